// Walks all parts of a layout, and its scales, and collects the words that their texts name.
#include "layout/word_names.h"

#include "layout/parts.h"

namespace recto::layout {
namespace {

void add(const Template& text, std::vector<WordName>& names) {
  for (const auto& piece : text.pieces) {
    if (const auto* name = std::get_if<WordName>(&piece)) names.push_back(*name);
  }
}

void add(const Block& block, std::vector<WordName>& names) {
  for (const auto* text : templates(block)) add(*text, names);
  for (const auto& child : children(block)) add(child, names);
}

void add(const Scale& scale, std::vector<WordName>& names) {
  for (const auto& anchor : scale.anchors) {
    add(anchor.value, names);
    add(anchor.words, names);
  }
  add(scale.not_assessed, names);
  add(scale.not_assessed_value, names);
}

}  // namespace

std::vector<WordName> word_names(const Layout& layout) {
  std::vector<WordName> names;
  for (const auto* part : parts(layout)) add(*part, names);
  if (const auto* document = std::get_if<DocumentDesign>(&layout.design)) {
    for (const auto& scale : document->scales) add(scale, names);
  }
  return names;
}

}  // namespace recto::layout
