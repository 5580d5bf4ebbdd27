// From a block's field to shaped paragraphs, before any size or measure is known.
#pragma once

#include "blocks/findings.h"
#include "blocks/setting.h"
#include "blocks/subject.h"
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
struct Prepared {
  const layout::Style* style = nullptr;
  std::optional<text::ShapedParagraph> shaped;  ///< empty for code
  std::optional<text::ShapedParagraph> label;   ///< bullet or number, set in the indent
  std::vector<CodeLine> code;
  std::optional<text::ShapedParagraph> continuation_mark;  ///< code: stands before wrapped lines
  text::Align align = text::Align::start;
  int depth = 0;            ///< of list nesting
  geometry::Length indent;  ///< per depth
  geometry::Length space_before;
  int cost_before = 0;
  bool barred = false;  ///< a note: a line at its left
  page::Tag tag;
  page::Tag label_tag;
  std::vector<std::string> links;  ///< targets, by the runs' link numbers
  std::vector<page::Tag> link_tags;
  diag::Span place;
};

/// Shapes what `block` shows of `subject`.  Structure elements are added under `parent`.  Losses go to `findings`.
[[nodiscard]] std::vector<Prepared> prepare(const layout::Block& block, const Subject& subject, const Setting& setting,
                                            page::Tag parent, Findings& findings);

}  // namespace recto::blocks
