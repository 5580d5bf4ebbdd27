// A 128-bit hash of a sequence of bytes, equal on every machine.  It tells contents apart; it guards against nobody.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace recto::pdf {

class Fingerprint {
 public:
  /// How the bytes are cut into calls does not matter.
  void add(std::string_view bytes);
  /// 32 hexadecimal digits.
  [[nodiscard]] std::string hex() const;

 private:
  void mix(std::uint64_t word);

  std::uint64_t first_ = 0x6A09E667F3BCC908;  // fractional parts of the square roots of 2 and 3
  std::uint64_t second_ = 0xBB67AE8584CAA73B;
  std::uint64_t length_ = 0;
  std::uint64_t pending_ = 0;
  unsigned pending_bytes_ = 0;
};

}  // namespace recto::pdf
