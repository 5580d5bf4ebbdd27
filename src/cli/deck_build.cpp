#include "cli/deck_build.h"

#include "cli/manifest_json.h"
#include "cli/output_file.h"
#include "cli/plan.h"
#include "cli/progress.h"
#include "cli/standard_output.h"
#include "cli/summary.h"
#include "documents/document.h"
#include "pdf/write.h"

#include <fmt/format.h>

#include <ctime>
#include <filesystem>
#include <set>
#include <utility>

namespace recto::cli {
namespace {

namespace fs = std::filesystem;

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
    auto outcome = std::make_shared<blocks::Outcome>();
    Made made{&print, path_of(print.file), 0, {}, options_.faces};
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
    make_folder(options_.output);
    return OutputFile{fs::path(options_.output) / print.file};
  }

  void finish(Target& target) {
    if (!target.file) return write_standard_output(target.gathered);
    target.file->finish();
    files_.push_back(std::move(*target.file));
  }

  static void refuse_nothing(const Print& print, blocks::Outcome& outcome) {
    if (outcome.pages > 0 || outcome.diagnostics.has_errors()) return;
    outcome.diagnostics.error("no-pages", fmt::format("`{}` would have no page", print.file), print.product->place)
        .notes.push_back(fmt::format("nothing in layout `{}` shows anything of these questions", print.layout->id));
  }

  static void run_through(page::PageStream stream) {
    while (!stream.next().empty()) {
    }
    (void)stream.ending();
  }

  [[nodiscard]] pdf::Options pdf_options() const { return {.jobs = {options_.jobs}, .date = date_}; }

  [[nodiscard]] blocks::References values(const Print& print) const {
    blocks::References values;
    if (date_) values.set("date", iso_date(*date_));
    if (print.product->kind == deck::ProductKind::packet) {
      if (const auto level = only_level()) values.set("value.level", job_.deck.bank->level(*level).title);
    }
    for (const auto& value : print.product->values) values.set("value." + value.name.text, value.text);
    return values;
  }

  [[nodiscard]] page::PageStream stream(const Print& print, const std::shared_ptr<blocks::Outcome>& outcome) {
    if (print.layout->purpose == layout::Purpose::cards) {
      cards::CardOptions options{
          .jobs = {options_.jobs}, .faces = options_.faces, .tool = tool_name(), .values = values(print)};
      return cards::cards(job_.deck, *print.layout, *print.theme, *fonts_, std::move(options), outcome);
    }
    documents::DocumentOptions options{.tool = tool_name(), .values = values(print)};
    if (print.product->kind == deck::ProductKind::packet) {
      options.role = print.product->role == deck::Role::candidate ? "candidate" : "interviewer";
      options.level = only_level();
    }
    for (const auto& version : print.versions) {
      auto& numbers =
          options.versions.emplace_back(documents::VersionNumbers{version.letter, version.hash, {}}).numbers;
      for (const auto& entry : version.entries) numbers.emplace(entry.question->id, entry.number);
    }
    if (print.key_to) {
      for (const auto& [id, page] : made_[*print.key_to].outcome.question_pages) options.question_pages[id] = page + 1;
    }
    return page::stream(
        documents::document(job_.deck, print.version, *print.layout, *print.theme, *fonts_, options, *outcome));
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

}  // namespace

std::optional<std::vector<std::string>> build_deck(const BuildOptions& options, Job& job, Library& library,
                                                   Reporter& reporter, std::optional<std::int64_t> date) {
  DeckBuild deck{options, job, library, reporter, date};
  if (!deck.run()) return std::nullopt;
  return deck.outputs();
}

}  // namespace recto::cli
