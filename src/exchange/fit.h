// Content into what a bank holds today.
//
// The one place that knows a bank's limits: when a bank learns to hold tables, choices or pictures in text, this is
// where they stop being losses.
#pragma once

#include "bank/rich_text.h"
#include "exchange/content.h"
#include "exchange/losses.h"

#include <string>
#include <vector>

namespace recto::exchange {

/// A picture met on the way, in the order of the text.
struct MetPicture {
  std::string file;
  std::string alt;
  diag::Span place;
};

/// Turns content into bank text, normalized as a bank's reader would: white space folded, neighbors with equal marks
/// joined, no blank at an end or beside a line break.
class Fitter {
 public:
  explicit Fitter(Losses& losses) : losses_{losses} {}

  /// One paragraph: blocks are joined by line breaks, list items and lines of code stand on lines of their own.
  [[nodiscard]] bank::Inline inline_text(const Content& content);
  [[nodiscard]] bank::Blocks blocks(const Content& content);
  /// Since the last call.
  [[nodiscard]] std::vector<MetPicture> take_pictures();

 private:
  void add_blocks(const Content& content, int depth, bank::Blocks& blocks);
  void add_block(const Block& block, int depth, bank::Blocks& blocks);
  void add_list(const Block& block, int depth, bank::Blocks& blocks);
  void add_rows(const Block& block, bank::Blocks& blocks);
  void add_item(const Content& content, int depth, std::vector<bank::ListItem>& items);
  [[nodiscard]] bank::Inline line(const Line& line, const diag::Span& place);

  Losses& losses_;
  std::vector<MetPicture> pictures_;
};

}  // namespace recto::exchange
