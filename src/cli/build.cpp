#include "cli/build.h"

#include "cli/job.h"
#include "cli/manifest_json.h"
#include "cli/output_file.h"
#include "cli/plan.h"
#include "cli/progress.h"
#include "cli/standard_output.h"
#include "cli/summary.h"
#include "compose/documents.h"
#include "diag/environment_error.h"
#include "pdf/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <set>
#include <utility>

namespace recto::cli {
namespace {

namespace fs = std::filesystem;

/// https://reproducible-builds.org/specs/source-date-epoch/
std::optional<std::int64_t> source_date() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr || *text == '\0') return std::nullopt;
  std::int64_t seconds = 0;
  const char* end = text + std::strlen(text);
  const auto [stop, error] = std::from_chars(text, end, seconds);
  if (error != std::errc{} || stop != end || seconds < 0) {
    throw diag::EnvironmentError(fmt::format("SOURCE_DATE_EPOCH is `{}`, not a number of seconds", text));
  }
  return seconds;
}

std::string iso_date(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  gmtime_r(&time, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

std::string tool_name() { return std::string("recto ") + RECTO_VERSION; }

/// Builds one deck's products.
class DeckBuild {
 public:
  DeckBuild(const BuildOptions& options, Job& job, Library& library, Reporter& reporter,
            std::optional<std::int64_t> date)
      : options_{options}, job_{job}, library_{library}, reporter_{reporter}, date_{date} {}

  /// Composes and writes everything, then puts it in place; nothing is replaced if there was an error.
  [[nodiscard]] bool run() {
    diag::Diagnostics none;
    fonts_ = library_.fonts(none);
    bool good = true;
    for (std::size_t i = 0; i < job_.prints.size(); ++i) good = print(i) && good;
    if (!good) return false;
    if (options_.writing == Writing::files && options_.output != "-") manifest();
    for (auto& file : files_) file.keep();
    for (const auto& made : made_) tell(made);
    if (options_.writing == Writing::nothing) tell_plan();
    return true;
  }

  [[nodiscard]] std::vector<std::string> outputs() const {
    std::vector<std::string> result;
    for (const auto& file : files_) result.push_back(file.target().string());
    return result;
  }

 private:
  [[nodiscard]] std::string path_of(const std::string& file) const {
    return options_.output == "-" ? std::string("-") : (fs::path(options_.output) / file).string();
  }

  /// A product's bytes on their way: into a file beside its target, or gathered, as a pipe cannot be taken back.
  struct Target {
    std::optional<OutputFile> file;
    std::string gathered;
    void write(std::string_view bytes) {
      if (file) {
        file->write(bytes);
      } else {
        gathered += bytes;
      }
    }
  };

  bool print(std::size_t index) {
    const Print& print = job_.prints[index];
    const Progress progress{reporter_.format(), print.file};
    auto outcome = std::make_shared<compose::Outcome>();
    Made made{&print, path_of(print.file), 0, {}};
    Target target;
    if (options_.writing == Writing::nothing) {
      run_through(stream(print, outcome));
    } else {
      if (options_.output != "-") target.file.emplace(file_for(print));
      const auto sink = [&](std::string_view bytes) { target.write(bytes); };
      made.bytes = pdf::write(stream(print, outcome), *fonts_, sink, pdf_options()).bytes;
    }
    refuse_nothing(print, *outcome);
    tell_steps(*job_.deck.bank, print.layout->id, options_.strict, *outcome);
    reporter_.print(outcome->diagnostics);
    const bool good = !outcome->diagnostics.has_errors();
    if (good && options_.writing == Writing::files) finish(target);
    made.outcome = std::move(*outcome);
    made_.push_back(std::move(made));
    return good;
  }

  [[nodiscard]] OutputFile file_for(const Print& print) const {
    make_folder();
    return OutputFile{fs::path(options_.output) / print.file};
  }

  void finish(Target& target) {
    if (!target.file) return write_standard_output(target.gathered);
    target.file->finish();
    files_.push_back(std::move(*target.file));
  }

  static void refuse_nothing(const Print& print, compose::Outcome& outcome) {
    if (outcome.pages > 0 || outcome.diagnostics.has_errors()) return;
    outcome.diagnostics.error("no-pages", fmt::format("`{}` would have no page", print.file), print.product->place)
        .notes.push_back(fmt::format("nothing in layout `{}` shows anything of these questions", print.layout->id));
  }

  void make_folder() const {
    std::error_code error;
    fs::create_directories(options_.output, error);
    if (error) throw diag::EnvironmentError(fmt::format("`{}` cannot be made: {}", options_.output, error.message()));
  }

  static void run_through(page::PageStream stream) {
    while (!stream.next().empty()) {
    }
    (void)stream.ending();
  }

  [[nodiscard]] pdf::Options pdf_options() const { return {.jobs = {options_.jobs}, .date = date_}; }

  [[nodiscard]] compose::References values(const Print& print) const {
    compose::References values;
    if (date_) values.set("date", iso_date(*date_));
    if (print.product->kind == deck::ProductKind::packet) {
      if (const auto level = only_level()) values.set("value.level", job_.deck.bank->level(*level).title);
    }
    for (const auto& [name, value] : print.product->values) values.set("value." + name, value);
    return values;
  }

  [[nodiscard]] page::PageStream stream(const Print& print, const std::shared_ptr<compose::Outcome>& outcome) {
    if (print.layout->purpose == layout::Purpose::cards) {
      compose::CardOptions options{
          .jobs = {options_.jobs}, .faces = options_.faces, .tool = tool_name(), .values = values(print)};
      return compose::cards(job_.deck, *print.layout, *print.theme, *fonts_, std::move(options), outcome);
    }
    compose::DocumentOptions options{.tool = tool_name(), .values = values(print)};
    if (print.product->kind == deck::ProductKind::packet) {
      options.role = print.product->role == deck::Role::candidate ? "candidate" : "interviewer";
      options.level = only_level();
    }
    for (const auto& version : print.versions) {
      auto& numbers = options.versions.emplace_back(compose::VersionNumbers{version.letter, version.hash, {}}).numbers;
      for (const auto& entry : version.entries) numbers.emplace(entry.question->id, entry.number);
    }
    if (print.key_to) {
      for (const auto& [id, page] : made_[*print.key_to].outcome.question_pages) options.question_pages[id] = page + 1;
    }
    return page::stream(
        compose::document(job_.deck, print.version, *print.layout, *print.theme, *fonts_, options, *outcome));
  }

  /// The level that all slots of the deck ask for, if they agree on one.
  [[nodiscard]] std::optional<bank::LevelIndex> only_level() const {
    std::optional<bank::LevelIndex> level;
    for (const auto& entry : job_.spec.selection.entries) {
      const auto* slot = std::get_if<deck::Slot>(&entry);
      if (slot == nullptr) continue;
      if (slot->filter.levels.size() != 1) return std::nullopt;
      const auto own = job_.deck.bank->find_level(slot->filter.levels.front().text);
      if (!own || (level && *level != *own)) return std::nullopt;
      level = own;
    }
    return level;
  }

  void manifest() {
    deck::Manifest manifest;
    manifest.tool_version = RECTO_VERSION;
    manifest.deck = job_.spec.id;
    manifest.bank = job_.deck.bank->id;
    manifest.seed = job_.deck.seed;
    for (const auto& entry : job_.deck.entries) manifest.ids.push_back(entry.question->id);
    for (const auto& print : job_.prints) {
      if (print.version.letter.empty() || print.key_to) continue;
      deck::ManifestVersion version{print.version.letter, {}, print.version.hash};
      for (const auto& entry : print.version.entries) version.ids.push_back(entry.question->id);
      manifest.versions.push_back(std::move(version));
    }
    for (const auto& file : inputs()) {
      if (file != "-") manifest.files.emplace_back(file, fmt::format("{:016x}", content_hash(read_bytes(file))));
    }
    OutputFile file{fs::path(options_.output) / (job_.spec.id + ".manifest.json")};
    file.write(to_json(manifest));
    file.finish();
    files_.push_back(std::move(file));
  }

  /// The files that this deck was made of, whatever else the run read.
  [[nodiscard]] std::set<std::string> inputs() const {
    std::set<std::string> files(job_.files.begin(), job_.files.end());
    const auto add = [&](const std::vector<std::string>& more) { files.insert(more.begin(), more.end()); };
    add(job_.deck.bank->files);
    add(fonts_->catalogue().files);
    for (const auto& print : job_.prints) {
      add(print.layout->files);
      add(print.theme->files);
    }
    return files;
  }

  void tell_plan() const {
    if (!has_plan(job_) || options_.verbosity == Verbosity::quiet) return;
    write_standard_output(options_.format == Format::json ? plan_json_line(job_) : plan_text(job_));
  }

  void tell(const Made& made) const {
    if (options_.writing == Writing::nothing || options_.output == "-") return;
    const std::string text = options_.format == Format::json ? to_json_line(made) : to_text(made);
    if (options_.verbosity != Verbosity::quiet) write_standard_output(text);
  }

  const BuildOptions& options_;
  Job& job_;
  Library& library_;
  Reporter& reporter_;
  std::optional<std::int64_t> date_;
  const text::FontSet* fonts_ = nullptr;
  std::vector<OutputFile> files_;
  std::vector<Made> made_;
};

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

std::string escaped_for_make(const std::string& path) {
  std::string result;
  for (const char c : path) {
    if (c == ' ' || c == '#') result += '\\';
    if (c == '$') result += '$';
    result += c;
  }
  return result;
}

void write_deps(const std::string& path, const std::vector<std::string>& outputs, std::vector<std::string> inputs) {
  std::string text;
  for (const auto& output : outputs) text += escaped_for_make(output) + " ";
  text += ":";
  std::ranges::sort(inputs);
  for (const auto& input : inputs) text += " \\\n  " + escaped_for_make(input);
  OutputFile file{path};
  file.write(text + "\n");
  file.finish();
  file.keep();
}

}  // namespace

int build(const BuildOptions& options) {
  Reporter reporter{options.format, options.verbosity};
  Library library{find_home(options.home)};
  const auto date = source_date();
  diag::Diagnostics naming;
  const auto overrides = with_layout_kind(options.overrides, library, naming);
  const auto files = deck_files(options, library.home(), naming);
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
      if (job) check_outputs(options, *job, taken, diagnostics);
      const bool good = job && !diagnostics.has_errors();
      reporter.print(std::exchange(diagnostics, {}));
      if (!good) continue;
      if (const auto trouble = too_many_skipped(options, *job)) {
        reporter.print_usage(*trouble);
        return 2;
      }
      std::vector<std::unique_ptr<layout::Layout>> own;
      correct_layouts(options, *job, own);
      DeckBuild deck{options, *job, library, reporter, date};
      if (!deck.run()) continue;
      const auto written = deck.outputs();
      outputs.insert(outputs.end(), written.begin(), written.end());
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
    write_deps(options.deps, outputs, inputs);
  }
  if (environment_failures > 0) return 3;
  return reporter.errors() > 0 ? 1 : 0;
}

}  // namespace recto::cli
