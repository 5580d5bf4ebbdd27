#include "page/dump.h"

#include "diag/assertion.h"
#include "geometry/parse_length.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace recto::page {
namespace {

using geometry::Length;

std::string mm(Length length) {
  std::string text = geometry::to_mm(Length::mm(std::round(length.in_mm() * 100) / 100));
  text.resize(text.size() - 2);
  return text;
}

std::string at(geometry::Point point) { return fmt::format("{},{}", mm(point.x), mm(point.y)); }
std::string of(const geometry::Rect& box) {
  return fmt::format("{} {}x{}", at(box.origin), mm(box.size.width), mm(box.size.height));
}
std::string color(Color color) { return fmt::format("#{:06x}", color.rgb); }
std::string tagged(Tag tag) { return tag.element < 0 ? std::string{} : fmt::format(" tag={}", tag.element); }

class Dumper {
 public:
  Dumper(const text::FontSet& fonts, Glyphs glyphs) : fonts_{fonts}, glyphs_{glyphs} {}

  void items(const std::vector<Item>& items, int depth) {
    for (const Item& item : items) {
      out_.append(static_cast<std::size_t>(depth) * 2, ' ');
      std::visit([&](const auto& each) { line(each, depth); }, item.is);
    }
  }
  template <typename... Args>
  void add(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void line(const Text& text, int /*depth*/) {
    const auto& run = text.run;
    add("text {} w={} {}pt {} {} \"{}\"", at(run.origin), mm(text::width(run, fonts_)),
        std::round(run.size.in_pt() * 100) / 100, fonts_.metrics(run.face).postscript_name, color({run.ink}), run.text);
    if (run.right_to_left) add(" rtl");
    if (glyphs_ == Glyphs::shown) {
      for (const auto& glyph : run.glyphs) add(" {}", glyph.id);
    }
    add("{}\n", tagged(text.tag));
  }
  void line(const Fill& fill, int /*depth*/) {
    add("fill {} {}", of(fill.box), color(fill.color));
    if (fill.radius > Length{}) add(" radius={}", mm(fill.radius));
    add("{}\n", tagged(fill.tag));
  }
  void line(const Stroke& stroke, int /*depth*/) {
    add("stroke {} to {} {}pt {}", at(stroke.from), at(stroke.to), stroke.width.in_pt(), color(stroke.color));
    if (stroke.dash > Length{}) add(" dash={}", mm(stroke.dash));
    add("\n");
  }
  void line(const Path& path, int /*depth*/) {
    add("path {} steps", path.steps.size());
    if (!path.steps.empty()) add(" from {}", at(path.steps.front().a));
    if (path.filled) add(" fill={}", color(path.fill));
    if (path.stroke_width > Length{}) add(" stroke={}pt {}", path.stroke_width.in_pt(), color(path.stroke));
    add("{}\n", tagged(path.tag));
  }
  void line(const Image& image, int /*depth*/) {
    add("image {} {}x{}px{}\n", of(image.box), image.picture->width, image.picture->height, tagged(image.tag));
  }
  void line(const Link& link, int /*depth*/) {
    add("link {} ", of(link.box));
    if (const auto* uri = std::get_if<std::string>(&link.target)) {
      add("{}{}\n", *uri, tagged(link.tag));
    } else {
      const auto& to = std::get<Destination>(link.target);
      add("page {} y={}{}\n", to.page + 1, mm(to.y), tagged(link.tag));
    }
  }
  void line(const Group& group, int depth) {
    add("group {} {}x{}{}\n", at(group.origin), mm(group.size.width), mm(group.size.height),
        group.turn == geometry::Turn::half ? " turned" : "");
    RECTO_ASSERT(group.items);
    items(*group.items, depth + 1);
  }

  const text::FontSet& fonts_;
  Glyphs glyphs_;
  std::string out_;
};

void dump_ending(Dumper& out, const Ending& ending) {
  for (const auto& entry : ending.outline) {
    out.add("outline {:>{}}{} -> page {} y={}\n", "", entry.depth * 2, entry.title, entry.target.page + 1,
            mm(entry.target.y));
  }
  for (std::size_t i = 0; i < ending.structure.size(); ++i) {
    const auto& element = ending.structure[i];
    out.add("structure {} {} in {}", i, element.role, element.parent);
    if (!element.title.empty()) out.add(" title=\"{}\"", element.title);
    if (!element.alt.empty()) out.add(" alt=\"{}\"", element.alt);
    if (!element.scope.empty()) out.add(" scope={}", element.scope);
    if (element.numbering == StructureElement::Numbering::disc) out.add(" numbering=Disc");
    if (element.numbering == StructureElement::Numbering::decimal) out.add(" numbering=Decimal");
    if (!element.language.empty()) out.add(" lang={}", element.language);
    out.add("\n");
  }
}

}  // namespace

std::string dump(const Document& document, const text::FontSet& fonts, Glyphs glyphs) {
  Dumper out{fonts, glyphs};
  out.add("document \"{}\" lang={}\n", document.info.title, document.info.language);
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const Page& page = document.pages[i];
    out.add("page {} {}x{}", i + 1, mm(page.size.width), mm(page.size.height));
    if (!page.label.empty()) out.add(" label={}", page.label);
    if (page.trim != geometry::Rect{{}, page.size}) out.add(" trim {}", of(page.trim));
    if (page.bleed != page.trim) out.add(" bleed {}", of(page.bleed));
    if (page.map != geometry::Affine{}) {
      out.add(" map {:.5g} {:.5g} {:.5g} {:.5g} move {}", page.map.xx, page.map.xy, page.map.yx, page.map.yy,
              at(page.map.move));
    }
    out.add("\n");
    out.items(page.items, 1);
  }
  dump_ending(out, document.ending);
  return out.take();
}

}  // namespace recto::page
