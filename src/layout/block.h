// The vocabulary of blocks from which card faces and documents are built.
//
// A block is a value with its place in the layout file: what all blocks have in common, and one of a closed set of
// kinds.  Whoever handles blocks visits the kinds, so that a new one does not compile until everybody knows it.
#pragma once

#include "diag/source.h"
#include "geometry/rect.h"
#include "layout/condition.h"
#include "layout/template.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace recto::layout {

/// Index of a resolved style in its layout.
struct StyleIndex {
  int value = 0;
  auto operator<=>(const StyleIndex&) const = default;
};

/// A paint of the layout: a literal colour, or one that the theme gives for the question's level or topic.
struct Paint {
  enum class Kind { none, rgb, level, topic, level_tint, topic_tint, theme };
  Kind kind = Kind::none;
  std::uint32_t rgb = 0;  ///< 0xRRGGBB
  std::string name;       ///< kind theme: a colour named in the theme ("muted")
  bool operator==(const Paint&) const = default;
};

enum class Fit { fixed, shrink };
enum class HorizontalAlign { start, center, end, justify };
/// optical: a little above the middle; baseline: in a row, first baselines on one line
enum class VerticalAlign { top, middle, bottom, optical, baseline };
enum class Side { all, left, right, top, bottom };
/// What a stack or row is repeated for, in documents.
enum class Repeat { once, questions, sections, versions };
/// In documents, where pages may break.  head: as with_next, and printed again on top of every page that goes on with
/// what follows in its stack.
enum class Keep { none, together, with_next, new_page, head };

/// What all blocks have.
struct Common {
  Condition when;
  std::optional<geometry::Length> width;
  std::optional<geometry::Length> height;
  geometry::Length least_height;  ///< what is lower is made as high; zero: as high as it is
  double grow = 0;                ///< share of the space left over in the parent's direction
  geometry::Length space_before;
  geometry::Length space_after;
  VerticalAlign valign = VerticalAlign::top;
  Keep keep = Keep::none;
  std::string role;  ///< structure type for tagging: "H1" "P" "TR" …, "artifact"; empty: by kind
  diag::Span place;
};

struct Block;

/// What stands in a stack, row or box, and how far apart.
struct Inside {
  std::vector<Block> children;
  geometry::Length gap;  ///< between children
  geometry::Insets padding;
};

struct Line {
  geometry::Length thickness;
  Paint stroke;
};

/// Blocks one below the other.
struct Stack {
  Inside inside;
  Repeat repeat = Repeat::once;
};

/// Blocks side by side.
struct Row {
  Inside inside;
  Repeat repeat = Repeat::once;
};

/// A stack with ground or border.
struct Box {
  Inside inside;
  Line border;  ///< zero: none
  Side side = Side::all;
  Paint fill;
  geometry::Length radius;
};

/// A field of the bank's own, by name.
struct CustomField {
  std::string name;
  bool operator==(const CustomField&) const = default;
};

struct Text {
  std::variant<Template, Field, CustomField> shows;
  Template lead;  ///< set before a field's first line, in the style "lead"
  StyleIndex style;
  Fit fit = Fit::fixed;
  geometry::Length min_size;  ///< shrink: smallest type size of the block's own style
  std::string bullet;         ///< before each point of a list, in place of the usual one
};

/// A line across.
struct Rule {
  Line line;
};

/// Room.
struct Spacer {};

/// Room to write.
struct Lines {
  enum class Ruling { ruled, squared, blank };
  Line line;
  Ruling ruling = Ruling::ruled;
  geometry::Length pitch;
  int count = 0;          ///< 0: by the question's minutes
  double per_minute = 0;  ///< `count` 0 takes this many per planned minute, at least two
  int stretch = 0;        ///< in documents: so many more where a page has room left
};

/// A row of boxes to tick, one for each anchor of a scale.
struct ScaleRow {
  /// Boxes to tick with words beside them or with values alone, or cells with the value large and the words below.
  enum class Show { words, values, cells };
  std::string scale;  ///< its id
  Show show = Show::words;
  StyleIndex style;
  Line box;  ///< zero: the usual one
};

struct Image {
  Template source;  ///< path as seen from the layout's file; empty: the question's picture
  Template alt;
};

struct Qr {
  Template source;
  Template alt;
};

/// One mark for each level of the bank, filled up to the question's: ● ● ○.
struct LevelMarks {
  Paint fill;
  geometry::Length gap;
};

/// A coloured band along the edge of a card, or a tab of it.  It takes no room.
struct Band {
  /// The whole edge, or the share of it that belongs to the question's topic or level (a thumb index).
  enum class Extent { full, topic, level };
  geometry::Length thickness;
  Paint fill;
  Side side = Side::left;
  Extent extent = Extent::full;
  geometry::Length inset;  ///< distance from the card's edges
};

struct Block {
  using Kind = std::variant<Stack, Row, Box, Text, Rule, Spacer, Lines, ScaleRow, Image, Qr, LevelMarks, Band>;
  Common common;
  Kind is;
};

/// What stands in a stack, row or box; null for other blocks.
[[nodiscard]] const Inside* inside(const Block& block);
/// The blocks in a block; none in those that hold no others.
[[nodiscard]] const std::vector<Block>& children(const Block& block);
[[nodiscard]] Repeat repeat_of(const Block& block);
/// The block's own texts: what it shows, its lead, its address, its description.  They point into `block`.
[[nodiscard]] std::vector<const Template*> templates(const Block& block);
/// Whether a row can find out how wide the block is, if it has no `width` and does not grow: a rule, or lines to write
/// on, take the width they are given.
[[nodiscard]] bool has_natural_width(const Block& block);

}  // namespace recto::layout
