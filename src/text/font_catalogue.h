// Which font files there are: families, styles, fallback and hyphenation, as `fonts/fonts.xml` lists them.
#pragma once

#include "diag/diagnostics.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recto::text {

/// One font file (or one font of a collection, or one setting of a variable font).
struct FontFile {
  std::string path;  ///< absolute, or relative to the catalogue's folder
  int index = 0;     ///< within a collection
  int weight = 400;
  bool italic = false;
  std::vector<std::pair<std::string, double>> axes;  ///< variable fonts: ("wght", 650)
  std::string package;                               ///< Debian package that brings it; empty for a user's own file
  diag::Span place;
};

struct Family {
  std::string id;    ///< "serif"
  std::string name;  ///< "Vollkorn"
  std::string license;
  std::vector<FontFile> files;
};

/// Families to try, in order, for characters that the chosen family lacks.  Empty script and language: for all.
struct Fallback {
  std::string script;    ///< ISO 15924 ("Arab"); empty: any
  std::string language;  ///< BCP 47 ("ja"); empty: any
  std::vector<std::string> families;
};

struct HyphenationFile {
  std::string language;  ///< BCP 47; "en" serves "en-GB" unless that has its own
  std::string path;
  std::string package;
  int left_minimum = 2;  ///< letters before the first hyphen
  int right_minimum = 3;
};

struct FontCatalogue {
  std::string folder;  ///< of the file, for relative paths
  std::vector<Family> families;
  std::vector<Fallback> fallbacks;
  std::vector<HyphenationFile> hyphenation;
  std::vector<std::string> files;

  /// Points into `families`; null if unknown.
  [[nodiscard]] const Family* find(std::string_view id) const;
};

/// Reads `fonts.xml`.  Font files are not opened here.
///
/// With a `base` the result holds its families, fallbacks and hyphenation too, behind the file's own: a family of the
/// same id is replaced, and fallbacks may name families of either.
[[nodiscard]] std::optional<FontCatalogue> read_fonts(const std::string& path, const diag::Span& reference,
                                                      diag::Diagnostics& diagnostics,
                                                      const FontCatalogue* base = nullptr);

}  // namespace recto::text
