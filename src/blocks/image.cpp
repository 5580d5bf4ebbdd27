// Pictures, fitted into their block: as large as its width and height allow, of their own size if it states neither,
// never wider than the column.
#include "blocks/figure.h"
#include "blocks/prepare.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using geometry::Size;

/// The largest size of the same shape within the block's bounds; never larger than the column.
Size fitted(Size natural, const layout::Common& block, Length column) {
  const Length width = std::min(block.width.value_or(column), column);
  double factor = block.width || block.height ? 1e9 : 1;
  if (block.width || natural.width > width || factor > 1) factor = std::min(factor, width.over(natural.width));
  if (block.height) factor = std::min(factor, block.height->over(natural.height));
  return {natural.width.scaled(factor), natural.height.scaled(factor)};
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

SetBlock PreparedImage::set(const layout::Common& common, const Room& room, const ComposeContext& /*context*/) const {
  const Size size = fitted(natural_size(*picture), common, room.width);
  SetBlock result;
  result.slabs.push_back(figure_slab(*picture, size, figure, place, result.found));
  return result;
}

/// Its own width, or that which a stated height gives it.
Length PreparedImage::natural_width(TypeScale /*type*/, const ComposeContext& /*context*/) const {
  const Size natural = natural_size(*picture);
  return height ? natural.width.scaled(height->over(natural.height)) : natural.width;
}

}  // namespace recto::blocks
