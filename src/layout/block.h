// The vocabulary of blocks from which card faces and documents are built.
//
// A block is a value with its place in the layout file.  One vocabulary serves both; which blocks and fields make sense
// where is checked by the reader.
#pragma once

#include "diag/source.h"
#include "geometry/rect.h"

#include <cstdint>
#include <optional>
#include <string>
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

/// What a text block shows.
enum class Field {
  literal,  ///< `text`, with `{references}`
  prompt,
  short_answer,
  explanation,
  memory_aid,
  keywords,
  tags,
  follow_ups,
  look_for,
  red_flags,
  see_also,
  sources,
  level,
  topic,
  custom  ///< `custom="pronunciation"`: a bank's own field, by name in `text`
};

enum class Fit { fixed, shrink };
enum class HorizontalAlign { start, center, end, justify };
/// optical: a little above the middle; baseline: in a row, first baselines on one line
enum class VerticalAlign { top, middle, bottom, optical, baseline };

/// When a block is shown.
///
/// has_field: `name` is a field's word ("memory-aid"), "picture", a reference that may be empty ("minutes", "subtitle",
/// "section", "value.NAME"), or the name of a bank's own field.
struct Condition {
  enum class Kind { always, has_field, role, version, tag, continued, continues };
  Kind kind = Kind::always;
  bool negated = false;
  std::string name;  ///< field name, role, tag
  bool operator==(const Condition&) const = default;
};

struct Block {
  enum class Kind { stack, row, text, rule, box, spacer, lines, scale, image, qr, marks, band };

  Kind kind = Kind::stack;
  Condition when;
  std::vector<Block> children;  ///< stack, row, box
  std::optional<StyleIndex> style;

  // Size and place in the parent.
  std::optional<geometry::Length> width;
  std::optional<geometry::Length> height;
  double grow = 0;           ///< share of the space left over in the parent's direction
  geometry::Length gap;      ///< stack, row: between children
  geometry::Insets padding;  ///< stack, row, box; band: the track's distance from the card's edges
  geometry::Length space_before;
  geometry::Length space_after;
  VerticalAlign valign = VerticalAlign::top;

  // text
  Field field = Field::literal;
  std::string text;  ///< literal with `{references}`, or a custom field's name
  std::string lead;  ///< text set before the field's, in the style's lead
  Fit fit = Fit::fixed;
  geometry::Length min_size;  ///< shrink: smallest type size of the block's own style

  // rule, box, lines, band, marks
  geometry::Length thickness;
  Paint stroke;
  Paint fill;
  geometry::Length radius;
  enum class Side { none, left, right, top, bottom } side = Side::none;  ///< box: border on this side only; band: where
  /// band: the whole edge, or the share of it that belongs to the question's topic or level (a thumb index).  A band
  /// takes no room: it lies on the card, `thickness` wide, along `side` of the card less `padding`.
  enum class Extent { full, topic, level } extent = Extent::full;

  // lines (writing space), scale, image, qr
  int count = 0;  ///< lines; 0: by the question's minutes
  geometry::Length pitch;
  enum class Ruling { ruled, squared, blank } ruling = Ruling::ruled;
  double lines_per_minute = 0;  ///< lines: `count` 0 takes this many per planned minute, at least two
  int stretch = 0;              ///< lines in documents: so many more where a page has room left
  std::string scale;            ///< id of a scale
  enum class Show { words, values } show = Show::words;  ///< scale: of its anchors
  std::string source;                                    ///< image path or qr text, with references
  std::string repeat;  ///< stack, row: once for each of "questions", "sections", "versions"; empty: once
  std::string alt;

  // documents
  /// head: as with_next, and printed again on top of every page that goes on with what follows in its stack
  enum class Keep { none, together, with_next, new_page, head } keep = Keep::none;
  std::string role;  ///< structure type for tagging: "H1" "P" "TR" …, "artifact"; empty: by kind

  diag::Span place;
};

}  // namespace recto::layout
