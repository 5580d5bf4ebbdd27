// Products are composed one after the other (a key needs its handout's pages), each streamed into a file without a
// name. All get their names at the end, when the last one is good, so that a folder never holds products of two builds.
// With `Writing::memory` the bytes are gathered instead, as a pipe cannot be taken back.
#include "build/build_deck.h"

#include "build/fitting_steps.h"
#include "build/manifest_json.h"
#include "build/manifest_of.h"
#include "build/output_file.h"
#include "build/output_format.h"
#include "build/product_pages.h"
#include "build/weigh.h"
#include "diag/assertion.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

namespace recto::build {
namespace {

namespace fs = std::filesystem;

constexpr auto format = OutputFormat::pdf;

/// The ending of a file that holds one side of its sheets only, so that it does not replace the other side's.
const char* side_of(const PlannedFile& file, layout::Faces faces) {
  const auto* cards = std::get_if<layout::CardDesign>(&file.layout->design);
  if (cards == nullptr || !cards->back || cards->duplex.sides != layout::Sides::two_sided) return "";
  switch (faces) {
    case layout::Faces::both:
      return "";
    case layout::Faces::fronts:
      return "-fronts";
    case layout::Faces::backs:
    case layout::Faces::backs_reversed:
      return "-backs";
  }
  return "";
}

void refuse_nothing(const PlannedFile& file, blocks::Outcome& outcome) {
  if (outcome.pages > 0 || outcome.diagnostics.has_errors()) return;
  outcome.diagnostics
      .error("no-pages", fmt::format("`{}` would have no page", file_name(file.name, format)), file.product->place)
      .hint(fmt::format("nothing in layout `{}` shows anything of these questions", file.layout->id));
}

void run_through(page::PageStream stream) {
  while (!stream.next().empty()) {
  }
  (void)stream.ending();
}

/// Builds one deck's products.
class DeckBuild {
 public:
  DeckBuild(const DeckPlan& plan, const Request& request, const text::FontSet& fonts, const Sink& sink)
      : plan_{plan}, request_{request}, fonts_{fonts}, sink_{sink} {}

  [[nodiscard]] std::optional<BuiltDeck> run() {
    built_.plan = &plan_;
    bool good = true;
    for (const auto& file : plan_.files) good = add(file) && good;
    if (!good) return std::nullopt;
    built_.inputs = inputs_of(plan_, fonts_.catalogue());
    if (request_.writing == Writing::files) add_manifest();
    for (auto& file : files_) file.finish();
    for (auto& file : files_) keep(file);
    return std::move(built_);
  }

 private:
  bool add(const PlannedFile& file) {
    sink_.working_on(name_of(file));
    auto outcome = std::make_shared<blocks::Outcome>();
    BuiltFile made{.planned = &file};
    auto pages = product_pages(file, {plan_, request_, fonts_, handout_of(file)}, outcome);
    write(std::move(pages), made);
    refuse_nothing(file, *outcome);
    report_steps(*plan_.deck.bank, file.layout->id, request_.strict, *outcome);
    outcome->diagnostics = weighed(std::move(outcome->diagnostics), request_.warnings);
    sink_.report(outcome->diagnostics);
    const bool good = !outcome->diagnostics.has_errors();
    made.outcome = std::move(*outcome);
    built_.files.push_back(std::move(made));
    return good;
  }

  [[nodiscard]] std::string name_of(const PlannedFile& file) const {
    return file_name(file.name + side_of(file, request_.run.faces), format);
  }

  [[nodiscard]] const blocks::Outcome* handout_of(const PlannedFile& file) const {
    return file.key_to ? &built_.files[*file.key_to].outcome : nullptr;
  }

  void write(page::PageStream pages, BuiltFile& made) {
    const pdf::Options options{.jobs = {request_.jobs}, .date = request_.date};
    switch (request_.writing) {
      case Writing::nothing:
        return run_through(std::move(pages));
      case Writing::memory: {
        const auto gather = [&](std::string_view bytes) { made.content += bytes; };
        made.bytes = write_product(format, std::move(pages), fonts_, gather, options);
        return;
      }
      case Writing::files: {
        auto& file = open(name_of(*made.planned));
        const auto pass_on = [&](std::string_view bytes) { file.write(bytes); };
        made.bytes = write_product(format, std::move(pages), fonts_, pass_on, options);
        made.path = file.target().string();
        return;
      }
    }
  }

  OutputFile& open(const std::string& name) {
    make_folder(request_.output);
    return files_.emplace_back(fs::path(request_.output) / name);
  }

  void add_manifest() {
    open(plan_.name + ".manifest.json").write(to_json(manifest_of(plan_, request_, built_.inputs)));
  }

  void keep(OutputFile& file) {
    file.keep();
    built_.outputs.push_back(file.target().string());
  }

  const DeckPlan& plan_;
  const Request& request_;
  const text::FontSet& fonts_;
  const Sink& sink_;
  std::vector<OutputFile> files_;
  BuiltDeck built_;
};

}  // namespace

std::optional<BuiltDeck> build_deck(const DeckPlan& plan, const Request& request, Library& library, const Sink& sink) {
  diag::Diagnostics none;
  const auto* fonts = library.fonts(none);
  RECTO_ASSERT(fonts != nullptr);
  return DeckBuild{plan, request, *fonts, sink}.run();
}

}  // namespace recto::build
