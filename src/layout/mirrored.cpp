// Only what a layout names left or right is turned here, block by block.  What begins at the start of its line, such as
// the cells of a row, is placed by the direction when it is set.
#include "layout/mirrored.h"

#include "text/isolate.h"

#include <utility>

namespace recto::layout {
namespace {

Side opposite(Side side) {
  switch (side) {
    case Side::left:
      return Side::right;
    case Side::right:
      return Side::left;
    case Side::all:
    case Side::top:
    case Side::bottom:
      return side;
  }
  return side;
}

void mirror(Block& block) {
  const auto turn = [](auto& kind) {
    if constexpr (requires { kind.side; }) kind.side = opposite(kind.side);
    if constexpr (requires { kind.inside; }) {
      std::swap(kind.inside.padding.left, kind.inside.padding.right);
      for (auto& child : kind.inside.children) mirror(child);
    }
  };
  std::visit(turn, block.is);
}

void mirror(CardDesign& design) {
  mirror(design.front.content);
  if (design.back) mirror(design.back->content);
  auto& start = design.duplex.start;
  start = start == FillStart::left ? FillStart::right : FillStart::left;
}

void mirror(DocumentDesign& design) {
  std::swap(design.margins.left, design.margins.right);
  mirror(design.item);
  for (auto* part : {&design.header, &design.footer, &design.title, &design.cover, &design.section, &design.section_end,
                     &design.ending, &design.contents_entry}) {
    if (*part) mirror(**part);
  }
}

}  // namespace

Direction direction_of(const std::string& language) {
  return text::runs_right_to_left(language) ? Direction::right_to_left : Direction::left_to_right;
}

Layout mirrored(Layout layout) {
  const bool was_left = layout.direction == Direction::left_to_right;
  layout.direction = was_left ? Direction::right_to_left : Direction::left_to_right;
  std::visit([](auto& design) { mirror(design); }, layout.design);
  return layout;
}

}  // namespace recto::layout
