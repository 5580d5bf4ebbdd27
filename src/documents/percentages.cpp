#include "documents/percentages.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace recto::documents {

std::vector<int> percentages(const std::vector<int>& parts) {
  std::vector<int> result(parts.size());
  const auto sum = std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
  if (sum == 0) return result;
  std::vector<std::size_t> by_remainder(parts.size());
  std::iota(by_remainder.begin(), by_remainder.end(), std::size_t{0});
  int left = 100;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    result[i] = static_cast<int>(std::int64_t{100} * parts[i] / sum);
    left -= result[i];
  }
  std::ranges::stable_sort(by_remainder, std::ranges::greater{},
                           [&](std::size_t i) { return std::int64_t{100} * parts[i] % sum; });
  for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) ++result[by_remainder[i]];
  return result;
}

}  // namespace recto::documents
