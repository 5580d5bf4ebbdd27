// The fonts of fonts/fonts.xml, for tests that set type.
#pragma once

#include "text/font_set.h"
#include "text/typesetter.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::test {

/// One set for all tests of a program.
[[nodiscard]] const text::FontSet& shipped_fonts();

/// A paragraph of one span in the shipped serif family.
[[nodiscard]] text::Paragraph plain(std::string text, std::string language = "en");
/// A span in the shipped code family, as code is set.
[[nodiscard]] text::Span code(std::string text);

/// What a reader would copy from the line.
[[nodiscard]] std::string text_of(const text::Line& line);
/// One string a line, hyphens that are not in the text shown as `=`.
[[nodiscard]] std::vector<std::string> lines_of(const text::SetParagraph& paragraph);

}  // namespace recto::test
