// Filters, with their names looked up.  Internal to `deck`.
#pragma once

#include "bank/bank.h"
#include "deck/deck_spec.h"
#include "diag/diagnostics.h"

#include <string>
#include <vector>

namespace recto::deck {

/// Looks names up in a bank and reports those it does not know, with the nearest that it does.
class Names {
 public:
  Names(const bank::Bank& bank, diag::Diagnostics& diagnostics) : bank_{bank}, diagnostics_{diagnostics} {}

  /// Both ends; equal for a single level.
  struct Levels {
    bank::LevelIndex first;
    bank::LevelIndex last;
  };
  [[nodiscard]] std::optional<Levels> levels(const Name& name);  ///< `mid`, `junior..mid`, `mid..`, `..mid`
  [[nodiscard]] std::optional<bank::TopicIndex> topic(const Name& name);
  [[nodiscard]] const bank::Question* question(const Name& name);
  /// Whether a question of the bank has the tag.
  [[nodiscard]] bool knows_tag(const Name& name);

 private:
  [[nodiscard]] std::optional<bank::LevelIndex> level(const Name& name);
  void report(std::string code, std::string message, const Name& name, const std::vector<std::string>& known);
  [[nodiscard]] const std::vector<std::string>& tags();

  const bank::Bank& bank_;
  diag::Diagnostics& diagnostics_;
  std::vector<std::string> tags_;  // sorted; gathered when first needed
};

/// A filter, ready to be asked.
class Matcher {
 public:
  Matcher(const Filter& filter, const bank::Bank& bank, Names& names);
  [[nodiscard]] bool matches(const bank::Question& question) const;

 private:
  std::vector<char> levels_;  // by index; empty: any
  std::vector<char> topics_;
  std::vector<std::string> any_tags_;
  std::vector<std::string> all_tags_;
  std::vector<std::string> no_tags_;
};

}  // namespace recto::deck
