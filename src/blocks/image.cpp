// Pictures, fitted into their block: as large as its width and height allow, of their own size if it states neither,
// never wider than the column.
#include "blocks/prepare.h"

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
Size fitted(Size natural, const layout::Common& block, Length column) {
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

/// A picture that a block shows: its file, what it is of, and where it was named.
struct Named {
  std::string path;
  std::string alt;
  diag::Span place;
};

/// The layout's own picture, named as seen from the layout's file, or else the question's.
Named named(const layout::Image& image, const layout::Common& common, const Scope& scope) {
  std::string path = scope.variables.expand(image.source);
  if (!path.empty()) {
    if (common.place.source) {
      const auto folder = std::filesystem::path(common.place.source->name()).parent_path();
      path = (folder / path).lexically_normal().generic_string();
    }
    return {std::move(path), scope.variables.expand(image.alt), common.place};
  }
  if (scope.question == nullptr || !scope.question->picture) return {};
  const auto& own = *scope.question->picture;
  return {own.path, own.alt, own.place};
}

}  // namespace

PreparedKind prepare(const layout::Image& image, const layout::Common& common, const Preparation& to) {
  auto shown = named(image, common, to.scope);
  if (shown.path.empty()) return std::nullopt;
  auto picture = to.context.pictures.read(shown.path, shown.place, to.found.problems);
  if (!picture) return std::nullopt;
  const page::Tag figure = figure_of(common, to);
  to.context.structure.describe(figure, std::move(shown.alt));
  return PreparedImage{std::move(picture), common.height, figure, std::move(shown.place)};
}

SetBlock PreparedImage::set(const layout::Common& common, const Room& room, const ComposeContext& context) const {
  const Size natural = natural_size(*picture);
  const Size size = fitted(natural, common, room.width);
  SetBlock result;
  Slab slab;
  slab.height = size.height;
  if (const auto* raster = std::get_if<picture::Raster>(&*picture)) {
    check_resolution(*raster, size, place, result.found);
    slab.items.push_back({page::Image{raster->pixels, {{}, size}, raster->quarter_turns, raster->mirrored, figure}});
  } else {
    slab.items = scaled(std::get<picture::Drawing>(*picture), size.width.over(natural.width), figure);
  }
  result.slabs.push_back(std::move(slab));
  stand_at_start(result.slabs, room.width - size.width, context);
  return result;
}

/// Its own width, or that which a stated height gives it.
Length PreparedImage::natural_width(TypeScale /*type*/, const ComposeContext& /*context*/) const {
  const Size natural = natural_size(*picture);
  return height ? natural.width.scaled(height->over(natural.height)) : natural.width;
}

}  // namespace recto::blocks
