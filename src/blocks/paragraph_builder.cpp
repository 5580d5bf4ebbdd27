#include "blocks/paragraph_builder.h"

#include "blocks/figure.h"
#include "blocks/paint.h"
#include "blocks/prepare_code.h"
#include "blocks/slab.h"
#include "blocks/span_style.h"
#include "unicode/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::blocks {

using geometry::Length;

namespace {

/// At least so far stands an item from its number, in em.
constexpr double label_gap = 0.4;

/// Characters of UTF-8 text.
std::size_t letters_of(std::string_view text) {
  const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::ranges::count_if(text, begins)));
}

}  // namespace

ParagraphBuilder::ParagraphBuilder(const layout::Text& text, const layout::Common& common, const Scope& scope,
                                   const ComposeContext& context, page::Tag parent, Findings& findings)
    : text_{text},
      common_{common},
      scope_{scope},
      context_{context},
      parent_{parent},
      findings_{findings},
      style_{context.layout.style(text.style)} {
  const Length own = named("list", style_).indent;
  indent_ = own > Length{} ? own : style_.size.scaled(1.25);
  if (is_cell()) parent_ = element(common_.role, parent_);
}

const layout::Style& ParagraphBuilder::named(std::string_view id, const layout::Style& otherwise) const {
  const auto index = context_.layout.find_style(id);
  return index ? context_.layout.style(*index) : otherwise;
}

page::Color ParagraphBuilder::ink(const layout::Style& style) const {
  const auto chosen = color(style.color, context_.theme, scope_.bank, scope_.question);
  return chosen ? *chosen : theme_color(context_.theme, "ink", {0x000000});
}

page::Tag ParagraphBuilder::element(const std::string& role, page::Tag parent, const std::string& language) {
  if (common_.role == "artifact") return {};
  const page::Tag tag = context_.structure.add(role, parent, language);
  if (role == "TH") context_.structure.head(tag, "Column");
  return tag;
}

page::Tag ParagraphBuilder::add_list(page::Tag parent, page::StructureElement::Numbering numbering) {
  const page::Tag tag = element("L", parent);
  context_.structure.number(tag, numbering);
  return tag;
}

/// A paragraph's element: in a cell a paragraph of it, in a link words of it, else what the block is.  It tells its
/// language where that is not the scope's.
page::Tag ParagraphBuilder::paragraph_element(const std::string& language) {
  const bool plain = common_.role.empty() || is_cell();
  const bool in_link = context_.structure.role(parent_) == "Link";
  const std::string own = language == scope_.language ? std::string{} : language;
  return element(!plain ? common_.role : in_link ? "Span" : "P", parent_, own);
}

text::ShapedParagraph ParagraphBuilder::shape(const text::Paragraph& paragraph, const Places& places) {
  auto shaped = context_.typesetter.shape(paragraph);
  const auto place = [&](std::size_t span) { return span < places.size() ? places[span] : common_.place; };
  for (const auto& missing : shaped.missing()) {
    const bool literal = missing.span >= places.size();
    findings_.missing.push_back(literal ? missing_in_literal(missing.character)
                                        : Missing{missing.character, place(missing.span)});
  }
  for (const auto& use : shaped.fallbacks()) {
    findings_.substitutions.push_back({use.face, use.text, place(use.span)});
  }
  return shaped;
}

Missing ParagraphBuilder::missing_in_literal(char32_t character) const {
  const std::string wanted = unicode::encode(character);
  const auto has = [&](const auto& titled) { return titled.title.find(wanted) != std::string::npos; };
  if (scope_.bank != nullptr) {
    if (const auto topic = std::ranges::find_if(scope_.bank->topics, has); topic != scope_.bank->topics.end()) {
      return {character, topic->place, fmt::format("the title of topic `{}`", topic->id)};
    }
    if (const auto level = std::ranges::find_if(scope_.bank->levels, has); level != scope_.bank->levels.end()) {
      return {character, level->place, fmt::format("the title of level `{}`", level->id)};
    }
  }
  return {character, common_.place};
}

text::Paragraph ParagraphBuilder::plain(std::string text) const {
  text::Paragraph result;
  result.spans.push_back({std::move(text), span_style(style_, ink(style_))});
  result.language = scope_.language;
  result.hyphenate = style_.hyphenate;
  return result;
}

