#include "deck/pins.h"

#include <algorithm>

namespace recto::deck {

Pins::Pins(const DeckSpec& spec, const bank::Bank& bank) {
  for (const auto& entry : spec.selection.entries) {
    const auto* pick = std::get_if<Pick>(&entry);
    if (pick == nullptr || pick->pin == Pick::Pin::no) continue;
    if (const auto* question = bank.find_question(pick->ref.text)) pinned_.push_back(question);
  }
}

bool Pins::hold(const Entry& entry) const { return std::ranges::find(pinned_, entry.question) != pinned_.end(); }

}  // namespace recto::deck
