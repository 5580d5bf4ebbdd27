// What a block is composed for: a question in a deck, a section, or a document as a whole.
#pragma once

#include "bank/bank.h"
#include "blocks/variables.h"
#include "layout/block.h"
#include "layout/layout.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::blocks {

/// Everything about one place in a deck that a block may show or depend on.
struct Scope {
  const bank::Bank* bank = nullptr;
  const bank::Question* question = nullptr;  ///< null for headings, covers and running lines
  std::vector<int> options;                  ///< what stands where among its options (deck/option_order.h)
  const bank::Passage* passage = nullptr;    ///< to be printed with the question; null: it has none, or it stands above
  /// Whether the layout shows, besides short answers, what could stand for one that is not there.
  struct Shown {
    bool explanation = true;
    bool answer = true;
    bool choices_marked = true;
    bool prompt_filled = true;
  } shown;
  Variables variables;
  std::string language = "en";                                        ///< of literal texts
  std::optional<layout::Role> role;                                   ///< whose copy of a packet; none: no packet
  enum class Part { whole, first, middle, last } part = Part::whole;  ///< of a question over several cards
  std::optional<std::size_t> section;     ///< of the version; set for headings and rows of sections
  std::optional<bank::LevelIndex> level;  ///< expectations are shown for this level; empty: for all, with level names
};

/// Scopes for a block that is repeated, by what it stands in.
using Repeats = std::function<std::vector<Scope>(layout::Repeat repeat, const Scope& within)>;

/// What of all that `layout` shows.
[[nodiscard]] Scope::Shown shown_in(const layout::Layout& layout);

/// Whether the scope's question has what `field` shows.
[[nodiscard]] bool has_field(const Scope& scope, layout::Field field);
/// Whether it has the bank's own field of that name.
[[nodiscard]] bool has_custom(const Scope& scope, std::string_view name);
[[nodiscard]] bool holds(const layout::Condition& condition, const Scope& scope);

}  // namespace recto::blocks
