// The wire format of protocol buffers, as much as two messages of Anki need
// (https://protobuf.dev/programming-guides/encoding/).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace recto::exchange {

/// A field of a message: its number and its value, which points into the message.
struct WireField {
  std::uint32_t number = 0;
  std::uint64_t value = 0;  ///< of a varint or a fixed number
  std::string_view bytes;   ///< of a string, bytes or message
};

/// The fields in order; nullopt if the bytes are no message.
[[nodiscard]] std::optional<std::vector<WireField>> read_message(std::string_view bytes);

/// The last string or message with `number`; empty if there is none.
[[nodiscard]] std::string_view bytes_of(const std::vector<WireField>& fields, std::uint32_t number);
/// The last number with `number`; 0 if there is none.
[[nodiscard]] std::uint64_t value_of(const std::vector<WireField>& fields, std::uint32_t number);

}  // namespace recto::exchange
