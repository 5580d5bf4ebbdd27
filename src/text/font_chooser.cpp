#include "text/itemize.h"
#include "text/open_font.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace recto::text {
namespace {

std::u16string to_utf16(std::string_view text) {
  std::u16string units;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    if (c >= 0x10000) {
      units.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10)));
      units.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
    } else {
      units.push_back(static_cast<char16_t>(c));
    }
  }
  return units;
}

/// The characters of `text` in a normalisation form; empty if it is too long for a grapheme cluster.
std::vector<char32_t> normalized(const UNormalizer2* form, std::u16string_view text) {
  std::array<char16_t, 64> buffer{};
  UErrorCode status = U_ZERO_ERROR;
  const auto length = unorm2_normalize(form, text.data(), static_cast<std::int32_t>(text.size()), buffer.data(),
                                       static_cast<std::int32_t>(buffer.size()), &status);
  std::vector<char32_t> characters;
  for (std::int32_t i = 0; U_SUCCESS(status) && i < length;) {
    char32_t c = buffer[static_cast<std::size_t>(i++)];
    if ((c & 0xFFFFFC00) == 0xD800 && i < length) {
      c = (c << 10) + buffer[static_cast<std::size_t>(i++)] - ((0xD800U << 10) + 0xDC00U - 0x10000U);
    }
    characters.push_back(c);
  }
  return characters;
}

/// Blanks and punctuation of no script, which look better in the font of their neighbours.
bool is_neutral(std::string_view cluster) {
  std::size_t at = 0;
  const auto c = static_cast<UChar32>(decode(cluster, at));
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status) == USCRIPT_COMMON && (u_isspace(c) != 0 || u_ispunct(c) != 0);
}

/// Letters and what belongs to them: parts of a word.
bool is_word_part(std::string_view cluster) {
  std::size_t at = 0;
  const auto c = static_cast<UChar32>(decode(cluster, at));
  return u_isalpha(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

}  // namespace

bool FontChooser::covers(FaceId face, std::string_view cluster) const {
  const OpenFont& font = fonts_.opened(face);
  for (std::size_t at = 0; at < cluster.size();) {
    const char32_t c = decode(cluster, at);
    if (!font.has_glyph(c) && !is_invisible(c)) return false;
  }
  return true;
}

bool FontChooser::covers_composed(FaceId face, std::string_view cluster) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto units = to_utf16(cluster);
  for (const auto* form : {unorm2_getNFCInstance(&status), unorm2_getNFDInstance(&status)}) {
    const auto characters = normalized(form, units);
    const auto has = [&](char32_t c) { return fonts_.has_glyph(face, c) || is_invisible(c); };
    if (!characters.empty() && std::all_of(characters.begin(), characters.end(), has)) return true;
  }
  return false;
}

const std::vector<FaceId>& FontChooser::fallbacks(const Wish& wish) {
  Key key{wish.script, wish.language, wish.weight, wish.italic};
  const auto found = fallbacks_.find(key);
  if (found != fallbacks_.end()) return found->second;
  auto faces = fonts_.fallbacks(wish.script, wish.language, wish.weight, wish.italic);
  return fallbacks_.emplace(std::move(key), std::move(faces)).first->second;
}

void FontChooser::note_missing(ShapedParagraph::Data& data, Range cluster, FaceId face) const {
  const std::string_view text = data.source.utf8;
  for (std::size_t at = cluster.begin; at < cluster.end;) {
    const auto byte = static_cast<std::uint32_t>(at);
    const char32_t c = decode(text, at);
    if (fonts_.has_glyph(face, c) || is_invisible(c)) continue;
    const auto span = data.source.span_at(byte);
    data.missing.push_back({c, span, data.source.offset_in_span(byte, span)});
  }
}

