// Walks content for its text.  Blocks end lines, so that what stood apart stays apart in ids, messages and likeness.
#include "exchange/content.h"

#include "exchange/scan.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::exchange {
namespace {

void add_line(std::string& text, std::string_view line) {
  const auto folded = fold(line);
  if (folded.empty()) return;
  if (!text.empty()) text += '\n';
  text += folded;
}

void add(std::string& text, const Line& line) {
  std::string open;
  for (const auto& piece : line) {
    if (piece.kind == Piece::Kind::line_break) {
      add_line(text, open);
      open.clear();
    } else {
      open += piece.text;
    }
  }
  add_line(text, open);
}

void add(std::string& text, const Content& content) {
  for (const auto& block : content) {
    add(text, block.line);
    for (const auto& item : block.items) add(text, item);
    for (const auto& line : split(block.code, '\n')) add_line(text, line);
    for (const auto& row : block.rows) {
      for (const auto& cell : row) add(text, cell);
    }
  }
}

bool has_picture(const Line& line) { return std::ranges::find(line, Piece::Kind::picture, &Piece::kind) != line.end(); }

bool has_picture(const Content& content) {
  return std::ranges::any_of(content, [](const Block& block) {
    const auto in_row = [](const std::vector<Line>& row) {
      return std::ranges::any_of(row, [](const Line& cell) { return has_picture(cell); });
    };
    return has_picture(block.line) || std::ranges::any_of(block.rows, in_row) ||
           std::ranges::any_of(block.items, [](const Content& item) { return has_picture(item); });
  });
}

}  // namespace

bool Block::operator==(const Block&) const = default;

Content plain_content(std::string_view text, const diag::Span& place) {
  Block block;
  block.place = place;
  for (const auto& line : split(trimmed(text), '\n')) {
    if (!block.line.empty()) block.line.push_back({Piece::Kind::line_break, {}, {}, {}});
    block.line.push_back({Piece::Kind::text, line, {}, {}});
  }
  return trimmed(text).empty() ? Content{} : Content{std::move(block)};
}

std::string plain_text(const Content& content) {
  std::string text;
  add(text, content);
  return text;
}

std::string plain_text(const Line& line) {
  std::string text;
  add(text, line);
  return text;
}

bool is_blank(const Content& content) { return plain_text(content).empty() && !has_picture(content); }

void append(Content& content, Content more) {
  content.insert(content.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace recto::exchange
