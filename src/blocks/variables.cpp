#include "blocks/variables.h"

namespace recto::blocks {

std::string_view Variables::find(std::string_view name) const {
  for (auto it = values_.rbegin(); it != values_.rend(); ++it) {
    if (it->first == name) return it->second;
  }
  return {};
}

std::string Variables::expand(std::string_view text) const {
  std::string result;
  while (!text.empty()) {
    const auto brace = text.find('{');
    result += text.substr(0, brace);
    if (brace == std::string_view::npos) break;
    text.remove_prefix(brace + 1);
    if (text.starts_with('{')) {
      result += '{';
      text.remove_prefix(1);
      continue;
    }
    const auto end = text.find('}');
    result += find(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return result;
}

}  // namespace recto::blocks
