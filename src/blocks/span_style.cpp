#include "blocks/span_style.h"

#include <algorithm>

namespace recto::blocks {
namespace {

// Proportions of raised and lowered letters as most text faces draw their own (OS/2 ySuperscript… of Vollkorn, Inter).
constexpr double script_scale = 0.62;
constexpr double superscript_rise = 0.36;
constexpr double subscript_drop = -0.14;

}  // namespace

text::SpanStyle span_style(const layout::Style& style, page::Color ink) {
  text::SpanStyle result;
  result.family = style.family;
  result.weight = style.weight;
  result.italic = style.italic;
  result.tracking = style.tracking;
  result.features = style.features;
  result.ink = ink.rgb;
  return result;
}

text::SpanStyle marked(text::SpanStyle base, const layout::Style& style, const bank::Marks& marks) {
  using Script = bank::Marks::Script;
  if (marks.code || marks.keyboard) {
    base.family = style.code_family;
    base.scale = style.code_scale;
    base.identifier = true;
    base.features.clear();
    base.tracking = 0;
  }
  if (marks.bold) base.weight = std::min(900, std::max(base.weight + 300, 700));
  if (marks.italic) base.italic = !style.italic;
  if (marks.script != Script::normal) {
    base.scale *= script_scale;
    base.rise = marks.script == Script::superscript ? superscript_rise : subscript_drop;
  }
  return base;
}

text::Align align(layout::HorizontalAlign align) {
  switch (align) {
    case layout::HorizontalAlign::start:
      return text::Align::start;
    case layout::HorizontalAlign::center:
      return text::Align::center;
    case layout::HorizontalAlign::end:
      return text::Align::end;
    case layout::HorizontalAlign::justify:
      return text::Align::justify;
  }
  return text::Align::start;
}

}  // namespace recto::blocks
