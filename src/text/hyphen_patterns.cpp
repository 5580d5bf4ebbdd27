// A table with linear probing.  A beginning is found by the hash of its letters, which grows letter by letter, so that
// those of all beginnings of a pattern come from one walk over it.  They are entered from the longest down, until one
// is known: then all shorter ones are.
#include "text/hyphen_patterns.h"

#include "diag/assertion.h"

#include <algorithm>
#include <array>
#include <bit>

namespace recto::text {
namespace {

constexpr std::size_t longest_pattern = 255;
constexpr std::size_t most_rules = (1U << 24) - 2;
constexpr std::size_t fewest_slots = 256;

/// Knuth (TAOCP 3, 6.4): multiplication by the golden ratio spreads into the upper bits.
std::uint64_t extended(std::uint64_t hash, char letter) {
  return (hash + static_cast<unsigned char>(letter) + 1) * 0x9E37'79B9'7F4A'7C15U;
}

std::uint64_t hash_of(std::string_view letters) {
  std::uint64_t hash = 0;
  for (const char letter : letters) hash = extended(hash, letter);
  return hash;
}

int shift_for(std::size_t slots) { return 64 - std::countr_zero(slots); }

}  // namespace

/// Files hold at least three bytes for each beginning.
HyphenPatterns::HyphenPatterns(std::size_t bytes)
    : table_(std::bit_ceil(std::max(fewest_slots, bytes / 3))), shift_{shift_for(table_.size())} {
  letters_.reserve(bytes);
  digits_.reserve(bytes / 2);
}

std::string_view HyphenPatterns::letters_of(const Beginning& beginning) const {
  return std::string_view{letters_}.substr(beginning.letters, beginning.length);
}

std::size_t HyphenPatterns::slot_of(std::string_view letters, std::uint64_t hash) const {
  std::size_t slot = hash >> shift_;
  while (table_[slot].length != 0 && letters_of(table_[slot]) != letters) slot = (slot + 1) & (table_.size() - 1);
  return slot;
}

void HyphenPatterns::grow() {
  auto old = std::move(table_);
  table_.assign(old.size() * 2, {});
  shift_ = shift_for(table_.size());
  for (const auto& beginning : old) {
    if (beginning.length == 0) continue;
    const auto letters = letters_of(beginning);
    table_[slot_of(letters, hash_of(letters))] = beginning;
  }
}

void HyphenPatterns::add_rule(std::string_view letters, const Rule& rule) {
  RECTO_ASSERT(letters.size() <= longest_pattern && rules_.size() < most_rules);
  if ((used_ + letters.size()) * 4 > table_.size() * 3) grow();
  std::array<std::uint64_t, longest_pattern + 1> hashes;
  hashes[0] = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) hashes[i + 1] = extended(hashes[i], letters[i]);
  const auto place = static_cast<std::uint32_t>(letters_.size());
  letters_ += letters;
  rules_.push_back(rule);
  for (std::size_t length = letters.size(); length > 0; --length) {
    Beginning& found = table_[slot_of(letters.substr(0, length), hashes[length])];
    const bool is_known = found.length != 0;
    if (!is_known) {
      found = {place, static_cast<std::uint32_t>(length) & 0xFFU, 0};
      ++used_;
    }
    if (length == letters.size()) found.rule = static_cast<std::uint32_t>(rules_.size()) & 0xFF'FFFFU;
    if (is_known) break;
  }
}

void HyphenPatterns::add(std::string_view letters, std::string_view digits) {
  if (letters.empty()) return;
  const auto place = static_cast<std::uint32_t>(digits_.size());
  digits_ += digits;
  add_rule(letters, {place, static_cast<std::uint32_t>(digits.size()), 0});
}

void HyphenPatterns::add(std::string_view letters, std::string_view digits, SpellingChange change) {
  if (letters.empty()) return;
  changes_.push_back(std::move(change));
  add(letters, digits);
  rules_.back().change = static_cast<std::uint32_t>(changes_.size());
}

HyphenPatterns::Match HyphenPatterns::match(const Beginning& beginning) const {
  if (beginning.rule == 0) return {.length = beginning.length};
  const Rule& rule = rules_[beginning.rule - 1];
  return {.length = beginning.length,
          .is_pattern = true,
          .pattern = {.digits = std::string_view{digits_}.substr(rule.digits, rule.count),
                      .change = rule.change == 0 ? nullptr : &changes_[rule.change - 1]}};
}

HyphenPatterns::Match HyphenPatterns::longest_end(std::string_view text, std::size_t most) const {
  for (std::size_t length = std::min({most, text.size(), longest_pattern}); length > 0; --length) {
    const auto end = text.substr(text.size() - length);
    const auto& beginning = table_[slot_of(end, hash_of(end))];
    if (beginning.length != 0) return match(beginning);
  }
  return {};
}

}  // namespace recto::text
