#include "blocks/set_text.h"

#include "blocks/paint.h"
#include "blocks/set_code.h"

#include <algorithm>
#include <iterator>
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

Column column_of(const Prepared& paragraph, Length width, Squeeze squeeze, const Setting& setting) {
  Column column;
  column.size = type_size(*paragraph.style, setting, squeeze);
  column.leading = column.size.scaled(paragraph.style->leading * squeeze.leading);
  column.left = (paragraph.indent * paragraph.depth).scaled(column.size.over(paragraph.style->size));
  if (paragraph.barred) column.left += note_inset;
  column.measure = width - column.left;
  return column;
}

/// Breaks inside a paragraph leave at least the stated lines on either side.
int line_cost(std::size_t line, std::size_t count, const Setting& setting) {
  if (line < static_cast<std::size_t>(setting.orphans)) return page::break_cost::forbidden;
  if (count - line < static_cast<std::size_t>(setting.widows)) return page::break_cost::forbidden;
  return page::break_cost::line;
}

void place_label(const Prepared& paragraph, const Column& column, bool right_to_left, Length width, Length base,
                 const Setting& setting, Slab& slab) {
  if (!paragraph.label) return;
  const auto label = setting.typesetter.set(*paragraph.label, {.measure = width,
                                                               .size = column.size,
                                                               .first_indent = {},
                                                               .align = text::Align::start,
                                                               .breaking = text::Form::Breaking::none,
                                                               .hanging_punctuation = false});
  if (label.lines.empty()) return;
  const Length indent = paragraph.indent.scaled(column.size.over(paragraph.style->size));
  const Length x = right_to_left ? width - column.left + indent - label.lines.front().width : column.left - indent;
  place_runs(label.lines.front(), {x, base}, paragraph, paragraph.label_tag, setting.typesetter.fonts(), slab.items);
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

void report(const text::SetParagraph& set, const Prepared& paragraph, Findings& findings) {
  if (set.overfull > Length{}) {
    const auto widest = std::ranges::max_element(set.lines, {}, &text::Line::width);
    findings.overfull.push_back({set.overfull, beginning(*widest), paragraph.place});
  }
  if (set.emergency) findings.emergency_breaks.push_back(paragraph.place);
}

/// Room for glyphs of other fonts that stand higher or hang deeper than the style's own.
Length line_height(const text::Line& line, const Column& column) {
  const Length needed = (line.ascent + line.descent).scaled(0.92);
  return std::max(column.leading, needed > column.leading.scaled(1.12) ? needed : column.leading);
}

/// Tagged text has its words apart, also where a line ends (ISO 32000-1, 14.8.2.5) or a link's next part begins.
text::Form::EndBlanks end_blanks(const Prepared& paragraph, const Structure& structure) {
  if (!structure.tagged()) return text::Form::EndBlanks::none;
  return structure.role(paragraph.tag) == "Span" ? text::Form::EndBlanks::always : text::Form::EndBlanks::at_breaks;
}

Slabs set_paragraph(const Prepared& paragraph, Length width, Squeeze squeeze, const Setting& setting,
                    Findings& findings) {
  const Column column = column_of(paragraph, width, squeeze, setting);
  using Breaking = text::Form::Breaking;
  auto set = setting.typesetter.set(*paragraph.shaped,
                                    {.measure = column.measure,
                                     .size = column.size,
                                     .first_indent = {},
                                     .align = paragraph.align,
                                     .breaking = paragraph.style->balance ? Breaking::balanced : Breaking::total_fit,
                                     .hanging_punctuation = true,
                                     .end_blanks = end_blanks(paragraph, setting.structure)});
  report(set, paragraph, findings);
  Slabs slabs;
  for (std::size_t i = 0; i < set.lines.size(); ++i) {
    auto& line = set.lines[i];
    findings.note_sizes(line);
    Slab slab;
    slab.height = line_height(line, column);
    slab.cost_before = i == 0 ? paragraph.cost_before : line_cost(i, set.lines.size(), setting);
    const Length base = baseline(*paragraph.style, column.size, slab.height, setting.typesetter.fonts());
    slab.baseline = base;
    if (i == 0) place_label(paragraph, column, set.right_to_left, width, base, setting, slab);
    const Length x = set.right_to_left ? Length{} : column.left;
    place_runs(std::move(line), {x, base}, paragraph, paragraph.tag, setting.typesetter.fonts(), slab.items);
    slabs.push_back(std::move(slab));
  }
  return slabs;
}

void bar(Slabs& slabs, Length width, const Setting& setting, DecorationIds& ids) {
  Decoration decoration;
  decoration.id = ids.next();
  decoration.width = width;
  decoration.border = theme_color(setting.theme, "rule", {0x999999});
  decoration.thickness = note_bar;
  decoration.side = layout::Block::Side::left;
  for (auto& slab : slabs) slab.decorations.push_back(decoration);
}

}  // namespace

