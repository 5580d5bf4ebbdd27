#include "support/shipped_fonts.h"

#include <algorithm>
#include <stdexcept>

namespace recto::test {

const text::FontSet& shipped_fonts() {
  static const text::FontSet fonts{[] {
    diag::Diagnostics diagnostics;
    auto catalogue = text::read_fonts(RECTO_SOURCE "/fonts/fonts.xml", {}, diagnostics);
    for (const auto& problem : diagnostics.all()) throw std::runtime_error{to_text(problem, diag::Colors::off)};
    return *catalogue;
  }()};
  return fonts;
}

text::Paragraph plain(std::string text, std::string language) {
  return {.spans = {{.text = std::move(text), .style = {}}}, .language = std::move(language)};
}

text::Span code(std::string text) { return {.text = std::move(text), .style = {.family = "mono", .identifier = true}}; }

std::string text_of(const text::Line& line) {
  // Runs stand in visual order; in lines of one direction that is all there is to know.
  std::string joined;
  const bool right_to_left =
      std::any_of(line.runs.begin(), line.runs.end(), [](const auto& r) { return r.right_to_left; });
  for (const auto& run : line.runs) joined = right_to_left ? run.text + joined : joined + run.text;
  return joined;
}

std::vector<std::string> lines_of(const text::SetParagraph& paragraph) {
  std::vector<std::string> lines;
  for (const auto& line : paragraph.lines) lines.push_back(text_of(line) + (line.hyphenated ? "=" : ""));
  return lines;
}

}  // namespace recto::test
