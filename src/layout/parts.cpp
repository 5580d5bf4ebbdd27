#include "layout/parts.h"

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

}  // namespace recto::layout
