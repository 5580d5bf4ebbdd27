#include "blocks/report.h"

#include "code/languages.h"
#include "text/emoji.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace recto::blocks {
namespace {

std::string utf8(char32_t character) {
  const auto value = static_cast<std::uint32_t>(character);
  std::string text;
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (value < 0x80) {
    add(value);
  } else if (value < 0x800) {
    add(0xC0U | (value >> 6U));
    add(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    add(0xE0U | (value >> 12U));
    add(0x80U | ((value >> 6U) & 0x3FU));
    add(0x80U | (value & 0x3FU));
  } else {
    add(0xF0U | (value >> 18U));
    add(0x80U | ((value >> 12U) & 0x3FU));
    add(0x80U | ((value >> 6U) & 0x3FU));
    add(0x80U | (value & 0x3FU));
  }
  return text;
}

/// Rounded up, so that a message never says "0.0 mm too high".
double mm_up(geometry::Length length) { return std::ceil(length.in_mm() * 10) / 10; }

/// A word that its language would divide is broken for want of patterns, any other for want of room.
void report_broken(const BrokenWord& word, const Location& location, const text::FontSet& fonts,
                   diag::Diagnostics& diagnostics) {
  const auto gap = word.without_patterns.empty() ? std::nullopt : fonts.hyphenation_gap(word.without_patterns);
  const std::string want = gap ? fmt::format("no patterns for `{}`", word.without_patterns) : "for want of room";
  auto& warning = diagnostics.warning(
      "emergency-break",
      fmt::format("a word is broken anywhere in {}{} {}", location.at(word.place), gap ? ":" : ",", want), word.place);
  if (!gap) return;
  warning.notes.push_back(gap->package.empty() ? "mark where it may be divided with soft hyphens, `&#xAD;`"
                                               : fmt::format("install the package `{}`", gap->package));
}

}  // namespace

std::string Location::at(const diag::Span& place) const {
  const bank::Question* nearest = nullptr;
  if (bank == nullptr || !place.source) return part;
  for (const auto& question : bank->questions) {
    if (question.place.source != place.source || question.place.offset > place.offset) continue;
    if (nearest == nullptr || nearest->place.offset < question.place.offset) nearest = &question;
  }
  return nearest == nullptr ? part : fmt::format("question `{}`", nearest->id);
}

void report_missing(const Findings& findings, const Location& location, diag::Diagnostics& diagnostics) {
  std::set<std::tuple<char32_t, const diag::Source*, std::size_t>> told;
  for (const auto& missing : findings.missing) {
    if (!told.emplace(missing.character, missing.place.source.get(), missing.place.offset).second) continue;
    const auto owner = missing.owner.empty() ? location.at(missing.place) : missing.owner;
    const auto what = fmt::format("no font has U+{:04X} `{}`, used in {}",
                                  static_cast<std::uint32_t>(missing.character), utf8(missing.character), owner);
    if (text::is_pictograph(missing.character)) {
      diagnostics.warning("missing-emoji", what + ": it is left blank", missing.place)
          .hint("write it in words, or add a font that has it to `fonts.xml`");
    } else {
      diagnostics.error("missing-glyph", what, missing.place)
          .hint("add a font that has it to `fonts.xml`, as a fallback for its script");
    }
  }
}

void report_overflow(const Findings& findings, const Location& location, const diag::Span& question,
                     diag::Diagnostics& diagnostics) {
  for (const auto& wide : findings.overfull) {
    const std::string what = wide.text.empty() ? std::string("a row") : fmt::format("`{}`", wide.text);
    diagnostics
        .error("too-wide", fmt::format("{} is {:.1f} mm too wide in {}", what, mm_up(wide.by), location.at(wide.place)),
               wide.place)
        .notes.emplace_back("shorten it, allow smaller type in the layout, or choose a layout with wider boxes");
  }
  for (const auto& high : findings.too_tall) {
    auto& error = diagnostics.error(
        "too-high", fmt::format("text is {:.1f} mm too high for its box in {}", mm_up(high.by), location.part),
        question);
    error.notes.push_back(fmt::format("the box is at {}", diag::location(high.place)));
    error.notes.emplace_back(
        "shorten the text, allow smaller type in the layout, or choose a layout with larger cards");
  }
}

void report_remarks(const Findings& findings, const Location& location, const text::FontSet& fonts,
                    diag::Diagnostics& diagnostics) {
  std::set<std::tuple<int, const diag::Source*, std::size_t>> told;
  for (const auto& use : findings.substitutions) {
    if (!told.emplace(use.face.value, use.place.source.get(), use.place.offset).second) continue;
    diagnostics.remark("fallback-font",
                       fmt::format("`{}` in {} is set in {}", use.text, location.at(use.place),
                                   fonts.metrics(use.face).postscript_name),
                       use.place);
  }
  for (const auto& [name, place] : findings.unknown_languages) {
    diagnostics.warning("unknown-code-language", fmt::format("code in `{}`, whose colors are not known", name), place)
        .hint(diag::suggestion(name, code::code_languages()));
  }
  for (const auto& word : findings.emergency_breaks) report_broken(word, location, fonts, diagnostics);
}

}  // namespace recto::blocks
