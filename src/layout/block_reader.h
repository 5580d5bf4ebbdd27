// One element to one block.
#pragma once

#include "layout/block_forms.h"
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
  enum class Depth { part, inner };

  BlockReader(const xml::Element& element, const BlockContext& context, Depth depth)
      : element_{element}, context_{context}, place_{context.place}, depth_{depth} {}

  /// `inherited`: style of the blocks around.
  [[nodiscard]] Block read(const BlockForm& form, std::optional<StyleIndex> inherited);

 private:
  [[nodiscard]] diag::Diagnostics& diagnostics() { return context_.diagnostics; }
  [[nodiscard]] bool has(std::string_view name) const { return element_.attribute(name).has_value(); }
  [[nodiscard]] bool on_face() const { return place_.sites.contains(Site::card_face); }
  [[nodiscard]] diag::Span place_of(std::string_view name) const;
  [[nodiscard]] std::optional<geometry::Length> length(std::string_view name, xml::Sign sign);
  [[nodiscard]] geometry::Length length_or(std::string_view name, geometry::Length otherwise);
  [[nodiscard]] Template words_of(std::string_view attribute);
  [[nodiscard]] std::optional<Side> side();
  [[nodiscard]] std::optional<StyleIndex> read_style(std::optional<StyleIndex> inherited);
  [[nodiscard]] StyleIndex style_of_text();
  [[nodiscard]] Line read_line(std::string_view otherwise);
  [[nodiscard]] Repeat read_repeat();
  void read_common();
  void read_role();
  void read_least_height();
  [[nodiscard]] Inside read_inside();
  [[nodiscard]] geometry::Insets read_padding();
  [[nodiscard]] Block read_child(const xml::Element& child, const BlockForm& form);
  void check_widths(const Inside& row);
  void check_question(std::string_view what);

  // One for each kind.
  void read(Stack& stack);
  void read(Row& row);
  void read(Box& box);
  void read(Text& text);
  void read(Rule& rule);
  void read(Spacer& spacer);
  void read(Lines& lines);
  void read(ScaleRow& row);
  void read(Image& image);
  void read(Qr& qr);
  void read(LevelMarks& marks);
  void read(Band& band);

  void read_shown(Text& text);
  [[nodiscard]] Template word();
  void read_fit(Text& text);
  void read_bullet(Text& text);
  void check_smallest(geometry::Length smallest, StyleIndex style);
  void check_scale(const ScaleRow& row);

  const xml::Element& element_;
  const BlockContext& context_;
  Place place_;  ///< what is known inside: more than around, where the block repeats
  Depth depth_;
  Repeat repeat_ = Repeat::once;
  Common common_;
  std::optional<StyleIndex> style_;
};

}  // namespace recto::layout