/// In the language of the question.
text::Paragraph ParagraphBuilder::empty_paragraph(const layout::Style& style) const {
  text::Paragraph result;
  result.language = scope_.question != nullptr ? scope_.question->language : scope_.language;
  result.hyphenate = style.hyphenate;
  return result;
}

text::Paragraph ParagraphBuilder::paragraph(const bank::Inline& text, const layout::Style& style,
                                            PreparedParagraph& holder) {
  text::Paragraph result = empty_paragraph(style);
  if (!text.language.empty()) result.language = text.language;
  const auto base = span_style(style, ink(style));
  for (const auto& span : text.spans) add_span(span, base, style, holder, result);
  return result;
}

void ParagraphBuilder::add_span(const bank::Span& span, const text::SpanStyle& base, const layout::Style& style,
                                PreparedParagraph& holder, text::Paragraph& out) {
  text::Span added{span.text, marked(base, style, span.marks)};
  if (span.marks.gap > 0 && gaps_ == Gaps::blank) {
    const bool first = span.marks.gap != gap_shown_;
    gap_shown_ = span.marks.gap;
    if (first) return add_blank(span, added.style, out);
    added.text.clear();  // a place for each span of the bank, so that problems are reported where they are
  }
  if (span.marks.gap > 0 && gaps_ == Gaps::filled) added.style.weight = std::max(added.style.weight, 700);
  added.style.language = span.language;
  if (!span.href.empty() || span.marks.struck || !span.reading.empty()) {
    added.style.link = static_cast<int>(holder.extras.size());
    holder.extras.push_back(extra_of(span, holder, style, added));
  }
  out.spans.push_back(std::move(added));
}

/// Underscores join into a line in all fonts that are shipped, and are read out as a blank.
void ParagraphBuilder::add_blank(const bank::Span& span, const text::SpanStyle& base, text::Paragraph& out) {
  constexpr std::size_t shortest = 8;
  constexpr std::size_t longest = 28;
  const auto number = static_cast<std::size_t>(span.marks.gap);
  const auto& gaps = scope_.question->gaps;
  const auto& gap = gaps[number - 1];
  const std::size_t room = std::clamp(gap.answer.size() * 3 / 2, shortest, longest);
  std::string text(room, '_');
  if (gaps.size() > 1) text.insert(0, fmt::format("({})\u00A0", number));
  if (!gap.hint.empty()) text += fmt::format("\u00A0({})", gap.hint);
  text::Span blank{std::move(text), base};
  blank.style.whole = true;
  blank.style.identifier = false;
  out.spans.push_back(std::move(blank));
}

/// A reading that is wider than its base draws the letters of the base apart.
RunExtra ParagraphBuilder::extra_of(const bank::Span& span, const PreparedParagraph& holder, const layout::Style& style,
                                    text::Span& out) {
  RunExtra extra{span.href, span.href.empty() ? holder.tag : element("Link", holder.tag)};
  if (span.marks.struck) extra.strike = RunExtra::Strike::yes;
  if (span.reading.empty()) return extra;
  text::Paragraph small = empty_paragraph(style);
  small.hyphenate = false;
  small.spans.push_back({span.reading, out.style});
  small.spans.back().style.link = -1;
  auto reading = std::make_shared<text::ShapedParagraph>(shape(small, {span.place}));
  text::Paragraph base = small;
  base.spans.front().text = out.text;
  const Length one = Length::pt(100);
  const Length wide = context_.typesetter.natural_width(*reading, one.scaled(ruby_scale));
  const Length narrow = context_.typesetter.natural_width(context_.typesetter.shape(base), one);
  if (wide > narrow) out.style.tracking += (wide - narrow).over(one) / static_cast<double>(letters_of(out.text));
  out.style.whole = true;
  extra.reading = std::move(reading);
  return extra;
}

void ParagraphBuilder::lead_in(text::Paragraph& source, const layout::Style& style) const {
  const layout::Style& lead = named("lead", style);
  auto lead_style = span_style(lead, ink(lead));
  lead_style.scale = lead.size.over(style.size);
  source.spans.insert(source.spans.begin(), {scope_.variables.expand(text_.lead) + "\u2002", lead_style});
}

