#include "deck/file_name.h"

#include <cctype>

namespace recto::deck {

namespace {

/// Small letters and digits, hyphens for all else: "Avery 5371" is "avery-5371".  Of a path only the end.
std::string as_file_name(const std::string& words) {
  std::string name;
  for (const char c : words.substr(words.rfind('/') + 1)) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  return name;
}

}  // namespace

std::string file_stem(const DeckSpec& spec, const Product& product) {
  if (!product.name.empty()) return spec.id + "-" + product.name;
  auto stem = spec.id + "-" + product.layout.text;
  if (product.stock) stem += "-" + as_file_name(product.stock->text);
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
