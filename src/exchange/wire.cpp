// A key says the number and the kind of a field; the kind says how long its value is.
#include "exchange/wire.h"

#include <cstddef>

namespace recto::exchange {
namespace {

/// Seven bits a byte, the lowest first; nullopt if it does not end.
std::optional<std::uint64_t> take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if ((byte & 0x80U) == 0) return value;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> take_fixed(std::string_view& bytes, std::size_t size) {
  if (bytes.size() < size) return std::nullopt;
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  bytes.remove_prefix(size);
  return value;
}

std::optional<std::string_view> take_bytes(std::string_view& bytes) {
  const auto size = take_varint(bytes);
  if (!size || *size > bytes.size()) return std::nullopt;
  const auto value = bytes.substr(0, *size);
  bytes.remove_prefix(*size);
  return value;
}

std::optional<WireField> take_field(std::string_view& bytes) {
  constexpr unsigned varint = 0;
  constexpr unsigned fixed_64 = 1;
  constexpr unsigned length = 2;
  constexpr unsigned fixed_32 = 5;
  const auto key = take_varint(bytes);
  if (!key) return std::nullopt;
  WireField field{static_cast<std::uint32_t>(*key >> 3U), 0, {}};
  const auto kind = *key & 7U;
  if (kind == length) {
    const auto value = take_bytes(bytes);
    if (!value) return std::nullopt;
    field.bytes = *value;
    return field;
  }
  if (kind != varint && kind != fixed_64 && kind != fixed_32) return std::nullopt;
  const auto value = kind == varint ? take_varint(bytes) : take_fixed(bytes, kind == fixed_64 ? 8 : 4);
  if (!value) return std::nullopt;
  field.value = *value;
  return field;
}

}  // namespace

std::optional<std::vector<WireField>> read_message(std::string_view bytes) {
  std::vector<WireField> fields;
  while (!bytes.empty()) {
    const auto field = take_field(bytes);
    if (!field) return std::nullopt;
    fields.push_back(*field);
  }
  return fields;
}

std::string_view bytes_of(const std::vector<WireField>& fields, std::uint32_t number) {
  std::string_view found;
  for (const auto& field : fields) {
    if (field.number == number) found = field.bytes;
  }
  return found;
}

std::uint64_t value_of(const std::vector<WireField>& fields, std::uint32_t number) {
  std::uint64_t found = 0;
  for (const auto& field : fields) {
    if (field.number == number) found = field.value;
  }
  return found;
}

}  // namespace recto::exchange
