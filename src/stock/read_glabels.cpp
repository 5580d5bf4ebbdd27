// Templates are read in two passes: those with a geometry of their own first, then those that are `equiv` to another,
// whose chains are followed to their end.  A sheet may have several grids; where they make one regular grid they are
// joined, else the sheet is listed as unusable.
#include "stock/stock.h"

#include "layout/paper.h"
#include "xml/document.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace recto::stock {
namespace {

using geometry::Length;
using geometry::Point;

/// Page edges and neighbours may be exceeded by this much: catalogues round to tenths of a millimetre.
constexpr Length slack = Length::mm(0.1);
constexpr int most_cells = 2000;

/// A number and its unit.  Some figures were computed and have exponents ("3.93386e-16pt"), which ours never have.
std::optional<Length> parsed(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view unit{end, static_cast<std::size_t>(text.data() + text.size() - end)};
  if (error != std::errc{} || !(value > -10000 && value < 10000)) return std::nullopt;
  if (unit.empty() || unit == "pt") return Length::pt(value);
  if (unit == "in") return Length::inch(value);
  if (unit == "mm") return Length::mm(value);
  if (unit == "cm") return Length::mm(value * 10);
  return std::nullopt;
}

std::string text_of(const xml::Element& element, std::string_view name) { return xml::optional(element, name); }

class Templates {
 public:
  explicit Templates(diag::Diagnostics& diagnostics) : diagnostics_{diagnostics} {}

  std::vector<Stock> read(const xml::Element& root) {
    for (const auto& element : root.children("Template")) add(element);
    for (const auto& [name, element] : equals_) join(name, element);
    return std::move(all_);
  }

 private:
  static std::string key(const std::string& brand, const std::string& part) { return brand + " " + part; }

  /// The name of a template; older files have it in one attribute.
  Stock named(const xml::Element& element) {
    Stock stock{.place = element.span()};
    stock.vendor = text_of(element, "brand");
    stock.part = text_of(element, "part");
    if (const auto name = text_of(element, "name"); stock.part.empty() && !name.empty()) {
      const auto blank = name.find(' ');
      stock.vendor = name.substr(0, blank);
      stock.part = blank == std::string::npos ? "" : name.substr(blank + 1);
    }
    if (stock.part.empty()) {
      diagnostics_.error("missing-attribute", "`Template` without `part`", element.span());
    }
    return stock;
  }

  void add(const xml::Element& element) {
    const auto errors = diagnostics_.error_count();
    Stock stock = named(element);
    if (diagnostics_.error_count() > errors) return;
    if (!text_of(element, "equiv").empty()) {
      equals_.emplace_back(key(stock.vendor, stock.part), element);
      return;
    }
    stock.title = text_of(element, "_description");
    if (stock.title.empty()) stock.title = text_of(element, "description");
    stock.source = "glabels";
    stock.cut = Cut::before_printing;
    if (!read_page(element, stock) || !read_label(element, stock)) return;
    index_[key(stock.vendor, stock.part)] = all_.size();
    all_.push_back(std::move(stock));
  }

  /// Follows a chain of `equiv` to a template with a geometry.
  void join(const std::string& name, const xml::Element& element) {
    std::set<std::string> seen{name};
    const auto brand = text_of(element, "brand");
    auto target = key(brand, text_of(element, "equiv"));
    while (!index_.contains(target)) {
      const auto next = std::ranges::find(equals_, target, &std::pair<std::string, xml::Element>::first);
      if (next == equals_.end() || !seen.insert(target).second) {
        diagnostics_.error("unknown-template",
                           fmt::format("`{}` is like `{}`, which {}", name, target,
                                       next == equals_.end() ? "is not in this file" : "is like itself in the end"),
                           element.span());
        return;
      }
      target = key(brand, text_of(next->second, "equiv"));
    }
    all_[index_[target]].also.push_back(text_of(element, "part"));
  }

  /// A number with a unit; bare ones are points.
  Length length(const xml::Element& element, std::string_view name) {
    const auto attribute = element.attribute(name);
    if (!attribute) {
      diagnostics_.error("missing-attribute", fmt::format("`{}` without `{}`", element.name(), name), element.span());
      return {};
    }
    if (const auto value = parsed(attribute->value)) return *value;
    diagnostics_.error("bad-length", fmt::format("`{}` is no length", attribute->value), attribute->value_span);
    return {};
  }

  bool read_page(const xml::Element& element, Stock& stock) {
    const auto errors = diagnostics_.error_count();
    const auto size = text_of(element, "size");
    if (size == "Other") {
      stock.page = {length(element, "width"), length(element, "height")};
      return diagnostics_.error_count() == errors;
    }
    const std::string name = size.starts_with("US-") ? size.substr(3) : size;
    const auto page = layout::paper_size(name);
    if (page) {
      stock.paper = name;
      stock.page = *page;
    } else {
      stock.unusable = fmt::format("paper `{}` is not known", size);
    }
    return true;
  }