Length type_size(const layout::Style& style, const Setting& setting, Squeeze squeeze) {
  return std::max(text::smallest_type, style.size.scaled(setting.theme.scale * squeeze.size));
}

Length baseline(const layout::Style& style, Length size, Length height, const text::FontSet& fonts) {
  const auto& metrics = fonts.metrics(fonts.face(style.family, style.weight, style.italic));
  const double em = metrics.units_per_em;
  const Length ascent = size.scaled(metrics.ascent / em);
  const Length descent = size.scaled(-metrics.descent / em);
  return (height - ascent - descent) / 2 + ascent;
}

void place_runs(text::Line line, Point origin, const Prepared& paragraph, page::Tag tag, const text::FontSet& fonts,
                std::vector<page::Item>& out) {
  for (auto& run : line.runs) {
    page::Text item{std::move(run), tag};
    item.run.origin = item.run.origin + origin;
    const auto link = static_cast<std::size_t>(item.run.link);
    if (item.run.link >= 0 && link < paragraph.links.size()) {
      item.tag = paragraph.link_tags[link];
      const Length ascent = item.run.size.scaled(0.8);
      const geometry::Rect box{{item.run.origin.x, item.run.origin.y - ascent},
                               {width(item.run, fonts), item.run.size}};
      out.push_back({page::Link{box, paragraph.links[link], item.tag}});
    }
    out.push_back({std::move(item)});
  }
}

Slabs set_text(const std::vector<Prepared>& paragraphs, Length width, Squeeze squeeze, const Setting& setting,
               DecorationIds& ids, Findings& findings) {
  Slabs result;
  for (const auto& paragraph : paragraphs) {
    Slabs slabs = paragraph.shaped ? set_paragraph(paragraph, width, squeeze, setting, findings)
                                   : set_code(paragraph, width, squeeze, setting, ids, findings);
    if (slabs.empty()) continue;
    if (paragraph.barred) bar(slabs, width, setting, ids);
    slabs.front().space_before = paragraph.space_before.scaled(squeeze.size * squeeze.leading);
    slabs.front().cost_before = paragraph.cost_before;
    slabs.front().opens = true;
    std::ranges::move(slabs, std::back_inserter(result));
  }
  return result;
}

Length natural_width(const std::vector<Prepared>& paragraphs, Squeeze squeeze, const Setting& setting) {
  Length widest;
  for (const auto& paragraph : paragraphs) {
    const Column column = column_of(paragraph, Length{}, squeeze, setting);
    if (paragraph.shaped) {
      widest = std::max(widest, column.left + setting.typesetter.natural_width(*paragraph.shaped, column.size));
    }
    for (const auto& line : paragraph.code) {
      widest = std::max(widest, column.left + setting.typesetter.natural_width(line.shaped, column.size));
    }
  }
  return widest;
}

}  // namespace recto::blocks
