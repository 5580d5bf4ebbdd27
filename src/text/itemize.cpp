#include "text/itemize.h"

#include "diag/environment_error.h"
#include "text/emoji.h"

#include <fmt/format.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace recto::text {
namespace {

void require(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw diag::EnvironmentError{fmt::format("ICU cannot {}: {}", what, u_errorName(status))};
}

/// Gives each character a script, common ones that of what stands before them (UAX #24, 5.1).
class ScriptResolver {
 public:
  [[nodiscard]] UScriptCode resolve(char32_t character) {
    const auto c = static_cast<UChar32>(character);
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &status);
    const bool common = script <= USCRIPT_INHERITED;
    if (common || (script != current_ && uscript_hasScript(c, current_) != 0)) script = current_;
    if (common && character >= 0x20) script = paired(c, script);
    current_ = script;
    return script;
  }

 private:
  /// A closing bracket has its opening one's script.
  [[nodiscard]] UScriptCode paired(UChar32 c, UScriptCode script) {
    const auto type = u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
    if (type == U_BPT_OPEN && brackets_.size() < 64) brackets_.push_back({u_getBidiPairedBracket(c), script});
    if (type != U_BPT_CLOSE) return script;
    for (auto open = brackets_.rbegin(); open != brackets_.rend(); ++open) {
      if (open->closing != c) continue;
      const auto found = open->script == USCRIPT_COMMON ? script : open->script;
      brackets_.erase(open.base() - 1, brackets_.end());
      return found;
    }
    return script;
  }

  struct Open {
    UChar32 closing;
    UScriptCode script;
  };
  UScriptCode current_ = USCRIPT_COMMON;
  std::vector<Open> brackets_;
};

template <typename Value>
void extend(std::vector<Stretch<Value>>& stretches, std::uint32_t end, const Value& value) {
  if (!stretches.empty() && stretches.back().value == value) {
    stretches.back().end = end;
  } else {
    stretches.push_back({end, value});
  }
}

Special special_of(char32_t character) {
  const auto letter = script_letter(character);
  if (!letter) return Special::none;
  return letter->script == Script::superscript ? Special::superscript : Special::subscript;
}

}  // namespace

BidiLevels::BidiLevels() : bidi_{ubidi_open()} {}
BidiLevels::~BidiLevels() { ubidi_close(bidi_); }

void BidiLevels::put_together(const SourceText& text, const std::vector<BidiControl>& controls) {
  units_.clear();
  bytes_.clear();
  auto control = controls.begin();
  for (std::size_t unit = 0; unit <= text.utf16.size(); ++unit) {
    const auto byte = text.byte_at(unit);
    for (; control != controls.end() && control->byte <= byte; ++control) {
      units_.push_back(control->control);
      bytes_.push_back(byte);
    }
    if (unit < text.utf16.size()) units_.push_back(text.utf16[unit]);
    bytes_.push_back(byte);
  }
}

std::vector<Stretch<std::uint8_t>> BidiLevels::find(const SourceText& text, const std::vector<BidiControl>& controls,
                                                    Direction direction, std::uint8_t& paragraph_level) {
  paragraph_level = direction == Direction::right_to_left ? 1 : 0;
  if (!text.has_right_to_left && paragraph_level == 0) return {{text.size(), 0}};
  UErrorCode status = U_ZERO_ERROR;
  const UBiDiLevel base = direction == Direction::automatic ? UBIDI_DEFAULT_LTR : paragraph_level;
  put_together(text, controls);
  const auto length = static_cast<std::int32_t>(units_.size());
  ubidi_setPara(bidi_, units_.data(), length, base, nullptr, &status);
  require(status, "order bidirectional text");
  paragraph_level = ubidi_getParaLevel(bidi_);
  std::vector<Stretch<std::uint8_t>> levels;
  for (std::int32_t at = 0; at < length;) {
    UBiDiLevel level = 0;
    ubidi_getLogicalRun(bidi_, at, &at, &level);
    const auto end = bytes_[static_cast<std::size_t>(at)];
    if (end > (levels.empty() ? 0 : levels.back().end)) extend<std::uint8_t>(levels, end, level);
  }
  return levels;
}

std::vector<Stretch<std::string>> find_scripts(const SourceText& text) {
  // ASCII is Latin, whatever stands in it.
  if (text.byte_of.empty()) return {{text.size(), "Latn"}};
  std::vector<Stretch<UScriptCode>> found;
  ScriptResolver resolver;
  for (std::size_t at = 0; at < text.utf8.size();) {
    const UScriptCode script = resolver.resolve(decode(text.utf8, at));
    const auto end = static_cast<std::uint32_t>(at);
    // What stands before the first letter takes the script of that letter.
    if (found.size() == 1 && found[0].value == USCRIPT_COMMON && script != USCRIPT_COMMON) found[0].value = script;
    extend(found, end, script);
  }
  std::vector<Stretch<std::string>> named;
  for (const auto& [end, script] : found) {
    extend<std::string>(named, end, script == USCRIPT_COMMON ? "Latn" : uscript_getShortName(script));
  }
  return named;
}

Graphemes::Graphemes() : iterator_{nullptr} {}
Graphemes::~Graphemes() {
  if (iterator_ != nullptr) ubrk_close(iterator_);
}

std::vector<std::uint32_t> Graphemes::ends(const SourceText& text, Range range) {
  UErrorCode status = U_ZERO_ERROR;
  if (iterator_ == nullptr) iterator_ = ubrk_open(UBRK_CHARACTER, "root", nullptr, 0, &status);
  require(status, "find grapheme clusters");
  ubrk_setText(iterator_, text.utf16.data(), static_cast<std::int32_t>(text.utf16.size()), &status);
  require(status, "find grapheme clusters");
  std::vector<std::uint32_t> found;
  const auto begin = static_cast<std::int32_t>(text.unit_at(range.begin));
  const auto end = static_cast<std::int32_t>(text.unit_at(range.end));
  for (auto at = ubrk_following(iterator_, begin); at != UBRK_DONE && at < end; at = ubrk_next(iterator_)) {
    found.push_back(text.byte_at(static_cast<std::size_t>(at)));
  }
  found.push_back(range.end);
  return found;
}

std::vector<Stretch<Special>> find_special(const SourceText& text, Graphemes& graphemes) {
  if (text.byte_of.empty()) return {{text.size(), Special::none}};
  std::vector<Stretch<Special>> found;
  const std::string_view all = text.utf8;
  if (!has_emoji_sequence(all)) {
    for (std::size_t at = 0; at < all.size();) {
      const auto special = special_of(decode(all, at));
      extend(found, static_cast<std::uint32_t>(at), special);
    }
    return found;
  }
  std::uint32_t begin = 0;
  for (const auto end : graphemes.ends(text, {0, text.size()})) {
    std::size_t at = begin;
    if (emoji_sign(all.substr(begin, end - begin))) {
      found.push_back({end, Special::emoji});
    } else {
      extend(found, end, special_of(decode(all, at)));
    }
    begin = end;
  }
  return found;
}

}  // namespace recto::text
