// Questions to slots, each question at most once, each slot at most as often as it asks.
#pragma once

#include <cstddef>
#include <vector>

namespace recto::deck {

/// A matching that grows by augmenting paths (Kuhn 1955).
///
/// Questions that fit the same slots are one group: they can stand in for each other, and a search over groups and
/// slots is short however many questions there are.
class Matching {
 public:
  /// `groups[g]`: the slots, ascending, that take questions of group g.  `capacities[s]`: how many slot s takes.
  Matching(std::vector<std::vector<int>> groups, std::vector<int> capacities);

  /// Finds room for one more question of `group`, moving others between their slots if need be.
  enum class Room { none, found };
  [[nodiscard]] Room add(int group);
  /// Takes one of `group` out again.  Requires one in.
  void remove(int group);

  [[nodiscard]] int count(int group) const;  ///< questions of a group in any slot
  [[nodiscard]] int placed(int group, int slot) const { return placed_[index(group)][index(slot)]; }
  [[nodiscard]] int filled(int slot) const { return filled_[index(slot)]; }
  [[nodiscard]] int room() const { return room_; }  ///< free places in all slots

  /// The same questions arranged so that earlier slots are filled first, as far as any filling can.
  [[nodiscard]] Matching settled() const;

 private:
  static std::size_t index(int number) { return static_cast<std::size_t>(number); }

  /// Where a breadth-first search came from: `group` moves between the slot and slot `from` (-1: none, the start).
  struct Step {
    int group = -1;
    int from = -1;
    [[nodiscard]] bool seen() const { return group >= 0; }
  };
  void follow(const std::vector<Step>& steps, int slot);
  void fill(int slot, std::vector<int>& waiting);
  [[nodiscard]] bool draw(int slot, std::vector<int>& waiting);
  void pass_on(const std::vector<Step>& steps, int slot);

  std::vector<std::vector<int>> groups_;
  std::vector<int> capacities_;
  std::vector<std::vector<int>> placed_;  // [group][slot]
  std::vector<int> filled_;
  int room_ = 0;
};

}  // namespace recto::deck
