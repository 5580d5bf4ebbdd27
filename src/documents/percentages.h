// Shares of a whole.
#pragma once

#include <vector>

namespace recto::documents {

/// What percentage of their sum each part is: whole numbers that add up to 100, by largest remainders (Hamilton's
/// method); of equal remainders the earlier is rounded up.  Zeros if the sum is zero.  Parts are not negative.
[[nodiscard]] std::vector<int> percentages(const std::vector<int>& parts);

}  // namespace recto::documents
