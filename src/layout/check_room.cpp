#include "layout/check_room.h"

#include "geometry/parse_length.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::layout {
namespace {

using geometry::Length;
using geometry::to_mm;

enum class Extent { across, down };

/// The element that the block was read from: its place is the opening `<name`.
std::string_view name_of(const Block& block) {
  return block.common.place.source->bytes().substr(block.common.place.offset + 1, block.common.place.length - 1);
}

std::optional<Length> stated(const Block& block, Extent direction) {
  return direction == Extent::across ? block.common.width : block.common.height;
}

/// What the children need that stand one after the other in `direction`.
Length needed(const Inside& inside, Extent direction) {
  Length sum;
  int shown = 0;
  for (const auto& child : inside.children) {
    const auto& common = child.common;
    const bool always = std::holds_alternative<Condition::Always>(common.when.is);
    if (std::holds_alternative<Band>(child.is) || !always) continue;
    sum += stated(child, direction).value_or(Length{});
    if (direction == Extent::down) sum += common.space_before + common.space_after;
    ++shown;
  }
  return sum + inside.gap * std::max(0, shown - 1);
}

std::optional<Length> less(std::optional<Length> room, Length padding) {
  if (!room) return std::nullopt;
  return *room - padding;
}

diag::Diagnostic& report(const Block& block, std::string code, std::string message, const Layout& layout,
                         diag::Diagnostics& diagnostics) {
  auto& error = diagnostics.error(std::move(code), std::move(message), block.common.place);
  if (block.common.place.source != layout.place.source) {
    error.notes.push_back(fmt::format("as used by layout `{}`", layout.id));
  }
  return error;
}

void check_sum(const Block& block, Extent direction, std::optional<Length> room, const Layout& layout,
               diag::Diagnostics& diagnostics) {
  const Length sum = needed(*inside(block), direction);
  if (!room || sum <= *room) return;
  const char* dimension = direction == Extent::across ? "wide" : "high";
  report(block, "children-too-large",
         fmt::format("the children of `{}` are {} {} together, their place {}", name_of(block), to_mm(sum), dimension,
                     to_mm(*room)),
         layout, diagnostics)
      .notes.push_back(fmt::format("take {} from their {}, or from the `gap`", to_mm(sum - *room),
                                   direction == Extent::across ? "widths" : "heights and spaces"));
}

void check_each(const Block& block, Extent direction, std::optional<Length> room, const Layout& layout,
                diag::Diagnostics& diagnostics) {
  for (const auto& child : children(block)) {
    const auto size = stated(child, direction);
    if (!size || !room || *size <= *room) continue;
    const char* dimension = direction == Extent::across ? "wide" : "high";
    report(child, "block-too-large",
           fmt::format("`{}` is {} {}, its place {}", name_of(child), to_mm(*size), dimension, to_mm(*room)), layout,
           diagnostics);
  }
}

}  // namespace

void check_room(const Block& block, Room room, const Layout& layout, diag::Diagnostics& diagnostics) {
  if (children(block).empty()) return;
  const auto& padding = inside(block)->padding;
  const Room inner{less(room.width, padding.left + padding.right), less(room.height, padding.top + padding.bottom)};
  if (inner.width.value_or(Length::ticks(1)) <= Length{} || inner.height.value_or(Length::ticks(1)) <= Length{}) {
    report(block, "padding-too-large", fmt::format("the padding of `{}` leaves no room", name_of(block)), layout,
           diagnostics);
    return;
  }
  const bool is_row = std::holds_alternative<Row>(block.is);
  check_sum(block, is_row ? Extent::across : Extent::down, is_row ? inner.width : inner.height, layout, diagnostics);
  check_each(block, is_row ? Extent::down : Extent::across, is_row ? inner.height : inner.width, layout, diagnostics);
  for (const auto& child : children(block)) {
    const auto width = child.common.width ? child.common.width : is_row ? std::nullopt : inner.width;
    const auto height = child.common.height ? child.common.height : is_row ? inner.height : std::nullopt;
    check_room(child, {width, height}, layout, diagnostics);
  }
}

}  // namespace recto::layout
