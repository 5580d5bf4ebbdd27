// Text too long for one card, parted over several.
//
// The answer and the explanation of a back, in the order in which they stand there, count as one list of lines; each
// card shows a range of it.
#pragma once

#include "compose/face_setter.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace recto::compose {

/// Lines [first, last) of all the text that may go on.
struct LineRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Which lines stand on which card, at one size.
struct Split {
  std::vector<LineRange> parts;
  Fits fits = Fits::well;  ///< of the worst part
};

/// Finds splits for one question; text is shaped once for all of them.
class TextSplitter {
 public:
  /// `first` and `further` are the question's subject on the first card and on the others.  They, the setting and the
  /// face must outlive the splitter.
  TextSplitter(const Setting& setting, const layout::Face& back, const Subject& first, const Subject& further);

  /// Whether any text of the face may go on.
  [[nodiscard]] bool has_text() const { return !texts_.empty(); }

  /// Fills card after card, ending each at the cheapest place, where room left empty costs too.  Nothing if some part
  /// fits on no card.
  [[nodiscard]] std::optional<Split> split(Squeeze squeeze);

  /// Makes `back` show the lines of one part.  Requires the size last split at.
  void show(FaceSetter& back, LineRange lines) const;

 private:
  /// A text that may go on and where its lines are in the list.
  struct Part {
    const layout::Block* block = nullptr;
    LineRange lines;
    bool goes_on = true;  ///< further cards show it
  };
  [[nodiscard]] FaceSetter& trial(std::size_t part) { return part == 0 ? first_ : further_; }
  void measure(Squeeze squeeze);
  [[nodiscard]] Fits try_lines(std::size_t part, LineRange lines, Squeeze squeeze);
  [[nodiscard]] std::size_t estimate(std::size_t first, geometry::Length over) const;
  [[nodiscard]] std::size_t most_lines(std::size_t part, std::size_t first, Squeeze squeeze);
  [[nodiscard]] std::size_t end_of(std::size_t part, std::size_t first, Squeeze squeeze);
  [[nodiscard]] std::size_t cheapest_end(std::size_t first, std::size_t earliest, std::size_t latest) const;
  [[nodiscard]] std::size_t kept_on_first() const;

  FaceSetter first_;
  FaceSetter further_;
  std::vector<Part> texts_;
  Slabs lines_;  ///< without their items
};

}  // namespace recto::compose
