// Names on the command line become deck files, deck files become plans.  What needs the whole run (files that two decks
// would write, options that apply to nothing) is checked here, where all plans are at hand.
#include "build/plan.h"

#include "build/check_run.h"
#include "build/deck_files.h"
#include "build/fitting_layout.h"
#include "build/output_format.h"
#include "build/weigh.h"
#include "diag/environment_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace recto::build {
namespace {

/// `--layout` goes to the products that the layout is for.  Null if none was given, or there is no such layout.
const layout::Layout* named_layout(deck::Overrides& overrides, Library& library, diag::Diagnostics& diagnostics) {
  if (!overrides.layout) return nullptr;
  const auto* layout = library.layout({*overrides.layout, {}}, diagnostics);
  if (layout != nullptr) overrides.layout_use = use_of(layout->purpose);
  return layout;
}

/// Names of files that another deck of the run already writes, and what standard output cannot take.
class OutputCheck {
 public:
  explicit OutputCheck(Writing writing) : writing_{writing} {}

  void check(const DeckPlan& plan, diag::Diagnostics& diagnostics) {
    if (writing_ == Writing::memory && (plan.files.size() != 1 || !taken_.empty())) {
      diagnostics.error("several-products", "standard output takes one product", plan.spec.place)
          .hint("name a folder with -o");
      return;
    }
    std::set<std::string> own{plan.name + ".manifest.json"};
    for (const auto& file : plan.files) own.insert(file_name(file.name, OutputFormat::pdf));
    for (const auto& name : own) {
      if (taken_.insert(name).second) continue;
      diagnostics.error("same-file", fmt::format("another deck of this run writes `{}` too", name), plan.spec.place)
          .hint("give the decks different ids");
    }
  }

 private:
  Writing writing_;
  std::set<std::string> taken_;
};

/// Whether the questions are others than those that the deck asks for.
bool chooses(const deck::Overrides& overrides) {
  return !overrides.levels.empty() || !overrides.topics.empty() || !overrides.tags.empty() || overrides.count ||
         overrides.minutes || overrides.seed;
}

/// A run with a selection of its own must not replace the files of the deck as it is written, least of all its
/// manifest: that is the record of what was printed.
void name_files(const Request& request, DeckPlan& plan) {
  if (!request.name && !chooses(request.overrides)) return;
  plan.name = request.name.value_or(plan.spec.id + "-part");
  for (auto& file : plan.files) file.name.replace(0, plan.spec.id.size(), plan.name);
}

void add_deck(const std::string& file, const Request& request, const deck::Overrides& overrides, Library& library,
              OutputCheck& outputs, const Sink& sink, BuildPlan& result) {
  diag::Diagnostics diagnostics;
  try {
    auto deck = plan_deck(file, overrides, library, diagnostics);
    if (deck) {
      name_files(request, *deck);
      outputs.check(*deck, diagnostics);
      warn_without_backs(request.run.faces, *deck, diagnostics);
    }
    diagnostics = weighed(std::move(diagnostics), request.warnings);
    sink.report(diagnostics);
    if (deck && !diagnostics.has_errors()) result.decks.push_back(std::move(*deck));
  } catch (const diag::EnvironmentError& error) {
    sink.report(diagnostics);
    sink.failed(error.what());
  }
}

}  // namespace

BuildPlan plan(const Request& request, Library& library, const Sink& sink) {
  BuildPlan result;
  diag::Diagnostics naming;
  auto overrides = request.overrides;
  const auto* named = named_layout(overrides, library, naming);
  const auto files = deck_files(request.decks, library.project(), naming);
  warn_of_shift(request.run.back.shift, naming);
  sink.report(weighed(std::move(naming), request.warnings));
  if (overrides.layout && named == nullptr) return result;
  if (request.writing == Writing::memory && files.size() > 1) {
    result.refusals.push_back({"standard output takes one deck with one product", {}});
    return result;
  }
  OutputCheck outputs{request.writing};
  for (const auto& file : files) add_deck(file, request, overrides, library, outputs, sink, result);
  result.refusals = check_run(request, named, result.decks);
  return result;
}

}  // namespace recto::build
