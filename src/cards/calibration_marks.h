// Lines of the calibration sheet: verniers, graphs and rulers.
//
// A vernier is two rows of marks of slightly different pitch (P. Vernier 1631).  Here the rows are on the two sides of
// the paper: against the light one mark of the back meets one of the front, and its number is the correction.
#pragma once

#include "geometry/rect.h"
#include "page/item.h"

#include <optional>
#include <string>
#include <vector>

namespace recto::cards {

/// The marks of the back are this much farther apart than those of the front.
inline constexpr geometry::Length vernier_step = geometry::Length::ticks(geometry::Length::ticks_per_mm / 5);
/// From the sheet's edges to the line of a vernier and to the middle of a corner's cross or graph.
inline constexpr geometry::Length mark_inset = geometry::Length::ticks(18 * geometry::Length::ticks_per_mm);

/// Marks along one direction, to both sides of the sheet's middle.
struct Vernier {
  int marks = 0;           ///< on either side of the middle one
  geometry::Length pitch;  ///< on the front
};

/// What an edge of this length has room for: 10 marks, which tell 2 mm, or at least 5; nullopt for less.
[[nodiscard]] std::optional<Vernier> vernier_along(geometry::Length edge);

/// One of the four verniers on a page.
struct Rail {
  enum class Edge { top, right, bottom, left } edge = Edge::top;
  Vernier vernier;
  geometry::Length line;    ///< y of a rail along the top or bottom, x of the others
  geometry::Length middle;  ///< of its middle mark, along it
};

/// All four; nullopt if the sheet is too small for one.
[[nodiscard]] std::optional<std::vector<Rail>> rails(geometry::Size page);

/// Marks of the front: from the line inwards.
void draw_front(const Rail& rail, std::vector<page::Item>& out);

/// A mark of the back, from the line outwards, with the correction it stands for.
struct BackMark {
  geometry::Length at;          ///< along the rail
  geometry::Length correction;  ///< to the right or down
  geometry::Point label;        ///< where its label begins, clear of the longest mark
};
/// Draws the marks of the back and tells where they are.
[[nodiscard]] std::vector<BackMark> draw_back(const Rail& rail, std::vector<page::Item>& out);

/// Middles of the four corners' marks, the same on both sides.
[[nodiscard]] std::vector<geometry::Point> corners(geometry::Size page);
/// Two lines that meet at `middle`: to be pricked.
void draw_cross(geometry::Point middle, std::vector<page::Item>& out);
/// Lines 1 mm apart up to 3 mm from `middle`, those through it longer.
void draw_graph(geometry::Point middle, std::vector<page::Item>& out);

/// A scale of `length` in millimetres to the right of `origin` (or up).
enum class RulerWay { right, up };
void draw_ruler(geometry::Point origin, geometry::Length length, RulerWay way, std::vector<page::Item>& out);

}  // namespace recto::cards