PreparedParagraph& ParagraphBuilder::push(PreparedParagraph prepared, const layout::Style& style, Length space,
                                          int cost) {
  const bool first = result_.empty();
  prepared.style = &style;
  prepared.align = align(style.align);
  prepared.space_before = first ? Length{} : space;
  prepared.penalty_before = first ? page::break_cost::none : cost;
  prepared.indent = indent_;
  result_.push_back(std::move(prepared));
  return result_.back();
}

PreparedParagraph& ParagraphBuilder::add(const bank::Inline& text, const layout::Style& style, Length space, int cost) {
  PreparedParagraph prepared;
  prepared.tag = paragraph_element(text.language);
  prepared.place = text.place;
  auto source = paragraph(text, style, prepared);
  Places places;
  for (const auto& span : text.spans) places.push_back(span.place);
  return add(std::move(source), std::move(places), std::move(prepared), style, space, cost);
}

PreparedParagraph& ParagraphBuilder::add(text::Paragraph source, Places places, PreparedParagraph prepared,
                                         const layout::Style& style, Length space, int cost) {
  if (!text_.lead.empty() && result_.empty()) {
    lead_in(source, style);
    places.insert(places.begin(), common_.place);
  }
  prepared.shaped = shape(source, places);
  return push(std::move(prepared), style, space, cost);
}

void ParagraphBuilder::add_terms(const std::vector<std::string>& terms, Terms form, const diag::Span& place) {
  if (terms.empty()) return;
  auto source = empty_paragraph(style_);
  const auto style = span_style(style_, ink(style_));
  for (const auto& term : terms) {
    if (!source.spans.empty()) {
      source.spans.push_back({" \u00B7 ", style});
      source.spans.back().style.separator = true;
    }
    source.spans.push_back({term, style});
    source.spans.back().style.whole = form == Terms::whole;
  }
  PreparedParagraph prepared;
  prepared.tag = paragraph_element();
  prepared.place = place;
  Places places(source.spans.size(), place);
  add(std::move(source), std::move(places), std::move(prepared), style_, {}, page::break_cost::none);
}

void ParagraphBuilder::add_literal(std::string text) {
  if (text.empty()) return;
  PreparedParagraph prepared;
  prepared.tag = paragraph_element();
  prepared.place = common_.place;
  prepared.shaped = shape(plain(std::move(text)), {});
  push(std::move(prepared), style_, {}, page::break_cost::none);
}

void ParagraphBuilder::add_code(const bank::Block& block) {
  const auto& style = named("code-block", style_);
  PreparedParagraph code = prepare_code(block, style, context_, findings_);
  code.tag = element("Code", element("P", parent_));
  code.space_before = result_.empty() ? Length{} : std::max(style.space_before, style_.space_before);
  result_.push_back(std::move(code));
}

page::Tag ParagraphBuilder::add_item(const bank::Inline& text, const std::string& label, int depth, page::Tag list) {
  const page::Tag item = element("LI", list);
  const page::Tag label_tag = element("Lbl", item);
  const page::Tag body = element("LBody", item);
  const page::Tag outer = std::exchange(parent_, body);
  PreparedParagraph& added =
      add(text, style_, style_.space_before.scaled(depth == 1 ? 0.6 : 0.3), page::break_cost::list_item);
  added.depth = depth;
  added.label = shape(plain(label), {});
  added.label_tag = label_tag;
  parent_ = outer;
  return body;
}

void ParagraphBuilder::fit_labels(std::size_t first) {
  Length indent;
  for (std::size_t i = first; i < result_.size(); ++i) {
    const auto& each = result_[i];
    if (!each.label) continue;
    const Length label = context_.typesetter.natural_width(*each.label, each.style->size);
    indent = std::max(indent, label + each.style->size.scaled(label_gap));
  }
  for (std::size_t i = first; i < result_.size(); ++i) result_[i].indent = std::max(result_[i].indent, indent);
}

void ParagraphBuilder::keep_with_previous(std::size_t index, int cost) {
  if (index < result_.size()) result_[index].penalty_before = cost;
}

void ParagraphBuilder::nest(std::size_t first, int depth) {
  for (std::size_t i = first; i < result_.size(); ++i) {
    if (result_[i].depth > 0) continue;
    result_[i].depth = depth;
    result_[i].indent = indent_;
  }
}

void ParagraphBuilder::space_before(std::size_t index, Length space) {
  if (index < result_.size()) result_[index].space_before = std::max(result_[index].space_before, space);
}

}  // namespace recto::blocks
