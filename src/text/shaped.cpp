#include "text/shaped.h"

#include <algorithm>

namespace recto::text {

const std::vector<MissingGlyph>& ShapedParagraph::missing() const { return data_->missing; }
const std::vector<FallbackUse>& ShapedParagraph::fallbacks() const { return data_->fallbacks; }
bool ShapedParagraph::right_to_left() const { return data_->level % 2 != 0; }

double ShapedParagraph::Data::least_scale() const {
  double least = 1;
  for (const auto& item : items) least = std::min(least, item.scale);
  return least;
}

const Item& ShapedParagraph::Data::item_at(std::uint32_t byte) const {
  const auto next = std::upper_bound(items.begin(), items.end(), byte,
                                     [](auto at, const Item& item) { return at < item.text.begin; });
  return *(next - (next == items.begin() ? 0 : 1));
}

std::uint32_t safe_before(const ShapedParagraph::Data& data, const Item& item, std::uint32_t byte) {
  if (byte >= item.text.end) return item.text.end;
  auto cluster = data.cluster_of[byte];
  while (cluster > item.clusters.begin && data.clusters[cluster].unsafe) --cluster;
  return data.clusters[cluster].begin;
}

std::uint32_t safe_after(const ShapedParagraph::Data& data, const Item& item, std::uint32_t byte) {
  if (byte <= item.text.begin) return item.text.begin;
  if (byte >= item.text.end) return item.text.end;
  auto cluster = data.cluster_of[byte];
  if (data.clusters[cluster].begin < byte) ++cluster;
  while (cluster < item.clusters.end && data.clusters[cluster].unsafe) ++cluster;
  return cluster < item.clusters.end ? data.clusters[cluster].begin : item.text.end;
}

}  // namespace recto::text
