#include "layout/read_sheet.h"

#include "layout/paper.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <utility>

namespace recto::layout {
namespace {

/// A size by name, turned as asked.
void read_named(const xml::Element& element, Layout& layout, diag::Diagnostics& diagnostics) {
  const auto name = xml::required(element, "size", diagnostics);
  if (!name) return;
  const auto size = paper_size(*name);
  if (!size) {
    xml::report_unknown_choice(*element.attribute("size"), paper_names(), diagnostics);
    return;
  }
  layout.paper = *name;
  layout.page = *size;
  if (layout.orientation == Orientation::landscape) std::swap(layout.page.width, layout.page.height);
}

/// A size of its own, as it lies.
void read_stated(const xml::Element& element, Layout& layout, diag::Diagnostics& diagnostics) {
  for (const auto* name : {"size", "orientation"}) {
    const auto attribute = element.attribute(name);
    if (!attribute) continue;
    diagnostics.error("two-sizes", fmt::format("`{}` beside `width` and `height`", name), attribute->span)
        .notes.emplace_back("a sheet has a named `size` with an `orientation`, or `width` and `height` as it lies");
  }
  const auto width = xml::required_length(element, "width", xml::Sign::positive, diagnostics);
  const auto height = xml::required_length(element, "height", xml::Sign::positive, diagnostics);
  if (!width || !height) return;
  layout.page = {*width, *height};
  layout.orientation = *width > *height ? Orientation::landscape : Orientation::portrait;
}

}  // namespace

void read_sheet(const xml::Element& element, Layout& layout, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {"size", "width", "height", "orientation", "source"}, .children = {}},
             xml::Text::forbidden, diagnostics);
  layout.source = xml::optional(element, "source");
  layout.orientation = xml::choice<Orientation>(
                           element, "orientation",
                           {{"portrait", Orientation::portrait}, {"landscape", Orientation::landscape}}, diagnostics)
                           .value_or(Orientation::portrait);
  if (element.attribute("width") || element.attribute("height")) return read_stated(element, layout, diagnostics);
  read_named(element, layout, diagnostics);
}

}  // namespace recto::layout
