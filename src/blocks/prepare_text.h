// From a text block's field to shaped paragraphs, before any size or measure is known.
#pragma once

#include "blocks/compose_context.h"
#include "blocks/findings.h"
#include "blocks/scope.h"
#include "layout/block.h"
#include "picture/read.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace recto::blocks {

/// One line of program text: shaped whole, and its parts for the case that it must wrap.
struct CodeLine {
  text::Paragraph source;
  text::ShapedParagraph shaped;
  std::optional<text::ShapedParagraph> number = {};  ///< of the line, where the bank asks for numbers
};

/// What a run of text has beside its glyphs, by the runs' link numbers.
struct RunExtra {
  std::string href;  ///< target of a link; empty: none
  page::Tag tag;     ///< of the run
  enum class Strike { no, yes } strike = Strike::no;
  std::shared_ptr<const text::ShapedParagraph> reading = {};  ///< small above it; null: none
};

/// A picture among a question's text.
struct PreparedFigure {
  std::shared_ptr<const picture::Picture> picture;
  geometry::Length width;  ///< zero: as large as it is
  page::Tag tag;
};

struct PreparedParagraph;

/// Cells in rows; each cell is paragraphs one below the other.
struct PreparedTable {
  struct Cell {
    std::vector<PreparedParagraph> paragraphs;
    std::vector<PreparedParagraph> longest_word;  ///< what the column must at least be as wide as; may be empty
  };
  std::vector<std::vector<Cell>> rows;
  std::size_t heads = 0;  ///< rows at the top that are printed again where the table goes on
};

/// Options to choose among: side by side where they are short.
struct PreparedOptions {
  std::vector<std::vector<PreparedParagraph>> options;
};

/// One paragraph, list item, note, code block, picture, table or set of options, ready to be set at any size.
struct PreparedParagraph {
  const layout::Style* style = nullptr;
  std::optional<text::ShapedParagraph> shaped;  ///< empty for what is no paragraph
  std::optional<text::ShapedParagraph> label;   ///< bullet or number, set in the indent
  std::vector<CodeLine> code;
  std::optional<text::ShapedParagraph> continuation_mark;  ///< code: stands before wrapped lines
  text::Align align = text::Align::start;
  int depth = 0;            ///< of list nesting
  geometry::Length indent;  ///< per depth
  geometry::Length space_before;
  int penalty_before = 0;
  bool barred = false;  ///< a note: a line at its left
  page::Tag tag;
  page::Tag label_tag;
  std::vector<RunExtra> extras;  ///< by the runs' link numbers
  std::shared_ptr<const PreparedFigure> figure;
  std::shared_ptr<const PreparedTable> table;
  std::shared_ptr<const PreparedOptions> options;
  diag::Span place;
};

/// Shapes what `text` shows of `scope`.  Structure elements are added under `parent`.  Losses go to `findings`.
[[nodiscard]] std::vector<PreparedParagraph> prepare_text(const layout::Text& text, const layout::Common& common,
                                                          const Scope& scope, const ComposeContext& context,
                                                          page::Tag parent, Findings& findings);

}  // namespace recto::blocks
