// The hash that ranks questions and names what was printed.
#pragma once

#include "deck/deck.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recto::deck {

/// FNV-1a, 64 bit (Fowler, Noll, Vo): quick and easily written anywhere; no defence against malice.
class Fnv1a {
 public:
  void add(std::string_view bytes);
  /// Low byte first.
  void add(std::uint64_t number);
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325;
};

/// The finisher of SplitMix64 (Steele, Lea, Flood 2014): every bit of `value` moves every bit of the result.
[[nodiscard]] std::uint64_t mixed(std::uint64_t value);

/// Eight hex digits that name what was printed: the upper half of the mixed FNV-1a over, for each entry in order, its
/// question's id and the plain texts of prompt, short answer and explanation, a zero byte after each; then, if it has
/// them, the blocks of the prompt, what may be answered, and the order of its options.
[[nodiscard]] std::string hash_of(const std::vector<Entry>& entries);

}  // namespace recto::deck
