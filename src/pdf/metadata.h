// What the file says about itself, twice: the information dictionary and XMP (ISO 32000-1, 14.3; ISO 16684-1).
#pragma once

#include "page/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recto::pdf {

/// Entries of the information dictionary; producer and dates are libharu's.
[[nodiscard]] std::string info_entries(const page::Info& info);

/// The XMP packet, well-formed whatever the texts hold; declares PDF/UA-1 for tagged documents.
[[nodiscard]] std::string xmp_packet(const page::Info& info, std::string_view producer,
                                     std::optional<std::int64_t> date);

/// `/DuplexFlipLongEdge` without the slash, or nothing (ISO 32000-1, table 150).
[[nodiscard]] std::string_view duplex_name(page::DuplexHint hint);

}  // namespace recto::pdf
