// A stable sort by where a question's passage first appears; questions without one are passages of their own.
#include "deck/gather_passages.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace recto::deck {
namespace {

using Position = std::vector<Entry>::iterator;

void gather(Position first, Position last) {
  std::map<std::string, std::size_t> places;
  std::vector<std::pair<std::size_t, Entry>> ranked;
  for (auto entry = first; entry != last; ++entry) {
    const auto here = static_cast<std::size_t>(entry - first);
    const auto& passage = entry->question->passage.text();
    ranked.emplace_back(passage.empty() ? here : places.emplace(passage, here).first->second, std::move(*entry));
  }
  std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, Entry>::first);
  std::ranges::transform(ranked, first, [](auto& each) { return std::move(each.second); });
}

}  // namespace

void gather_passages(std::vector<Entry>& entries, const std::vector<Section>& sections) {
  const auto has_passage = [](const Entry& entry) { return !entry.question->passage.empty(); };
  if (std::ranges::none_of(entries, has_passage)) return;
  for (const auto& section : sections) {
    const auto first = entries.begin() + static_cast<std::ptrdiff_t>(section.first);
    gather(first, first + static_cast<std::ptrdiff_t>(section.count));
  }
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i].number = static_cast<int>(i) + 1;
}

}  // namespace recto::deck
