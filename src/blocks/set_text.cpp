#include "blocks/set_text.h"

#include "blocks/figure.h"
#include "blocks/paint.h"
#include "blocks/set_code.h"
#include "blocks/set_table.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using geometry::Point;
using namespace geometry::literals;

constexpr Length note_bar = 0.6_mm;
constexpr Length note_inset = 2.2_mm;

/// One paragraph's geometry.
struct Column {
  Length left;
  Length measure;
  Length size;
  Length leading;
};

Column column_of(const PreparedParagraph& paragraph, Length width, TypeScale type_scale,
                 const ComposeContext& context) {
  Column column;
  column.size = type_size(*paragraph.style, context, type_scale);
  column.leading = column.size.scaled(paragraph.style->leading * type_scale.leading);
  column.left = (paragraph.indent * paragraph.depth).scaled(column.size.over(paragraph.style->size));
  if (paragraph.barred) column.left += note_inset;
  column.measure = width - column.left;
  return column;
}

/// Breaks inside a paragraph leave at least the stated lines on either side.
int line_cost(std::size_t line, std::size_t count, const ComposeContext& context) {
  if (line < static_cast<std::size_t>(context.orphans)) return page::break_cost::forbidden;
  if (count - line < static_cast<std::size_t>(context.widows)) return page::break_cost::forbidden;
  return page::break_cost::line;
}

void place_label(const PreparedParagraph& paragraph, const Column& column, bool right_to_left, Length width,
                 Length base, const ComposeContext& context, Slab& slab) {
  if (!paragraph.label) return;
  const auto label = context.typesetter.set(*paragraph.label, {.measure = width,
                                                               .size = column.size,
                                                               .first_indent = {},
                                                               .align = text::Align::start,
                                                               .breaking = text::Form::Breaking::none,
                                                               .hanging_punctuation = false});
  if (label.lines.empty()) return;
  const Length indent = paragraph.indent.scaled(column.size.over(paragraph.style->size));
  const Length x = right_to_left ? width - column.left + indent - label.lines.front().width : column.left - indent;
  place_runs(label.lines.front(), {x, base}, paragraph, paragraph.label_tag, context.typesetter.fonts(), slab.items);
}

std::string beginning(const text::Line& line) {
  std::string text;
  for (const auto& run : line.runs) text += run.text;
  constexpr std::size_t enough = 40;
  if (text.size() <= enough) return text;
  std::size_t end = enough;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "\u2026";
}

void report(const text::SetParagraph& set, const PreparedParagraph& paragraph, Findings& findings) {
  if (set.overfull > Length{}) {
    const auto widest = std::ranges::max_element(set.lines, {}, &text::Line::width);
    findings.overfull.push_back({set.overfull, beginning(*widest), paragraph.place});
  }
  if (set.emergency) findings.emergency_breaks.push_back({paragraph.place, set.without_patterns});
}

/// Lines keep one distance, whatever fonts their words come from, unless ink would touch: then there is more room above
/// the line, and below the last one.
class Leading {
 public:
  Leading(const Column& column, Length baseline)
      : leading_{column.leading}, above_{baseline}, least_gap_{column.size.scaled(0.05)} {}

  /// What a line needs above the leading's own, next to the one before it.
  [[nodiscard]] Length above(const text::Line& line) {
    const Length room = ink_below_ ? leading_ - *ink_below_ : above_ + least_gap_ * 3;
    ink_below_ = line.ink_below;
    return std::max(Length{}, line.ink_above + least_gap_ - room);
  }
  /// And what the last one needs below.
  [[nodiscard]] Length below(const text::Line& line) const {
    return std::max(Length{}, line.ink_below - (leading_ - above_) - least_gap_ * 2);
  }

 private:
  Length leading_;
  Length above_;
  Length least_gap_;
  std::optional<Length> ink_below_;  ///< of the line before
};

/// Tagged text has its words apart, also where a line ends (ISO 32000-1, 14.8.2.5) or a link's next part begins.
text::Form::EndBlanks end_blanks(const PreparedParagraph& paragraph, const Structure& structure) {
  if (!structure.tagged()) return text::Form::EndBlanks::none;
  return structure.role(paragraph.tag) == "Span" ? text::Form::EndBlanks::always : text::Form::EndBlanks::at_breaks;
}

