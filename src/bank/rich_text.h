// Text with structure, as written in a bank: inline spans inside paragraphs, lists, code, tables, pictures and notes.
#pragma once

#include "bank/compact.h"
#include "diag/source.h"
#include "geometry/length.h"

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
  bool struck = false;
  enum class Script : std::uint8_t { normal, superscript, subscript };
  static constexpr std::size_t deepest = 3;
  std::array<Script, deepest> scripts{};  ///< from the outermost inwards: 2 to the 2 to the 3; normal behind the last
  std::uint16_t gap = 0;                  ///< 1 for the answer of the question's first gap, and so on; 0: in no gap
  bool operator==(const Marks&) const = default;
};

/// A stretch of text in one set of marks.  White space is folded; a line break (`<br/>`) is "\u2028".
struct Span {
  std::string text;  ///< UTF-8
  Marks marks;
  RareText href;      ///< link target; empty for none
  RareText language;  ///< BCP 47; empty: as the paragraph
  RareText reading;   ///< how the text is read, printed small above it (`<ruby>`); empty for none
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

/// A picture among a question's text or beside it.
struct Picture {
  std::string path;  ///< resolved against the file that names it
  std::string alt;
  diag::Span place;
  geometry::Length width;  ///< zero: as large as the picture says
  bool operator==(const Picture&) const = default;
};

struct Cell {
  enum class Kind : std::uint8_t { data, head };
  enum class Align : std::uint8_t { start, center, end };
  Inline text;  ///< may be empty
  Kind kind = Kind::data;
  Align align = Align::start;
  bool operator==(const Cell&) const = default;
};

/// Rows of equally many cells.
struct Table {
  std::vector<std::vector<Cell>> rows;
  bool operator==(const Table&) const = default;

  [[nodiscard]] std::size_t columns() const { return rows.empty() ? 0 : rows.front().size(); }
  /// How many rows at the top hold heads alone: they are printed again where the table goes on.
  [[nodiscard]] std::size_t head_rows() const;
};

struct Block;

struct ListItem {
  Inline text;
  std::vector<Block> children;  ///< what follows the item's first paragraph
  bool operator==(const ListItem&) const = default;
};

/// One block of a text.  Which members are filled depends on `kind`.
struct Block {
  enum class Kind { paragraph, bullets, steps, code, note, image, table };
  enum class NoteKind { caveat, tip, version, example };

  Kind kind = Kind::paragraph;
  Inline text;                  ///< paragraph, note
  std::vector<ListItem> items;  ///< bullets, steps
  int first_number = 1;         ///< steps
  std::string code;             ///< code: lines joined by \n, no trailing newline, common indent kept as written
  std::string code_language;    ///< code: "python"; empty if not told
  bool numbered = false;        ///< code: its lines are
  NoteKind note = NoteKind::tip;
  Rare<Picture> picture;  ///< image
  Rare<Table> table;      ///< table
  diag::Span place;
  bool operator==(const Block&) const;
};

using Blocks = std::vector<Block>;

/// Room to fill in a prompt.  Its answer stands in the text, in spans whose marks bear its number.
struct Gap {
  std::string answer;                     ///< as plain text
  std::vector<std::string> alternatives;  ///< right as well
  std::vector<std::string> decoys;        ///< wrong answers to choose the right one among
  std::string hint;                       ///< printed in the gap; may be empty
  bool operator==(const Gap&) const = default;
};

/// The text alone, marks dropped, blocks, list items, rows and line breaks separated by newlines and cells by tabs,
/// a picture as what it shows: for searching, listings, hashes and tests.
[[nodiscard]] std::string plain_text(const Inline& text);
[[nodiscard]] std::string plain_text(const Blocks& blocks);

/// The same of a prompt as it is asked: a blank stands for what belongs in a gap.
[[nodiscard]] std::string asked_text(const Inline& prompt);

}  // namespace recto::bank
