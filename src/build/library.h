// Everything a run reads, each file once: decks, banks, layouts, themes, fonts.
#pragma once

#include "bank/bank.h"
#include "build/project.h"
#include "build/scratch_folder.h"
#include "deck/deck_spec.h"
#include "deck/manifest.h"
#include "layout/layout.h"
#include "text/font_set.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace recto::build {

/// Reads on demand and remembers, failures included: a broken bank is reported once, by the first deck that needs it.
///
/// Pointers stay valid as long as the library.  Null: there were errors.
class Library {
 public:
  enum class Threads { one, several };  ///< several: hyphenation patterns are loaded beside the bank

  explicit Library(Project project, Threads threads = Threads::one) : project_{std::move(project)}, threads_{threads} {}

  [[nodiscard]] const Project& project() const { return project_; }
  /// A bank in any format that `exchange` reads.
  [[nodiscard]] const bank::Bank* bank(const std::string& path, const diag::Span& reference,
                                       diag::Diagnostics& diagnostics);
  /// By id, the project's before recto's own.  An unknown id is an error with the nearest one and the places that were
  /// searched.
  [[nodiscard]] const layout::Layout* layout(const deck::Name& name, diag::Diagnostics& diagnostics);
  [[nodiscard]] const layout::Theme* theme(const deck::Name& name, diag::Diagnostics& diagnostics);
  /// Throws `diag::EnvironmentError` if there is no catalogue; null if it has errors.
  [[nodiscard]] const text::FontSet* fonts(diag::Diagnostics& diagnostics);
  /// Every file read so far, sorted.
  [[nodiscard]] std::vector<std::string> files() const;

 private:
  template <typename Value>
  using Shelf = std::map<std::string, std::optional<Value>>;

  [[nodiscard]] std::optional<bank::Bank> open(const std::string& path, const diag::Span& reference,
                                               diag::Diagnostics& diagnostics, const bank::LanguageListener& listener);
  void load_beside(const std::string& language);
  void check_patterns(const std::string& language, const diag::Span& bank, diag::Diagnostics& diagnostics);

  Project project_;
  Threads threads_;
  Shelf<bank::Bank> banks_;
  Shelf<layout::Layout> layouts_;
  Shelf<layout::Theme> themes_;
  std::unique_ptr<text::FontSet> fonts_;
  std::unique_ptr<ScratchFolder> pictures_;  ///< of banks that hold theirs inside
  bool fonts_read_ = false;
  std::vector<std::jthread> loading_;  ///< declared after what it reads, so that it ends first
};

/// Families of `layout` that the catalogue lacks are errors in the layout.
void check_families(const layout::Layout& layout, const text::FontCatalogue& catalogue, diag::Diagnostics& diagnostics);

}  // namespace recto::build
