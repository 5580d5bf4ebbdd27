#include "compose/prepare.h"

#include "compose/paint.h"
#include "compose/prepare_code.h"
#include "compose/slab.h"
#include "compose/span_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::compose {
namespace {

using bank::Block;
using geometry::Length;
using layout::Field;

/// Prepares the paragraphs of one text block.
class Preparer {
 public:
  Preparer(const layout::Block& block, const Subject& subject, const Setting& setting, page::Tag parent,
           Findings& findings)
      : block_{block},
        subject_{subject},
        setting_{setting},
        parent_{parent},
        findings_{findings},
        style_{setting.layout.style(block.style.value_or(layout::StyleIndex{0}))},
        indent_{list_indent()} {}

  std::vector<Prepared> run() {
    if (is_cell()) parent_ = element(block_.role, parent_);
    if (block_.field == Field::literal) {
      literal(subject_.references.expand(block_.text));
    } else if (subject_.question != nullptr) {
      field(*subject_.question);
    }
    return std::move(result_);
  }

 private:
  void field(const bank::Question& question);
  void custom(const bank::Question& question);
  void literal(const std::string& text);
  void inline_text(const bank::Inline& text);
  void words(const std::vector<std::string>& words);
  void blocks(const bank::Blocks& blocks);
  void list(const Block& list, int depth, page::Tag parent);
  void item(const bank::ListItem& item, const std::string& label, int depth, page::Tag list);
  void points(const std::vector<bank::Inline>& points);
  void expectations(const std::vector<bank::Expectation>& points);
  [[nodiscard]] bank::Inline expectation(const bank::Expectation& point) const;
  void references(const bank::Question& question);
  void related(const bank::Question& question);
  Prepared& add_paragraph(const bank::Inline& text, const layout::Style& style, Length space, int cost);
  Prepared& add(text::Paragraph paragraph, const layout::Style& style, Length space, int cost, const diag::Span& place,
                page::Tag tag);
  text::Paragraph paragraph(const bank::Inline& text, const layout::Style& style, Prepared& holder);
  text::Paragraph plain(std::string text, const layout::Style& style, const std::string& language) const;
  text::ShapedParagraph shape(const text::Paragraph& paragraph, const std::vector<diag::Span>& places);
  page::Color ink(const layout::Style& style) const;
  page::Tag element(const std::string& role, page::Tag parent, const std::string& language = {});
  page::Tag paragraph_element(const std::string& language = {});
  using Numbering = page::StructureElement::Numbering;
  page::Tag list_element(page::Tag parent, Numbering numbering);
  Length list_indent() const;
  /// One element however many paragraphs the block has, even if it has none.
  [[nodiscard]] bool is_cell() const { return block_.role == "TD" || block_.role == "TH"; }
  const layout::Style& named(std::string_view id, const layout::Style& otherwise) const;
  [[nodiscard]] std::string own_language(const std::string& language) const;

