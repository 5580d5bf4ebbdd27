#include "cli/build.h"

#include "cli/back_shift.h"
#include "cli/deck_build.h"
#include "cli/dependencies.h"
#include "cli/fitting_layout.h"
#include "cli/job.h"
#include "cli/source_date.h"
#include "diag/environment_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace recto::cli {
namespace {

namespace fs = std::filesystem;

/// Deck files for what was named on the command line.
std::vector<std::string> deck_files(const BuildOptions& options, const Home& home, diag::Diagnostics& diagnostics) {
  std::vector<std::string> files;
  const auto known = ids_in(home.decks());
  if (options.decks.empty()) {
    for (const auto& id : known) files.push_back(shown(home.decks() / (id + ".xml")));
  }
  for (const auto& named : options.decks) {
    const bool is_id = std::ranges::binary_search(known, named);
    std::error_code error;
    if (is_id && !fs::is_regular_file(named, error)) {
      files.push_back(shown(home.decks() / (named + ".xml")));
    } else if (named == "-" || fs::exists(named, error) || named.ends_with(".xml")) {
      files.push_back(named);
    } else {
      diagnostics.error("unknown-deck", fmt::format("no deck `{}`", named), {})
          .notes.push_back(diag::suggestion(named, known));
    }
  }
  return files;
}

/// `--layout` goes to the products that the layout is for.
deck::Overrides with_layout_kind(deck::Overrides overrides, Library& library, diag::Diagnostics& diagnostics) {
  if (!overrides.layout) return overrides;
  const auto* layout = library.layout({*overrides.layout, {}}, diagnostics);
  if (layout != nullptr) overrides.layout_kind = kind_of(layout->purpose);
  return overrides;
}

/// Why `--skip` cannot be followed for one of the job's sheets, if so.
std::optional<std::string> too_many_skipped(const BuildOptions& options, const Job& job) {
  for (const auto& print : job.prints) {
    const auto* design = std::get_if<layout::CardDesign>(&print.layout->design);
    if (design == nullptr) continue;
    const int positions = design->grid.columns * design->grid.rows;
    if (options.first_position < positions) continue;
    return fmt::format("--skip {}: a sheet of layout `{}` has {} positions", options.first_position, print.layout->id,
                       positions);
  }
  return std::nullopt;
}

/// Backs were asked for, and a layout has none in a file of their own.
void warn_without_backs(const BuildOptions& options, const Job& job, diag::Diagnostics& diagnostics) {
  if (options.faces == cards::Faces::both || options.faces == cards::Faces::fronts) return;
  for (const auto& print : job.prints) {
    const auto* design = std::get_if<layout::CardDesign>(&print.layout->design);
    if (design == nullptr || (design->back && design->duplex.sides == layout::Sides::two_sided)) continue;
    diagnostics
        .warning("no-backs",
                 fmt::format("layout `{}` has no sheets of backs: its only side is written", print.layout->id),
                 print.product->place)
        .notes.emplace_back("leave `--faces` out");
  }
}

/// For every card layout of the job: corrections that the command line names.
void correct_layouts(const BuildOptions& options, Job& job, std::vector<std::unique_ptr<layout::Layout>>& own) {
  if (options.first_position == 0 && !options.back_shift) return;
  for (auto& print : job.prints) {
    if (!std::holds_alternative<layout::CardDesign>(print.layout->design)) continue;
    auto copy = std::make_unique<layout::Layout>(*print.layout);
    auto& design = std::get<layout::CardDesign>(copy->design);
    design.duplex.first_position = options.first_position;
    if (options.back_shift) design.duplex.back_shift = *options.back_shift;
    own.push_back(std::move(copy));
    print.layout = own.back().get();
  }
}

/// Names of files that one deck of the run already writes, and what standard output cannot take.
void check_outputs(const BuildOptions& options, const Job& job, std::set<std::string>& taken,
                   diag::Diagnostics& diagnostics) {
  if (options.output == "-" && (job.prints.size() != 1 || !taken.empty())) {
    diagnostics.error("several-products", "standard output takes one product", job.spec.place)
        .notes.emplace_back("name a folder with -o");
    return;
  }
  std::set<std::string> own{job.spec.id + ".manifest.json"};
  for (const auto& print : job.prints) own.insert(print.file);
  for (const auto& name : own) {
    if (taken.insert(name).second) continue;
    diagnostics.error("same-file", fmt::format("another deck of this run writes `{}` too", name), job.spec.place)
        .notes.emplace_back("give the decks different ids");
  }
}

}  // namespace

int build(const BuildOptions& options) {
  Reporter reporter{options.format, options.verbosity};
  Library library{find_home(options.home), options.jobs > 1 ? Library::Threads::several : Library::Threads::one};
  const auto date = source_date();
  diag::Diagnostics naming;
  const auto overrides = with_layout_kind(options.overrides, library, naming);
  const auto files = deck_files(options, library.home(), naming);
  warn_of_shift(options.back_shift, naming);
  reporter.print(naming);
  if (options.overrides.layout && !overrides.layout_kind) return 1;
  if (options.output == "-" && files.size() > 1) {
    reporter.print_usage("standard output takes one deck with one product");
    return 2;
  }
  std::vector<std::string> outputs;
  std::vector<std::string> inputs;
  std::set<std::string> taken;
  int environment_failures = 0;
  for (const auto& file : files) {
    diag::Diagnostics diagnostics;
    try {
      auto job = prepare_job(file, overrides, library, diagnostics);
      if (job) {
        check_outputs(options, *job, taken, diagnostics);
        warn_without_backs(options, *job, diagnostics);
      }
      const bool good = job && !diagnostics.has_errors();
      reporter.print(std::exchange(diagnostics, {}));
      if (!good) continue;
      for (const auto& trouble : {too_many_skipped(options, *job), shifted_off(options.back_shift, *job)}) {
        if (!trouble) continue;
        reporter.print_usage(*trouble);
        return 2;
      }
      std::vector<std::unique_ptr<layout::Layout>> own;
      correct_layouts(options, *job, own);
      const auto written = build_deck(options, *job, library, reporter, date);
      if (!written) continue;
      outputs.insert(outputs.end(), written->begin(), written->end());
      inputs.insert(inputs.end(), job->files.begin(), job->files.end());
    } catch (const diag::EnvironmentError& error) {
      reporter.print(diagnostics);
      reporter.print_environment(error.what());
      ++environment_failures;
    }
  }
  if (!options.deps.empty()) {
    const auto shared = library.files();
    inputs.insert(inputs.end(), shared.begin(), shared.end());
    write_dependencies(options.deps, outputs, inputs);
  }
  if (environment_failures > 0) return 3;
  return reporter.errors() > 0 ? 1 : 0;
}

}  // namespace recto::cli
