// A scale is a list of steps, each with the words for it; a set of words is of the scale if every word has a step.
#include "exchange/scale.h"

#include "exchange/scan.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace recto::exchange {
namespace {

using Step = std::vector<std::string_view>;
using Scale = std::vector<Step>;

const std::vector<Scale>& scales() {
  static const std::vector<Scale> known{
      {{"a1"}, {"a2"}, {"b1"}, {"b2"}, {"c1"}, {"c2"}},
      {{"n5"}, {"n4"}, {"n3"}, {"n2"}, {"n1"}},
      {{"trivial", "very easy", "sehr leicht"},
       {"beginner",    "basic",        "basics", "easy",     "low",        "junior",      "entry",
        "fundamental", "fundamentals", "novice", "anfänger", "leicht",     "einfach",     "débutant",
        "facile",      "principiante", "fácil",  "básico",   "easy level", "junior level"},
       {"intermediate", "medium", "mid", "middle", "moderate", "normal", "regular", "mittel", "fortgeschritten",
        "moyen", "intermédiaire", "medio", "intermedio", "mid-level", "average"},
       {"advanced", "hard", "high", "senior", "difficult", "experienced", "schwer", "schwierig", "difficile", "avancé",
        "difícil", "avanzado", "senior level"},
       {"expert", "very hard", "principal", "lead", "staff", "experte", "sehr schwer"}},
  };
  return known;
}

std::optional<int> step_in(const Scale& scale, const std::string& word) {
  const auto wanted = lower(word);
  const auto has = [&](const Step& step) { return std::ranges::find(step, wanted) != step.end(); };
  const auto step = std::ranges::find_if(scale, has);
  if (step == scale.end()) return std::nullopt;
  return static_cast<int>(step - scale.begin());
}

std::optional<int> number(const std::string& word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

template <typename Rank>
bool sort_by(std::vector<std::string>& words, const Rank& rank) {
  if (!std::ranges::all_of(words, [&](const std::string& word) { return rank(word).has_value(); })) return false;
  std::ranges::stable_sort(words, {}, [&](const std::string& word) { return *rank(word); });
  return true;
}

}  // namespace

std::vector<std::string> in_order(const std::vector<std::string>& words) {
  std::vector<std::string> order;
  for (const auto& word : words) {
    if (std::ranges::find(order, word) == order.end()) order.push_back(word);
  }
  if (sort_by(order, number)) return order;
  for (const auto& scale : scales()) {
    if (sort_by(order, [&](const std::string& word) { return step_in(scale, word); })) return order;
  }
  return order;
}

std::string level_word(std::string_view heading) {
  auto word = fold(heading);
  for (const std::string_view after : {" questions", " question", " level", "-level"}) {
    if (lower(word).ends_with(after)) word.resize(word.size() - after.size());
  }
  return word;
}

bool is_level_word(std::string_view heading) {
  const auto word = level_word(heading);
  return std::ranges::any_of(scales(), [&](const Scale& scale) { return step_in(scale, word).has_value(); });
}

}  // namespace recto::exchange
