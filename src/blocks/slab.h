// Composed content as a vertical list, the form in which it can be stacked on a card or broken over pages.
//
// A slab is a strip as wide as its column that is never divided: a line of text, a rule, a rating row.  Between slabs a
// page or card may end, at a cost.  The method is TeX's (The TeXbook, ch. 15), with costs instead of penalties.
#pragma once

#include "geometry/rect.h"
#include "layout/block.h"
#include "page/break_cost.h"
#include "page/item.h"

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace recto::blocks {

/// What a page should hold at least of what it breaks: some six lines.
inline constexpr geometry::Length small_part = geometry::Length::ticks(24 * geometry::Length::ticks_per_mm);

/// A fill or border around neighbouring slabs; each fragment on a page gets its own.
struct Decoration {
  int id = 0;             ///< equal for the slabs of one box
  geometry::Length left;  ///< relative to the slab
  geometry::Length width;
  std::optional<page::Color> fill;
  std::optional<page::Color> border;
  geometry::Length thickness;
  geometry::Length radius;
  layout::Side side = layout::Side::all;
  geometry::Length above;  ///< how far it reaches over the slab where a page begins with it
  geometry::Length below;  ///< and under it where a page ends with it
};

/// Room to write that takes up what a page has left.
struct Stretch {
  int most = 0;                   ///< further lines
  geometry::Length pitch;         ///< height of each
  std::vector<page::Item> items;  ///< of the first of them, relative to the slab
};

struct Slab {
  geometry::Length space_before;  ///< dropped at the head of a page
  geometry::Length height;
  std::vector<page::Item> items;  ///< relative to the slab's top-left
  int penalty_before = page::break_cost::none;
  bool starts_unit = false;                  ///< begins what begins a slab at every size: a paragraph, a program's line
  bool new_page = false;                     ///< starts a page (with one column) or a column
  std::vector<Decoration> decorations;       ///< outermost first
  std::optional<geometry::Length> baseline;  ///< of its text, from its top
  /// Printed again above the slab where it begins a page: a table's column heads.  Its items are artifacts.
  std::shared_ptr<const std::vector<Slab>> head;
  geometry::Length head_left;
  std::shared_ptr<const Stretch> stretch;
  int mark = -1;  ///< an anchor the document wants to find again ("question 12 starts here")
};

using Slabs = std::vector<Slab>;

/// Heights and spaces of all slabs; the first space is not counted.
[[nodiscard]] geometry::Length height(const Slabs& slabs);

/// Moves an item, groups and links included.
void move(page::Item& item, geometry::Point by);

/// Moves what is in the slab, its decorations aside.
void move(Slab& slab, geometry::Point by);

/// Moves slabs, their decorations and the heads they repeat to the right.
void indent(Slabs& slabs, geometry::Length by);

/// Makes room of this height above what is in the slab.
void push_down(Slab& slab, geometry::Length by);

/// Adds to what ending a page before the slab costs, unless it is forbidden.
void add_penalty(Slab& slab, int by);

/// Makes the breaks dearer that would leave the first of several parts, or the last, alone on a page, if it is small.
/// `starts` are the parts' first slabs; the last part ends with the slabs.
void penalise_lone_parts(Slabs& slabs, const std::vector<std::size_t>& starts);

/// Makes room in the first and last slab for what their decorations reach over them, as where a box is cut.
void enclose_overhang(Slabs& slabs);

/// From the top of the first slab down to the first baseline; their whole height if nothing in them has one.
[[nodiscard]] geometry::Length first_baseline(const Slabs& slabs);

/// What a column that begins with `slab` needs for its repeated head, the space below it included.
[[nodiscard]] geometry::Length head_height(const Slab& slab);

/// Lets the slabs repeat `head` where they begin a page; those that have a head of their own keep it.
void set_head(Slabs& slabs, const Slabs& head);

/// The slabs one below the other from `origin`, the first one's head above them, decorations first; appends to `out`.
/// The items are taken out of the slabs.
void place(Slabs& slabs, std::size_t first, std::size_t last, geometry::Point origin, std::vector<page::Item>& out);

}  // namespace recto::blocks
