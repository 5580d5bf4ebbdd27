// Small banks and decks for tests, and problems in one line each.
#pragma once

#include "bank/bank.h"
#include "deck/read.h"
#include "deck/select.h"
#include "diag/diagnostics.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::test {

/// One question of a bank made by hand; its prompt, short answer and explanation are "ID?", "ID." and "Why ID."
struct Sample {
  std::string id;
  std::string topic;
  std::string level;
  std::string tags;  ///< separated by blanks
  int minutes = 0;
};

/// Levels junior (alias beginner), mid, senior; topics orm, views, testing, in that order.  Question places are in a
/// source `bank.xml`.
[[nodiscard]] bank::Bank sample_bank(const std::vector<Sample>& samples);

/// "2:18+6 unknown-topic: unknown topic `testng` [did you mean `testing`?]", a line each: line, column and length of
/// the place (left out if there is none), code, message, notes; warnings and remarks say so.  Paths lose their folders.
[[nodiscard]] std::string problems(const diag::Diagnostics& diagnostics);

/// Reads a deck from text, through a file called `deck.xml`.
[[nodiscard]] std::optional<deck::DeckSpec> read_deck(std::string_view xml, diag::Diagnostics& diagnostics);

/// A deck `d` with these elements and one product.  Lines count from the first of `elements`, which is line 2.
[[nodiscard]] std::string deck_with(std::string_view elements);

/// What selecting gave: "[Models] a b [Views] c", section titles in brackets, or the problems if there were any.
[[nodiscard]] std::string selected(std::string_view elements, const bank::Bank& bank,
                                   const std::vector<deck::Manifest>& manifests = {});

[[nodiscard]] std::string listed(const std::vector<deck::Entry>& entries, const std::vector<deck::Section>& sections);

/// A small generator for property tests (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_{seed} {}
  [[nodiscard]] int below(int limit);

 private:
  std::uint64_t state_;
};

}  // namespace recto::test
