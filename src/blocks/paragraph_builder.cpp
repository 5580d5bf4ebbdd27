#include "blocks/paragraph_builder.h"

#include "blocks/paint.h"
#include "blocks/prepare_code.h"
#include "blocks/slab.h"
#include "blocks/span_style.h"
#include "layout/mirrored.h"
#include "unicode/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace recto::blocks {

using geometry::Length;

namespace {

/// At least so far stands an item from its number, in em.
constexpr double label_gap = 0.4;

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
  turn(result);
  return result;
}

/// On a page that reads from right to left, a text in a language that does too begins at the right even where it has
/// no letter of it: a number, a name.
void ParagraphBuilder::turn(text::Paragraph& paragraph) const {
  if (context_.layout.direction != layout::Direction::right_to_left) return;
  if (layout::direction_of(paragraph.language) == layout::Direction::right_to_left) {
    paragraph.direction = text::Direction::right_to_left;
  }
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
  turn(result);
  const auto base = span_style(style, ink(style));
  for (const auto& span : text.spans) {
    text::Span out{span.text, marked(base, style, span.marks)};
    out.style.language = span.language;
    if (!span.href.empty()) {
      out.style.link = static_cast<int>(holder.links.size());
      holder.links.push_back(span.href);
      holder.link_tags.push_back(element("Link", holder.tag));
    }
    result.spans.push_back(std::move(out));
  }
  return result;
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
  turn(source);
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

void ParagraphBuilder::space_before(std::size_t index, Length space) {
  if (index < result_.size()) result_[index].space_before = std::max(result_[index].space_before, space);
}

}  // namespace recto::blocks
