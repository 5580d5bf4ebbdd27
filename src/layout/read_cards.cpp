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

/// The sizes that a design states; the larger ones may be left open.
CardSizes read_adapts(const xml::Element& element, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"min-width", "min-height", "max-width", "max-height"}, .children = {}},
             xml::Text::forbidden, diagnostics);
  const auto required = [&](const char* name) {
    return xml::required_length(element, name, xml::Sign::positive, diagnostics).value_or(Length{});
  };
  const auto open = [&](const char* name) {
    return xml::length(element, name, xml::Sign::positive, diagnostics).value_or(Length::mm(1000));
  };
  return {{required("min-width"), required("min-height")}, {open("max-width"), open("max-height")}};
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

/// Reports bands that reach over the cut and farther than the gutter is wide.
void check_bleed(const Block& face, const CardDesign& design, diag::Diagnostics& diagnostics) {
  const auto& grid = design.grid;
  const Length across = grid.pitch_x - grid.card.width;
  const Length down = grid.pitch_y - grid.card.height;
  for (const auto& block : children(face)) {
    const auto* band = std::get_if<Band>(&block.is);
    if (band == nullptr || band->inset > Length{}) continue;
    const bool full = band->extent == Band::Extent::full;
    const bool upright = band->side == Side::left || band->side == Side::right;
    const bool meets_side = grid.columns > 1 && (upright || full) && design.bleed > across;
    const bool meets_foot = grid.rows > 1 && (!upright || full) && design.bleed > down;
    if (!meets_side && !meets_foot) continue;
    diagnostics
        .error("bleed-over-neighbor",
               fmt::format("a band that bleeds by {} over a gutter of {} paints the next card", to_mm(design.bleed),
                           to_mm(meets_side ? across : down)),
               block.common.place)
        .hint(fmt::format("it needs a gutter of {}, or {} where both sides of it bleed: give the grid a `{}` of {}",
                          to_mm(design.bleed), to_mm(design.bleed * 2), meets_side ? "pitch-x" : "pitch-y",
                          to_mm((meets_side ? grid.card.width : grid.card.height) + design.bleed * 2)));
  }
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
  check_bleed(face.content, design, diagnostics);
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
  if (const auto element = chain.child("adapts")) design.adapts = read_adapts(*element, diagnostics);
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
