// Breaking shaped text into lines: which points to weigh, in which passes.
#pragma once

#include "text/break_list.h"
#include "text/hyphenator.h"
#include "text/itemize.h"
#include "text/total_fit.h"

#include <vector>

namespace recto::text {

/// Chosen line ends, first and last point of the text included; valid until the next call.
struct Breaking {
  std::vector<BreakPoint> points;
  bool emergency = false;
};

/// Breaks lines with the fewest means that do: at opportunities of the text; with hyphens too where lines look bad
/// otherwise (as TeX's second pass); within identifiers only if one is wider than a line; anywhere only if nothing else
/// is narrow enough.
class LineBreaker {
 public:
  LineBreaker(const FontSet& fonts, Shaper& shaper) : shaper_{shaper}, hyphenator_{fonts} {}

  [[nodiscard]] const Breaking& break_lines(const ShapedParagraph::Data& data, const FitForm& form,
                                            Form::Breaking breaking);
  /// Width in em of the widest part that only an emergency would break.
  [[nodiscard]] double widest_part(const ShapedParagraph::Data& data);

 private:
  void only_forced(const ShapedParagraph::Data& data);
  void with_hyphens(const ShapedParagraph::Data& data);
  enum class Where { identifiers, anywhere };
  void split_wide_parts(const ShapedParagraph::Data& data, const FitForm& form, Where where);
  void insert(const ShapedParagraph::Data& data, const std::vector<std::uint32_t>& places, BreakKind kind);
  void choose(const FitForm& form, Form::Breaking breaking);

  Shaper& shaper_;
  Hyphenator hyphenator_;
  Graphemes graphemes_;
  TotalFit total_fit_;
  std::vector<BreakPoint> points_;
  std::vector<BreakPoint> merged_;
  Breaking result_;
};

}  // namespace recto::text
