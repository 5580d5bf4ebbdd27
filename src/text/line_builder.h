// From chosen line ends to placed glyph runs.
#pragma once

#include "text/shaped.h"
#include "text/shaper.h"
#include "text/total_fit.h"

#include <span>
#include <vector>

namespace recto::text {

/// Builds the lines of one set paragraph.
class LineBuilder {
 public:
  LineBuilder(const FontSet& fonts, Shaper& shaper, const ShapedParagraph::Data& data, const Form& form,
              const FitForm& fit)
      : fonts_{fonts}, shaper_{shaper}, data_{data}, form_{form}, fit_{fit} {}

  /// The line between two chosen points; `first` for the paragraph's first.
  enum class Position { first, other };
  [[nodiscard]] Line build(const BreakPoint& from, const BreakPoint& to, Position position);

 private:
  struct Piece {
    const Item* item;
    Range text;
  };
  void find_pieces(Range line);
  void reorder();
  void add_runs(const Piece& piece, Range line, Line& made);
  [[nodiscard]] std::span<const Glyph> shaped_glyphs(const Item& item, Range text) const;
  [[nodiscard]] std::span<const Glyph> glyphs_of(const Piece& piece, Range line);
  void add_run(const Piece& piece, Range text, std::span<const Glyph> glyphs, Line& made);
  void add_hyphen(const BreakPoint& to, Line& made) const;
  void add_blank(const BreakPoint& to, Line& made) const;
  template <typename Use>
  void each_stretchable(Line& made, const Use& use) const;
  void justify(const BreakPoint& from, const BreakPoint& to, double measure, Line& made) const;
  void place(const BreakPoint& from, const BreakPoint& to, geometry::Length indent, Line& made) const;
  void measure(std::uint32_t begin, Line& made) const;
  void measure_ink(Line& made) const;
  void include_ink(const GlyphRun& run, Line& made) const;

  const FontSet& fonts_;
  Shaper& shaper_;
  const ShapedParagraph::Data& data_;
  const Form& form_;
  const FitForm& fit_;
  std::vector<Piece> pieces_;  // visual order once `reorder` has run
  std::vector<Glyph> reshaped_;
  std::vector<FaceId> faces_of_runs_;  // that the styles of the line's runs name
  std::vector<double> em_of_run_;      // em of the paragraph in a font unit, for each run of the line
  std::uint32_t last_end_ = 0;         // where the text of the run added last ends
  std::size_t last_piece_run_ = 0;     // the run that holds the line's logical end
};

}  // namespace recto::text
