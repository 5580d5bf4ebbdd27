// Each entry is a sheet and a grid in the words that layouts have, so that the same readers check both.
#include "stock/stock.h"

#include "layout/read_grid.h"
#include "layout/read_sheet.h"
#include "xml/document.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <utility>

namespace recto::stock {
namespace {

std::optional<Stock> read_stock(const xml::Element& element, diag::Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  xml::check(element, {.attributes = {"vendor", "part", "also", "title", "pre-cut"}, .children = {"sheet", "grid"}},
             xml::Text::forbidden, diagnostics);
  Stock stock{.place = element.span()};
  stock.vendor = xml::required(element, "vendor", diagnostics).value_or("");
  stock.part = xml::required(element, "part", diagnostics).value_or("");
  for (auto& word : xml::words(element, "also")) stock.also.push_back(std::move(word.text));
  stock.title = xml::optional(element, "title");
  stock.cut = xml::choice<Cut>(element, "pre-cut", {{"yes", Cut::before_printing}, {"no", Cut::by_hand}}, diagnostics)
                  .value_or(Cut::by_hand);
  const auto sheet = element.child("sheet");
  const auto grid = element.child("grid");
  if (!sheet || !grid) {
    diagnostics.error("missing-element", fmt::format("`stock` without `{}`", sheet ? "grid" : "sheet"), element.span());
    return std::nullopt;
  }
  layout::Layout lies;
  layout::read_sheet(*sheet, lies, diagnostics);
  stock.paper = lies.paper;
  stock.page = lies.page;
  stock.source = lies.source;
  stock.grid = layout::read_grid(*grid, lies.page, {}, diagnostics);
  if (diagnostics.error_count() > errors) return std::nullopt;
  return stock;
}

}  // namespace

std::string name_of(const Stock& stock) { return stock.vendor + " " + stock.part; }

std::vector<Stock> read(const std::string& path, const diag::Span& reference, diag::Diagnostics& diagnostics) {
  std::vector<Stock> all;
  const auto document = xml::read_file(path, reference, diagnostics);
  if (!document || !xml::check_root(document->root(), "stocks", diagnostics)) return all;
  xml::check(document->root(), {.attributes = {}, .children = {"stock"}}, xml::Text::forbidden, diagnostics);
  for (const auto& element : document->root().children("stock")) {
    if (auto stock = read_stock(element, diagnostics)) all.push_back(std::move(*stock));
  }
  return all;
}

}  // namespace recto::stock
