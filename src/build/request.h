// What a run is asked to build.
#pragma once

#include "build/fitting_steps.h"
#include "deck/read.h"
#include "layout/imposition.h"
#include "printer/profile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace recto::build {

/// Where products go: into files, into `BuiltFile::content` for a pipe, or nowhere (`recto check`).
enum class Writing { files, memory, nothing };

/// Whether a warning lets a product be written (`--warnings error`: it does not).
enum class Warnings { reported, errors };

struct Request {
  std::vector<std::string> decks;  ///< files or ids; empty: all of the project's
  deck::Overrides overrides;
  std::optional<std::string> name;  ///< of the files, in place of the deck's id
  layout::PrintRun run;             ///< as the command line has it; a shift here overrides the profile's
  std::optional<printer::Profile> profile;
  Strict strict = Strict::off;
  Warnings warnings = Warnings::reported;
  Writing writing = Writing::files;
  std::string output = "output";  ///< folder, for `Writing::files`
  int jobs = 1;
  std::optional<std::int64_t> date;  ///< seconds since 1970, if pages shall show one (`source_date`)
};

/// The run with the profile's corrections.
[[nodiscard]] layout::PrintRun corrected_run(const Request& request);

/// An option that cannot be followed for the decks of a run: the command line is wrong, not a file.
struct Refusal {
  std::string message;
  std::vector<std::string> notes;
  bool operator==(const Refusal&) const = default;
};

}  // namespace recto::build
