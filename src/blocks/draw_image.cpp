// Pictures, fitted into their block.
#include "blocks/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using geometry::Size;

constexpr double least_resolution = 200;   // pixels an inch below which a print shows it
constexpr double screen_resolution = 150;  // natural size of a raster that nobody gave one

Size natural_size(const picture::Picture& picture) {
  if (const auto* drawing = std::get_if<picture::Drawing>(&picture)) return drawing->size;
  const auto& raster = std::get<picture::Raster>(picture);
  return {Length::inch(raster.width() / screen_resolution), Length::inch(raster.height() / screen_resolution)};
}

/// The largest size of the same shape within the block's bounds; never larger than the column.
Size fitted(Size natural, const layout::Block& block, Length column) {
  const Length width = std::min(block.width.value_or(column), column);
  double factor = block.width || block.height ? 1e9 : 1;
  if (block.width || natural.width > width || factor > 1) factor = std::min(factor, width.over(natural.width));
  if (block.height) factor = std::min(factor, block.height->over(natural.height));
  return {natural.width.scaled(factor), natural.height.scaled(factor)};
}

std::vector<page::Item> scaled(const picture::Drawing& drawing, double factor, page::Tag tag) {
  std::vector<page::Item> items;
  const auto at = [&](geometry::Point point) {
    return geometry::Point{point.x.scaled(factor), point.y.scaled(factor)};
  };
  for (page::Path path : drawing.paths) {
    for (auto& step : path.steps) step = {step.kind, at(step.a), at(step.b), at(step.c)};
    path.stroke_width = path.stroke_width.scaled(factor);
    path.tag = tag;
    items.push_back({std::move(path)});
  }
  return items;
}

void check_resolution(const picture::Raster& raster, Size size, const diag::Span& place, Findings& findings) {
  const double resolution = raster.width() / (size.width.in_pt() / 72);
  if (resolution >= least_resolution) return;
  findings.problems
      .warning("low-resolution", fmt::format("picture of {:.0f} pixels an inch on paper", resolution), place)
      .notes.push_back(fmt::format("print it smaller or use a picture at least {:.0f} pixels wide",
                                   size.width.in_pt() / 72 * least_resolution));
}

/// The layout's own picture, named as seen from the layout's file; empty if it names none.
std::string own_path(const layout::Block& block, const Variables& variables) {
  std::string named = variables.expand(block.source);
  if (named.empty() || !block.place.source) return named;
  return (std::filesystem::path(block.place.source->name()).parent_path() / named).lexically_normal().generic_string();
}

}  // namespace

Slabs draw_image(const layout::Block& block, Length width, const ComposeContext& context, const Scope& scope,
                 page::Tag figure, Findings& findings) {
  std::string path = own_path(block, scope.variables);
  std::string alt = scope.variables.expand(block.alt);
  diag::Span place = block.place;
  if (path.empty() && scope.question != nullptr && scope.question->picture) {
    path = scope.question->picture->path;
    alt = scope.question->picture->alt;
    place = scope.question->picture->place;
  }
  if (path.empty()) return {};
  const auto picture = context.pictures.read(path, place, findings.problems);
  if (!picture) return {};
  const Size natural = natural_size(*picture);
  const Size size = fitted(natural, block, width);
  context.structure.describe(figure, alt);
  Slab slab;
  slab.height = size.height;
  if (const auto* raster = std::get_if<picture::Raster>(&*picture)) {
    check_resolution(*raster, size, place, findings);
    slab.items.push_back({page::Image{raster->pixels, {{}, size}, raster->quarter_turns, raster->mirrored, figure}});
  } else {
    slab.items = scaled(std::get<picture::Drawing>(*picture), size.width.over(natural.width), figure);
  }
  return {std::move(slab)};
}

}  // namespace recto::blocks
