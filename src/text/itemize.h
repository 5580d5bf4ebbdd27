// Dividing text into stretches that can be shaped at once: style, direction (UAX #9), script (UAX #24), font.
#pragma once

#include "text/isolate.h"
#include "text/script_letter.h"
#include "text/shaped.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

struct UBreakIterator;
struct UBiDi;

namespace recto::text {

/// A stretch with one value.
template <typename Value>
struct Stretch {
  std::uint32_t end = 0;
  Value value{};
};

/// Embedding levels in logical order, as if `controls` stood in the text.  Sets `paragraph_level`.
class BidiLevels {
 public:
  BidiLevels();
  BidiLevels(const BidiLevels&) = delete;
  BidiLevels& operator=(const BidiLevels&) = delete;
  ~BidiLevels();
  [[nodiscard]] std::vector<Stretch<std::uint8_t>> find(const SourceText& text,
                                                        const std::vector<BidiControl>& controls, Direction direction,
                                                        std::uint8_t& paragraph_level);

 private:
  void put_together(const SourceText& text, const std::vector<BidiControl>& controls);

  std::u16string units_;              ///< the text with controls
  std::vector<std::uint32_t> bytes_;  ///< of each unit; those of a control are those of what follows it
  UBiDi* bidi_;
};

/// Scripts by ISO 15924 name, common characters resolved to their surroundings' script.
[[nodiscard]] std::vector<Stretch<std::string>> find_scripts(const SourceText& text);

/// Grapheme clusters (UAX #29).
class Graphemes {
 public:
  Graphemes();
  Graphemes(const Graphemes&) = delete;
  Graphemes& operator=(const Graphemes&) = delete;
  ~Graphemes();
  /// Ends of the clusters within `range`, in bytes.
  [[nodiscard]] std::vector<std::uint32_t> ends(const SourceText& text, Range range);

 private:
  UBreakIterator* iterator_;
};

/// What is not drawn as it is written: raised letters, lowered ones, each sign made of several characters.
enum class Special { none, superscript, subscript, emoji };
/// Neighbouring signs are stretches of their own.
[[nodiscard]] std::vector<Stretch<Special>> find_special(const SourceText& text, Graphemes& graphemes);

/// Chooses a font for each grapheme cluster.
class FontChooser {
 public:
  explicit FontChooser(const FontSet& fonts) : fonts_{fonts} {}

  struct Wish {
    FaceId primary;
    std::string_view script;
    std::string_view language;
    int weight = 400;
    bool italic = false;
  };
  /// Fonts for `range`; characters that none has are noted in `data`, as are fallbacks used.
  [[nodiscard]] std::vector<Stretch<FaceId>> choose(ShapedParagraph::Data& data, Range range, const Wish& wish);
  /// The first font that has the character; none if none has.
  [[nodiscard]] std::optional<FaceId> find(char32_t character, const Wish& wish);

 private:
  [[nodiscard]] bool covers(FaceId face, std::string_view cluster) const;
  [[nodiscard]] bool covers_composed(FaceId face, std::string_view cluster) const;
  [[nodiscard]] const std::vector<FaceId>& fallbacks(const Wish& wish);
  [[nodiscard]] FaceId font_for(ShapedParagraph::Data& data, Range cluster, const Wish& wish);
  void note_missing(ShapedParagraph::Data& data, Range cluster, FaceId face) const;
  void unite_words(const ShapedParagraph::Data& data, std::uint32_t begin, FaceId primary,
                   std::vector<Stretch<FaceId>>& stretches) const;
  void join_neutral(std::string_view text, std::uint32_t begin, std::vector<Stretch<FaceId>>& stretches) const;
  void note_fallbacks(ShapedParagraph::Data& data, std::uint32_t begin, FaceId primary,
                      const std::vector<Stretch<FaceId>>& stretches) const;

  const FontSet& fonts_;
  Graphemes graphemes_;
  using Key = std::tuple<std::string, std::string, int, bool>;
  std::map<Key, std::vector<FaceId>> fallbacks_;
};

}  // namespace recto::text