/// Sets the readings of a line's words above them, in the middle, and makes room for them.  Each stands behind its
/// words in the slab, for readers that go by that order.
void add_readings(const PreparedParagraph& paragraph, const Column& column, const ComposeContext& context, Slab& slab) {
  const auto& fonts = context.typesetter.fonts();
  std::vector<page::Item> items;
  bool any = false;
  for (auto& item : slab.items) {
    const auto* words = std::get_if<page::Text>(&item.is);
    const int extra = words == nullptr ? -1 : words->run.link;
    const bool known = extra >= 0 && static_cast<std::size_t>(extra) < paragraph.extras.size();
    const auto reading = known ? paragraph.extras[static_cast<std::size_t>(extra)].reading : nullptr;
    if (reading == nullptr) {
      items.push_back(std::move(item));
      continue;
    }
    const Length middle = words->run.origin.x + width(words->run, fonts) / 2;
    const Length base = words->run.origin.y - column.size.scaled(0.95);
    items.push_back(std::move(item));
    auto set = context.typesetter.set(*reading, {.measure = column.measure,
                                                 .size = column.size.scaled(ruby_scale),
                                                 .first_indent = {},
                                                 .align = text::Align::start,
                                                 .breaking = text::Form::Breaking::none,
                                                 .hanging_punctuation = false});
    if (set.lines.empty()) continue;
    const Length left = middle - set.lines.front().width / 2;
    place_runs(std::move(set.lines.front()), {left, base}, paragraph, paragraph.tag, fonts, items);
    any = true;
  }
  slab.items = std::move(items);
  if (any) push_down(slab, column.size.scaled(0.35));
}

Slabs set_paragraph(const PreparedParagraph& paragraph, Length width, TypeScale type_scale,
                    const ComposeContext& context, Findings& findings) {
  const Column column = column_of(paragraph, width, type_scale, context);
  using Breaking = text::Form::Breaking;
  auto set = context.typesetter.set(*paragraph.shaped,
                                    {.measure = column.measure,
                                     .size = column.size,
                                     .first_indent = {},
                                     .align = paragraph.align,
                                     .breaking = paragraph.style->balance ? Breaking::balanced : Breaking::total_fit,
                                     .hanging_punctuation = true,
                                     .end_blanks = end_blanks(paragraph, context.structure)});
  report(set, paragraph, findings);
  Slabs slabs;
  const Length own_base = baseline(*paragraph.style, column.size, column.leading, context.typesetter.fonts());
  Leading leading{column, own_base};
  for (std::size_t i = 0; i < set.lines.size(); ++i) {
    auto& line = set.lines[i];
    findings.note_sizes(line);
    Slab slab;
    const Length above = leading.above(line);
    slab.height = column.leading + above + (i + 1 == set.lines.size() ? leading.below(line) : Length{});
    slab.penalty_before = i == 0 ? paragraph.penalty_before : line_cost(i, set.lines.size(), context);
    const Length base = own_base + above;
    slab.baseline = base;
    if (i == 0) place_label(paragraph, column, set.right_to_left, width, base, context, slab);
    const Length x = set.right_to_left ? Length{} : column.left;
    place_runs(std::move(line), {x, base}, paragraph, paragraph.tag, context.typesetter.fonts(), slab.items);
    add_readings(paragraph, column, context, slab);
    slabs.push_back(std::move(slab));
  }
  return slabs;
}

void bar(Slabs& slabs, Length width, const ComposeContext& context) {
  Decoration decoration;
  decoration.id = context.structure.next_box();
  decoration.width = width;
  decoration.border = theme_color(context.theme, "rule", {0x999999});
  decoration.thickness = note_bar;
  decoration.side = layout::Side::left;
  for (auto& slab : slabs) slab.decorations.push_back(decoration);
}

Slabs set_one(const PreparedParagraph& paragraph, Length width, TypeScale type_scale, const ComposeContext& context,
              Findings& findings) {
  if (paragraph.shaped) return set_paragraph(paragraph, width, type_scale, context, findings);
  if (paragraph.table) return set_table(*paragraph.table, width, type_scale, context, findings);
  if (paragraph.options) return set_options(*paragraph.options, width, type_scale, context, findings);
  if (paragraph.figure) return set_figure(*paragraph.figure, paragraph.place, width, type_scale, findings);
  return set_code(paragraph, width, type_scale, context, findings);
}

/// How far in what stands below the words of a list item is: paragraphs know it themselves.
Length inset_of(const PreparedParagraph& paragraph, const ComposeContext& context, TypeScale type_scale) {
  if (paragraph.shaped || paragraph.depth == 0) return {};
  const auto& style = *paragraph.style;
  return (paragraph.indent * paragraph.depth).scaled(type_size(style, context, type_scale).over(style.size));
}

/// Slabs of what stands inside a list item, as far in as its words.
void indent_by(Slabs& slabs, Length left) {
  for (auto& slab : slabs) {
    move(slab, {left, Length{}});
    for (auto& decoration : slab.decorations) decoration.left += left;
    slab.head_left += left;
  }
}

}  // namespace

