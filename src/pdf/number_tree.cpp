#include "pdf/number_tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace recto::pdf {

Ref write_number_tree(Haru& haru, std::size_t count,
                      const std::function<std::pair<int, std::string>(std::size_t)>& entry) {
  constexpr std::size_t entries_a_leaf = 64;
  std::string kids;
  for (std::size_t first = 0; first < count; first += entries_a_leaf) {
    std::string numbers;
    int low = 0;
    int high = 0;
    for (std::size_t i = first; i < std::min(first + entries_a_leaf, count); ++i) {
      const auto [key, value] = entry(i);
      if (i == first) low = key;
      high = key;
      numbers += fmt::format("{} {}\n", key, value);
    }
    const auto leaf = haru.reserve();
    haru.output().object(leaf, fmt::format("<</Limits[{} {}]/Nums[{}]>>", low, high, numbers));
    kids += to_string(leaf) + ' ';
  }
  const auto root = haru.reserve();
  haru.output().object(root, fmt::format("<</Kids[{}]>>", kids));
  return root;
}

}  // namespace recto::pdf
