#include "deck/file_name.h"

namespace recto::deck {

std::string file_stem(const DeckSpec& spec, const Product& product) {
  if (!product.name.empty()) return spec.id + "-" + product.name;
  auto stem = spec.id + "-" + product.layout.text;
  if (product.kind != ProductKind::packet) return stem;
  return stem + (product.role == Role::candidate ? "-candidate" : "-interviewer");
}

std::vector<std::string> file_names(const DeckSpec& spec, const Product& product) {
  const auto stem = file_stem(spec, product);
  std::vector<std::string> names;
  const auto add = [&](const std::string& ending) {
    names.push_back(stem + ending);
    if (product.key_layout) names.push_back(stem + "-key" + ending);
  };
  if (product.versions.empty()) add("");
  for (const auto& letter : product.versions) add("-" + letter);
  if (product.master_layout) names.push_back(stem + "-master-key");
  return names;
}

}  // namespace recto::deck
