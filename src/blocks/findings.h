// What composing found out: what would be lost, and facts for the report.
#pragma once

#include "diag/diagnostics.h"
#include "geometry/length.h"
#include "text/typesetter.h"

#include <string>
#include <utility>
#include <vector>

namespace recto::blocks {

/// A character without a glyph, with its place in the bank or layout.
struct Missing {
  char32_t character = 0;
  diag::Span place;
  std::string owner = {};  ///< "the title of topic `orm`"; empty: what stands at the place
};

/// A text wider than its box though broken wherever it may be.
struct Overfull {
  geometry::Length by;
  std::string text;  ///< the line's beginning
  diag::Span place;
};

/// A block higher than the height its layout gives it.
struct TooTall {
  geometry::Length by;
  diag::Span place;  ///< the block's, in the layout
};

/// A font used because the chosen one lacked a character.
struct Substitution {
  text::FaceId face;
  std::string text;
  diag::Span place;
};

/// A program in a language whose colours are not known.
struct UnknownLanguage {
  std::string name;
  diag::Span place;
};

/// A word broken where nothing else would fit.
struct BrokenWord {
  diag::Span place;
  std::string without_patterns;  ///< its language, if that has no hyphenation patterns; else empty
};

/// Returned by whatever shapes or sets something.
struct Findings {
  std::vector<Missing> missing;
  std::vector<Overfull> overfull;
  std::vector<TooTall> too_tall;
  std::vector<Substitution> substitutions;
  std::vector<UnknownLanguage> unknown_languages;
  std::vector<BrokenWord> emergency_breaks;
  int avoidable_breaks = 0;    ///< those of them in text that may be set smaller
  diag::Diagnostics problems;  ///< pictures, QR codes and the like
  geometry::Length smallest;   ///< smallest type size set; zero: no text

  void note_size(geometry::Length size) {
    if (smallest == geometry::Length{} || size < smallest) smallest = size;
  }
  /// Those of a line's runs: raised letters and code may be smaller than the text around them.
  void note_sizes(const text::Line& line) {
    for (const auto& run : line.runs) note_size(run.size);
  }
  /// Adds what was found elsewhere.
  void take(Findings other) {
    const auto move_all = [](auto& to, auto& from) {
      if (to.empty()) {
        to = std::move(from);
      } else {
        to.insert(to.end(), from.begin(), from.end());
      }
    };
    move_all(missing, other.missing);
    move_all(overfull, other.overfull);
    move_all(too_tall, other.too_tall);
    move_all(substitutions, other.substitutions);
    move_all(unknown_languages, other.unknown_languages);
    move_all(emergency_breaks, other.emergency_breaks);
    avoidable_breaks += other.avoidable_breaks;
    problems.append(std::move(other.problems));
    if (other.smallest > geometry::Length{}) note_size(other.smallest);
  }
  [[nodiscard]] bool fits() const { return overfull.empty() && too_tall.empty(); }
};

}  // namespace recto::blocks
