// Walks a layout's blocks from the parts that hold them.
#include "layout/parts.h"

#include <algorithm>

namespace recto::layout {

std::vector<const Block*> parts(const Layout& layout) {
  if (const auto* cards = std::get_if<CardDesign>(&layout.design)) {
    std::vector<const Block*> faces{&cards->front.content};
    if (cards->back) faces.push_back(&cards->back->content);
    return faces;
  }
  const auto& design = std::get<DocumentDesign>(layout.design);
  std::vector<const Block*> result{&design.item};
  for (const auto* part : {&design.header, &design.footer, &design.title, &design.cover, &design.section,
                           &design.section_end, &design.ending, &design.contents_entry}) {
    if (*part) result.push_back(&**part);
  }
  return result;
}

namespace {

bool block_shows(const Block& block, Field field) {
  const auto* text = std::get_if<Text>(&block.is);
  const auto* shown = text == nullptr ? nullptr : std::get_if<Field>(&text->shows);
  if (shown != nullptr && *shown == field) return true;
  return std::ranges::any_of(children(block), [&](const Block& child) { return block_shows(child, field); });
}

}  // namespace

bool shows(const Layout& layout, Field field) {
  return std::ranges::any_of(parts(layout), [&](const Block* part) { return block_shows(*part, field); });
}

}  // namespace recto::layout
