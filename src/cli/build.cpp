// Everything between the command line and the application: options become a request, the application's problems and
// products become lines.  Products are printed as their deck is done; for `check`, which makes none, the planned
// minutes.
#include "cli/build.h"

#include "build/build.h"
#include "build/dependencies.h"
#include "build/printers.h"
#include "build/source_date.h"
#include "cli/planned_minutes.h"
#include "cli/progress.h"
#include "cli/standard_output.h"
#include "cli/summary.h"

#include <algorithm>
#include <utility>

namespace recto::cli {
namespace {

using build::Writing;

class BuildCommand {
 public:
  explicit BuildCommand(BuildOptions options)
      : options_{std::move(options)}, reporter_{options_.format, options_.verbosity} {
    auto& request = options_.request;
    request.output = options_.output;
    request.date = build::source_date();
    if (options_.output == "-" && request.writing == Writing::files) request.writing = Writing::memory;
  }

  [[nodiscard]] int run() {
    const auto threads = options_.request.jobs > 1 ? build::Library::Threads::several : build::Library::Threads::one;
    build::Library library{build::find_project(options_.home), threads};
    const auto sink = listening();
    if (!take_profile(library.project())) return 1;
    const auto plan = build::plan(options_.request, library, sink);
    for (const auto& refusal : plan.refusals) reporter_.print_usage(refusal.message, refusal.notes);
    if (!plan.refusals.empty()) return 2;
    const auto built = build::build(plan, options_.request, library, sink);
    progress_.reset();
    if (!options_.deps.empty()) write_deps(built, library);
    if (environment_failures_ > 0) return 3;
    return reporter_.errors() > 0 ? 1 : 0;
  }

 private:
  [[nodiscard]] bool take_profile(const build::Project& home) {
    diag::Diagnostics diagnostics;
    options_.request.profile = build::find_printer(options_.printer, home, diagnostics);
    reporter_.print(diagnostics);
    return !diagnostics.has_errors();
  }

  [[nodiscard]] build::Sink listening() {
    build::Sink sink;
    sink.report = [this](const diag::Diagnostics& problems) {
      progress_.reset();
      reporter_.print(problems);
    };
    sink.failed = [this](const std::string& cause) {
      progress_.reset();
      reporter_.print_environment(cause);
      ++environment_failures_;
    };
    sink.working_on = [this](const std::string& file) { progress_.emplace(options_.format, file); };
    sink.built = [this](const build::BuiltDeck& deck) { print(deck); };
    return sink;
  }

  void print(const build::BuiltDeck& deck) {
    progress_.reset();
    switch (options_.request.writing) {
      case Writing::memory:
        for (const auto& file : deck.files) write_standard_output(file.content);
        return;
      case Writing::files:
        for (const auto& file : deck.files) print_data(as_json() ? to_json_line(made(file)) : to_text(made(file)));
        return;
      case Writing::nothing:
        return print_minutes(*deck.plan);
    }
  }

  void print_minutes(const build::DeckPlan& plan) const {
    const auto minutes = build::planned_minutes(plan);
    if (minutes) print_data(as_json() ? to_json_line(*minutes, plan.spec.id) : to_text(*minutes, plan.spec.id));
  }

  [[nodiscard]] Made made(const build::BuiltFile& file) const { return {file, options_.request}; }
  [[nodiscard]] bool as_json() const { return options_.format == Format::json; }

  void print_data(const std::string& text) const {
    if (options_.verbosity != Verbosity::quiet) write_standard_output(text);
  }

  void write_deps(const build::Built& built, const build::Library& library) const {
    auto inputs = built.inputs;
    std::ranges::copy(library.files(), std::back_inserter(inputs));
    build::write_dependencies(options_.deps, built.outputs, std::move(inputs));
  }

  BuildOptions options_;
  Reporter reporter_;
  std::optional<Progress> progress_;
  int environment_failures_ = 0;
};

}  // namespace

int build(BuildOptions options) { return BuildCommand{std::move(options)}.run(); }

}  // namespace recto::cli