  const layout::Block& block_;
  const Subject& subject_;
  const Setting& setting_;
  page::Tag parent_;
  Findings& findings_;
  const layout::Style& style_;
  Length indent_;
  std::vector<Prepared> result_;
};

const layout::Style& Preparer::named(std::string_view id, const layout::Style& otherwise) const {
  const auto index = setting_.layout.find_style(id);
  return index ? setting_.layout.style(*index) : otherwise;
}

Length Preparer::list_indent() const {
  const Length own = named("list", style_).indent;
  return own > Length{} ? own : style_.size.scaled(1.25);
}

page::Color Preparer::ink(const layout::Style& style) const {
  const auto chosen = color(style.color, setting_.theme, subject_.bank, subject_.question);
  return chosen ? *chosen : theme_color(setting_.theme, "ink", {0x000000});
}

/// A language worth telling a reader: one that differs from the subject's.
std::string Preparer::own_language(const std::string& language) const {
  return language == subject_.language ? std::string{} : language;
}

page::Tag Preparer::element(const std::string& role, page::Tag parent, const std::string& language) {
  if (block_.role == "artifact") return {};
  const page::Tag tag = setting_.structure.add(role, parent, language);
  if (role == "TH") setting_.structure.head(tag, "Column");
  return tag;
}

page::Tag Preparer::list_element(page::Tag parent, Numbering numbering) {
  const page::Tag tag = element("L", parent);
  setting_.structure.number(tag, numbering);
  return tag;
}

/// A paragraph's element: in a cell a paragraph of it, in a link words of it, else what the block is.
page::Tag Preparer::paragraph_element(const std::string& language) {
  const bool plain = block_.role.empty() || is_cell();
  const bool in_link = setting_.structure.role(parent_) == "Link";
  return element(!plain ? block_.role : in_link ? "Span" : "P", parent_, own_language(language));
}

text::ShapedParagraph Preparer::shape(const text::Paragraph& paragraph, const std::vector<diag::Span>& places) {
  auto shaped = setting_.typesetter.shape(paragraph);
  const auto place = [&](std::size_t span) { return span < places.size() ? places[span] : block_.place; };
  for (const auto& missing : shaped.missing()) findings_.missing.push_back({missing.character, place(missing.span)});
  for (const auto& use : shaped.fallbacks()) {
    findings_.substitutions.push_back({use.face, use.text, place(use.span)});
  }
  return shaped;
}

text::Paragraph Preparer::plain(std::string text, const layout::Style& style, const std::string& language) const {
  text::Paragraph result;
  result.spans.push_back({std::move(text), span_style(style, ink(style))});
  result.language = language;
  result.hyphenate = style.hyphenate;
  return result;
}

text::Paragraph Preparer::paragraph(const bank::Inline& text, const layout::Style& style, Prepared& holder) {
  text::Paragraph result;
  result.language = subject_.question != nullptr ? subject_.question->language : subject_.language;
  if (!text.language.empty()) result.language = text.language;
  result.hyphenate = style.hyphenate;
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

Prepared& Preparer::add(text::Paragraph paragraph, const layout::Style& style, Length space, int cost,
                        const diag::Span& place, page::Tag tag) {
  Prepared prepared;
  prepared.style = &style;
  prepared.align = align(style.align);
  prepared.space_before = result_.empty() ? Length{} : space;
  prepared.cost_before = result_.empty() ? break_cost::none : cost;
  prepared.indent = indent_;
  prepared.tag = tag;
  prepared.place = place;
  prepared.shaped = shape(paragraph, {});
  result_.push_back(std::move(prepared));
  return result_.back();
}

Prepared& Preparer::add_paragraph(const bank::Inline& text, const layout::Style& style, Length space, int cost) {
  Prepared prepared;
  prepared.tag = paragraph_element(text.language);
  auto source = paragraph(text, style, prepared);
  std::vector<diag::Span> places;
  if (!block_.lead.empty() && result_.empty()) {
    const layout::Style& lead = named("lead", style);
    auto lead_style = span_style(lead, ink(lead));
    lead_style.scale = lead.size.over(style.size);
    source.spans.insert(source.spans.begin(), {subject_.references.expand(block_.lead) + "\u2002", lead_style});
    places.push_back(block_.place);
  }
  for (const auto& span : text.spans) places.push_back(span.place);
  prepared.style = &style;
  prepared.align = align(style.align);
  prepared.space_before = result_.empty() ? Length{} : space;
  prepared.cost_before = result_.empty() ? break_cost::none : cost;
  prepared.indent = indent_;
  prepared.place = text.place;
  prepared.shaped = shape(source, places);
  result_.push_back(std::move(prepared));
  return result_.back();
}

void Preparer::literal(const std::string& text) {
  if (text.empty()) return;
  add(plain(text, style_, subject_.language), style_, Length{}, break_cost::none, block_.place, paragraph_element());
}

void Preparer::inline_text(const bank::Inline& text) {
  if (!text.empty()) add_paragraph(text, style_, Length{}, break_cost::none);
}

void Preparer::words(const std::vector<std::string>& words) {
  if (words.empty()) return;
  bank::Inline text;
  text.place = subject_.question->place;
  bank::Span span;
  span.text = fmt::format("{}", fmt::join(words, " \u00B7\u00A0"));
  span.place = text.place;
  text.spans.push_back(std::move(span));
  inline_text(text);
}

void Preparer::custom(const bank::Question& question) {
  for (const auto& field : question.fields) {
    if (field.name == block_.text) inline_text(field.text);
  }
}

void Preparer::field(const bank::Question& question) {
  switch (block_.field) {
    case Field::literal:
      break;
    case Field::prompt:
      return inline_text(question.prompt);
    case Field::short_answer:
      return inline_text(question.short_answer);
    case Field::explanation:
      return blocks(question.explanation);
    case Field::memory_aid:
      return inline_text(question.memory_aid);
    case Field::keywords:
      return words(question.keywords);
    case Field::tags:
      return words(question.tags);
    case Field::follow_ups:
      return points(question.interview.follow_ups);
    case Field::look_for:
      return expectations(question.interview.look_for);
    case Field::red_flags:
      return expectations(question.interview.red_flags);
    case Field::see_also:
      return related(question);
    case Field::sources:
      return references(question);
    case Field::level:
      return literal(subject_.bank->level(question.level).title);
    case Field::topic:
      return literal(subject_.bank->topic(question.topic).title);
    case Field::custom:
      return custom(question);
  }
}

void Preparer::item(const bank::ListItem& item, const std::string& label, int depth, page::Tag list) {
  const page::Tag li = element("LI", list);
  const page::Tag label_tag = element("Lbl", li);
  const page::Tag body = element("LBody", li);
  const page::Tag outer = std::exchange(parent_, body);
  const Length space = style_.space_before.scaled(depth == 1 ? 0.6 : 0.3);
  Prepared& added = add_paragraph(item.text, style_, space, break_cost::list_item);
  added.depth = depth;
  added.label = shape(plain(label, style_, subject_.language), {});
  added.label_tag = label_tag;
  const std::size_t inner = result_.size();
  for (const auto& child : item.children) this->list(child, depth + 1, body);
  if (inner < result_.size()) result_[inner].cost_before = break_cost::forbidden;  // the item leads in to them
  parent_ = outer;
}

void Preparer::list(const Block& list, int depth, page::Tag parent) {
  const bool steps = list.kind == Block::Kind::steps;
  const page::Tag tag = list_element(parent, steps ? Numbering::decimal : Numbering::disc);
  int number = 0;
  for (const auto& each : list.items) {
    const std::string label = steps        ? fmt::format("{}.", ++number)
                              : depth == 1 ? std::string("\u2022")
                                           : std::string("\u2013");
    item(each, label, depth, tag);
  }
}

void Preparer::blocks(const bank::Blocks& blocks) {
  bool after_code = false;
  bool leads_in = false;  // a paragraph stays with the list or code after it
  for (const auto& block : blocks) {
    const std::size_t first = result_.size();
    switch (block.kind) {
      case Block::Kind::paragraph:
        add_paragraph(block.text, style_, style_.space_before, break_cost::none);
        break;
      case Block::Kind::note: {
        const auto& style = named("note", style_);
        add_paragraph(block.text, style, style.space_before, break_cost::none).barred = true;
        break;
      }
      case Block::Kind::bullets:
      case Block::Kind::steps:
        list(block, 1, parent_);
        break;
      case Block::Kind::code: {
        const auto& style = named("code-block", style_);
        Prepared code = prepare_code(block, style, setting_, findings_);
        code.tag = element("Code", element("P", parent_));
        code.space_before = first == 0 ? Length{} : std::max(style.space_before, style_.space_before);
        result_.push_back(std::move(code));
        break;
      }
    }
    if (after_code && first < result_.size()) {
      Length& space = result_[first].space_before;
      space = std::max(space, named("code-block", style_).space_before);
    }
    after_code = block.kind == Block::Kind::code;
    const bool follows = block.kind != Block::Kind::paragraph && block.kind != Block::Kind::note;
    if (leads_in && follows && first < result_.size()) result_[first].cost_before = break_cost::forbidden;
    leads_in = block.kind == Block::Kind::paragraph;
  }
}

void Preparer::points(const std::vector<bank::Inline>& points) {
  if (points.empty()) return;
  const page::Tag tag = list_element(parent_, Numbering::disc);
  for (const auto& point : points) item({.text = point, .children = {}}, "\u2022", 1, tag);
}

/// Points for the subject's level; when that is not known all, as a progression: those for every level first, then
/// from the lowest level upwards, each saying for which it is.
void Preparer::expectations(const std::vector<bank::Expectation>& points) {
  std::vector<const bank::Expectation*> shown;
  for (const auto& point : points) {
    const bool fits = !subject_.level || point.levels.empty() ||
                      std::ranges::find(point.levels, *subject_.level) != point.levels.end();
    if (fits) shown.push_back(&point);
  }
  if (shown.empty()) return;
  if (!subject_.level) {
    const auto lowest = [](const bank::Expectation* point) {
      return point->levels.empty() ? -1 : std::ranges::min(point->levels).value;
    };
    std::ranges::stable_sort(shown, {}, lowest);
  }
  const page::Tag list = list_element(parent_, Numbering::disc);
  for (const auto* point : shown) item({.text = expectation(*point), .children = {}}, "\u2022", 1, list);
}

/// A point's text, with the levels it is for where the subject's is not known.
bank::Inline Preparer::expectation(const bank::Expectation& point) const {
  bank::Inline text = point.text;
  if (subject_.level || point.levels.empty()) return text;
  std::vector<std::string> titles;
  for (const auto level : point.levels) titles.push_back(subject_.bank->level(level).title);
  bank::Span span;
  span.text = fmt::format("{}: ", fmt::join(titles, ", "));
  span.marks.italic = true;
  span.place = text.place;
  text.spans.insert(text.spans.begin(), std::move(span));
  return text;
}

void Preparer::references(const bank::Question& question) {
  for (const auto& source : question.sources) {
    bank::Inline text;
    text.place = question.place;
    bank::Span title;
    title.text = source.checked.empty() ? source.title + ". " : fmt::format("{} ({}). ", source.title, source.checked);
    title.place = question.place;
    bank::Span address;
    const auto scheme = source.href.find("://");
    address.text = scheme == std::string::npos ? source.href : source.href.substr(scheme + 3);
    address.marks.code = true;
    address.href = source.href;
    address.place = question.place;
    text.spans = {std::move(title), std::move(address)};
    add_paragraph(text, style_, style_.space_before, break_cost::none);
  }
}

void Preparer::related(const bank::Question& question) {
  std::vector<std::string> prompts;
  for (const auto& id : question.see_also) {
    if (const auto* other = subject_.bank->find_question(id)) prompts.push_back(bank::plain_text(other->prompt));
  }
  words(prompts);
}

}  // namespace

std::vector<Prepared> prepare(const layout::Block& block, const Subject& subject, const Setting& setting,
                              page::Tag parent, Findings& findings) {
  return Preparer{block, subject, setting, parent, findings}.run();
}

}  // namespace recto::compose
