// One element to one block.
#pragma once

#include "layout/read_blocks.h"
#include "xml/schema.h"

#include <optional>
#include <string>
#include <string_view>

namespace recto::layout {

/// Reads one element, and what it holds, into one block.  Used once.
class BlockReader {
 public:
  /// Whether the element is a part itself (`front`, `item`) or a block inside one.
  enum class Place { part, inner };

  BlockReader(const xml::Element& element, const BlockContext& context, Place place)
      : element_{element}, context_{context}, place_{place} {}

  /// `inherited`: style of the blocks around.
  [[nodiscard]] Block read(Block::Kind kind, std::optional<StyleIndex> inherited);

 private:
  [[nodiscard]] diag::Diagnostics& diagnostics() { return context_.diagnostics; }
  [[nodiscard]] bool has(std::string_view name) const { return element_.attribute(name).has_value(); }
  [[nodiscard]] diag::Span place_of(std::string_view name) const;
  [[nodiscard]] std::optional<geometry::Length> length(std::string_view name, xml::Sign sign);
  [[nodiscard]] geometry::Length length_or(std::string_view name, geometry::Length otherwise);
  [[nodiscard]] std::optional<Block::Side> side();
  [[nodiscard]] std::optional<StyleIndex> read_style(std::optional<StyleIndex> inherited);

  void read_common();
  void read_role();
  void read_kind();
  void read_padding();
  void read_holder();
  void read_children();
  void read_box();
  void read_line(std::string otherwise);

  void read_text();
  void read_field();
  void read_fit();
  void check_smallest(geometry::Length smallest);
  void read_spacer();
  void read_lines();
  void read_scale();
  void read_picture();
  void read_qr();
  void read_marks();
  void read_band();

  const xml::Element& element_;
  const BlockContext& context_;
  Place place_;
  Block block_;
};

}  // namespace recto::layout
