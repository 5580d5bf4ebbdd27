#include "unicode/utf8.h"
#include "xml/screen.h"

#include <fmt/format.h>

#include <optional>
#include <string_view>

namespace recto::xml {
namespace {

using namespace std::string_view_literals;

// By byte order mark, or by how "<" looks in it.
std::optional<std::string_view> wide_encoding(std::string_view bytes) {
  for (const auto mark : {"\xFF\xFE\0\0"sv, "\0\0\xFE\xFF"sv, "<\0\0\0"sv, "\0\0\0<"sv}) {
    if (bytes.starts_with(mark)) return "UTF-32";
  }
  for (const auto mark : {"\xFF\xFE"sv, "\xFE\xFF"sv, "<\0"sv, "\0<"sv}) {
    if (bytes.starts_with(mark)) return "UTF-16";
  }
  return std::nullopt;
}

bool is_plain(unsigned char byte) {
  return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t' || byte == '\r';
}

// XML forbids most of them; the C1 block is refused too: it appears where Windows-1252 was mistaken for Latin-1.
bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFFFE || code == 0xFFFF;
}

void report_bytes(const diag::Span& first, std::size_t count, diag::Diagnostics& diagnostics) {
  const auto byte = static_cast<unsigned char>(first.source->bytes()[first.offset]);
  auto& error = diagnostics.error("invalid-utf-8", fmt::format("byte 0x{:02X} is not UTF-8", byte), first);
  if (count > 1) error.hint(fmt::format("{} more such bytes follow", count - 1));
  error.hint("save the file as UTF-8");
}

void report_controls(const diag::Span& first, std::size_t count, diag::Diagnostics& diagnostics) {
  const auto code = unicode::character_at(first.source->bytes(), first.offset).code;
  auto& error = diagnostics.error("control-character",
                                  fmt::format("control character U+{:04X}", static_cast<unsigned>(code)), first);
  if (count > 1) error.hint(fmt::format("{} more follow", count - 1));
}

}  // namespace

Verdict screen_characters(const std::shared_ptr<const diag::Source>& source, diag::Diagnostics& diagnostics) {
  const auto bytes = source->bytes();
  if (const auto encoding = wide_encoding(bytes)) {
    diagnostics.error("encoding", fmt::format("the file is {}", *encoding), diag::whole_file(source->name()))
        .hint("save it as UTF-8");
    return Verdict::refused;
  }
  diag::Span damaged;
  diag::Span control;
  std::size_t damaged_count = 0;
  std::size_t control_count = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_plain(static_cast<unsigned char>(bytes[at]))) {
      ++at;
      continue;
    }
    const auto character = unicode::character_at(bytes, at);
    const diag::Span here{source, at, character.length};
    if (character.code == unicode::replacement && character.length == 1) {
      if (damaged_count++ == 0) damaged = here;
    } else if (is_control(character.code)) {
      if (control_count++ == 0) control = here;
    }
    at += character.length;
  }
  if (damaged_count > 0) report_bytes(damaged, damaged_count, diagnostics);
  if (control_count > 0) report_controls(control, control_count, diagnostics);
  return damaged_count + control_count > 0 ? Verdict::refused : Verdict::accepted;
}

}  // namespace recto::xml
