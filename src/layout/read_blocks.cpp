// Reads what all blocks have, then hands the block to the reader of its kind.  Blocks that hold others are here, the
// rest in read_leaf_blocks.cpp.  What a block's texts may name depends on what it stands in: every block that repeats
// knows more inside than around it, so its attributes are read with what is known inside.
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

constexpr Length hairline = Length::pt(0.5);

bool holds_blocks(const BlockForm& form) { return inside(Block{.common = {}, .is = form.kind}) != nullptr; }

/// What is known inside of a block that repeats at `sites`.
Sites sites_inside(Sites sites, Repeat repeat) {
  switch (repeat) {
    case Repeat::once:
      return sites;
    case Repeat::questions:
      return {Site::document, Site::item};
    case Repeat::sections:
      return {Site::document, Site::section};
    case Repeat::versions:
      return sites.contains(Site::item) ? sites.with(Site::version_of_item) : sites;
  }
  return sites;
}

}  // namespace

Block BlockReader::read(const BlockForm& form, std::optional<StyleIndex> inherited) {
  Block block{.common = {}, .is = form.kind};
  common_.place = element_.span();
  if (has("repeat")) repeat_ = read_repeat();
  place_.sites = sites_inside(place_.sites, repeat_);
  read_common();
  style_ = read_style(inherited);
  std::visit([&](auto& kind) { read(kind); }, block.is);
  block.common = std::move(common_);
  return block;
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

Template BlockReader::words_of(std::string_view attribute) {
  return read_template(element_, attribute, place_, diagnostics());
}

void BlockReader::read_common() {
  constexpr double largest_share = 1000;
  common_.when = read_condition(element_, place_, diagnostics());
  common_.width = length("width", xml::Sign::positive);
  common_.height = length("height", xml::Sign::positive);
  read_least_height();
  common_.grow = xml::number(element_, "grow", 0, largest_share, diagnostics()).value_or(0);
  common_.space_before = length_or("space-before", {});
  common_.space_after = length_or("space-after", {});
  common_.keep = xml::choice<Keep>(element_, "keep",
                                   {{"none", Keep::none},
                                    {"together", Keep::together},
                                    {"with-next", Keep::with_next},
                                    {"head", Keep::head},
                                    {"new-page", Keep::new_page}},
                                   diagnostics())
                     .value_or(Keep::none);
  common_.valign = xml::choice<VerticalAlign>(element_, "valign",
                                              {{"top", VerticalAlign::top},
                                               {"middle", VerticalAlign::middle},
                                               {"bottom", VerticalAlign::bottom},
                                               {"optical", VerticalAlign::optical},
                                               {"baseline", VerticalAlign::baseline}},
                                              diagnostics())
                       .value_or(VerticalAlign::top);
  read_role();
}

void BlockReader::read_least_height() {
  common_.least_height = length("least-height", xml::Sign::positive).value_or(Length{});
  if (!common_.height || common_.least_height == Length{}) return;
  diagnostics()
      .error("idle-least-height", "`least-height` beside `height`", place_of("least-height"))
      .notes.emplace_back("`height` is fixed; leave one of them out");
}

void BlockReader::read_role() {
  const auto attribute = element_.attribute("role");
  if (!attribute) return;
  std::vector<std::string> known;
  for (const auto& [word, role] : structure_roles()) {
    if (word == attribute->value) common_.role = role;
    known.push_back(word);
  }
  if (common_.role.empty()) xml::report_unknown_choice(*attribute, known, diagnostics());
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
  error.hint(diag::suggestion(attribute->value, known));
  return inherited.value_or(StyleIndex{});  // so that the missing style is reported once
}

Repeat BlockReader::read_repeat() {
  const auto repeat = xml::choice<Repeat>(
      element_, "repeat",
      {{"questions", Repeat::questions}, {"sections", Repeat::sections}, {"versions", Repeat::versions}},
      diagnostics());
  if (!repeat) return Repeat::once;
  if (!on_face()) return *repeat;
  diagnostics()
      .error("repeat-on-face", "`repeat` on a card face", place_of("repeat"))
      .notes.emplace_back("a card shows one question; `repeat` is for documents");
  return Repeat::once;
}

geometry::Insets BlockReader::read_padding() {
  const Length all = length_or("padding", {});
  return {length_or("padding-top", all), length_or("padding-right", all), length_or("padding-bottom", all),
          length_or("padding-left", all)};
}

Inside BlockReader::read_inside() {
  Inside inside;
  inside.padding = read_padding();
  inside.gap = length_or("gap", {});
  for (const auto& child : element_.children()) {
    const BlockForm* form = find_form(child.name());
    if (form != nullptr) inside.children.push_back(read_child(child, *form));  // xml::check reports others
  }
  return inside;
}

Block BlockReader::read_child(const xml::Element& child, const BlockForm& form) {
  if (std::holds_alternative<Band>(form.kind) && depth_ == Depth::inner) {
    diagnostics()
        .error("band-inside", fmt::format("`band` in a `{}`", element_.name()), child.span())
        .notes.emplace_back("a band lies along the edge of the card: put it directly in `front` or `back`");
  }
  const auto text = std::holds_alternative<Text>(form.kind) ? xml::Text::allowed : xml::Text::forbidden;
  const auto inner = holds_blocks(form) ? block_names() : std::vector<std::string>{};
  xml::check(child, {.attributes = form.attributes, .children = inner}, text, diagnostics());
  const BlockContext context{context_.styles, place_, context_.diagnostics};
  return BlockReader{child, context, Depth::inner}.read(form, style_);
}

void BlockReader::read(Stack& stack) {
  stack.repeat = repeat_;
  stack.inside = read_inside();
}

void BlockReader::read(Row& row) {
  row.repeat = repeat_;
  row.inside = read_inside();
  check_widths(row.inside);
}

/// A cell that takes what width it is given gets none in a row that gives it none.
void BlockReader::check_widths(const Inside& row) {
  for (const auto& child : row.children) {
    const auto& common = child.common;
    if (common.width || common.grow > 0 || has_natural_width(child)) continue;
    const auto name = common.place.source->bytes().substr(common.place.offset + 1, common.place.length - 1);
    diagnostics()
        .error("cell-without-width", fmt::format("`{}` in a row, without a width of its own", name), common.place)
        .notes.emplace_back("give it a `width`, or `grow=\"1\"` for what the row has left");
  }
}

Line BlockReader::read_line(std::string_view otherwise) {
  const Paint usual{.kind = Paint::Kind::theme, .rgb = 0, .name = std::string{otherwise}};
  return {.thickness = length("thickness", xml::Sign::positive).value_or(hairline),
          .stroke = read_paint(element_, "stroke", diagnostics()).value_or(usual)};
}

std::optional<Side> BlockReader::side() {
  return xml::choice<Side>(element_, "side",
                           {{"left", Side::left}, {"right", Side::right}, {"top", Side::top}, {"bottom", Side::bottom}},
                           diagnostics());
}

void BlockReader::read(Box& box) {
  box.inside = read_inside();
  if (has("stroke")) box.border = read_line("rule");
  box.fill = read_paint(element_, "fill", diagnostics()).value_or(Paint{});
  box.radius = length_or("radius", {});
  box.side = side().value_or(Side::all);
  for (const auto* name : {"thickness", "side"}) {
    if (!has(name) || has("stroke")) continue;
    diagnostics().error("border-without-stroke", fmt::format("`{}` of a box without `stroke`", name), place_of(name));
  }
}

Block read_part(const xml::Element& part, const std::vector<std::string>& own, const BlockContext& context) {
  const BlockForm& stack = *find_form("stack");
  std::vector<std::string> attributes = stack.attributes;
  attributes.insert(attributes.end(), own.begin(), own.end());
  xml::check(part, {.attributes = attributes, .children = block_names()}, xml::Text::forbidden, context.diagnostics);
  return BlockReader{part, context, BlockReader::Depth::part}.read(stack, std::nullopt);
}

}  // namespace recto::layout
