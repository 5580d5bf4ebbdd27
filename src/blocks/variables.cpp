// Most variables are one of a few dozen and have a place in an array; the deck's own values and those of scales, which
// have names, are few and are searched.
#include "blocks/variables.h"

#include "diag/assertion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace recto::blocks {

void Variables::set(const layout::VariableName& name, std::string value) {
  if (name.name.empty()) return set(name.variable, std::move(value));
  const auto known = std::ranges::find(named_, name, [](const auto& each) { return each.first; });
  if (known == named_.end()) {
    named_.emplace_back(name, std::move(value));
  } else {
    known->second = std::move(value);
  }
}

std::string_view Variables::find(const layout::VariableName& name) const {
  if (name.name.empty()) return find(name.variable);
  for (const auto& [known, value] : named_) {
    if (known == name) return value;
  }
  return {};
}

std::string Variables::shown(const layout::VariableName& name) const {
  const std::string_view value = find(name);
  if (vocabulary_ == nullptr || !is_number(name.variable)) return std::string{value};
  std::string result;
  for (const char c : value) {
    if (c >= '0' && c <= '9') {
      result += vocabulary_->numerals.at(static_cast<std::size_t>(c - '0'));
    } else {
      result += c;
    }
  }
  return result;
}

std::string Variables::spoken(const layout::WordName& name) const {
  RECTO_ASSERT(vocabulary_ != nullptr && vocabulary_->words.contains(name.id));
  const auto& [word, language] = vocabulary_->words.find(name.id)->second;
  if (!word.by) return expand(word.form(text::Plural::other));
  const auto digits = find(*word.by);
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return expand(word.form(text::plural_of(language, number)));
}

std::string Variables::listed(const std::vector<std::string>& items) const {
  return fmt::format("{}", fmt::join(items, vocabulary_ == nullptr ? ", " : vocabulary_->list_separator));
}

std::string Variables::expand(const layout::Template& text) const {
  struct Expansion {
    const Variables& variables;
    std::string operator()(const std::string& words) const { return words; }
    std::string operator()(const layout::VariableName& name) const { return variables.shown(name); }
    std::string operator()(const layout::WordName& name) const { return variables.spoken(name); }
  };
  std::string result;
  for (const auto& piece : text.pieces) result += std::visit(Expansion{*this}, piece);
  return result;
}

}  // namespace recto::blocks
