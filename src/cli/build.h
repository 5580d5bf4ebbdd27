// Building decks: from deck files to PDFs in a folder.
#pragma once

#include "cards/deck_cards.h"
#include "cli/report.h"
#include "cli/strictness.h"
#include "deck/read.h"
#include "layout/imposition.h"

#include <optional>
#include <string>
#include <vector>

namespace recto::cli {

/// `check` does everything but write.
enum class Writing { files, nothing };

struct BuildOptions {
  std::optional<std::string> home;
  std::vector<std::string> decks;  ///< files or ids; empty: all of the home's
  std::string output = "output";   ///< folder, or `-`: the only product to stdout
  deck::Overrides overrides;
  int jobs = 1;
  Format format = Format::text;
  Verbosity verbosity = Verbosity::normal;
  Strict strict = Strict::off;
  Writing writing = Writing::files;
  cards::Faces faces = cards::Faces::both;
  int first_position = 0;                     ///< positions of the first sheet already used
  std::optional<geometry::Point> back_shift;  ///< the printer's correction
  std::string deps;                           ///< file for make and ninja; empty: none
};

/// Builds every deck; one bad deck does not stop the others.  Returns the exit code.
[[nodiscard]] int build(const BuildOptions& options);

}  // namespace recto::cli
