// The paragraphs of one text block, added one by one, with their styles, languages, places and structure.
#pragma once

#include "blocks/prepare_text.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recto::blocks {

/// Shapes texts in the styles of a block and keeps them in order.  What it refers to must outlive it.
class ParagraphBuilder {
 public:
  /// Structure elements go under `parent`; problems to `findings`.
  ParagraphBuilder(const layout::Text& text, const layout::Common& common, const Scope& scope,
                   const ComposeContext& context, page::Tag parent, Findings& findings);

  /// A text of the bank; the block's lead stands before the first.  `cost` is that of a break before it.
  PreparedParagraph& add(const bank::Inline& text, const layout::Style& style, geometry::Length space, int cost);
  enum class Terms { whole, breakable };
  /// Short texts of the bank with dots between them, unless there are none.
  void add_terms(const std::vector<std::string>& terms, Terms form, const diag::Span& place);
  /// A text of the layout, unless it is empty.
  void add_literal(std::string text);
  void add_code(const bank::Block& block);
  /// An item of the list element `list`, its label in the indent of `depth`.  Returns the element of its body.
  page::Tag add_item(const bank::Inline& text, const std::string& label, int depth, page::Tag list);
  /// A picture, unless its file is none, which is reported.
  void add_picture(const bank::Picture& picture, const layout::Style& style);
  void add_table(const bank::Table& table, const diag::Span& place);
  /// The paragraphs from `starts` on, which begin the options, become options that may stand side by side.
  void gather_options(const std::vector<std::size_t>& starts);
  /// What stands in the gaps of a prompt: room to write, or the answers.
  enum class Gaps { blank, filled };
  void show_gaps(Gaps gaps) { gaps_ = gaps; }
  [[nodiscard]] page::Tag add_list(page::Tag parent, page::StructureElement::Numbering numbering);

  /// Structure elements go under `parent` from now on.  Returns where they went before.
  page::Tag stand_in(page::Tag parent) { return std::exchange(parent_, parent); }
  /// The block's own element.
  [[nodiscard]] page::Tag parent() const { return parent_; }
  [[nodiscard]] const layout::Style& style() const { return style_; }
  /// The layout's style of that name, or `otherwise`.
  [[nodiscard]] const layout::Style& named(std::string_view id, const layout::Style& otherwise) const;
  [[nodiscard]] std::size_t size() const { return result_.size(); }
  /// Gives the paragraphs from `first` on an indent that holds the widest of their labels.
  void fit_labels(std::size_t first);
  /// A break before the paragraph at `index`, if there is one, costs so much.
  void keep_with_previous(std::size_t index, int cost);
  /// The paragraphs from `first` on that are in no list stand below the words of an item `depth` lists deep.
  void nest(std::size_t first, int depth);
  /// At least `space` before the paragraph at `index`, if there is one.
  void space_before(std::size_t index, geometry::Length space);
  [[nodiscard]] std::vector<PreparedParagraph> take() { return std::move(result_); }

 private:
  using Places = std::vector<diag::Span>;  ///< by span of a paragraph

  PreparedParagraph& add(text::Paragraph source, Places places, PreparedParagraph prepared, const layout::Style& style,
                         geometry::Length space, int cost);
  PreparedParagraph& push(PreparedParagraph prepared, const layout::Style& style, geometry::Length space, int cost);
  void add_span(const bank::Span& span, const text::SpanStyle& base, const layout::Style& style,
                PreparedParagraph& holder, text::Paragraph& out);
  /// Room to write in the place of a gap's answer, with its number and hint.
  void add_blank(const bank::Span& span, const text::SpanStyle& base, text::Paragraph& out);
  [[nodiscard]] RunExtra extra_of(const bank::Span& span, const PreparedParagraph& holder, const layout::Style& style,
                                  text::Span& out);
  PreparedTable::Cell cell(const bank::Cell& cell, page::Tag row);
  [[nodiscard]] std::vector<PreparedParagraph> longest_word(const bank::Cell& cell);
  text::Paragraph paragraph(const bank::Inline& text, const layout::Style& style, PreparedParagraph& holder);
  [[nodiscard]] text::Paragraph empty_paragraph(const layout::Style& style) const;
  [[nodiscard]] text::Paragraph plain(std::string text) const;
  text::ShapedParagraph shape(const text::Paragraph& paragraph, const Places& places);
  /// A character of a text of the layout may come from a title that it shows: it is missing there.
  [[nodiscard]] Missing missing_in_literal(char32_t character) const;
  /// Puts the block's lead before `source`.
  void lead_in(text::Paragraph& source, const layout::Style& style) const;
  [[nodiscard]] page::Color ink(const layout::Style& style) const;
  page::Tag element(const std::string& role, page::Tag parent, const std::string& language = {});
  page::Tag paragraph_element(const std::string& language = {});
  /// One element however many paragraphs the block has, even if it has none.
  [[nodiscard]] bool is_cell() const { return common_.role == "TD" || common_.role == "TH"; }

  const layout::Text& text_;
  const layout::Common& common_;
  const Scope& scope_;
  const ComposeContext& context_;
  page::Tag parent_;
  Findings& findings_;
  const layout::Style& style_;
  geometry::Length indent_;
  Gaps gaps_ = Gaps::filled;
  int gap_shown_ = 0;  ///< number of the gap whose room was added last
  std::vector<PreparedParagraph> result_;
};

}  // namespace recto::blocks
