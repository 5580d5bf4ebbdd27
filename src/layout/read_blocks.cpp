#include "layout/read_blocks.h"

#include "layout/block_forms.h"
#include "layout/block_reader.h"
#include "layout/read_condition.h"
#include "layout/read_paint.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::layout {
namespace {

using geometry::Length;
using Kind = Block::Kind;

constexpr Length hairline = Length::pt(0.5);

Paint theme_paint(std::string name) { return {.kind = Paint::Kind::theme, .rgb = 0, .name = std::move(name)}; }

bool holds_blocks(const BlockForm& form) {
  return form.kind == Kind::stack || form.kind == Kind::row || form.kind == Kind::box;
}

}  // namespace

Block BlockReader::read(Kind kind, std::optional<StyleIndex> inherited) {
  block_.kind = kind;
  block_.place = element_.span();
  read_common();
  block_.style = read_style(inherited);
  read_kind();
  return std::move(block_);
}

diag::Span BlockReader::place_of(std::string_view name) const {
  const auto attribute = element_.attribute(name);
  return attribute ? attribute->value_span : element_.span();
}

std::optional<Length> BlockReader::length(std::string_view name, xml::Sign sign) {
  return xml::length(element_, name, sign, diagnostics());
}

Length BlockReader::length_or(std::string_view name, Length otherwise) {
  return length(name, xml::Sign::not_negative).value_or(otherwise);
}

void BlockReader::read_common() {
  constexpr double largest_share = 1000;
  block_.when = read_condition(element_, context_.scales, diagnostics());
  block_.width = length("width", xml::Sign::positive);
  block_.height = length("height", xml::Sign::positive);
  block_.grow = xml::number(element_, "grow", 0, largest_share, diagnostics()).value_or(0);
  block_.space_before = length_or("space-before", {});
  block_.space_after = length_or("space-after", {});
  block_.keep = xml::choice<Block::Keep>(element_, "keep",
                                         {{"none", Block::Keep::none},
                                          {"together", Block::Keep::together},
                                          {"with-next", Block::Keep::with_next},
                                          {"head", Block::Keep::head},
                                          {"new-page", Block::Keep::new_page}},
                                         diagnostics())
                    .value_or(Block::Keep::none);
  block_.valign = xml::choice<VerticalAlign>(element_, "valign",
                                             {{"top", VerticalAlign::top},
                                              {"middle", VerticalAlign::middle},
                                              {"bottom", VerticalAlign::bottom},
                                              {"optical", VerticalAlign::optical},
                                              {"baseline", VerticalAlign::baseline}},
                                             diagnostics())
                      .value_or(VerticalAlign::top);
  read_role();
}

void BlockReader::read_role() {
  const auto attribute = element_.attribute("role");
  if (!attribute) return;
  std::vector<std::string> known;
  for (const auto& [word, role] : structure_roles()) {
    if (word == attribute->value) block_.role = role;
    known.push_back(word);
  }
  if (block_.role.empty()) xml::report_unknown_choice(*attribute, known, diagnostics());
}

std::optional<StyleIndex> BlockReader::read_style(std::optional<StyleIndex> inherited) {
  const auto attribute = element_.attribute("style");
  if (!attribute) return inherited;
  const auto found = std::ranges::find(context_.styles, attribute->value, &Style::id);
  if (found != context_.styles.end()) return StyleIndex{static_cast<int>(found - context_.styles.begin())};
  std::vector<std::string> known;
  for (const auto& style : context_.styles) known.push_back(style.id);
  auto& error =
      diagnostics().error("unknown-style", fmt::format("unknown style `{}`", attribute->value), attribute->value_span);
  if (auto cure = diag::suggestion(attribute->value, known); !cure.empty()) error.notes.push_back(std::move(cure));
  return inherited.value_or(StyleIndex{});  // so that the missing style is told once
}

