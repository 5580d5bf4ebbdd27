#include "diag/diagnostics.h"
#include "unicode/utf8.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace recto::diag {
namespace {

constexpr std::size_t most_listed = 12;

// Case is folded (ASCII), so that `JUNIOR` finds `junior`.
std::u32string folded(std::string_view text) {
  std::u32string codes;
  for (const auto& character : unicode::decode(text)) {
    const bool capital = character.code >= U'A' && character.code <= U'Z';
    codes.push_back(capital ? character.code + (U'a' - U'A') : character.code);
  }
  return codes;
}

// Damerau–Levenshtein, restricted: no substring is edited twice (Boytsov 2011, "optimal string alignment").
std::size_t distance(const std::u32string& from, const std::u32string& to) {
  std::vector<std::size_t> before_last(to.size() + 1);
  std::vector<std::size_t> last(to.size() + 1);
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[to.size()];
}

// A third of the letters may be wrong, one even in the shortest words, but never all of them.
bool is_slip(std::size_t edits, std::size_t longer) {
  return edits < longer && edits <= std::max<std::size_t>(1, longer / 3);
}

constexpr std::size_t least_part = 3;  // letters; shorter ones are in too many words
constexpr std::size_t most_suggested = 3;

// Whether a word of `text` (after its start or a `-`, `_`, `.`) begins at `at`.
bool begins_word(const std::u32string& text, std::size_t at) {
  return at == 0 || std::u32string_view(U"-_.:/ ").find(text[at - 1]) != std::u32string_view::npos;
}

// 0: `text` begins with `part`, 1: a word of it does, 2: none.
int part_rank(const std::u32string& part, const std::u32string& text) {
  for (auto at = text.find(part); at != std::u32string::npos; at = text.find(part, at + 1)) {
    if (begins_word(text, at)) return at == 0 ? 0 : 1;
  }
  return 2;
}

// The candidates of which `word` is the beginning, then those of which it begins a later word; the shortest first.
std::vector<std::string_view> completions(std::string_view word, const std::vector<std::string>& candidates) {
  const auto part = folded(word);
  if (part.size() < least_part) return {};
  struct Found {
    int rank;
    std::size_t size;
    std::string_view text;
  };
  std::vector<Found> found;
  for (const auto& candidate : candidates) {
    const auto text = folded(candidate);
    const int rank = part_rank(part, text);
    const auto same = [&](const Found& other) { return other.text == candidate; };
    if (rank < 2 && std::ranges::none_of(found, same)) found.push_back({rank, text.size(), candidate});
  }
  std::ranges::stable_sort(found, {}, [](const Found& each) { return std::pair(each.rank, each.size); });
  std::vector<std::string_view> result;
  result.reserve(found.size());
  for (const auto& each : found) result.push_back(each.text);
  return result;
}

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

// "`a`, `b` or `c`", "`a`, `b`, `c` or one of 4 more".
std::string any_of(const std::vector<std::string_view>& texts) {
  const auto listed = std::min(texts.size(), most_suggested);
  const bool more = texts.size() > listed;
  std::string text = quoted(texts.front());
  for (std::size_t i = 1; i < listed; ++i) text += (i + 1 < listed || more ? ", " : " or ") + quoted(texts[i]);
  if (more) text += " or one of " + std::to_string(texts.size() - listed) + " more";
  return text;
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (const auto whole = completions(word, candidates); !whole.empty()) return whole.front();
  const auto wanted = folded(word);
  std::string_view best;
  std::size_t best_edits = std::string_view::npos;
  for (const auto& candidate : candidates) {
    const auto offered = folded(candidate);
    const auto longer = std::max(wanted.size(), offered.size());
    const auto shorter = std::min(wanted.size(), offered.size());
    if (!is_slip(longer - shorter, longer)) continue;
    const auto edits = distance(wanted, offered);
    if (!is_slip(edits, longer) || edits >= best_edits) continue;
    best = candidate;
    best_edits = edits;
  }
  return best;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  if (candidates.empty()) return {};
  if (const auto whole = completions(word, candidates); !whole.empty()) return "did you mean " + any_of(whole) + "?";
  if (const auto near = nearest(word, candidates); !near.empty()) return "did you mean `" + std::string(near) + "`?";
  std::string text = "known are ";
  const auto listed = std::min(candidates.size(), most_listed);
  for (std::size_t i = 0; i < listed; ++i) text += (i == 0 ? "`" : ", `") + candidates[i] + "`";
  if (candidates.size() > listed) text += " and " + std::to_string(candidates.size() - listed) + " more";
  return text;
}

}  // namespace recto::diag
