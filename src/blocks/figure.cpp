// A drawing is scaled path by path, so that it stays sharp; a raster is placed whole.
#include "blocks/figure.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace recto::blocks {
namespace {

using geometry::Length;
using geometry::Size;

constexpr double least_resolution = 200;   // pixels an inch below which a print shows it
constexpr double screen_resolution = 150;  // natural size of a raster that nobody gave one

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

}  // namespace

Size natural_size(const picture::Picture& picture) {
  if (const auto* drawing = std::get_if<picture::Drawing>(&picture)) return drawing->size;
  const auto& raster = std::get<picture::Raster>(picture);
  return {Length::inch(raster.width() / screen_resolution), Length::inch(raster.height() / screen_resolution)};
}

Slab figure_slab(const picture::Picture& picture, Size size, page::Tag figure, const diag::Span& place,
                 Findings& findings) {
  Slab slab;
  slab.height = size.height;
  if (const auto* raster = std::get_if<picture::Raster>(&picture)) {
    check_resolution(*raster, size, place, findings);
    slab.items.push_back({page::Image{raster->pixels, {{}, size}, raster->quarter_turns, raster->mirrored, figure}});
  } else {
    const double factor = size.width.over(natural_size(picture).width);
    slab.items = scaled(std::get<picture::Drawing>(picture), factor, figure);
  }
  return slab;
}

}  // namespace recto::blocks
