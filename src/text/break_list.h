// From places in shaped text to break points with widths.
#pragma once

#include "text/segmenter.h"
#include "text/shaped.h"
#include "text/shaper.h"

#include <vector>

namespace recto::text {

/// Demerits are squares of these (Knuth & Plass 1981); badness 100 is a line half a stretch too short.
namespace penalty {
inline constexpr std::int32_t hyphen = 150;
inline constexpr std::int32_t soft_hyphen = 100;
inline constexpr std::int32_t text_hyphen = 50;       ///< after a hyphen, dash or slash of the text
inline constexpr std::int32_t after_one_letter = 40;  ///< "a", "I", "в" at a line's end
inline constexpr std::int32_t within_code = 120;      ///< at a blank within code
inline constexpr std::int32_t within_term =
    20'000;  ///< at a blank within what is rather not broken: dearer than a short line
inline constexpr std::int32_t identifier = 400;
inline constexpr std::int32_t emergency = 2000;
}  // namespace penalty

/// Measures places in one shaped paragraph.
class BreakList {
 public:
  BreakList(const ShapedParagraph::Data& data, Shaper& shaper) : data_{data}, shaper_{shaper} {}

  /// A point for a line that ends at `end` and a next one that begins at `start`.
  [[nodiscard]] BreakPoint point(std::uint32_t end, std::uint32_t start, BreakKind kind);

 private:
  [[nodiscard]] double x_of_end(std::uint32_t byte);
  [[nodiscard]] double x_of_start(std::uint32_t byte);
  [[nodiscard]] double end_hang(std::uint32_t byte, BreakKind kind, const Item& item) const;
  [[nodiscard]] double start_hang(std::uint32_t byte);
  [[nodiscard]] bool may_hang(const Item& item) const;
  [[nodiscard]] double advance(std::uint32_t byte) const;

  /// As `Data::item_at`; places are mostly asked for in order.
  [[nodiscard]] const Item& item_at(std::uint32_t byte);

  const ShapedParagraph::Data& data_;
  Shaper& shaper_;
  std::size_t last_item_ = 0;
};

/// The points every set begins with: begin, forced ends, opportunities, end.  Opportunities within identifiers go to
/// `data.identifier_breaks`.
void list_breaks(ShapedParagraph::Data& data, const std::vector<Opportunity>& opportunities, Shaper& shaper);

/// Measures the points of `data.breaks` anew, once its clusters have other widths.
void measure_breaks(ShapedParagraph::Data& data, Shaper& shaper);

}  // namespace recto::text
