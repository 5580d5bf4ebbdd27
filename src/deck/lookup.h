// The words of a deck looked up in its bank.
#pragma once

#include "bank/bank.h"
#include "deck/deck_spec.h"
#include "diag/diagnostics.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace recto::deck {

/// A filter in the bank's terms.  Empty lists do not filter.
struct Condition {
  std::vector<bank::LevelIndex> levels;
  std::vector<bank::TopicIndex> topics;
  std::vector<std::string> any_tags;
  std::vector<std::string> all_tags;
  std::vector<std::string> no_tags;
  std::vector<bank::ResponseKind> kinds;

  [[nodiscard]] bool holds(const bank::Question& question) const;
};

/// Looks words up and reports unknown ones with the nearest known name.  A word without a place (from the command
/// line, where it stands for many) is reported once.
class Lookup {
 public:
  Lookup(const bank::Bank& bank, diag::Diagnostics& diagnostics) : bank_{bank}, diagnostics_{diagnostics} {}

  [[nodiscard]] Condition condition(const Filter& filter);
  /// Null if there is none.
  [[nodiscard]] const bank::Question* question(const Name& name);

 private:
  [[nodiscard]] std::optional<bank::LevelIndex> level(const Name& name);
  [[nodiscard]] std::vector<bank::LevelIndex> levels(const Name& name);
  [[nodiscard]] std::optional<bank::TopicIndex> topic(const Name& name);
  [[nodiscard]] std::vector<std::string> tags(const std::vector<Name>& names);
  [[nodiscard]] const std::vector<std::string>& known_tags();
  void report(std::string code, std::string message, const Name& name, std::string note);

  const bank::Bank& bank_;
  diag::Diagnostics& diagnostics_;
  std::vector<std::string> known_tags_;
  std::set<std::string> reported_;
};

}  // namespace recto::deck
