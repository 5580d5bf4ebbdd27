#include "diag/diagnostics.h"
#include "diag/utf8.h"

#include <algorithm>
#include <cstddef>

namespace recto::diag {
namespace {

constexpr std::size_t most_listed = 12;

// Case is folded (ASCII), so that `JUNIOR` finds `junior`.
std::u32string folded(std::string_view text) {
  std::u32string codes;
  for (const auto& character : decode(text)) {
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

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string>& candidates) {
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
  if (const auto near = nearest(word, candidates); !near.empty()) return "did you mean `" + std::string(near) + "`?";
  std::string text = "known are ";
  const auto listed = std::min(candidates.size(), most_listed);
  for (std::size_t i = 0; i < listed; ++i) text += (i == 0 ? "`" : ", `") + candidates[i] + "`";
  if (candidates.size() > listed) text += " and " + std::to_string(candidates.size() - listed) + " more";
  return text;
}

}  // namespace recto::diag
