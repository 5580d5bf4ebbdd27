#include "layout/read_cards.h"

#include "geometry/parse_length.h"
#include "layout/check_room.h"
#include "layout/read_blocks.h"
#include "layout/read_grid.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>

namespace recto::layout {
namespace {

using geometry::Length;
using geometry::to_mm;

/// Most printers leave a border of up to 5 mm white.
constexpr Length unprintable = Length::mm(5);

void read_type(const xml::Element& element, CardDesign& design, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"one-size", "baseline"}, .children = {}}, xml::Text::forbidden, diagnostics);
  using OneSize = CardDesign::OneSize;
  design.one_size =
      xml::choice<OneSize>(element, "one-size",
                           {{"face", OneSize::face}, {"card", OneSize::card}, {"deck", OneSize::deck}}, diagnostics)
          .value_or(design.one_size);
  design.baseline = xml::length(element, "baseline", xml::Sign::positive, diagnostics).value_or(Length{});
}

Length read_bleed(const xml::Element& element, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"width"}, .children = {}}, xml::Text::forbidden, diagnostics);
  return xml::required_length(element, "width", xml::Sign::not_negative, diagnostics).value_or(Length{});
}

/// Warns of content where printers cannot print.
void check_margin(const Block& face, const CardDesign& design, const Layout& layout, diag::Diagnostics& diagnostics) {
  const auto distance = edge_distance(design.grid, layout.page);
  const auto& padding = inside(face)->padding;
  const Length across = std::min(padding.left, padding.right) + distance.width;
  const Length down = std::min(padding.top, padding.bottom) + distance.height;
  const Length nearest = std::min(across, down);
  if (nearest >= unprintable) return;
  diagnostics
      .warning("unsafe-margin", fmt::format("content {} from the edge of the sheet", to_mm(nearest)), face.common.place)
      .notes.push_back(fmt::format("most printers leave {} white: cards that reach the edge need that much `padding`",
                                   to_mm(unprintable)));
}

/// Whether faces can be measured against the grid.
enum class Geometry { sound, unsound };

Face read_face(const xml::Element& element, const CardDesign& design, const Layout& layout, Geometry geometry,
               diag::Diagnostics& diagnostics) {
  const std::vector<Scale> no_scales;
  const BlockContext context{layout.styles, {"on a card face", {Site::card_face}, no_scales}, diagnostics};
  Face face{.content = read_part(element, {}, context), .place = element.span()};
  if (geometry == Geometry::unsound) return face;
  check_room(face.content, {design.grid.card.width, design.grid.card.height}, layout, diagnostics);
  check_margin(face.content, design, layout, diagnostics);
  return face;
}

}  // namespace

CardDesign read_cards(const Chain& chain, const Layout& layout, diag::Diagnostics& diagnostics) {
  CardDesign design;
  const std::size_t errors_before = diagnostics.error_count();
  if (const auto element = chain.child("duplex")) design.duplex = read_duplex(*element, diagnostics);
  if (const auto element = chain.child("marks")) design.marks = read_marks(*element, diagnostics);
  if (const auto element = chain.child("bleed")) design.bleed = read_bleed(*element, diagnostics);
  if (const auto element = chain.child("type")) read_type(*element, design, diagnostics);
  if (const auto element = chain.child("grid")) {
    design.grid = read_grid(*element, layout.page, design.duplex, diagnostics);
  } else {
    diagnostics.error("missing-element", "layout of cards without `grid`", layout.place);
  }
  const bool sound = diagnostics.error_count() == errors_before && layout.page.width > Length{};
  const Geometry geometry = sound ? Geometry::sound : Geometry::unsound;
  if (const auto element = chain.child("front")) {
    design.front = read_face(*element, design, layout, geometry, diagnostics);
  } else {
    diagnostics.error("missing-element", "layout of cards without `front`", layout.place);
  }
  if (const auto element = chain.child("back"))
    design.back = read_face(*element, design, layout, geometry, diagnostics);
  return design;
}

}  // namespace recto::layout
