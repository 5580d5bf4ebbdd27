#include "layout/value_names.h"

#include "layout/parts.h"

#include <string_view>

namespace recto::layout {
namespace {

constexpr std::string_view prefix = "value.";

void add(std::string_view reference, std::set<std::string>& names) {
  if (reference.starts_with(prefix)) names.emplace(reference.substr(prefix.size()));
}

void add_of_text(std::string_view text, std::set<std::string>& names) {
  for (auto brace = text.find('{'); brace != std::string_view::npos; brace = text.find('{', brace)) {
    ++brace;
    if (brace < text.size() && text[brace] == '{') {
      ++brace;
      continue;
    }
    add(text.substr(brace, text.find('}', brace) - brace), names);
  }
}

void add_of_block(const Block& block, std::set<std::string>& names) {
  if (block.when.kind == Condition::Kind::has_field) add(block.when.name, names);
  for (const auto* text : {&block.text, &block.lead, &block.source, &block.alt}) add_of_text(*text, names);
  for (const auto& child : block.children) add_of_block(child, names);
}

}  // namespace

std::set<std::string> value_names(const Layout& layout) {
  std::set<std::string> names;
  for (const auto* part : parts(layout)) add_of_block(*part, names);
  return names;
}

}  // namespace recto::layout
