// Formulas in the ways that programs write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace recto::exchange {

/// A formula within a text, delimiters included.
struct Formula {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first formula at or after `from`: `\( … \)`, `\[ … \]`, `$$ … $$`, `[latex] … [/latex]`, `[$] … [/$]`,
/// `[$$] … [/$$]`, and `$ … $` where that cannot be money: no blank inside the dollars, and one of `\ ^ _ { =`.
[[nodiscard]] std::optional<Formula> find_formula(std::string_view text, std::size_t from = 0);

}  // namespace recto::exchange
