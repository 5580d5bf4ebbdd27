// From a deck file to a plan: read the deck, put the command line's overrides in, read the bank and the manifests that
// it names, choose questions, list files.  Each step goes on after errors of the one before as far as it can, so that
// one run names a misspelt layout and a misspelt topic.
#include "build/plan_deck.h"

#include "build/check_values.h"
#include "build/find_bank.h"
#include "build/manifest_json.h"
#include "build/plan_files.h"
#include "deck/select.h"
#include "exchange/recognize.h"
#include "exchange/slug.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace recto::build {
namespace {

/// Layouts and themes that the products name, before there is a selection to print.
void check_names(const deck::DeckSpec& spec, Library& library, diag::Diagnostics& diagnostics) {
  for (const auto& product : spec.products) {
    (void)library.layout(product.layout, diagnostics);
    if (product.key_layout) (void)library.layout(*product.key_layout, diagnostics);
    if (product.master_layout) (void)library.layout(*product.master_layout, diagnostics);
    if (product.theme) (void)library.theme(*product.theme, diagnostics);
  }
}

/// The deck that the command before recto in a pipe writes.
std::shared_ptr<const diag::Source> standard_input() {
  std::string bytes;
  std::array<char, 1U << 16U> block{};
  while (const auto count = std::fread(block.data(), 1, block.size(), stdin)) bytes.append(block.data(), count);
  return std::make_shared<const diag::Source>("-", std::move(bytes));
}

/// What is no deck is questions: all of them, on cards.
bool holds_questions(const std::string& path) {
  switch (exchange::recognize_file(path)) {
    case exchange::Format::other_xml:  // a deck
    case exchange::Format::questions:
      return false;
    case exchange::Format::unknown: {
      std::error_code ignored;  // a file that is not there is the deck reader's to report
      return std::filesystem::is_regular_file(path, ignored) && !path.ends_with(".xml");
    }
    case exchange::Format::bank:
    case exchange::Format::moodle:
    case exchange::Format::package:
    case exchange::Format::database:
    case exchange::Format::recto_json:
    case exchange::Format::crowdanki:
    case exchange::Format::other_json:
    case exchange::Format::anki_text:
    case exchange::Format::aiken:
    case exchange::Format::trivia:
    case exchange::Format::gift:
    case exchange::Format::markdown:
    case exchange::Format::table:
      break;
  }
  return true;
}

/// The deck that a file of questions is by itself.  Its title is the bank's.
deck::DeckSpec whole_bank(const std::string& path) {
  constexpr const char* default_layout = "a4-a7";
  deck::DeckSpec spec;
  spec.id = exchange::slug(std::filesystem::path(path).stem().string());
  if (spec.id.empty()) spec.id = "questions";
  spec.bank = {path, diag::whole_file(path)};
  spec.resolved_bank = path;
  spec.place = diag::whole_file(path);
  deck::Product cards;
  cards.layout = {default_layout, diag::whole_file(path)};
  cards.place = spec.place;
  spec.products.push_back(std::move(cards));
  return spec;
}

std::optional<deck::DeckSpec> read_deck(const std::string& path, diag::Diagnostics& diagnostics) {
  if (path == "-") return deck::read(standard_input(), diagnostics);
  if (holds_questions(path)) return whole_bank(path);
  return deck::read(path, {}, diagnostics);
}

std::size_t manifest_count(const deck::DeckSpec& spec) {
  const auto excluded = std::ranges::count_if(
      spec.selection.exclusions, [](const deck::Exclusion& exclusion) { return exclusion.manifest.has_value(); });
  return static_cast<std::size_t>(excluded) + (spec.selection.reprint ? 1 : 0);
}

std::vector<deck::Manifest> read_manifests(const deck::DeckSpec& spec, const std::string& path,
                                           std::vector<std::string>& files, diag::Diagnostics& diagnostics) {
  std::vector<deck::Name> names;
  for (const auto& exclusion : spec.selection.exclusions) {
    if (exclusion.manifest) names.push_back(*exclusion.manifest);
  }
  if (spec.selection.reprint) names.push_back(*spec.selection.reprint);
  std::vector<deck::Manifest> manifests;
  const auto folder = std::filesystem::path(path).parent_path();
  for (const auto& name : names) {
    const auto file = display_path(std::filesystem::path(name.text).is_absolute() ? std::filesystem::path(name.text)
                                                                                  : folder / name.text);
    if (auto manifest = read_manifest(file, name.place, diagnostics)) {
      manifests.push_back(std::move(*manifest));
      files.push_back(file);
    }
  }
  return manifests;
}

}  // namespace

std::optional<DeckPlan> plan_deck(const std::string& path, const deck::Overrides& overrides, Library& library,
                                  diag::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  auto spec = read_deck(path, diagnostics);
  if (!spec) return std::nullopt;
  DeckPlan plan;
  plan.inputs.push_back(path);
  plan.spec = deck::overridden(std::move(*spec), overrides);
  (void)library.fonts(diagnostics);  // the bank's language is looked up in them while its questions are read
  const auto* bank = library.bank(bank_of_deck(plan.spec.resolved_bank, plan.spec.bank.text, library.project()),
                                  plan.spec.bank.place, diagnostics);
  if (bank != nullptr && plan.spec.title.empty()) plan.spec.title = bank->title;
  const auto manifests = read_manifests(plan.spec, path, plan.inputs, diagnostics);
  check_names(plan.spec, library, diagnostics);
  const bool readable = bank != nullptr && manifests.size() == manifest_count(plan.spec);
  auto selected = readable ? deck::select(plan.spec, *bank, manifests, diagnostics) : std::nullopt;
  if (!selected || diagnostics.error_count() > errors) return std::nullopt;
  plan.deck = std::move(*selected);
  plan.name = plan.spec.id;
  plan_files(plan, library, diagnostics);
  if (diagnostics.error_count() > errors) return std::nullopt;
  check_values(plan, diagnostics);
  return plan;
}

}  // namespace recto::build