Length type_size(const layout::Style& style, const ComposeContext& context, TypeScale type_scale) {
  return std::max(text::smallest_type, style.size.scaled(context.theme.scale * type_scale.size));
}

Length baseline(const layout::Style& style, Length size, Length height, const text::FontSet& fonts) {
  const auto& metrics = fonts.metrics(fonts.face(style.family, style.weight, style.italic));
  const double em = metrics.units_per_em;
  const Length ascent = size.scaled(metrics.ascent / em);
  const Length descent = size.scaled(-metrics.descent / em);
  return (height - ascent - descent) / 2 + ascent;
}

namespace {

/// A line through struck words, at half the height of small letters.
page::Stroke strike(const page::Text& item, const text::FontSet& fonts) {
  const Length y = item.run.origin.y - item.run.size.scaled(0.26);
  const Length left = item.run.origin.x;
  return {{left, y}, {left + width(item.run, fonts), y}, item.run.size.scaled(0.06), {item.run.ink}, {}};
}

page::Link link_over(const page::Text& item, const std::string& href, const text::FontSet& fonts) {
  const Length ascent = item.run.size.scaled(0.8);
  return {{{item.run.origin.x, item.run.origin.y - ascent}, {width(item.run, fonts), item.run.size}}, href, item.tag};
}

}  // namespace

void place_runs(text::Line line, Point origin, const PreparedParagraph& paragraph, page::Tag tag,
                const text::FontSet& fonts, std::vector<page::Item>& out) {
  for (auto& run : line.runs) {
    page::Text item{std::move(run), tag};
    item.run.origin = item.run.origin + origin;
    const auto link = static_cast<std::size_t>(item.run.link);
    if (item.run.link >= 0 && link < paragraph.extras.size()) {
      const auto& extra = paragraph.extras[link];
      item.tag = extra.tag;
      if (extra.strike == RunExtra::Strike::yes) out.push_back({strike(item, fonts)});
      if (!extra.href.empty()) out.push_back({link_over(item, extra.href, fonts)});
    }
    out.push_back({std::move(item)});
  }
}

Slabs set_text(const std::vector<PreparedParagraph>& paragraphs, Length width, TypeScale type_scale,
               const ComposeContext& context, Findings& findings) {
  Slabs result;
  for (const auto& paragraph : paragraphs) {
    const Length inset = inset_of(paragraph, context, type_scale);
    Slabs slabs = set_one(paragraph, width - inset, type_scale, context, findings);
    if (inset > Length{}) indent_by(slabs, inset);
    if (slabs.empty()) continue;
    if (paragraph.barred) bar(slabs, width, context);
    slabs.front().space_before = paragraph.space_before.scaled(type_scale.size * type_scale.leading);
    slabs.front().penalty_before = paragraph.penalty_before;
    slabs.front().starts_unit = true;
    std::ranges::move(slabs, std::back_inserter(result));
  }
  return result;
}

namespace {

/// How wide a table, options or a picture are by themselves.
Length special_width(const PreparedParagraph& paragraph, TypeScale type_scale, const ComposeContext& context) {
  if (paragraph.figure) {
    const auto& figure = *paragraph.figure;
    return figure.width > Length{} ? figure.width : natural_size(*figure.picture).width;
  }
  Length widest;
  if (paragraph.options) {
    for (const auto& option : paragraph.options->options) {
      widest = std::max(widest, natural_width(option, type_scale, context));
    }
    return widest;
  }
  for (const auto& row : paragraph.table->rows) {
    Length all;
    for (const auto& cell : row) all += natural_width(cell.paragraphs, type_scale, context) + 4_mm;
    widest = std::max(widest, all);
  }
  return widest;
}

}  // namespace

Length natural_width(const std::vector<PreparedParagraph>& paragraphs, TypeScale type_scale,
                     const ComposeContext& context) {
  Length widest;
  for (const auto& paragraph : paragraphs) {
    const Column column = column_of(paragraph, Length{}, type_scale, context);
    if (paragraph.shaped) {
      widest = std::max(widest, column.left + context.typesetter.natural_width(*paragraph.shaped, column.size));
    }
    if (paragraph.table || paragraph.options || paragraph.figure)
      widest = std::max(widest, special_width(paragraph, type_scale, context));
    for (const auto& line : paragraph.code) {
      widest = std::max(widest, column.left + context.typesetter.natural_width(line.shaped, column.size));
    }
  }
  return widest;
}

}  // namespace recto::blocks
