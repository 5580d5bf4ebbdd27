// Ids that last from one import to the next.
#pragma once

#include "bank/bank.h"
#include "exchange/assemble.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace recto::exchange {

/// Two prompts are the same question in other words if this share of their letter triples is common (Jaccard).
inline constexpr double likeness_bound = 0.6;

/// Names what an id is chosen by.
struct Nameable {
  std::string own_id;  ///< the author's; empty for none
  std::string alias;   ///< under which a foreign program's name is remembered; empty for none
  std::string title;   ///< a slug is made of it, else of the prompt
  std::string prompt;  ///< plain text
};

/// One id for each question, no two the same.
///
/// The author's own id first.  Then, with an earlier bank, the id of the question with the same foreign name, else with
/// the same prompt, else with the likest prompt above `likeness_bound`; each earlier id is given once.  Then a slug of
/// the title or prompt, with a number if it is taken.
[[nodiscard]] std::vector<std::string> choose_ids(const std::vector<Nameable>& questions, const bank::Bank* earlier);

/// Compares by what is printed.
[[nodiscard]] Changes changes_between(const bank::Bank* earlier, const bank::Bank& now);

}  // namespace recto::exchange
