// Breaking shaped text into lines: which points to weigh, in which passes.
#pragma once

#include "text/break_list.h"
#include "text/hyphenator.h"
#include "text/itemize.h"
#include "text/total_fit.h"

#include <string>
#include <vector>

namespace recto::text {

/// Chosen line ends, first and last point of the text included; valid until the next call.
struct Breaking {
  std::vector<BreakPoint> points;
  bool emergency = false;
  std::string without_patterns;  ///< language of a word broken anywhere that none divide; empty: none
};

/// Breaks lines with the fewest means that do: at opportunities of the text; with hyphens too where lines look bad
/// otherwise (as TeX's second pass); of what is wider than a line words with hyphens, asked for or not, and names at
/// their signs; anywhere only if nothing else is narrow enough.
class LineBreaker {
 public:
  LineBreaker(const FontSet& fonts, Shaper& shaper) : fonts_{fonts}, shaper_{shaper}, hyphenator_{fonts} {}

  [[nodiscard]] const Breaking& break_lines(const ShapedParagraph::Data& data, const FitForm& form,
                                            Form::Breaking breaking);
  /// Width in em of the widest part that only an emergency would break.
  [[nodiscard]] double widest_part(const ShapedParagraph::Data& data);

 private:
  void only_forced(const ShapedParagraph::Data& data);
  void split_wide_parts(const ShapedParagraph::Data& data, const FitForm& form);
  void split_wide_parts(const ShapedParagraph::Data& data, const FitForm& form,
                        const std::vector<std::uint32_t>& places, BreakKind kind);
  [[nodiscard]] std::vector<std::uint32_t> places_anywhere(const ShapedParagraph::Data& data, const FitForm& form);
  [[nodiscard]] std::vector<Range> wide_parts(const FitForm& form) const;
  void insert(const ShapedParagraph::Data& data, const std::vector<std::uint32_t>& places, BreakKind kind);
  void split_wide_names(const ShapedParagraph::Data& data, const FitForm& form);
  void choose(const FitForm& form, Form::Breaking breaking);
  void note_emergencies(const ShapedParagraph::Data& data);

  const FontSet& fonts_;
  Shaper& shaper_;
  Hyphenator hyphenator_;
  Graphemes graphemes_;
  TotalFit total_fit_;
  std::vector<BreakPoint> points_;
  std::vector<BreakPoint> merged_;
  Breaking result_;
};

}  // namespace recto::text