  bool read_label(const xml::Element& element, Stock& stock) {
    const auto errors = diagnostics_.error_count();
    for (const auto& label : element.children()) {
      if (!label.name().starts_with("Label-")) continue;
      if (label.name() != "Label-rectangle") {
        stock.unusable = fmt::format("its labels are not rectangles (`{}`)", label.name().substr(6));
        return true;
      }
      stock.grid.card = {length(label, "width"), length(label, "height")};
      for (const auto& grid : label.children("Layout")) read_grid(grid, stock);
      if (diagnostics_.error_count() == errors && stock.unusable.empty()) settle(stock);
      return diagnostics_.error_count() == errors;
    }
    diagnostics_.error("missing-element", "`Template` without a label", element.span());
    return false;
  }

  int count(const xml::Element& element, std::string_view name) {
    const auto text = text_of(element, name);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= 1 && value <= most_cells) return value;
    diagnostics_.error("bad-number", fmt::format("`{}` of `{}` is no count from 1 to {}", name, text, most_cells),
                       element.span());
    return 1;
  }

  /// Gathers the corners of a grid's cells.
  void read_grid(const xml::Element& element, const Stock& stock) {
    const int columns = count(element, "nx");
    const int rows = count(element, "ny");
    const Point origin{length(element, "x0"), length(element, "y0")};
    const Length dx = columns > 1 ? length(element, "dx") : stock.grid.card.width;
    const Length dy = rows > 1 ? length(element, "dy") : stock.grid.card.height;
    if (columns * rows > most_cells) return;
    for (int i = 0; i < columns * rows; ++i) {
      cells_.push_back({origin.x + dx * (i % columns), origin.y + dy * (i / columns)});
    }
  }

  /// The distance between neighbours of `values`, which are sorted; nullopt if it is not the same everywhere.
  static std::optional<Length> pitch(const std::vector<Length>& values, Length alone) {
    if (values.size() < 2) return alone;
    const Length step = (values.back() - values.front()) / static_cast<std::int64_t>(values.size() - 1);
    for (std::size_t i = 1; i < values.size(); ++i) {
      const Length off = values[i] - values[i - 1] - step;
      if (off > slack || off < -slack) return std::nullopt;
    }
    return step;
  }

  static std::vector<Length> distinct(std::vector<Length> values) {
    std::ranges::sort(values);
    const auto near = [](Length a, Length b) { return b - a <= slack; };
    values.erase(std::unique(values.begin(), values.end(), near), values.end());
    return values;
  }

  /// One grid of all cells, or the reason why there is none.
  void settle(Stock& stock) {
    std::vector<Length> x;
    std::vector<Length> y;
    for (const Point cell : std::exchange(cells_, {})) {
      x.push_back(cell.x);
      y.push_back(cell.y);
    }
    const std::size_t cells = x.size();
    x = distinct(std::move(x));
    y = distinct(std::move(y));
    const auto across = pitch(x, stock.grid.card.width);
    const auto down = pitch(y, stock.grid.card.height);
    if (x.empty() || !across || !down || x.size() * y.size() != cells) {
      stock.unusable = "its labels do not make one regular grid";
      return;
    }
    auto& grid = stock.grid;
    grid.columns = static_cast<int>(x.size());
    grid.rows = static_cast<int>(y.size());
    grid.origin = {x.front(), y.front()};
    grid.pitch_x = *across;
    grid.pitch_y = *down;
    check(stock);
  }

  static void check(Stock& stock) {
    const auto& grid = stock.grid;
    const auto last = layout::cell(grid, grid.columns * grid.rows - 1);
    const bool beyond = grid.origin.x < -slack || grid.origin.y < -slack || last.right() > stock.page.width + slack ||
                        last.bottom() > stock.page.height + slack;
    const bool overlap = grid.pitch_x < grid.card.width - slack || grid.pitch_y < grid.card.height - slack;
    if (grid.card.width <= Length{} || grid.card.height <= Length{}) {
      stock.unusable = "its labels have no size";
    } else if (beyond) {
      stock.unusable = "its labels reach beyond the sheet";
    } else if (overlap) {
      stock.unusable = "its labels overlap";
    }
  }

  diag::Diagnostics& diagnostics_;
  std::vector<Stock> all_;
  std::vector<Point> cells_;
  std::map<std::string, std::size_t> index_;
  std::vector<std::pair<std::string, xml::Element>> equals_;
};

}  // namespace

std::vector<Stock> read_glabels(const std::string& path, const diag::Span& reference, diag::Diagnostics& diagnostics) {
  const auto document = xml::read_file(path, reference, diagnostics);
  if (!document || !xml::check_root(document->root(), "Glabels-templates", diagnostics)) return {};
  return Templates{diagnostics}.read(document->root());
}

}  // namespace recto::stock
