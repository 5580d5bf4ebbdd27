// Where a statement of a program goes on, in whatever language, as far as its lines show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recto::code {

/// Whether each of the lines begins inside a statement that an earlier one began: behind a bracket that is still open,
/// in a text of several lines (`"""`), or after a `\` at a line's end.  Braces around statements (`if (x) {`) are no
/// brackets in this sense, those around values (`x = {`) are.
[[nodiscard]] std::vector<bool> inside_statements(const std::vector<std::string>& lines);

}  // namespace recto::code
