// Most variables are one of a few dozen and have a place in an array; the deck's own values and those of scales, which
// have names, are few and are searched.
#include "blocks/variables.h"

#include <algorithm>

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

std::string Variables::expand(const layout::Template& text) const {
  std::string result;
  for (const auto& piece : text.pieces) {
    const auto* words = std::get_if<std::string>(&piece);
    result += words != nullptr ? std::string_view(*words) : find(std::get<layout::VariableName>(piece));
  }
  return result;
}

}  // namespace recto::blocks
