#include "blocks/set_text.h"

#include "blocks/paint.h"
#include "blocks/set_code.h"

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
  // In its own width, so that it begins at 0 whichever way it runs.
  const Length own = context.typesetter.natural_width(*paragraph.label, column.size);
  const auto label = context.typesetter.set(*paragraph.label, {.measure = own,
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
    slabs.push_back(std::move(slab));
  }
  return slabs;
}

/// A line along the side where the note's own lines begin.
void bar(Slabs& slabs, Length width, layout::Side side, const ComposeContext& context) {
  Decoration decoration;
  decoration.id = context.structure.next_box();
  decoration.width = width;
  decoration.border = theme_color(context.theme, "rule", {0x999999});
  decoration.thickness = note_bar;
  decoration.side = side;
  for (auto& slab : slabs) slab.decorations.push_back(decoration);
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

void place_runs(text::Line line, Point origin, const PreparedParagraph& paragraph, page::Tag tag,
                const text::FontSet& fonts, std::vector<page::Item>& out) {
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

Slabs set_text(const std::vector<PreparedParagraph>& paragraphs, Length width, TypeScale type_scale,
               const ComposeContext& context, Findings& findings) {
  Slabs result;
  for (const auto& paragraph : paragraphs) {
    Slabs slabs = paragraph.shaped ? set_paragraph(paragraph, width, type_scale, context, findings)
                                   : set_code(paragraph, width, type_scale, context, findings);
    if (slabs.empty()) continue;
    if (paragraph.barred) {
      const bool from_right = paragraph.shaped && paragraph.shaped->right_to_left();
      bar(slabs, width, from_right ? layout::Side::right : layout::Side::left, context);
    }
    slabs.front().space_before = paragraph.space_before.scaled(type_scale.size * type_scale.leading);
    slabs.front().penalty_before = paragraph.penalty_before;
    slabs.front().starts_unit = true;
    std::ranges::move(slabs, std::back_inserter(result));
  }
  return result;
}

Length natural_width(const std::vector<PreparedParagraph>& paragraphs, TypeScale type_scale,
                     const ComposeContext& context) {
  Length widest;
  for (const auto& paragraph : paragraphs) {
    const Column column = column_of(paragraph, Length{}, type_scale, context);
    if (paragraph.shaped) {
      widest = std::max(widest, column.left + context.typesetter.natural_width(*paragraph.shaped, column.size));
    }
    for (const auto& line : paragraph.code) {
      widest = std::max(widest, column.left + context.typesetter.natural_width(line.shaped, column.size));
    }
  }
  return widest;
}

}  // namespace recto::blocks
