#include "bank/rich_text.h"

#include <algorithm>
#include <string_view>

namespace recto::bank {
namespace {

constexpr std::string_view line_separator = "\u2028";

void append(std::string& text, const Inline& added) {
  for (const auto& span : added.spans) {
    std::string_view rest = span.text;
    for (auto at = rest.find(line_separator); at != std::string_view::npos; at = rest.find(line_separator)) {
      text += rest.substr(0, at);
      text += '\n';
      rest.remove_prefix(at + line_separator.size());
    }
    text += rest;
  }
}

void append(std::string& text, const Blocks& blocks);

void append(std::string& text, const Table& table) {
  for (const auto& row : table.rows) {
    if (&row != &table.rows.front()) text += '\n';
    for (const auto& cell : row) {
      if (&cell != &row.front()) text += '\t';
      append(text, cell.text);
    }
  }
}

void append(std::string& text, const Block& block) {
  if (!text.empty()) text += '\n';
  switch (block.kind) {
    case Block::Kind::paragraph:
    case Block::Kind::note:
      return append(text, block.text);
    case Block::Kind::code:
      text += block.code;
      return;
    case Block::Kind::image:
      if (block.picture) text += block.picture->alt;
      return;
    case Block::Kind::table:
      if (block.table) append(text, *block.table);
      return;
    case Block::Kind::bullets:
    case Block::Kind::steps:
      break;
  }
  for (const auto& item : block.items) {
    if (&item != &block.items.front()) text += '\n';
    append(text, item.text);
    append(text, item.children);
  }
}

void append(std::string& text, const Blocks& blocks) {
  for (const auto& block : blocks) append(text, block);
}

}  // namespace

const std::string& RareText::text() const {
  static const std::string nothing;
  return text_ == nullptr ? nothing : *text_;
}

std::size_t Table::head_rows() const {
  const auto is_head = [](const std::vector<Cell>& row) {
    return std::ranges::all_of(row, [](const Cell& cell) { return cell.kind == Cell::Kind::head; });
  };
  const auto first = std::ranges::find_if_not(rows, is_head);
  return static_cast<std::size_t>(first - rows.begin());
}

bool Block::operator==(const Block&) const = default;

std::string plain_text(const Inline& text) {
  std::string plain;
  append(plain, text);
  return plain;
}

std::string asked_text(const Inline& prompt) {
  Inline asked = prompt;
  std::uint16_t before = 0;
  for (auto& span : asked.spans) {
    if (span.marks.gap > 0) span.text = span.marks.gap == before ? "" : "\u2026";
    before = span.marks.gap;
  }
  return plain_text(asked);
}

std::string plain_text(const Blocks& blocks) {
  std::string plain;
  append(plain, blocks);
  return plain;
}

}  // namespace recto::bank
