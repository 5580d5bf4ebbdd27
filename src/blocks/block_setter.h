// Blocks of a layout to slabs, for one subject.
#pragma once

#include "blocks/draw.h"
#include "blocks/prepare.h"
#include "blocks/set_text.h"
#include "blocks/slab.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace recto::blocks {

/// Composes blocks for one subject.  Text is shaped once, however often a block is laid at other sizes.
///
/// The setting, subject and blocks must outlive the setter.
class BlockSetter {
 public:
  /// Subjects for a block with `repeat`, by its word ("questions") and by what the block stands in.
  using Repeats = std::function<std::vector<Subject>(const std::string& word, const Subject& within)>;

  BlockSetter(const Setting& setting, const Subject& subject, page::Tag parent = {}, const Repeats* repeats = nullptr);
  BlockSetter(const BlockSetter&) = delete;
  BlockSetter& operator=(const BlockSetter&) = delete;
  ~BlockSetter();

  /// Lays `block` out in a column of `width`.  With a `height`, what grows in it shares the room left over and the
  /// result is as high, or higher if the content is.  Nothing for a block whose condition does not hold.
  [[nodiscard]] Slabs lay(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                          Squeeze squeeze);

  [[nodiscard]] const Subject& subject() const { return subject_; }
  /// What the last calls of `lay` found since `forget`; losses found while shaping stay.
  [[nodiscard]] const Findings& findings() const { return findings_; }
  [[nodiscard]] Findings& findings() { return findings_; }
  /// Drops what depends on size and measure, before another try.
  void forget();

  /// The part of a text block's slabs that a continued card shows: [first, last).
  struct Slice {
    std::size_t first = 0;
    std::size_t last = 0;
    bool operator==(const Slice&) const = default;
  };
  void show_only(const layout::Block& block, Slice slice) { slices_[&block] = slice; }
  [[nodiscard]] std::optional<Slice> shown_slice(const layout::Block& block) const;
  /// Heights and break costs of all of a text block's slabs as last laid, slice or not; items left out.
  [[nodiscard]] const Slabs& last_shape(const layout::Block& block) { return heights_[&block]; }
  [[nodiscard]] Squeeze squeeze_of(const layout::Block& block, Squeeze squeeze) const;

 private:
  /// A text as last set, for showing one part of it after another.
  struct SetText {
    geometry::Length width;
    Squeeze squeeze;
    Slabs slabs;
    Findings found;
  };
  [[nodiscard]] Slabs lay_apart(const layout::Block& block, geometry::Length width,
                                std::optional<geometry::Length> height, Squeeze squeeze, Findings& found);
  [[nodiscard]] Slabs once_apart(const layout::Block& block, geometry::Length width,
                                 std::optional<geometry::Length> height, Squeeze squeeze, Findings& found);
  /// A block whose condition holds, once.
  [[nodiscard]] Slabs once(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                           Squeeze squeeze);
  [[nodiscard]] Slabs content(const layout::Block& block, geometry::Length width,
                              std::optional<geometry::Length> height, Squeeze squeeze);
  [[nodiscard]] Slabs stack(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                            Squeeze squeeze);
  [[nodiscard]] Slabs repeated(const layout::Block& block, geometry::Length width, Squeeze squeeze);
  [[nodiscard]] Slabs row(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                          Squeeze squeeze);
  [[nodiscard]] Slabs box(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                          Squeeze squeeze);
  [[nodiscard]] Slabs text(const layout::Block& block, geometry::Length width, std::optional<geometry::Length> height,
                           Squeeze squeeze);
  [[nodiscard]] Slabs whole_text(const layout::Block& block, geometry::Length width, Squeeze squeeze);
  [[nodiscard]] Slabs part_of_text(const layout::Block& block, Slice slice, geometry::Length width, Squeeze squeeze);
  /// A child of a row: repeated ones stand side by side, each with a setter of its own.
  struct Place {
    const layout::Block* block;
    BlockSetter* setter;
  };
  [[nodiscard]] std::vector<Place> places_in_row(const layout::Block& block);
  [[nodiscard]] std::vector<geometry::Length> row_widths(const std::vector<Place>& places, geometry::Length width,
                                                         geometry::Length gap, Squeeze squeeze,
                                                         const diag::Span& place);
  [[nodiscard]] geometry::Length natural_width(const layout::Block& block, Squeeze squeeze);
  [[nodiscard]] const std::vector<Prepared>& prepared(const layout::Block& block);
  [[nodiscard]] std::vector<const layout::Block*> shown(const layout::Block& block) const;
  [[nodiscard]] const PreparedScale& prepared_scale(const layout::Block& block);
  [[nodiscard]] std::vector<BlockSetter*> setters_of(const layout::Block& block);
  [[nodiscard]] Slabs draw_figure(const layout::Block& block, geometry::Length width);
  [[nodiscard]] page::Tag element_of(const layout::Block& block);
  [[nodiscard]] page::Tag figure_of(const layout::Block& block);
  void name_elements(const layout::Block& block);
  void name_element(const layout::Block& block);

  const Setting& setting_;
  const Subject& subject_;
  page::Tag parent_;
  geometry::Length gap_;  ///< of the stack being laid: between repetitions too
  const Repeats* repeats_;
  Findings findings_;
  DecorationIds ids_;
  std::map<const layout::Block*, std::vector<Prepared>> prepared_;
  std::map<const layout::Block*, PreparedScale> scales_;
  std::map<const layout::Block*, page::Tag> elements_;
  std::map<const layout::Block*, page::Tag> figures_;
  std::map<const layout::Block*, Slice> slices_;
  std::map<const layout::Block*, Slabs> heights_;
  std::map<const layout::Block*, SetText> set_;
  struct Repetition;
  std::map<const layout::Block*, std::vector<std::unique_ptr<Repetition>>> inner_;
};

}  // namespace recto::blocks
