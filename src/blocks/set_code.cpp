#include "blocks/set_code.h"

#include "blocks/paint.h"
#include "blocks/span_style.h"
#include "code/cuts.h"
#include "code/wrap.h"

#include <algorithm>
#include <string>
#include <vector>

namespace recto::blocks {
namespace {

using geometry::Length;
using namespace geometry::literals;

constexpr Length padding_x = 1.2_mm;
constexpr Length padding_y = 0.9_mm;
constexpr int hanging_columns = 2;
constexpr int number_gap = 2;  // columns between line numbers and code
// Code stays within a size of the 8 pt that text is set in at least; below it, dots and commas run together at 300 dpi.
constexpr Length smallest_code = 7.2_pt;
// Of the style's size: so much smaller a program may be set by itself for lines that would wrap.
constexpr double least_factor = 0.85;
constexpr Length size_step = 0.1_pt;

std::string text_of(const text::Paragraph& line) {
  std::string text;
  for (const auto& span : line.spans) text += span.text;
  return text;
}

/// The part [begin, end) of a line's text, styles kept.
text::Paragraph part(const text::Paragraph& line, std::size_t begin, std::size_t end) {
  text::Paragraph result = line;
  result.spans.clear();
  std::size_t at = 0;
  for (const auto& span : line.spans) {
    const std::size_t from = std::clamp(begin, at, at + span.text.size());
    const std::size_t to = std::clamp(end, at, at + span.text.size());
    if (to > from) result.spans.push_back({span.text.substr(from - at, to - from), span.style});
    at += span.text.size();
  }
  return result;
}

/// Sets the lines of one block.
class CodeSetter {
 public:
  CodeSetter(const PreparedParagraph& code, Length width, TypeScale type_scale, const ComposeContext& context,
             Findings& findings)
      : code_{code},
        context_{context},
        findings_{findings},
        room_{width - padding_x * 2},
        size_{size(type_scale)},
        leading_{size_.scaled(code.style->leading * type_scale.leading)},
        base_{baseline(*code.style, size_, leading_, context.typesetter.fonts())},
        column_{column_width(size_)},
        gutter_{gutter_width(size_)},
        measure_{room_ - gutter_} {}

  Slabs run() {
    for (const auto& line : code_.code) set_line(line);
    const auto costs = code::code_cuts(lines_);
    for (std::size_t line = 0; line < lines_.size(); ++line) slabs_[first_slabs_[line]].penalty_before = costs[line];
    for (std::size_t i = 1; i < slabs_.size(); ++i) {
      const std::size_t least = std::min(i, slabs_.size() - i);
      if (least == 1) slabs_[i].penalty_before = page::break_cost::forbidden;
      if (least == 2) add_penalty(slabs_[i], page::break_cost::code_line);
    }
    return std::move(slabs_);
  }

 private:
  using EndBlanks = text::Form::EndBlanks;

  /// What of a line stands on one of its rows.
  struct Piece {
    code::CodeWrap::Row row;
    text::ShapedParagraph shaped;
  };

  /// As the layout and the type_scale wish or, where lines would wrap, the largest at which no more do than at the
  /// least.
  [[nodiscard]] Length size(TypeScale type_scale) const {
    const auto& style = *code_.style;
    const Length least = std::min(smallest_code, style.size);
    const Length wish = std::max(type_size(style, context_, type_scale), least);
    const Length floor = std::min(wish, std::max(type_size(style, context_, {}).scaled(least_factor), least));
    Length size = wish;
    for (const auto& line : code_.code) {
      if (fits(line, size) || !fits(line, floor)) continue;
      while (size > floor && !fits(line, size)) size = std::max(floor, size - size_step);
    }
    return size;
  }

  [[nodiscard]] bool fits(const CodeLine& line, Length size) const {
    return context_.typesetter.natural_width(line.shaped, size) + gutter_width(size) <= room_;
  }

  /// The width of one character: all of a monospaced font's are alike.
  [[nodiscard]] Length column_width(Length size) const {
    text::Paragraph zero;
    zero.spans.push_back({"0", span_style(*code_.style, {})});
    return context_.typesetter.natural_width(context_.typesetter.shape(zero), size);
  }

  /// Room for the largest line number.
  [[nodiscard]] Length gutter_width(Length size) const {
    Length widest;
    for (const auto& line : code_.code) {
      if (line.number) widest = std::max(widest, context_.typesetter.natural_width(*line.number, size));
    }
    return widest > Length{} ? widest + column_width(size) * number_gap : Length{};
  }

  void set_line(const CodeLine& line) {
    const std::size_t first = slabs_.size();
    first_slabs_.push_back(first);
    lines_.push_back(text_of(line.source));
    if (context_.typesetter.natural_width(line.shaped, size_) <= measure_) {
      add(line.shaped, Length{}, line_end(line));
    } else {
      wrap(line, lines_.back());
    }
    slabs_[first].starts_unit = true;
    if (line.number) number(*line.number, slabs_[first]);
  }