FaceId FontChooser::font_for(ShapedParagraph::Data& data, Range cluster, const Wish& wish) {
  const auto text = std::string_view{data.source.utf8}.substr(cluster.begin, cluster.end - cluster.begin);
  if (covers(wish.primary, text)) return wish.primary;
  const auto& others = fallbacks(wish);
  const auto whole = std::find_if(others.begin(), others.end(), [&](FaceId face) { return covers(face, text); });
  if (covers_composed(wish.primary, text)) return wish.primary;
  if (whole != others.end()) return *whole;
  const auto composed =
      std::find_if(others.begin(), others.end(), [&](FaceId face) { return covers_composed(face, text); });
  if (composed != others.end()) return *composed;
  std::size_t at = 0;
  const char32_t base = decode(text, at);
  const auto best =
      std::find_if(others.begin(), others.end(), [&](FaceId face) { return fonts_.has_glyph(face, base); });
  const FaceId face = fonts_.has_glyph(wish.primary, base) || best == others.end() ? wish.primary : *best;
  note_missing(data, cluster, face);
  return face;
}

void FontChooser::join_neutral(std::string_view text, std::uint32_t begin,
                               std::vector<Stretch<FaceId>>& stretches) const {
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const auto from = i == 0 ? begin : stretches[i - 1].end;
    const auto cluster = text.substr(from, stretches[i].end - from);
    if (i == 0 || !is_neutral(cluster) || stretches[i - 1].value == stretches[i].value) continue;
    const FaceId before = stretches[i - 1].value;
    std::size_t next = i + 1;
    while (next < stretches.size() && stretches[next].value == stretches[i].value &&
           is_neutral(text.substr(stretches[next - 1].end, stretches[next].end - stretches[next - 1].end))) {
      ++next;
    }
    if (next < stretches.size() && stretches[next].value == before && covers(before, cluster)) {
      stretches[i].value = before;
    }
  }
}

/// A word is set in one font where one has all its letters: a lone accented letter of another design looks like an
/// error.
void FontChooser::unite_words(const ShapedParagraph::Data& data, std::uint32_t begin, FaceId primary,
                              std::vector<Stretch<FaceId>>& stretches) const {
  const std::string_view text = data.source.utf8;
  const auto begin_of = [&](std::size_t i) { return i == 0 ? begin : stretches[i - 1].end; };
  for (std::size_t first = 0; first < stretches.size();) {
    std::size_t end = first;
    FaceId other = primary;
    while (end < stretches.size() && is_word_part(text.substr(begin_of(end), stretches[end].end - begin_of(end)))) {
      if (other == primary) other = stretches[end].value;
      ++end;
    }
    const auto word = text.substr(begin_of(first), end == first ? 0 : stretches[end - 1].end - begin_of(first));
    if (other != primary && covers(other, word)) {
      for (std::size_t i = first; i < end; ++i) stretches[i].value = other;
    }
    first = end + 1;
  }
}

void FontChooser::note_fallbacks(ShapedParagraph::Data& data, std::uint32_t begin, FaceId primary,
                                 const std::vector<Stretch<FaceId>>& stretches) const {
  for (const auto& [end, face] : stretches) {
    const auto used = [&, other = face](const FallbackUse& use) { return use.face == other; };
    if (face != primary && std::none_of(data.fallbacks.begin(), data.fallbacks.end(), used)) {
      data.fallbacks.push_back({face, data.source.span_at(begin), data.source.utf8.substr(begin, end - begin)});
    }
    begin = end;
  }
}

std::optional<FaceId> FontChooser::find(char32_t character, const Wish& wish) {
  if (fonts_.has_glyph(wish.primary, character)) return wish.primary;
  for (const FaceId face : fallbacks(wish)) {
    if (fonts_.has_glyph(face, character)) return face;
  }
  return {};
}

std::vector<Stretch<FaceId>> FontChooser::choose(ShapedParagraph::Data& data, Range range, const Wish& wish) {
  const std::string_view text = data.source.utf8;
  if (covers(wish.primary, text.substr(range.begin, range.end - range.begin))) return {{range.end, wish.primary}};
  std::vector<Stretch<FaceId>> stretches;
  std::uint32_t begin = range.begin;
  for (const auto end : graphemes_.ends(data.source, range)) {
    stretches.push_back({end, font_for(data, {begin, end}, wish)});
    begin = end;
  }
  unite_words(data, range.begin, wish.primary, stretches);
  join_neutral(text, range.begin, stretches);
  std::vector<Stretch<FaceId>> joined;
  for (const auto& stretch : stretches) {
    if (joined.empty() || joined.back().value != stretch.value) joined.push_back(stretch);
    joined.back().end = stretch.end;
  }
  note_fallbacks(data, range.begin, wish.primary, joined);
  return joined;
}

}  // namespace recto::text
