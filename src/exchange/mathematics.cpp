// Each way of writing is a pair of delimiters; the first opening one that is also closed wins.
#include "exchange/mathematics.h"

#include <array>
#include <utility>

namespace recto::exchange {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> delimiters{
    {{"\\(", "\\)"}, {"\\[", "\\]"}, {"$$", "$$"}, {"[latex]", "[/latex]"}, {"[$]", "[/$]"}, {"[$$]", "[/$$]"}}};

constexpr std::size_t longest_formula = 4000;  // bytes: no search runs to the end of a large file

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// `$x^2$` that begins at `at`.
std::optional<Formula> between_dollars(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("$$")) return std::nullopt;
  const auto end = text.find_first_of("$\n", at + 1);
  if (end == std::string_view::npos || text[end] != '$' || end == at + 1) return std::nullopt;
  const auto inside = text.substr(at + 1, end - at - 1);
  if (is_blank(inside.front()) || is_blank(inside.back())) return std::nullopt;
  if (inside.find_first_of("\\^_{=") == std::string_view::npos) return std::nullopt;
  return Formula{at, end + 1};
}

std::optional<Formula> formula_at(std::string_view text, std::size_t at) {
  for (const auto& [open, close] : delimiters) {
    if (!text.substr(at).starts_with(open)) continue;
    const auto inside = text.substr(at + open.size(), longest_formula);
    const auto end = inside.find(close);
    if (end != std::string_view::npos) return Formula{at, at + open.size() + end + close.size()};
  }
  return text[at] == '$' ? between_dollars(text, at) : std::nullopt;
}

}  // namespace

std::optional<Formula> find_formula(std::string_view text, std::size_t from) {
  for (auto at = text.find_first_of("\\$[", from); at < text.size(); at = text.find_first_of("\\$[", at + 1)) {
    if (const auto formula = formula_at(text, at)) return formula;
  }
  return std::nullopt;
}

}  // namespace recto::exchange
