// What was made, and what to do at the printer.
#pragma once

#include "cards/deck_cards.h"
#include "cli/job.h"

#include <cstdint>
#include <string>

namespace recto::cli {

struct Made {
  const Print* print = nullptr;
  std::string path;
  std::uint64_t bytes = 0;
  blocks::Outcome outcome;
  cards::Faces faces = cards::Faces::both;
};

/// Lines for people: pages, cards, sheets, smallest type, printer settings, `lp` command, cuts.
[[nodiscard]] std::string to_text(const Made& made);
/// One line of NDJSON with the same facts.
[[nodiscard]] std::string to_json_line(const Made& made);

}  // namespace recto::cli
