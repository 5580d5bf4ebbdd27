#include "blocks/blanks.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using layout::VerticalAlign;

// "Optically centred a little above the middle": five parts of the free room above, seven below.
constexpr int optical_above = 5;
constexpr int optical_whole = 12;

/// A blank that stands where `slab` begins, which then follows it.
Slab blank_before(Slab& slab, Length height) {
  Slab room = blank(height);
  room.space_before = std::exchange(slab.space_before, {});
  room.penalty_before = std::exchange(slab.penalty_before, page::break_cost::forbidden);
  room.new_page = std::exchange(slab.new_page, false);
  room.mark = std::exchange(slab.mark, -1);
  room.head = slab.head;
  room.head_left = slab.head_left;
  return room;
}

}  // namespace

Slab blank(Length height) {
  Slab slab;
  slab.height = height;
  slab.penalty_before = page::break_cost::forbidden;
  return slab;
}

Slabs aligned(Slabs slabs, Length height, VerticalAlign valign) {
  const Length free = height - blocks::height(slabs);
  if (free <= Length{}) return slabs;
  Length above;
  if (valign == VerticalAlign::bottom) above = free;
  if (valign == VerticalAlign::middle) above = free / 2;
  if (valign == VerticalAlign::optical) above = free * optical_above / optical_whole;
  Slabs result;
  if (above > Length{}) {
    result.push_back(blank(above));
    if (!slabs.empty()) slabs.front().space_before = {};
  }
  std::ranges::move(slabs, std::back_inserter(result));
  if (free > above) result.push_back(blank(free - above));
  return result;
}

void pad(Slabs& slabs, Length top, Length bottom) {
  if (slabs.empty()) return;
  if (top > Length{}) {
    if (slabs.front().decorations.empty()) {
      push_down(slabs.front(), top);
    } else {
      Slab above = blank_before(slabs.front(), top);
      slabs.insert(slabs.begin(), std::move(above));
    }
  }
  if (bottom > Length{}) {
    if (slabs.back().decorations.empty()) {
      slabs.back().height += bottom;
    } else {
      slabs.push_back(blank(bottom));
    }
  }
}

}  // namespace recto::blocks
