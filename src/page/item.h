// What a page is made of: items at fixed positions.  Origin top-left of what holds them, y down.
#pragma once

#include "geometry/rect.h"
#include "text/glyph_run.h"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace recto::page {

struct Color {
  std::uint32_t rgb = 0;  ///< 0xRRGGBB; greys are written as grey
  bool operator==(const Color&) const = default;
};

/// Which structure element an item belongs to: an index into `Structure::elements`; -1: an artifact.
struct Tag {
  int element = -1;
  bool operator==(const Tag&) const = default;
};

struct Text {
  text::GlyphRun run;  ///< origin relative to the holder
  Tag tag;
  bool operator==(const Text&) const = default;
};

/// A filled box, corners rounded by `radius` (zero: square).
struct Fill {
  geometry::Rect box;
  geometry::Length radius;
  Color color;
  Tag tag;
  bool operator==(const Fill&) const = default;
};

/// A straight line.  `dash` zero: solid; otherwise equal dashes and gaps.
struct Stroke {
  geometry::Point from;
  geometry::Point to;
  geometry::Length width;
  Color color;
  geometry::Length dash;
  bool round_caps = false;
  bool operator==(const Stroke&) const = default;
};

/// A free outline: filled, stroked or both.
struct Path {
  struct Step {
    enum class Kind { move, line, curve, close };
    Kind kind = Kind::move;
    geometry::Point a, b, c;  ///< move, line: a; curve: control a, control b, end c
    bool operator==(const Step&) const = default;
  };
  std::vector<Step> steps;
  bool filled = false;
  Color fill;
  bool even_odd = false;
  geometry::Length stroke_width;  ///< zero: not stroked
  Color stroke;
  Tag tag;
  bool operator==(const Path&) const = default;
};

/// A raster picture, as it will stand in the file.  Shared by all places that show it.
struct Picture {
  enum class Coding { jpeg, raw };
  Coding coding = Coding::raw;
  int width = 0;  ///< pixels
  int height = 0;
  int components = 3;  ///< 1 grey, 3 RGB, 4 CMYK
  int bits = 8;
  bool inverted_cmyk = false;  ///< Adobe JPEG
  std::string data;            ///< jpeg: the file; raw: rows, no padding
  std::string alpha;           ///< 8 bits a pixel; empty: opaque
  bool operator==(const Picture&) const = default;
};

struct Image {
  std::shared_ptr<const Picture> picture;
  geometry::Rect box;
  int quarter_turns = 0;  ///< clockwise (EXIF orientation)
  bool mirrored = false;
  Tag tag;
};

/// A place to go to within the document.
struct Destination {
  int page = 0;  ///< 0-based
  geometry::Length y;
  bool operator==(const Destination&) const = default;
};

struct Link {
  geometry::Rect box;
  std::variant<std::string, Destination> target;  ///< URI or place
  Tag tag;
};

struct Item;

/// Items that move together: a card's face on a sheet.  Turned about the centre of `size`.
struct Group {
  geometry::Point origin;
  geometry::Size size;
  geometry::Turn turn = geometry::Turn::none;
  std::shared_ptr<const std::vector<Item>> items;
};

struct Item {
  std::variant<Text, Fill, Stroke, Path, Image, Link, Group> is;
};

}  // namespace recto::page
