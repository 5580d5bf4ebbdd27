#include "deck/fill.h"

#include "deck/matching.h"

#include <algorithm>
#include <utility>

namespace recto::deck {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Only slots with a count compete; what they leave is shared out afterwards.
struct Counted {
  std::vector<std::size_t> room;       // by slot
  std::vector<std::vector<int>> fits;  // by question
  std::vector<char> spare;             // by question: a slot without a count would take it too
};

Counted counted(const Candidates& candidates) {
  Counted result{{}, std::vector<std::vector<int>>(candidates.fits.size()),
                 std::vector<char>(candidates.fits.size(), 0)};
  for (const auto* slot : candidates.slots) result.room.push_back(at(slot->count.value_or(0)));
  for (std::size_t question = 0; question < candidates.fits.size(); ++question) {
    for (const int slot : candidates.fits[question]) {
      if (candidates.slots[at(slot)]->count) {
        result.fits[question].push_back(slot);
      } else {
        result.spare[question] = 1;
      }
    }
  }
  return result;
}

// A question that a slot without a count would print anyway is the last choice for the others.
std::vector<int> in_order_of_choice(const Candidates& candidates, const Counted& counted) {
  auto order = candidates.by_rank;
  std::stable_partition(order.begin(), order.end(), [&](int question) { return counted.spare[at(question)] == 0; });
  return order;
}

}  // namespace

std::optional<Filling> fill(const Candidates& candidates, diag::Diagnostics& diagnostics) {
  const auto rules = counted(candidates);
  Matching matching(rules.room, rules.fits);
  std::vector<char> seated(candidates.fits.size(), 0);
  for (const int question : in_order_of_choice(candidates, rules)) {
    if (matching.complete()) break;
    if (rules.fits[at(question)].empty()) continue;
    if (matching.seat(question) == Matching::Outcome::seated) seated[at(question)] = 1;
  }
  Filling filling;
  for (std::size_t slot = 0; slot < candidates.slots.size(); ++slot) {
    filling.push_back(matching.seated_in(static_cast<int>(slot)));
  }
  for (std::size_t question = 0; question < candidates.fits.size(); ++question) {
    if (seated[question] != 0) continue;
    for (const int slot : candidates.fits[question]) {
      if (candidates.slots[at(slot)]->count) continue;
      filling[at(slot)].push_back(static_cast<int>(question));
      break;
    }
  }
  const auto errors_before = diagnostics.error_count();
  for (std::size_t slot = 0; slot < candidates.slots.size(); ++slot) {
    const auto asked = at(candidates.slots[slot]->count.value_or(0));
    if (filling[slot].size() < asked) report_short(candidates, filling, static_cast<int>(slot), asked, diagnostics);
    const bool nothing = !candidates.slots[slot]->count && filling[slot].empty();
    const auto fits_here = [&](const std::vector<int>& fits) {
      return std::find(fits.begin(), fits.end(), static_cast<int>(slot)) != fits.end();
    };
    if (nothing && std::none_of(candidates.fits.begin(), candidates.fits.end(), fits_here)) {
      report_short(candidates, filling, static_cast<int>(slot), 0, diagnostics);
    }
  }
  if (diagnostics.error_count() > errors_before) return std::nullopt;
  return filling;
}

}  // namespace recto::deck
