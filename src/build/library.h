// Everything a run reads, each file once: decks, banks, layouts, themes, fonts.
#pragma once

#include "bank/bank.h"
#include "build/home.h"
#include "build/scratch_folder.h"
#include "deck/deck_spec.h"
#include "deck/manifest.h"
#include "layout/layout.h"
#include "text/font_set.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace recto::build {

/// Reads on demand and remembers, failures included: a broken bank is reported once, by the first deck that needs it.
///
/// Pointers stay valid as long as the library.  Null: there were errors.
class Library {
 public:
  enum class Threads { one, several };  ///< several: hyphenation patterns are loaded beside the bank

  explicit Library(Home home, Threads threads = Threads::one) : home_{std::move(home)}, threads_{threads} {}

  [[nodiscard]] const Home& home() const { return home_; }
  /// A bank in any format that `exchange` reads.
  [[nodiscard]] const bank::Bank* bank(const std::string& path, const diag::Span& reference,
                                       diag::Diagnostics& diagnostics);
  /// By id, from the layouts folder.  An unknown id is an error with the nearest one.
  [[nodiscard]] const layout::Layout* layout(const deck::Name& name, diag::Diagnostics& diagnostics);
  [[nodiscard]] const layout::Theme* theme(const deck::Name& name, diag::Diagnostics& diagnostics);
  /// The catalogues of words in this language, the project's before the shipped one; none if there is no file.
  [[nodiscard]] std::vector<const layout::WordCatalogue*> words(const std::string& language,
                                                                diag::Diagnostics& diagnostics);
  /// Existing files of words in this language, in that order.
  [[nodiscard]] std::vector<std::filesystem::path> word_files(const std::string& language) const;
  /// Those of `ids` that were not asked about before for this language, so that each missing word is reported once.
  [[nodiscard]] std::vector<std::string> not_yet_reported(const std::string& language, std::vector<std::string> ids);
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

  Home home_;
  Threads threads_;
  Shelf<bank::Bank> banks_;
  Shelf<layout::Layout> layouts_;
  Shelf<layout::Theme> themes_;
  Shelf<layout::WordCatalogue> words_;                           ///< by path
  std::set<std::pair<std::string, std::string>> missing_words_;  ///< by language
  std::unique_ptr<text::FontSet> fonts_;
  std::unique_ptr<ScratchFolder> pictures_;  ///< of banks that hold theirs inside
  bool fonts_read_ = false;
  std::vector<std::jthread> loading_;  ///< declared after what it reads, so that it ends first
};

/// Families of `layout` that the catalogue lacks are errors in the layout.
void check_families(const layout::Layout& layout, const text::FontCatalogue& catalogue, diag::Diagnostics& diagnostics);

}  // namespace recto::build
