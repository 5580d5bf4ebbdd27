#include "layout/read_document.h"

#include "geometry/parse_length.h"
#include "layout/check_room.h"
#include "layout/flag.h"
#include "layout/read_blocks.h"
#include "layout/read_scales.h"
#include "xml/schema.h"

#include <fmt/format.h>

namespace recto::layout {
namespace {

using geometry::Length;
using geometry::to_mm;

void read_page(const xml::Element& element, DocumentDesign& design, diag::Diagnostics& diagnostics) {
  constexpr int most_columns = 8;
  xml::check(element,
             {.attributes = {"top", "right", "bottom", "left", "columns", "column-gap", "mirror"}, .children = {}},
             xml::Text::forbidden, diagnostics);
  const auto margin = [&](std::string_view name) {
    return xml::required_length(element, name, xml::Sign::not_negative, diagnostics).value_or(Length{});
  };
  design.margins = {margin("top"), margin("right"), margin("bottom"), margin("left")};
  design.columns = xml::integer(element, "columns", 1, most_columns, diagnostics).value_or(1);
  design.column_gap = xml::length(element, "column-gap", xml::Sign::not_negative, diagnostics).value_or(Length{});
  design.mirror_margins = flag(element, "mirror", diagnostics).value_or(false);
  if (design.columns > 1 && !element.attribute("column-gap")) {
    diagnostics.error("columns-without-gap", fmt::format("{} columns without `column-gap`", design.columns),
                      element.span());
  }
}

void read_flow(const xml::Element& element, DocumentDesign& design, diag::Diagnostics& diagnostics) {
  constexpr int most_lines = 10;
  xml::check(element, {.attributes = {"item-gap", "widows", "orphans", "section-page"}, .children = {}},
             xml::Text::forbidden, diagnostics);
  design.item_gap = xml::length(element, "item-gap", xml::Sign::not_negative, diagnostics).value_or(Length{});
  design.widows = xml::integer(element, "widows", 1, most_lines, diagnostics).value_or(design.widows);
  design.orphans = xml::integer(element, "orphans", 1, most_lines, diagnostics).value_or(design.orphans);
  design.section_on_new_page = flag(element, "section-page", diagnostics).value_or(false);
}

/// Widths that parts of a document have.
struct Measures {
  std::optional<Length> page;  ///< between the margins; absent if the page is not known
  std::optional<Length> column;
  std::optional<Length> height;  ///< between the margins
};

Measures measures(const DocumentDesign& design, const Layout& layout, const diag::Span& place,
                  diag::Diagnostics& diagnostics) {
  if (layout.page.width == Length{}) return {};
  const Length width = layout.page.width - design.margins.left - design.margins.right;
  const Length height = layout.page.height - design.margins.top - design.margins.bottom;
  const Length column = (width - design.column_gap * (design.columns - 1)) / design.columns;
  if (column > Length{} && height > Length{}) return {width, column, height};
  diagnostics.error("margins-too-large",
                    fmt::format("margins that leave {} × {} of the page", to_mm(column > Length{} ? column : Length{}),
                                to_mm(height > Length{} ? height : Length{})),
                    place);
  return {};
}

/// Reads the parts of a document, each against its own measure.
class PartReader {
 public:
  PartReader(const Chain& chain, const Layout& layout, const DocumentDesign& design, const Measures& measures,
             diag::Diagnostics& diagnostics)
      : chain_{chain}, layout_{layout}, design_{design}, measures_{measures}, diagnostics_{diagnostics} {}

  std::optional<Block> in_column(std::string_view name) { return read(name, measures_.column, {}); }
  std::optional<Block> across_page(std::string_view name, const std::vector<std::string>& own = {}) {
    return read(name, measures_.page, own);
  }
  [[nodiscard]] std::optional<xml::Element> element(std::string_view name) const { return chain_.child(name); }

 private:
  std::optional<Block> read(std::string_view name, std::optional<Length> width, const std::vector<std::string>& own) {
    const auto element = chain_.child(name);
    if (!element) return std::nullopt;
    const Place place{fmt::format("in `{}`", name), sites_of(name), design_.scales};
    Block block = read_part(*element, own, {layout_.styles, place, diagnostics_});
    check_room(block, {width, name == "cover" ? measures_.height : std::nullopt}, layout_, diagnostics_);
    return block;
  }

  /// What is known in a part.
  [[nodiscard]] Sites sites_of(std::string_view part) const {
    constexpr Sites document{Site::document};
    if (part == "header" || part == "footer") return document.with(Site::running_line);
    if (part == "section" || part == "section-end") return document.with(Site::section);
    if (part == "item") return document.with(Site::item);
    if (part != "contents") return document;
    const bool numbered = design_.contents == DocumentDesign::Contents::questions;
    return numbered ? document.with(Site::entry).with(Site::numbered_entry) : document.with(Site::entry);
  }

  const Chain& chain_;
  const Layout& layout_;
  const DocumentDesign& design_;
  const Measures& measures_;
  diag::Diagnostics& diagnostics_;
};

Length gap_of(const std::optional<xml::Element>& element, diag::Diagnostics& diagnostics) {
  if (!element) return {};
  return xml::required_length(*element, "distance", xml::Sign::not_negative, diagnostics).value_or(Length{});
}

void read_contents(PartReader& parts, DocumentDesign& design, diag::Diagnostics& diagnostics) {
  using Contents = DocumentDesign::Contents;
  const auto element = parts.element("contents");
  if (!element) return;
  if (!element->attribute("of")) static_cast<void>(xml::required(*element, "of", diagnostics));
  design.contents =
      xml::choice<Contents>(
          *element, "of",
          {{"none", Contents::none}, {"sections", Contents::sections}, {"questions", Contents::questions}}, diagnostics)
          .value_or(Contents::none);
  design.contents_entry = parts.across_page("contents", {"of"});  // what it may name depends on what it is of
}

void read_parts(PartReader parts, const Layout& layout, DocumentDesign& design, diag::Diagnostics& diagnostics) {
  design.header = parts.across_page("header", {"distance"});
  design.footer = parts.across_page("footer", {"distance"});
  design.header_gap = gap_of(parts.element("header"), diagnostics);
  design.footer_gap = gap_of(parts.element("footer"), diagnostics);
  design.title = parts.across_page("title");
  design.cover = parts.across_page("cover");
  read_contents(parts, design, diagnostics);
  design.section = parts.in_column("section");
  design.section_end = parts.in_column("section-end");
  design.ending = parts.in_column("ending");
  if (auto item = parts.in_column("item")) {
    design.item = std::move(*item);
  } else {
    diagnostics.error("missing-element", "layout of a document without `item`", layout.place);
  }
}

}  // namespace

DocumentDesign read_document(const Chain& chain, const Layout& layout, diag::Diagnostics& diagnostics) {
  DocumentDesign design;
  diag::Span page_place = layout.place;
  if (const auto element = chain.child("page")) {
    read_page(*element, design, diagnostics);
    page_place = element->span();
  } else {
    diagnostics.error("missing-element", "layout of a document without `page`", layout.place);
  }
  if (const auto element = chain.child("flow")) read_flow(*element, design, diagnostics);
  design.scales = read_scales(chain, diagnostics);
  const Measures known = measures(design, layout, page_place, diagnostics);
  read_parts(PartReader{chain, layout, design, known, diagnostics}, layout, design, diagnostics);
  return design;
}

}  // namespace recto::layout
