// Bytes packed by Zstandard (RFC 8878).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace recto::exchange {

/// Unpacks; nullopt if the bytes are damaged or would take more than `most`.
[[nodiscard]] std::optional<std::string> unpack_zstandard(std::string_view bytes, std::size_t most);

}  // namespace recto::exchange
