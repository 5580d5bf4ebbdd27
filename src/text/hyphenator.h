// Where the words of a paragraph may be hyphenated.
#pragma once

#include "text/hyphen_dictionary.h"
#include "text/shaped.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace recto::text {

/// Finds hyphenation points; remembers words.
class Hyphenator {
 public:
  explicit Hyphenator(const FontSet& fonts) : fonts_{fonts} {}

  /// Bytes before which a hyphen may be put, ascending: soft hyphens always; by dictionary where the paragraph asks for
  /// it and outside of identifiers.  A word with a soft hyphen has no other points.  Words with inner capitals,
  /// digits or other signs (names, addresses) have none.
  [[nodiscard]] const std::vector<std::uint32_t>& points(const ShapedParagraph::Data& data);
  /// The same, of all words: what is wider than a line must be divided, asked for or not.
  [[nodiscard]] const std::vector<std::uint32_t>& all_points(const ShapedParagraph::Data& data);

 private:
  enum class Extent { soft_only, words };
  void add_points(const ShapedParagraph::Data& data, Extent extent);
  void add_word(const ShapedParagraph::Data& data, Range word, Extent extent);
  void add_token(const ShapedParagraph::Data& data, Range token, Extent extent);
  [[nodiscard]] const std::vector<std::uint16_t>& word_points(std::string_view word, const std::string& language);

  const FontSet& fonts_;
  using Words = std::unordered_map<std::string, std::vector<std::uint16_t>>;
  std::unordered_map<std::string, Words> languages_;
  std::vector<std::uint32_t> found_;
  std::string key_;
};

}  // namespace recto::text
