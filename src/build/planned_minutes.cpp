// Adds up the minutes of each section and shares a hundred percent among the sections and what the budget leaves free.
#include "build/planned_minutes.h"

#include "documents/percentages.h"

#include <algorithm>

namespace recto::build {
namespace {

bool matter(const DeckPlan& plan) {
  if (plan.spec.selection.minutes) return true;
  const auto is_packet = [](const deck::Product& product) { return product.kind == deck::ProductKind::packet; };
  const auto is_timed = [](const deck::Entry& entry) { return entry.question->minutes > 0; };
  return std::ranges::any_of(plan.spec.products, is_packet) && std::ranges::any_of(plan.deck.entries, is_timed);
}

int minutes_of(const deck::Section& section, const deck::Deck& deck) {
  int sum = 0;
  for (std::size_t i = section.first; i < section.first + section.count; ++i) sum += deck.entries[i].question->minutes;
  return sum;
}

}  // namespace

std::optional<PlannedMinutes> planned_minutes(const DeckPlan& plan) {
  if (!matter(plan)) return std::nullopt;
  PlannedMinutes result{plan.spec.selection.minutes, 0, {}};
  std::vector<int> parts;
  for (const auto& section : plan.deck.sections) {
    parts.push_back(minutes_of(section, plan.deck));
    result.minutes += parts.back();
    result.sections.push_back({section.title, section.count, parts.back(), 0});
  }
  parts.push_back(std::max(0, result.budget.value_or(0) - result.minutes));
  const auto shares = documents::percentages(parts);
  for (std::size_t i = 0; i < result.sections.size(); ++i) result.sections[i].percent = shares[i];
  return result;
}

}  // namespace recto::build