void BlockReader::read_kind() {
  switch (block_.kind) {
    case Kind::stack:
    case Kind::row:
      read_holder();
      break;
    case Kind::box:
      read_box();
      break;
    case Kind::text:
      read_text();
      break;
    case Kind::rule:
      read_line("rule");
      break;
    case Kind::spacer:
      read_spacer();
      break;
    case Kind::lines:
      read_lines();
      break;
    case Kind::scale:
      read_scale();
      break;
    case Kind::image:
      read_picture();
      break;
    case Kind::qr:
      read_qr();
      break;
    case Kind::marks:
      read_marks();
      break;
    case Kind::band:
      read_band();
      break;
  }
}

void BlockReader::read_padding() {
  const Length all = length_or("padding", {});
  block_.padding = {length_or("padding-top", all), length_or("padding-right", all), length_or("padding-bottom", all),
                    length_or("padding-left", all)};
}

void BlockReader::read_holder() {
  read_padding();
  block_.gap = length_or("gap", {});
  const auto repeat = xml::choice<std::string>(
      element_, "repeat", {{"questions", "questions"}, {"sections", "sections"}, {"versions", "versions"}},
      diagnostics());
  block_.repeat = repeat.value_or("");
  if (!block_.repeat.empty() && context_.holder == BlockContext::Holder::face) {
    diagnostics()
        .error("repeat-on-face", "`repeat` on a card face", place_of("repeat"))
        .notes.emplace_back("a card shows one question; `repeat` is for documents");
  }
  read_children();
}

void BlockReader::read_children() {
  for (const auto& child : element_.children()) {
    const BlockForm* form = find_form(child.name());
    if (form == nullptr) continue;  // told by xml::check
    if (form->kind == Kind::band && place_ == Place::inner) {
      diagnostics()
          .error("band-inside", fmt::format("`band` in a `{}`", element_.name()), child.span())
          .notes.emplace_back("a band lies along the edge of the card: put it directly in `front` or `back`");
    }
    const bool is_text = form->kind == Kind::text;
    xml::check(
        child,
        {.attributes = form->attributes, .children = holds_blocks(*form) ? block_names() : std::vector<std::string>{}},
        is_text ? xml::Text::allowed : xml::Text::forbidden, diagnostics());
    block_.children.push_back(BlockReader{child, context_, Place::inner}.read(form->kind, block_.style));
  }
}

void BlockReader::read_line(std::string otherwise) {
  block_.stroke = read_paint(element_, "stroke", diagnostics()).value_or(theme_paint(std::move(otherwise)));
  block_.thickness = length("thickness", xml::Sign::positive).value_or(hairline);
}

std::optional<Block::Side> BlockReader::side() {
  return xml::choice<Block::Side>(element_, "side",
                                  {{"left", Block::Side::left},
                                   {"right", Block::Side::right},
                                   {"top", Block::Side::top},
                                   {"bottom", Block::Side::bottom}},
                                  diagnostics());
}

void BlockReader::read_box() {
  read_holder();
  if (has("stroke")) read_line("rule");
  block_.fill = read_paint(element_, "fill", diagnostics()).value_or(Paint{});
  block_.radius = length_or("radius", {});
  block_.side = side().value_or(Block::Side::none);
  for (const auto* name : {"thickness", "side"}) {
    if (!has(name) || has("stroke")) continue;
    diagnostics().error("border-without-stroke", fmt::format("`{}` of a box without `stroke`", name), place_of(name));
  }
}

Block read_part(const xml::Element& part, const std::vector<std::string>& own, const BlockContext& context) {
  std::vector<std::string> attributes = find_form("stack")->attributes;
  attributes.insert(attributes.end(), own.begin(), own.end());
  xml::check(part, {.attributes = attributes, .children = block_names()}, xml::Text::forbidden, context.diagnostics);
  return BlockReader{part, context, BlockReader::Place::part}.read(Kind::stack, std::nullopt);
}

}  // namespace recto::layout
