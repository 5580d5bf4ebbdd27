// What a block is composed for: a question in a deck, a section, or a document as a whole.
#pragma once

#include "bank/bank.h"
#include "blocks/variables.h"
#include "layout/layout.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace recto::blocks {

/// Everything about one place in a deck that a block may show or depend on.
struct Scope {
  const bank::Bank* bank = nullptr;
  const bank::Question* question = nullptr;  ///< null for headings, covers and running lines
  Variables variables;
  std::string language = "en";                                        ///< of literal texts
  std::string role;                                                   ///< "interviewer", "candidate" or empty
  std::string version;                                                ///< "A", or empty
  enum class Part { whole, first, middle, last } part = Part::whole;  ///< of a question over several cards
  std::optional<std::size_t> section;     ///< of the version; set for headings and rows of sections
  std::optional<bank::LevelIndex> level;  ///< expectations are shown for this level; empty: for all, with level names
};

/// Whether `scope` has what `field` shows.
[[nodiscard]] bool has_field(const Scope& scope, layout::Field field, std::string_view custom_name);
/// By the name a condition uses: a built-in field's ("memory-aid", "picture"), or a bank's own field's.
[[nodiscard]] bool has_field(const Scope& scope, std::string_view name);
[[nodiscard]] bool holds(const layout::Condition& condition, const Scope& scope);

}  // namespace recto::blocks
