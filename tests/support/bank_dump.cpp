#include "support/bank_dump.h"

#include <string>

namespace recto::test {
namespace {

std::string marks_of(const bank::Span& span) {
  std::string text;
  if (span.marks.bold) text += " bold";
  if (span.marks.italic) text += " italic";
  if (span.marks.code) text += " code";
  if (span.marks.keyboard) text += " kbd";
  if (span.marks.struck) text += " struck";
  if (span.marks.gap > 0) text += " gap" + std::to_string(span.marks.gap);
  for (const auto script : span.marks.scripts) {
    if (script == bank::Marks::Script::superscript) text += " sup";
    if (script == bank::Marks::Script::subscript) text += " sub";
  }
  if (!span.href.empty()) text += " " + span.href.text();
  if (!span.language.empty()) text += " lang:" + span.language.text();
  if (!span.reading.empty()) text += " reading:" + span.reading.text();
  return text.empty() ? text : text.substr(1);
}

std::string table_text(const bank::Table& table) {
  constexpr const char* aligns[] = {"", "^", ">"};
  std::string text;
  for (const auto& row : table.rows) {
    text += "|";
    for (const auto& cell : row) {
      const bool head = cell.kind == bank::Cell::Kind::head;
      text += aligns[static_cast<std::size_t>(cell.align)] + std::string(head ? "=" : "") + test::dump(cell.text) + "|";
    }
    text += "\n";
  }
  return text;
}

void append(const bank::Blocks& blocks, const std::string& indent, std::string& text) {
  constexpr const char* note_kinds[] = {"caveat", "tip", "version", "example"};
  for (const auto& block : blocks) {
    using Kind = bank::Block::Kind;
    if (block.kind == Kind::paragraph) text += indent + "p " + dump(block.text) + "\n";
    if (block.kind == Kind::note) {
      text += indent + note_kinds[static_cast<std::size_t>(block.note)] + " " + dump(block.text) + "\n";
    }
    if (block.kind == Kind::code) text += indent + "code " + block.code_language + "\n" + block.code + "\n";
    if (block.picture) text += indent + "image " + block.picture->alt + "\n";
    if (block.table) text += table_text(*block.table);
    for (const auto& item : block.items) {
      text += indent + (block.kind == Kind::bullets ? "* " : "# ") + dump(item.text) + "\n";
      append(item.children, indent + "  ", text);
    }
  }
}

}  // namespace

std::string dump(const bank::Inline& text) {
  std::string result;
  for (const auto& span : text.spans) {
    const auto marks = marks_of(span);
    result += marks.empty() ? span.text : "[" + span.text + "|" + marks + "]";
  }
  constexpr std::string_view separator = "\u2028";
  for (auto at = result.find(separator); at != std::string::npos; at = result.find(separator)) {
    result.replace(at, separator.size(), "\\n");
  }
  return result;
}

std::string dump(const bank::Blocks& blocks) {
  std::string text;
  append(blocks, "", text);
  return text;
}

}  // namespace recto::test
