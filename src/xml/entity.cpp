#include "xml/entity.h"

#include "unicode/utf8.h"
#include "xml/html_entity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace recto::xml {
namespace {

constexpr std::array<std::string_view, 5> known{"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};

// `#233` or `#xE9`; nullopt for what is no number or too large a one.
std::optional<std::uint32_t> number(std::string_view reference) {
  reference.remove_prefix(1);
  const bool hexadecimal = reference.starts_with('x');
  if (hexadecimal) reference.remove_prefix(1);
  std::uint32_t code = 0;
  const auto* last = reference.data() + reference.size();
  const auto [end, error] = std::from_chars(reference.data(), last, code, hexadecimal ? 16 : 10);
  if (reference.empty() || error != std::errc{} || end != last) return std::nullopt;
  return code;
}

bool is_character(std::uint32_t code) {
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return !surrogate && code <= 0x10FFFF && code != 0xFFFE && code != 0xFFFF;
}

bool is_control(std::uint32_t code) {
  const bool blank = code == '\t' || code == '\n' || code == '\r';
  return (code < 0x20 && !blank) || (code >= 0x7F && code < 0xA0);
}

/// Blanks and joiners cannot be told apart as themselves.
std::string written_as(char32_t character) {
  const bool visible = character > 0xA0 && character != 0xAD && (character < 0x2000 || character > 0x200F);
  const auto number = fmt::format("`&#{};`", static_cast<std::uint32_t>(character));
  return visible ? fmt::format("write `{}` or {}", unicode::encode(character), number) : "write " + number;
}

}  // namespace

std::optional<EntityFault> entity_fault(std::string_view written) {
  const auto name = written.substr(1, written.size() - 2);
  if (name.front() == '#') {
    const auto code = number(name);
    if (!code || !is_character(*code)) {
      return EntityFault{"bad-reference", fmt::format("`{}` is no character", written), {}};
    }
    if (!is_control(*code)) return std::nullopt;
    return EntityFault{"control-character", fmt::format("`{}` is a control character", written), {}};
  }
  if (std::find(known.begin(), known.end(), written) != known.end()) return std::nullopt;
  if (const auto character = html_character(name)) {
    return EntityFault{"unknown-entity", fmt::format("unknown entity `{}`", written), written_as(*character)};
  }
  return EntityFault{
      "unknown-entity", fmt::format("unknown entity `{}`", written),
      fmt::format("known are `{}`; write any other character as itself or as `&#160;`", fmt::join(known, "`, `"))};
}

EntityFault bare_ampersand() { return {"not-well-formed", "`&` without an entity", "write `&amp;` for the character"}; }

}  // namespace recto::xml
