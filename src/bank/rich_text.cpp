#include "bank/rich_text.h"

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

void append(std::string& text, const Block& block) {
  if (!text.empty()) text += '\n';
  switch (block.kind) {
    case Block::Kind::paragraph:
    case Block::Kind::note:
      return append(text, block.text);
    case Block::Kind::code:
      text += block.code;
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

bool Block::operator==(const Block&) const = default;

std::string plain_text(const Inline& text) {
  std::string plain;
  append(plain, text);
  return plain;
}

std::string plain_text(const Blocks& blocks) {
  std::string plain;
  append(plain, blocks);
  return plain;
}

}  // namespace recto::bank
