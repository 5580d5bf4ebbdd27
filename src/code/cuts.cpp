// Weighs the places between lines: what is indented, what goes on with what stands above and what speaks of what stands
// below are worse places than the others; inside a statement there is none.
#include "code/cuts.h"

#include "code/statement.h"
#include "page/break_cost.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace recto::code {
namespace {

constexpr int inner_line = page::break_cost::code_line * 3;
constexpr int below_comment = page::break_cost::code_line * 4;

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

bool is_blank(std::string_view line) { return indentation(line) == line.size(); }

template <std::size_t N>
bool begins_with(std::string_view line, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return line.starts_with(word); });
}

/// Whether the line belongs to what stands above it.
bool goes_on(std::string_view line) {
  constexpr std::array<std::string_view, 7> signs{")", "]", "}", "</", "{% end", "{% el", "{% empty"};
  constexpr std::array<std::string_view, 8> words{"else", "elif", "except", "finally", "catch", "end", "rescue", "fi"};
  line.remove_prefix(indentation(line));
  const auto word_end = std::ranges::find_if(line, [](char c) { return c < 'a' || c > 'z'; });
  const std::string_view word = line.substr(0, static_cast<std::size_t>(word_end - line.begin()));
  return begins_with(line, signs) || std::ranges::find(words, word) != words.end();
}

/// Whether the line speaks of what stands below it.
bool announces(std::string_view line) {
  constexpr std::array<std::string_view, 7> words{"@", "#", "//", "-- ", "/*", "<!--", "{#"};
  return begins_with(line.substr(indentation(line)), words);
}

}  // namespace

std::vector<int> code_cuts(const std::vector<std::string>& lines) {
  std::size_t outermost = std::string::npos;
  for (const auto& line : lines) {
    if (!is_blank(line)) outermost = std::min(outermost, indentation(line));
  }
  const auto inside = inside_statements(lines);
  std::vector<int> costs(lines.size(), page::break_cost::code_line);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (is_blank(lines[i]) || inside[i]) {
      costs[i] = page::break_cost::forbidden;
    } else if (!is_blank(lines[i - 1])) {
      const bool outer = indentation(lines[i]) == outermost && !goes_on(lines[i]);
      if (!outer) costs[i] = inner_line;
      if (announces(lines[i - 1])) costs[i] = below_comment;
    }
  }
  return costs;
}

}  // namespace recto::code
