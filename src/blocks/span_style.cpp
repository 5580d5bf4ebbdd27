#include "blocks/span_style.h"

#include "text/script_letter.h"

#include <algorithm>
#include <utility>

namespace recto::blocks {
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
  if (marks.code || marks.keyboard) {
    base.family = style.code_family;
    base.scale = style.code_scale;
    base.identifier = true;
    base.features.clear();
    base.tracking = 0;
  }
  if (marks.bold) base.weight = std::min(900, std::max(base.weight + 300, 700));
  if (marks.italic) base.italic = !style.italic;
  for (const auto script : marks.scripts) {
    using Script = bank::Marks::Script;
    if (script == Script::superscript) base = scripted(std::move(base), text::Script::superscript);
    if (script == Script::subscript) base = scripted(std::move(base), text::Script::subscript);
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
