// Lines of the calibration sheet: verniers, stairs, graphs and rulers.
//
// A vernier is two rows of marks of slightly different pitch (P. Vernier 1631).  Here the rows are on the two sides of
// the paper: against the light one mark of the back meets one of the front, and its number is the correction.
// A vernier along an edge measures along that edge.  For the other direction a stair runs beside it: on the front
// dashes in one line, on the back dashes that leave the line step by step; the step that closes a gap of the line names
// the correction.  So both directions are read at the middles of all four edges, and skew and scale follow.
#pragma once

#include "geometry/rect.h"
#include "page/item.h"

#include <optional>
#include <string>
#include <vector>

namespace recto::cards {

/// From mark to mark and step to step.
inline constexpr geometry::Length vernier_step = geometry::Length::ticks(geometry::Length::ticks_per_mm / 10);
/// How far graphs reach from their middle.
inline constexpr geometry::Length graph_reach = geometry::Length::ticks(8 * geometry::Length::ticks_per_mm);
/// From the sheet's edges to the line of a vernier and to the middle of a corner's cross or graph.
inline constexpr geometry::Length mark_inset = geometry::Length::ticks(18 * geometry::Length::ticks_per_mm);
/// From the sheet's edges to the line of a stair.
inline constexpr geometry::Length stair_inset = geometry::Length::ticks(33 * geometry::Length::ticks_per_mm);

/// Marks along one direction, to both sides of the sheet's middle.
struct Vernier {
  int marks = 0;           ///< on either side of the middle one
  geometry::Length pitch;  ///< on the front
};

/// What an edge of this length has room for: 15 marks, which show 1.5 mm, or at least 10; nullopt for less.
[[nodiscard]] std::optional<Vernier> vernier_along(geometry::Length edge);

/// The vernier and the stair along one edge of a page.
struct Rail {
  enum class Edge { top, right, bottom, left } edge = Edge::top;
  Vernier vernier;
  geometry::Length line;    ///< y of a rail along the top or bottom, x of the others
  geometry::Length stair;   ///< the same of the stair
  geometry::Length middle;  ///< of its middle mark and of the middle step, along it
};

/// All four; nullopt if the sheet is too small for one.
[[nodiscard]] std::optional<std::vector<Rail>> rails(geometry::Size page);

/// Where on the front, in the frame of the back, a vernier or a stair was read to be `correction`.
[[nodiscard]] geometry::Point vernier_place(const Rail& rail, geometry::Length correction);
[[nodiscard]] geometry::Point stair_place(const Rail& rail, geometry::Length correction);

/// Marks of the front: from the line inwards; and the dashes of the stair.
void draw_front(const Rail& rail, std::vector<page::Item>& out);

/// A mark of the back, from the line outwards, with the correction it stands for.
struct BackMark {
  geometry::Length at;          ///< along the rail
  geometry::Length correction;  ///< to the right or down
  geometry::Point label;        ///< where its label begins, clear of the longest mark; of a step: its middle
  bool labelled = false;
};
/// Draws the marks of the back and returns where they are.
[[nodiscard]] std::vector<BackMark> draw_back(const Rail& rail, std::vector<page::Item>& out);
/// Draws the steps of the back's stair and returns where they are; labels stand inwards.
[[nodiscard]] std::vector<BackMark> draw_steps(const Rail& rail, std::vector<page::Item>& out);

/// Middles of the four corners' marks, the same on both sides.
[[nodiscard]] std::vector<geometry::Point> corners(geometry::Size page);
/// Two lines that meet at `middle`: to be pricked.
void draw_cross(geometry::Point middle, std::vector<page::Item>& out);
/// Lines 1 mm apart up to `graph_reach` from `middle`, those through it and at 5 mm heavier.
void draw_graph(geometry::Point middle, std::vector<page::Item>& out);

/// A scale of `length` in millimetres to the right of `origin` (or up).
enum class RulerWay { right, up };
void draw_ruler(geometry::Point origin, geometry::Length length, RulerWay way, std::vector<page::Item>& out);

}  // namespace recto::cards
