// Bytes above 127 are parts of letters here, as `xml::is_identifier` takes them; punctuation beyond ASCII is looked for
// by code point, so that quotation marks of a language do not end up in an id.
#include "exchange/slug.h"

#include "exchange/scan.h"
#include "unicode/utf8.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace recto::exchange {
namespace {

constexpr std::size_t longest_slug = 48;

bool is_ascii_word(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
}

/// Letters beyond ASCII: all but the blocks of punctuation and symbols (Latin-1's, general, CJK, fullwidth, emoji).
bool is_letter(char32_t code) {
  if (code < 0x80) return is_ascii_word(code);
  const auto within = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
  return !(within(0x80, 0xBF) || code == 0xD7 || code == 0xF7 || within(0x2000, 0x2BFF) || within(0x3000, 0x3004) ||
           within(0x3008, 0x3020) || within(0xFE00, 0xFE6F) || within(0xFF00, 0xFF0F) || within(0xFF1A, 0xFF20) ||
           code == unicode::replacement || code > 0x1F000);
}

std::string cut(const std::string& words) {
  if (length(words) <= longest_slug) return words;
  std::string kept;
  for (const auto& word : split(words, '-')) {
    if (!kept.empty() && length(kept) + 1 + length(word) > longest_slug) break;
    kept += (kept.empty() ? "" : "-") + word;
  }
  if (length(kept) <= longest_slug) return kept;
  std::string head;  // one word longer than all: a sentence without blanks
  for (const auto& character : unicode::decode(kept)) {
    if (length(head) == longest_slug) break;
    head += kept.substr(character.offset, character.length);
  }
  return head;
}

}  // namespace

std::string slug(std::string_view text) {
  std::string words;
  bool apart = false;
  for (const auto& character : unicode::decode(text)) {
    const bool apostrophe = character.code == '\'' || character.code == 0x2019;
    if (apostrophe) continue;
    if (!is_letter(character.code)) {
      apart = !words.empty();
      continue;
    }
    if (std::exchange(apart, false)) words += '-';
    words += lower(text.substr(character.offset, character.length));
  }
  return cut(words);
}

std::string identifier_of(std::string_view text) {
  std::string id;
  const auto dotted = replaced(std::string(trimmed(text)), "::", ".");
  for (const auto& character : unicode::decode(dotted)) {
    const bool fits =
        is_letter(character.code) || character.code == '.' || character.code == '_' || character.code == '-';
    const auto added = fits ? dotted.substr(character.offset, character.length) : std::string("-");
    const bool repeats = (added == "-" || added == ".") && (id.empty() || id.back() == '-' || id.back() == '.');
    if (!repeats && !(id.empty() && added == "_")) id += added;
  }
  while (id.ends_with('-') || id.ends_with('.')) id.pop_back();
  return id;
}

std::string foreign_alias(std::string_view prefix, std::string_view name) {
  std::string alias = std::string(prefix) + "-";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    alias += is_ascii_word(byte) ? std::string(1, c) : fmt::format("_{:02x}", byte);
  }
  return alias;
}

std::string foreign_name(std::string_view prefix, std::string_view alias) {
  if (!alias.starts_with(prefix) || !alias.substr(prefix.size()).starts_with('-')) return {};
  alias.remove_prefix(prefix.size() + 1);
  std::string name;
  for (std::size_t i = 0; i < alias.size(); ++i) {
    if (alias[i] != '_' || i + 2 >= alias.size()) {
      name += alias[i];
      continue;
    }
    unsigned byte = 0;
    std::from_chars(alias.data() + i + 1, alias.data() + i + 3, byte, 16);
    name += static_cast<char>(byte);
    i += 2;
  }
  return name;
}

}  // namespace recto::exchange
