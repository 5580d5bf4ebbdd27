// Rich text on its way between formats: more than a bank can hold today, so that what has no place is counted where
// a bank value is made of it (`fit.h`), not in every reader.
#pragma once

#include "bank/rich_text.h"
#include "diag/source.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::exchange {

/// How a piece of text is marked.
struct Style {
  bank::Marks marks;
  bool struck = false;
  std::string href;      ///< as written; whether a bank takes it is decided later
  std::string language;  ///< BCP 47; empty: as the collection
  bool operator==(const Style&) const = default;
};

/// Something in a line.
struct Piece {
  enum class Kind { text, line_break, picture };
  Kind kind = Kind::text;
  std::string text;  ///< text: UTF-8, white space as written; picture: what it shows, may be empty
  std::string file;  ///< picture: its name as written
  Style style;
  bool operator==(const Piece&) const = default;
};
using Line = std::vector<Piece>;

struct Block;
using Content = std::vector<Block>;

struct Block {
  enum class Kind { paragraph, heading, bullets, steps, code, table, quote };
  Kind kind = Kind::paragraph;
  Line line;                            ///< paragraph, heading
  std::vector<Content> items;           ///< bullets, steps; quote: one
  std::string code;                     ///< code: lines joined by \n
  std::string code_language;            ///< code: "python"; may be empty
  std::vector<std::vector<Line>> rows;  ///< table: cells by row, the head first
  diag::Span place;
  bool operator==(const Block&) const;
};

/// One paragraph of plain text; line ends are line breaks.  Nothing for blank text.
[[nodiscard]] Content plain_content(std::string_view text, const diag::Span& place);

/// The text alone, blocks, items, cells and line breaks separated by line ends; white space folded.
[[nodiscard]] std::string plain_text(const Content& content);
[[nodiscard]] std::string plain_text(const Line& line);

/// Whether there is nothing to print: no text but blanks, and no picture.
[[nodiscard]] bool is_blank(const Content& content);

void append(Content& content, Content more);

}  // namespace recto::exchange