  void wrap(const CodeLine& line, const std::string& text) {
    const code::CodeWrap places{text};
    const int columns = std::max(1, static_cast<int>(measure_.over(column_)));
    const auto blanks = std::min(text.find_first_not_of(' '), text.size());
    const int indent = std::min(static_cast<int>(blanks) + hanging_columns, columns / 2);
    std::size_t begin = 0;
    while (begin < text.size()) {
      const bool first = begin == 0;
      const Length room = first ? measure_ : measure_ - column_ * indent;
      const Piece piece = longest_piece(line, places, begin, room, columns - indent);
      add(piece.shaped, first ? Length{} : column_ * indent,
          piece.row.next < text.size() ? row_end(piece.row) : line_end(line));
      if (!first) slabs_.back().penalty_before = page::break_cost::forbidden;
      if (!first && indent >= hanging_columns) mark(column_ * (indent - hanging_columns));
      begin = piece.row.next;
    }
  }

  Piece piece_of(const CodeLine& line, const code::CodeWrap& places, std::size_t begin, int columns, int below) {
    const auto row = places.row(begin, columns, below);
    return {row, context_.typesetter.shape(part(line.source, begin, row.end))};
  }

  /// The best that stands in the room of so many columns.  Other fonts' characters may be wider than one column:
  /// then the number of them that fits is found by bisection.
  Piece longest_piece(const CodeLine& line, const code::CodeWrap& places, std::size_t begin, Length room, int below) {
    const int columns = std::max(1, static_cast<int>(room.over(column_)));
    const auto too_wide = [&](const Piece& piece) {
      return std::max(context_.typesetter.natural_width(piece.shaped, size_) - room, Length{});
    };
    Piece best = piece_of(line, places, begin, columns, below);
    if (too_wide(best) == Length{}) return best;
    best = piece_of(line, places, begin, 1, below);
    if (const Length by = too_wide(best); by > Length{}) {
      findings_.overfull.push_back({by, lines_.back().substr(begin, best.row.end - begin), code_.place});
      return best;
    }
    for (int good = 1, bad = columns; bad - good > 1;) {
      const int middle = good + (bad - good) / 2;
      Piece piece = piece_of(line, places, begin, middle, below);
      const bool fits = too_wide(piece) == Length{};
      (fits ? good : bad) = middle;
      if (fits) best = std::move(piece);
    }
    return best;
  }

  /// A line's number right-aligned in the gutter; no part of the program.
  void number(const text::ShapedParagraph& shaped, Slab& slab) {
    const Length right = gutter_ - column_ * number_gap;
    const auto set = set_whole(shaped);
    if (set.lines.empty()) return;
    const auto& line = set.lines.front();
    place_runs(line, {padding_x + right - line.width, base_}, code_, {}, context_.typesetter.fonts(), slab.items);
  }

  void mark(Length x) {
    const auto set = set_whole(*code_.continuation_mark);
    if (set.lines.empty()) return;
    place_runs(set.lines.front(), {padding_x + gutter_ + x, base_}, code_, {}, context_.typesetter.fonts(),
               slabs_.back().items);
  }

  /// A reader of tagged text sees no lines: a blank keeps the last word of one from the first of the next.
  [[nodiscard]] EndBlanks line_end(const CodeLine& line) const {
    return context_.structure.tagged() && &line != &code_.code.back() ? EndBlanks::always : EndBlanks::none;
  }

  [[nodiscard]] EndBlanks row_end(const code::CodeWrap::Row& row) const {
    return context_.structure.tagged() && row.next > row.end ? EndBlanks::always : EndBlanks::none;
  }

  text::SetParagraph set_whole(const text::ShapedParagraph& shaped, EndBlanks end_blanks = EndBlanks::none) {
    return context_.typesetter.set(shaped, {.measure = measure_,
                                            .size = size_,
                                            .first_indent = {},
                                            .align = text::Align::start,
                                            .breaking = text::Form::Breaking::none,
                                            .hanging_punctuation = false,
                                            .end_blanks = end_blanks});
  }

  void add(const text::ShapedParagraph& shaped, Length x, EndBlanks end_blanks) {
    Slab slab;
    slab.height = leading_;
    const auto set = set_whole(shaped, end_blanks);
    for (const auto& line : set.lines) {
      findings_.note_sizes(line);
      place_runs(line, {padding_x + gutter_ + x, base_}, code_, code_.tag, context_.typesetter.fonts(), slab.items);
    }
    slabs_.push_back(std::move(slab));
  }

  const PreparedParagraph& code_;
  const ComposeContext& context_;
  Findings& findings_;
  Length room_;  ///< for line numbers and lines
  Length size_;
  Length leading_;
  Length base_;
  Length column_;  ///< width of one character
  Length gutter_;  ///< of line numbers
  Length measure_;
  Slabs slabs_;
  std::vector<std::string> lines_;
  std::vector<std::size_t> first_slabs_;  ///< of each line
};

}  // namespace

Slabs set_code(const PreparedParagraph& code, Length width, TypeScale type_scale, const ComposeContext& context,
               Findings& findings) {
  if (code.code.empty()) return {};
  Slabs slabs = CodeSetter{code, width, type_scale, context, findings}.run();
  Decoration ground;
  ground.id = context.structure.next_box();
  ground.width = width;
  ground.fill = theme_color(context.theme, "code-background", {0xF0F0F0});
  for (std::size_t i = 0; i < slabs.size(); ++i) {
    ground.above = i == 0 ? Length{} : padding_y;
    ground.below = i + 1 == slabs.size() ? Length{} : padding_y;
    slabs[i].decorations.push_back(ground);
  }
  push_down(slabs.front(), padding_y);
  slabs.back().height += padding_y;
  return slabs;
}

}  // namespace recto::blocks
