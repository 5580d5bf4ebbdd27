// Walks over the products of a deck and lists the files each will write, in the order in which they must be composed: a
// key needs the page numbers of its handout and comes after it, the master key after all versions.  Layout, theme and
// fonts are looked up on the way, so that a plan without errors can be composed without asking the library again.
#include "build/plan_files.h"

#include "build/check_fields.h"
#include "build/fitting_layout.h"
#include "build/vocabulary.h"
#include "build/with_scales.h"
#include "deck/file_name.h"
#include "deck/select.h"
#include "layout/mirrored.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace recto::build {
namespace {

using deck::ProductKind;

/// The theme of a layout that no product gives another.
deck::Name theme_of(const layout::Layout& layout, const deck::Name& named) {
  if (layout.default_theme.empty()) return {"default", named.place};
  return {layout.default_theme, layout.theme_place};
}

/// Looks up what the products name and lists the files they make.
class FileList {
 public:
  FileList(DeckPlan& plan, Library& library, diag::Diagnostics& diagnostics)
      : plan_{plan}, library_{library}, diagnostics_{diagnostics} {}

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
    const auto version = deck::version_of(plan_.deck, plan_.spec, letter);
    const auto handout = plan_.files.size();
    const std::string stem = deck::file_stem(plan_.spec, product);
    if (!add_file(product, product.layout, purpose_of(product.kind), version, stem)) return;
    if (!product.key_layout) return;
    if (add_file(product, *product.key_layout, layout::Purpose::key, version, stem + "-key")) {
      plan_.files.back().key_to = handout;
    }
  }

  void add_master_key(const deck::Product& product, const deck::Name& name) {
    const std::string stem = deck::file_stem(plan_.spec, product) + "-master-key";
    if (!add_file(product, name, layout::Purpose::master_key, deck::united(plan_.deck), stem)) return;
    for (const auto& letter : product.versions) {
      plan_.files.back().versions.push_back(deck::version_of(plan_.deck, plan_.spec, letter));
    }
  }

  bool add_file(const deck::Product& product, const deck::Name& name, layout::Purpose purpose,
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
      check_fields(*layout, *plan_.deck.bank, diagnostics_);
    }
    if (!product.scales.empty()) layout = with_words(*layout, product);
    const std::string letter = version.letter.empty() ? std::string{} : "-" + version.letter;
    plan_.files.push_back({&product, turned(*layout), theme, words_of(*layout), version, stem + letter, {}, {}});
    return is_new(plan_.files.back().name, product);
  }

  /// Layouts of the command line can make two products one that the deck keeps apart.
  bool is_new(const std::string& name, const deck::Product& product) {
    if (names_.insert(name).second) return true;
    diagnostics_.error("same-file", fmt::format("two products would be called `{}`", name), product.place)
        .hint("give each a `name` of its own");
    return false;
  }

  /// The layout with the deck's words for its scales; the plan owns it.
  const layout::Layout* with_words(const layout::Layout& layout, const deck::Product& product) {
    plan_.changed.push_back(std::make_shared<const layout::Layout>(with_scales(layout, product.scales, diagnostics_)));
    return plan_.changed.back().get();
  }

  std::shared_ptr<const layout::Vocabulary> words_of(const layout::Layout& layout) {
    auto& known = vocabularies_[&layout];
    if (!known) known = vocabulary(layout, plan_.deck.language, plan_.spec.language_place, library_, diagnostics_);
    return known;
  }

  /// The layout in the direction of the deck's language; where it is another, the plan owns it.
  const layout::Layout* turned(const layout::Layout& layout) {
    if (layout::direction_of(plan_.deck.language) == layout.direction) return &layout;
    plan_.changed.push_back(std::make_shared<const layout::Layout>(layout::mirrored(layout)));
    return plan_.changed.back().get();
  }

  DeckPlan& plan_;
  Library& library_;
  diag::Diagnostics& diagnostics_;
  std::set<const layout::Layout*> checked_;
  std::map<const layout::Layout*, std::shared_ptr<const layout::Vocabulary>> vocabularies_;
  std::set<std::string> names_;
};

}  // namespace

void plan_files(DeckPlan& plan, Library& library, diag::Diagnostics& diagnostics) {
  FileList list{plan, library, diagnostics};
  for (const auto& product : plan.spec.products) list.add(product);
}

}  // namespace recto::build
