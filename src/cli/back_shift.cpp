#include "cli/back_shift.h"

#include "geometry/parse_length.h"

#include <fmt/format.h>

#include <algorithm>

namespace recto::cli {
namespace {

using geometry::Length;
using geometry::Rect;
using namespace geometry::literals;

constexpr Length likely = 5_mm;

geometry::Insets turned(const geometry::Insets& padding, geometry::Turn turn) {
  if (turn == geometry::Turn::none) return padding;
  return {padding.bottom, padding.left, padding.top, padding.right};
}

/// How far what stands on the backs of a full sheet leaves the page; nothing if all is on it.
Length beyond_page(geometry::Size page, const layout::CardDesign& design, const geometry::Point& shift) {
  auto duplex = design.duplex;
  duplex.back_shift = shift;
  duplex.first_position = 0;
  const auto sheet = layout::impose(page, design.grid, duplex, layout::cards_per_sheet(design.grid, duplex), 0);
  Length most;
  for (const auto& back : sheet.back) {
    const Rect content = back.place.inset(turned(design.back->content.padding, back.turn));
    most =
        std::max({most, -content.left(), -content.top(), content.right() - page.width, content.bottom() - page.height});
  }
  return most;
}

}  // namespace

void warn_of_shift(const std::optional<geometry::Point>& shift, diag::Diagnostics& diagnostics) {
  if (!shift) return;
  const Length most = std::max({shift->x, -shift->x, shift->y, -shift->y});
  if (most <= likely) return;
  diagnostics.warning("large-shift", fmt::format("--back-shift moves backs by {}", geometry::to_mm(most)), {})
      .notes.emplace_back(
          "printers are out by a few millimetres: look first whether the file is printed at 100 % and flipped on the "
          "right edge");
}

std::optional<std::string> shifted_off(const std::optional<geometry::Point>& shift, const Job& job) {
  if (!shift) return std::nullopt;
  for (const auto& print : job.prints) {
    const auto* design = std::get_if<layout::CardDesign>(&print.layout->design);
    if (design == nullptr || !design->back || design->duplex.sides != layout::Sides::two_sided) continue;
    const Length off = beyond_page(print.layout->page, *design, *shift);
    if (off <= Length{}) continue;
    return fmt::format("--back-shift {},{}: text on the backs of layout `{}` would leave the sheet by {}",
                       geometry::to_mm(shift->x), geometry::to_mm(shift->y), print.layout->id, geometry::to_mm(off));
  }
  return std::nullopt;
}

}  // namespace recto::cli
