// Text with structure, as written in a bank: inline spans inside paragraphs, lists, code and notes.
#pragma once

#include "bank/compact.h"
#include "diag/source.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace recto::bank {

/// How a stretch of text is marked.  Marks nest: `<b><code>x</code></b>` is both.
struct Marks {
  bool bold = false;
  bool italic = false;
  bool code = false;
  bool keyboard = false;
  enum class Script : std::uint8_t { normal, superscript, subscript };
  static constexpr std::size_t deepest = 3;
  std::array<Script, deepest> scripts{};  ///< from the outermost inwards: 2 to the 2 to the 3; normal behind the last
  bool operator==(const Marks&) const = default;
};

/// A stretch of text in one set of marks.  White space is folded; a line break (`<br/>`) is "\u2028".
struct Span {
  std::string text;  ///< UTF-8
  Marks marks;
  RareText href;      ///< link target; empty for none
  RareText language;  ///< BCP 47; empty: as the paragraph
  Place place;        ///< valid as long as the source of the paragraph's place
  bool operator==(const Span&) const = default;
};

/// Inline text: one paragraph's worth.
struct Inline {
  std::vector<Span> spans;
  RareText language;  ///< BCP 47; empty: as the bank
  diag::Span place;
  [[nodiscard]] bool empty() const { return spans.empty(); }
  bool operator==(const Inline&) const = default;
};

struct Block;

struct ListItem {
  Inline text;
  std::vector<Block> children;  ///< nested lists
  bool operator==(const ListItem&) const = default;
};

/// One block of an explanation.  Which members are filled depends on `kind`.
struct Block {
  enum class Kind { paragraph, bullets, steps, code, note };
  enum class NoteKind { caveat, tip, version, example };

  Kind kind = Kind::paragraph;
  Inline text;                  ///< paragraph, note
  std::vector<ListItem> items;  ///< bullets, steps
  int first_number = 1;         ///< steps
  std::string code;             ///< code: lines joined by \n, no trailing newline, common indent kept as written
  std::string code_language;    ///< code: "python"; empty if not told
  bool numbered = false;        ///< code: its lines are
  NoteKind note = NoteKind::tip;
  diag::Span place;
  bool operator==(const Block&) const;
};

using Blocks = std::vector<Block>;

/// The text alone, marks dropped, blocks, list items and line breaks separated by newlines: for searching, listings,
/// hashes and tests.
[[nodiscard]] std::string plain_text(const Inline& text);
[[nodiscard]] std::string plain_text(const Blocks& blocks);

}  // namespace recto::bank
