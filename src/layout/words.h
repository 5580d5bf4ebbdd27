// The words that layouts print, by language: "Remember", "page 3 of 4", "25 questions".
#pragma once

#include "diag/diagnostics.h"
#include "layout/template.h"
#include "text/local_format.h"
#include "text/plural.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::layout {

/// A word in one language, which may name variables: "Seite {page} von {pages}".
struct Word {
  std::optional<VariableName> by;  ///< the number that chooses the form; none: there is one form, `other`
  std::array<std::optional<Template>, text::plural_count> forms;
  diag::Span place;

  /// The form, or where the language lacks it `other`, or else any there is.
  [[nodiscard]] const Template& form(text::Plural plural) const;
};

/// The words of one language, by id.
struct WordCatalogue {
  std::string language;  ///< BCP 47
  std::map<std::string, Word, std::less<>> words;
};

/// Reads `layouts/words/LANGUAGE.xml`; nullopt if there was an error.  Errors: another language than the file's name,
/// a word given twice or without text, a plural form that the language lacks or one that it needs and is not given.
[[nodiscard]] std::optional<WordCatalogue> read_catalogue(const std::string& path, const diag::Span& reference,
                                                          diag::Diagnostics& diagnostics);

/// What a product says, in its language: everything that its layout looks up, found beforehand.
struct Vocabulary {
  struct Entry {
    Word word;
    std::string language;  ///< whose plural rules hold: that of the catalogue in which it was found
  };
  std::string language;
  text::Numerals numerals;
  std::string list_separator;
  std::map<std::string, Entry, std::less<>> words;
};

}  // namespace recto::layout
