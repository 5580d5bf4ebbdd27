// What was made, and what to do at the printer.
#pragma once

#include "build/build_deck.h"

#include <string>

namespace recto::cli {

struct Made {
  const build::BuiltFile& file;
  const build::Request& request;
};

/// Lines for people: pages, cards, sheets, smallest type, printer settings, `lp` command, cuts.
[[nodiscard]] std::string to_text(const Made& made);
/// One line of NDJSON with the same facts.
[[nodiscard]] std::string to_json_line(const Made& made);

}  // namespace recto::cli
