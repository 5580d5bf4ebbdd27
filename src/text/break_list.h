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
inline constexpr std::int32_t text_hyphen = 50;         ///< after a hyphen, dash or slash of the text
inline constexpr std::int32_t after_one_letter = 40;    ///< "a", "I", "в" at a line's end
inline constexpr std::int32_t rather_not = 150;         ///< between a number and what it counts
inline constexpr std::int32_t within_long_code = 1500;  ///< at a blank within code that hardly stands on one line
/// At a blank within code, within what is rather not broken, and where habit forbids it: dearer than a short line.
inline constexpr std::int32_t hardly = 20'000;
inline constexpr std::int32_t at_slash = 300;  ///< of a path or address
inline constexpr std::int32_t at_sign = 450;   ///< of an identifier or address
inline constexpr std::int32_t at_equals = 900;
inline constexpr std::int32_t within_name = 1500;  ///< before a capital, within a phrase
/// Dearer than any line that ends at a better place.
inline constexpr std::int32_t emergency = 300'000;
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

/// The points every set begins with: begin, forced ends, opportunities, end.  Opportunities within identifiers
/// and phrases go to `data.inner_breaks` and `data.phrase_breaks`.
void list_breaks(ShapedParagraph::Data& data, const std::vector<Opportunity>& opportunities, Shaper& shaper);

/// Whether no letter or digit stands before `byte`.
[[nodiscard]] bool is_behind_sign(const SourceText& text, std::uint32_t byte);

/// Places for parts that are wider than a line: those within identifiers and phrases, and those of names, paths and
/// addresses.
[[nodiscard]] std::vector<std::uint32_t> name_breaks(const ShapedParagraph::Data& data);

/// Measures the points of `data.breaks` anew, once its clusters have other widths.
void measure_breaks(ShapedParagraph::Data& data, Shaper& shaper);

}  // namespace recto::text
