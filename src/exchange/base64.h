// Base 64 (RFC 4648), as Moodle packs files into XML.
#pragma once

#include <string>
#include <string_view>

namespace recto::exchange {

/// Characters that are none of its alphabet are skipped: line ends mostly.
[[nodiscard]] std::string from_base64(std::string_view text);
[[nodiscard]] std::string to_base64(std::string_view bytes);

}  // namespace recto::exchange
