// From a text block's field to shaped paragraphs, before any size or measure is known.
#pragma once

#include "blocks/compose_context.h"
#include "blocks/findings.h"
#include "blocks/scope.h"
#include "layout/block.h"

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

/// One paragraph, list item, note or code block, ready to be set at any size.
struct PreparedParagraph {
  const layout::Style* style = nullptr;
  std::optional<text::ShapedParagraph> shaped;  ///< empty for code
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
  std::vector<std::string> links;  ///< targets, by the runs' link numbers
  std::vector<page::Tag> link_tags;
  diag::Span place;
};

/// Shapes what `text` shows of `scope`.  Structure elements are added under `parent`.  Losses go to `findings`.
[[nodiscard]] std::vector<PreparedParagraph> prepare_text(const layout::Text& text, const layout::Common& common,
                                                          const Scope& scope, const ComposeContext& context,
                                                          page::Tag parent, Findings& findings);

}  // namespace recto::blocks
