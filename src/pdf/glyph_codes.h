// Which two-byte code stands for which glyph and text.
//
// A code is given to each pair of a glyph and the text it stands for, so that every code has one meaning for a reader
// who copies text.  Codes are given in order of first use, which is the order of pages: `unknown` may be asked by many
// threads, `add` is called by one.
#pragma once

#include "diag/assertion.h"
#include "pdf/face.h"
#include "text/glyph_run.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recto::pdf {

/// Codes 1 to 65535 of one font object; a face with more pairs has several.
inline constexpr std::uint32_t codes_a_font = 65535;

/// The text of a glyph that is not in the source: a hyphen at a line's end.
inline constexpr std::string_view soft_hyphen = "\u00AD";

/// A glyph's code: counted through all font objects of its face.
struct Code {
  std::uint32_t number = 0;
  std::int32_t width = 0;  ///< thousandths of an em
  [[nodiscard]] std::uint32_t font() const { return number / codes_a_font; }
  [[nodiscard]] std::uint16_t code() const { return static_cast<std::uint16_t>(1 + number % codes_a_font); }
};

/// What a code stands for.
struct Meaning {
  std::uint32_t glyph = 0;
  std::string text;
};

/// The codes of one face.
class FaceCodes {
 public:
  FaceCodes(const text::FontSet& fonts, text::FaceId id) : face_{fonts, id}, primary_(face_.glyph_count()) {}

  /// Null if the pair has none; valid until the next addition.
  [[nodiscard]] const Code* find(std::uint32_t glyph, std::string_view text) const {
    RECTO_ASSERT(glyph < primary_.size());
    const auto& primary = primary_[glyph];
    // The common case, by far: this runs for every glyph.
    if (text.size() == 1 && primary.text == packed(text.front())) return &primary.code;
    return find_any(glyph, text);
  }
  void add(std::uint32_t glyph, std::string_view text);
  [[nodiscard]] const Face& face() const { return face_; }
  [[nodiscard]] const std::vector<Meaning>& meanings() const { return meanings_; }

 private:
  /// The first text a glyph had; most have no other.
  struct Primary {
    std::uint64_t text = unused;
    Code code;
  };
  /// The number of a text of one byte.
  [[nodiscard]] static constexpr std::uint64_t packed(char byte) {
    return 2 | std::uint64_t{static_cast<unsigned char>(byte)} << 8U;
  }
  [[nodiscard]] const Code* find_any(std::uint32_t glyph, std::string_view text) const;
  static constexpr std::uint64_t unused = 0;                  ///< no text has it as its number
  static constexpr std::uint64_t unseen = ~std::uint64_t{0};  ///< nor this
  /// A number for a text; `unseen` for a long one that is new.
  [[nodiscard]] std::uint64_t key(std::string_view text) const;
  [[nodiscard]] std::uint64_t new_key(std::string_view text);

  Face face_;
  std::vector<Primary> primary_;
  std::map<std::pair<std::uint32_t, std::uint64_t>, Code> others_;
  std::map<std::string, std::uint64_t, std::less<>> long_texts_;
  std::vector<Meaning> meanings_;
};

/// A pair without a code yet.
struct NewPair {
  text::FaceId face;
  std::uint32_t glyph = 0;
  std::string text;
};

class GlyphCodes {
 public:
  explicit GlyphCodes(const text::FontSet& fonts) : fonts_{fonts} {}

  /// The part of the run's text that `glyph` stands for, which is what a reader copies: `soft_hyphen` for a hyphen that
  /// is not in the text, nothing for a further glyph of a cluster.
  [[nodiscard]] std::string_view text_of(const text::GlyphRun& run, const text::Glyph& glyph) const {
    if (glyph.text_length == 0) return text_of_further(run, glyph);
    RECTO_ASSERT(glyph.text_begin + std::size_t{glyph.text_length} <= run.text.size());
    return std::string_view{run.text}.substr(glyph.text_begin, glyph.text_length);
  }
  /// Null if nothing of the face was added.
  [[nodiscard]] const FaceCodes* find(text::FaceId face) const;
  /// Appends the run's pairs that have no code, repeated ones included.
  void unknown(const text::GlyphRun& run, std::vector<NewPair>& pairs) const;
  /// Gives the pair a code unless it has one.  Throws `diag::EnvironmentError` if the font cannot be embedded.
  void add(const NewPair& pair);
  /// In order of face.
  [[nodiscard]] std::vector<const FaceCodes*> faces() const;

 private:
  [[nodiscard]] std::string_view text_of_further(const text::GlyphRun& run, const text::Glyph& glyph) const;

  const text::FontSet& fonts_;
  std::vector<std::unique_ptr<FaceCodes>> faces_;  ///< by face id; null: unused
};

}  // namespace recto::pdf
