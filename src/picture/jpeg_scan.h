// Whether a sequential scan holds its whole image (ITU-T T.81, annex F.2).  Internal to `picture`.
#pragma once

#include "picture/fault.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::picture {

/// Huffman codes of one table, by their length (T.81, annex C).
struct HuffmanTable {
  /// `limits[n]`: what a code of `n` bits, written at the top of 16, stays below; zero before the first.
  std::array<std::uint32_t, 17> limits{};
  /// Where in `symbols` the codes of a length would have begun with code zero.
  std::array<std::int32_t, 17> origins{};
  std::string symbols;
};

/// From the 16 counts and the symbols of a DHT segment.  nullopt if there cannot be so many codes of such lengths.
[[nodiscard]] std::optional<HuffmanTable> huffman_table(std::string_view counts, std::string_view symbols);

/// One component of a scan.
struct ScanComponent {
  int blocks = 1;  ///< in each minimum coded unit
  const HuffmanTable* dc = nullptr;
  const HuffmanTable* ac = nullptr;
};

struct Scan {
  std::vector<ScanComponent> components;
  std::int64_t units = 0;             ///< minimum coded units in all
  std::int64_t restart_interval = 0;  ///< zero: none
};

/// Reads `coded`, the entropy-coded bytes of `scan` with their stuffing and restart markers.  Bytes left over do no
/// harm, as in every decoder.
[[nodiscard]] std::optional<Fault> check_scan(const Scan& scan, std::string_view coded);

}  // namespace recto::picture
