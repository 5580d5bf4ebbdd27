// A manifest names what was printed (ids in order, for reprints and exclusions) and what it was made of (hashes of all
// inputs, so that one can see later whether anything has changed).
#include "build/manifest_of.h"

#include "build/output_file.h"
#include "build/version.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace recto::build {
namespace {

std::vector<std::string> ids_of(const std::vector<deck::Entry>& entries) {
  std::vector<std::string> ids;
  for (const auto& entry : entries) ids.push_back(entry.question->id);
  return ids;
}

bool has_cards(const DeckPlan& plan) {
  return std::ranges::any_of(plan.files,
                             [](const PlannedFile& file) { return file.layout->purpose == layout::Purpose::cards; });
}

}  // namespace

std::vector<std::string> inputs_of(const DeckPlan& plan, const text::FontCatalogue& fonts) {
  std::set<std::string> files(plan.inputs.begin(), plan.inputs.end());
  const auto add = [&](const std::vector<std::string>& more) { files.insert(more.begin(), more.end()); };
  add(plan.deck.bank->files);
  add(fonts.files);
  for (const auto& file : plan.files) {
    add(file.layout->files);
    add(file.theme->files);
  }
  files.erase("-");
  return {files.begin(), files.end()};
}

deck::Manifest manifest_of(const DeckPlan& plan, const Request& request, const std::vector<std::string>& inputs) {
  deck::Manifest manifest;
  manifest.tool_version = version();
  manifest.deck = plan.spec.id;
  manifest.bank = plan.deck.bank->id;
  manifest.seed = plan.deck.seed;
  manifest.ids = ids_of(plan.deck.entries);
  for (const auto& file : plan.files) {
    if (file.version.letter.empty() || file.key_to) continue;
    manifest.versions.push_back({file.version.letter, ids_of(file.version.entries), file.version.hash});
  }
  if (request.profile && has_cards(plan)) {
    manifest.printer = fmt::format("{}: {}", request.profile->id, printer::to_text(*request.profile));
  }
  for (const auto& file : inputs) {
    manifest.files.emplace_back(file, fmt::format("{:016x}", content_hash(read_bytes(file))));
  }
  return manifest;
}

}  // namespace recto::build
