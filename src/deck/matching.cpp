#include "deck/matching.h"

#include "diag/assertion.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace recto::deck {

Matching::Matching(std::vector<std::vector<int>> groups, std::vector<int> capacities)
    : groups_{std::move(groups)},
      capacities_{std::move(capacities)},
      placed_(groups_.size(), std::vector<int>(capacities_.size())),
      filled_(capacities_.size()),
      room_{std::accumulate(capacities_.begin(), capacities_.end(), 0)} {}

Matching::Room Matching::add(int group) {
  std::vector<Step> steps(capacities_.size());
  std::vector<int> reached;
  const auto reach = [&](int moved, int from) {
    for (const int slot : groups_[index(moved)]) {
      if (steps[index(slot)].seen()) continue;
      steps[index(slot)] = {moved, from};
      reached.push_back(slot);
    }
  };
  reach(group, -1);
  std::size_t next = 0;
  while (next < reached.size()) {
    const int slot = reached[next++];
    if (filled(slot) < capacities_[index(slot)]) {
      follow(steps, slot);
      return Room::found;
    }
    for (std::size_t other = 0; other < groups_.size(); ++other) {
      if (placed_[other][index(slot)] > 0) reach(static_cast<int>(other), slot);
    }
  }
  return Room::none;
}

// Each slot on the path hands the question it took on to the next; the last has room.
void Matching::follow(const std::vector<Step>& steps, int slot) {
  ++filled_[index(slot)];
  --room_;
  for (int to = slot; to >= 0;) {
    const auto& step = steps[index(to)];
    ++placed_[index(step.group)][index(to)];
    if (step.from >= 0) --placed_[index(step.group)][index(step.from)];
    to = step.from;
  }
}

void Matching::remove(int group) {
  for (const int slot : groups_[index(group)]) {
    if (placed(group, slot) == 0) continue;
    --placed_[index(group)][index(slot)];
    --filled_[index(slot)];
    ++room_;
    return;
  }
  RECTO_ASSERT(false);
}

int Matching::count(int group) const {
  const auto& places = placed_[index(group)];
  return std::accumulate(places.begin(), places.end(), 0);
}

Matching Matching::settled() const {
  Matching settled(groups_, capacities_);
  std::vector<int> waiting;
  for (std::size_t group = 0; group < groups_.size(); ++group) waiting.push_back(count(static_cast<int>(group)));
  for (std::size_t slot = 0; slot < capacities_.size(); ++slot) settled.fill(static_cast<int>(slot), waiting);
  RECTO_ASSERT(settled.room_ == room_);  // a matching can cover these questions and those slots (Mendelsohn & Dulmage)
  return settled;
}

void Matching::fill(int slot, std::vector<int>& waiting) {
  while (filled(slot) < capacities_[index(slot)] && draw(slot, waiting)) {
    ++filled_[index(slot)];
    --room_;
  }
}

// The search from the other side: `slot` draws a waiting question, or one from a slot that then draws another.
bool Matching::draw(int slot, std::vector<int>& waiting) {
  std::vector<Step> steps(capacities_.size());
  std::vector<int> reached{slot};
  steps[index(slot)] = {0, -1};
  std::size_t next = 0;
  while (next < reached.size()) {
    const int needy = reached[next++];
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      if (!std::ranges::binary_search(groups_[group], needy)) continue;
      if (waiting[group] > 0) {
        --waiting[group];
        ++placed_[group][index(needy)];
        pass_on(steps, needy);
        return true;
      }
      for (const int other : groups_[group]) {
        if (steps[index(other)].seen() || placed_[group][index(other)] == 0) continue;
        steps[index(other)] = {static_cast<int>(group), needy};
        reached.push_back(other);
      }
    }
  }
  return false;
}

// Each slot on the path hands one on to the slot that asked it.
void Matching::pass_on(const std::vector<Step>& steps, int slot) {
  for (int at = slot; steps[index(at)].from >= 0; at = steps[index(at)].from) {
    const auto& step = steps[index(at)];
    --placed_[index(step.group)][index(at)];
    ++placed_[index(step.group)][index(step.from)];
  }
}

}  // namespace recto::deck
