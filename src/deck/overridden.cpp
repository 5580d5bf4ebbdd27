#include "deck/file_name.h"
#include "deck/read.h"

#include <algorithm>
#include <set>
#include <utility>

namespace recto::deck {
namespace {

bool filters(const Overrides& overrides) {
  return !overrides.levels.empty() || !overrides.topics.empty() || !overrides.tags.empty();
}

void replace(std::vector<Name>& names, const std::vector<std::string>& words) {
  if (words.empty()) return;
  names.clear();
  for (const auto& word : words) names.push_back({word, {}});
}

void replace(Filter& filter, const Overrides& overrides) {
  replace(filter.levels, overrides.levels);
  replace(filter.topics, overrides.topics);
  replace(filter.any_tags, overrides.tags);
}

void replace_filters(Selection& selection, const Overrides& overrides) {
  for (auto& entry : selection.entries) {
    auto* slot = std::get_if<Slot>(&entry);
    if (slot == nullptr) continue;
    replace(slot->filter, overrides);
    for (auto& filter : slot->alternatives) replace(filter, overrides);
  }
}

// The first slot takes up the filters of the others, which go.
void merge_slots(Selection& selection, int count) {
  auto& entries = selection.entries;
  const auto is_slot = [](const auto& entry) { return std::holds_alternative<Slot>(entry); };
  const auto first = std::ranges::find_if(entries, is_slot);
  if (first == entries.end()) return;
  auto& merged = std::get<Slot>(*first);
  merged.count = count;
  for (auto entry = first + 1; entry != entries.end(); ++entry) {
    if (const auto* slot = std::get_if<Slot>(&*entry)) merged.alternatives.push_back(slot->filter);
  }
  entries.erase(std::remove_if(first + 1, entries.end(), is_slot), entries.end());
}

void replace_selection(Selection& selection, const Overrides& overrides) {
  const bool chooses = filters(overrides) || overrides.count;
  if (chooses && selection.entries.empty()) selection.entries.emplace_back(Slot{.place = selection.place});
  replace_filters(selection, overrides);
  if (overrides.count) merge_slots(selection, *overrides.count);
  if (overrides.seed) selection.seed = *overrides.seed;
  if (overrides.minutes) {
    selection.minutes = overrides.minutes;
    selection.minutes_place = {};
  }
  if (chooses || overrides.seed || overrides.minutes) selection.reprint.reset();
}

LayoutUse use_of(ProductKind kind) {
  switch (kind) {
    case ProductKind::cards:
      return LayoutUse::cards;
    case ProductKind::handout:
      return LayoutUse::handout;
    case ProductKind::key:
      return LayoutUse::key;
    case ProductKind::packet:
      return LayoutUse::packet;
    case ProductKind::sheet:
      return LayoutUse::sheet;
  }
  return LayoutUse::cards;
}

void replace_layouts(DeckSpec& spec, const Overrides& overrides) {
  const Name layout{*overrides.layout, {}};
  for (auto& product : spec.products) {
    const auto own = use_of(product.kind);
    if (overrides.layout_use.value_or(own) == own) product.layout = layout;
    if (overrides.layout_use == LayoutUse::key && product.key_layout) product.key_layout = layout;
    if (overrides.layout_use == LayoutUse::master_key && product.master_layout) product.master_layout = layout;
  }
  std::set<std::vector<std::string>> written;
  std::erase_if(spec.products,
                [&](const Product& product) { return !written.insert(file_names(spec, product)).second; });
}

}  // namespace

DeckSpec overridden(DeckSpec spec, const Overrides& overrides) {
  replace_selection(spec.selection, overrides);
  if (overrides.layout) replace_layouts(spec, overrides);
  if (overrides.theme) {
    for (auto& product : spec.products) product.theme = Name{*overrides.theme, {}};
  }
  if (overrides.stock) {
    for (auto& product : spec.products) {
      if (product.kind == ProductKind::cards) product.stock = Name{*overrides.stock, {}};
    }
  }
  return spec;
}

}  // namespace recto::deck
