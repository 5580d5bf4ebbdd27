#include "cli/job.h"

#include "cli/check_fields.h"
#include "cli/check_values.h"
#include "cli/fitting_layout.h"
#include "cli/manifest_json.h"
#include "deck/file_name.h"
#include "deck/select.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <utility>

namespace recto::cli {
namespace {

using deck::ProductKind;

/// The theme of a layout that no product gives another.
deck::Name theme_of(const layout::Layout& layout, const deck::Name& named) {
  if (layout.default_theme.empty()) return {"default", named.place};
  return {layout.default_theme, layout.theme_place};
}

/// Looks up what the products name and lists the files they make.
class PrintList {
 public:
  PrintList(Job& job, Library& library, diag::Diagnostics& diagnostics)
      : job_{job}, library_{library}, diagnostics_{diagnostics} {}

  void add(const deck::Product& product) {
    if (product.kind == ProductKind::handout && !product.versions.empty()) {
      for (const auto& letter : product.versions) add_version(product, letter);
      if (product.master_layout) add_master_key(product, *product.master_layout);
    } else {
      add_version(product, {});
    }
  }

 private:
  void add_version(const deck::Product& product, const std::string& letter) {
    const auto version = deck::version_of(job_.deck, job_.spec, letter);
    const auto handout = job_.prints.size();
    const std::string stem = deck::file_stem(job_.spec, product);
    if (!add_print(product, product.layout, purpose_of(product.kind), version, stem)) return;
    if (!product.key_layout) return;
    if (add_print(product, *product.key_layout, layout::Purpose::key, version, stem + "-key")) {
      job_.prints.back().key_to = handout;
    }
  }

  void add_master_key(const deck::Product& product, const deck::Name& name) {
    const std::string stem = deck::file_stem(job_.spec, product) + "-master-key";
    if (!add_print(product, name, layout::Purpose::master_key, deck::united(job_.deck), stem)) return;
    for (const auto& letter : product.versions) {
      job_.prints.back().versions.push_back(deck::version_of(job_.deck, job_.spec, letter));
    }
  }

  bool add_print(const deck::Product& product, const deck::Name& name, layout::Purpose purpose,
                 const deck::Version& version, const std::string& stem) {
    const auto* layout = library_.layout(name, diagnostics_);
    if (layout == nullptr) return false;
    if (!fits(*layout, purpose)) {
      report_wrong_layout(*layout, purpose, name, library_.home(), diagnostics_);
      return false;
    }
    const deck::Name theme_name = product.theme ? *product.theme : theme_of(*layout, name);
    const auto* theme = library_.theme(theme_name, diagnostics_);
    const auto* fonts = library_.fonts(diagnostics_);
    if (theme == nullptr || fonts == nullptr) return false;
    if (checked_.insert(layout).second) {
      check_families(*layout, fonts->catalogue(), diagnostics_);
      check_fields(*layout, *job_.deck.bank, diagnostics_);
    }
    if (!product.scales.empty()) layout = with_scales(*layout, product);
    const std::string letter = version.letter.empty() ? std::string{} : "-" + version.letter;
    Print print{&product, layout, theme, version, stem + letter + ".pdf", {}, std::nullopt};
    if (!names_.insert(print.file).second) {
      diagnostics_.error("same-file", fmt::format("two products would write `{}`", print.file), product.place)
          .notes.emplace_back("give one of them a `name`");
      return false;
    }
    job_.prints.push_back(std::move(print));
    return true;
  }

  /// The layout with the deck's words for its scales.
  const layout::Layout* with_scales(const layout::Layout& layout, const deck::Product& product) {
    auto own = std::make_shared<layout::Layout>(layout);
    auto& scales = std::get<layout::DocumentDesign>(own->design).scales;
    for (const auto& words : product.scales) {
      const auto scale = std::ranges::find(scales, words.id.text, &layout::Scale::id);
      if (scale == scales.end()) {
        report_unknown_scale(words.id, layout.id, scales);
        continue;
      }
      scale->anchors.clear();
      for (const auto& anchor : words.anchors) scale->anchors.push_back({anchor.value, anchor.words});
      if (!words.not_assessed.empty()) {
        scale->not_assessed = words.not_assessed;
        scale->not_assessed_value.clear();  // the layout's short form is of other words
      }
      if (!words.not_assessed_value.empty()) scale->not_assessed_value = words.not_assessed_value;
    }
    job_.changed.push_back(own);
    return own.get();
  }

  void report_unknown_scale(const deck::Name& id, const std::string& layout, const std::vector<layout::Scale>& scales) {
    std::vector<std::string> known;
    known.reserve(scales.size());
    for (const auto& scale : scales) known.push_back(scale.id);
    diagnostics_.error("unknown-scale", fmt::format("layout `{}` has no scale `{}`", layout, id.text), id.place)
        .notes.push_back(known.empty() ? std::string("it rates nothing") : diag::suggestion(id.text, known));
  }

  Job& job_;
  Library& library_;
  diag::Diagnostics& diagnostics_;
  std::set<const layout::Layout*> checked_;
  std::set<std::string> names_;
};

/// Layouts and themes that the products name, before there is a selection to print.
void check_names(const deck::DeckSpec& spec, Library& library, diag::Diagnostics& diagnostics) {
  for (const auto& product : spec.products) {
    (void)library.layout(product.layout, diagnostics);
    if (product.key_layout) (void)library.layout(*product.key_layout, diagnostics);
    if (product.master_layout) (void)library.layout(*product.master_layout, diagnostics);
    if (product.theme) (void)library.theme(*product.theme, diagnostics);
  }
}

std::shared_ptr<const diag::Source> standard_input() {
  std::string bytes;
  std::array<char, 1U << 16U> block{};
  while (const auto count = std::fread(block.data(), 1, block.size(), stdin)) bytes.append(block.data(), count);
  return std::make_shared<const diag::Source>("-", std::move(bytes));
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
    const auto file =
        shown(std::filesystem::path(name.text).is_absolute() ? std::filesystem::path(name.text) : folder / name.text);
    if (auto manifest = read_manifest(file, name.place, diagnostics)) {
      manifests.push_back(std::move(*manifest));
      files.push_back(file);
    }
  }
  return manifests;
}

}  // namespace

std::optional<Job> prepare_job(const std::string& path, const deck::Overrides& overrides, Library& library,
                               diag::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  auto spec = path == "-" ? deck::read(standard_input(), diagnostics) : deck::read(path, {}, diagnostics);
  if (!spec) return std::nullopt;
  Job job;
  job.files.push_back(path);
  job.spec = deck::overridden(std::move(*spec), overrides);
  (void)library.fonts(diagnostics);  // the bank's language is looked up in them while its questions are read
  const auto* bank = library.bank(job.spec.resolved_bank, job.spec.bank.place, diagnostics);
  const auto manifests = read_manifests(job.spec, path, job.files, diagnostics);
  check_names(job.spec, library, diagnostics);
  const bool readable = bank != nullptr && manifests.size() == manifest_count(job.spec);
  auto selected = readable ? deck::select(job.spec, *bank, manifests, diagnostics) : std::nullopt;
  if (!selected || diagnostics.error_count() > errors) return std::nullopt;
  job.deck = std::move(*selected);
  PrintList list{job, library, diagnostics};
  for (const auto& product : job.spec.products) list.add(product);
  if (diagnostics.error_count() > errors) return std::nullopt;
  check_values(job, diagnostics);
  return job;
}

}  // namespace recto::cli
