// Marks are written as HTML where asterisks could join with their neighbors or with blanks; characters that Markdown
// or a reader of formulas would take for its own are written as entities.
#include "exchange/markdown_text.h"

#include "exchange/html_text.h"
#include "exchange/scan.h"

#include <fmt/format.h>

#include <cctype>
#include <string_view>

namespace recto::exchange {
namespace {

constexpr std::string_view special = "\\`*_[]<>&~|$#:";

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool colon = text[i] == ':' && !text.substr(i).starts_with("::") && !(i > 0 && text[i - 1] == ':');
    const bool between_letters = text[i] == '_' && i > 0 && i + 1 < text.size() &&
                                 std::isalnum(static_cast<unsigned char>(text[i - 1])) != 0 &&
                                 std::isalnum(static_cast<unsigned char>(text[i + 1])) != 0;
    if (special.find(text[i]) == std::string_view::npos || colon || between_letters) {
      out += text[i];
    } else {
      out += fmt::format("&#{};", static_cast<int>(static_cast<unsigned char>(text[i])));
    }
  }
  return out;
}

/// What begins a line may be taken for a list or a number: its sign is written as an entity.
std::string as_line(std::string line) {
  const auto digits = line.find_first_not_of("0123456789");
  const bool number = digits != std::string::npos && digits > 0 && (line[digits] == '.' || line[digits] == ')');
  const auto at = number ? digits : 0;
  const bool sign = !line.empty() && std::string_view("-+=.)").find(line[at]) != std::string_view::npos;
  if (!number && !(sign && at == 0 && line[0] != '.' && line[0] != ')')) return line;
  return line.substr(0, at) + fmt::format("&#{};", static_cast<int>(line[at])) + line.substr(at + 1);
}

bool is_plain(const bank::Span& span) { return span.marks == bank::Marks{} && span.href.empty(); }

std::string text_only(const bank::Span& span) {
  const auto text = escaped(span.marks.code ? span.text : without_formulas(span.text));
  return replaced(replaced(text, "\x01", formula_break), "\u2028", "<br>");
}

/// Code without a backtick or a blank at an end, and nothing else about it.
bool is_simple_code(const bank::Span& span) {
  auto marks = span.marks;
  marks.code = false;
  return span.marks.code && marks == bank::Marks{} && span.href.empty() && span.language.empty() &&
         span.text.find('`') == std::string::npos && span.text.find("\u2028") == std::string::npos &&
         trimmed(span.text).size() == span.text.size();
}

std::string fence_of(std::string_view code) {
  std::string fence = "```";
  while (code.find(fence) != std::string_view::npos) fence += '`';
  return fence;
}

std::string indented(std::string_view text, std::size_t by) {
  std::string out;
  for (const auto line : lines_of(text)) out += (line.empty() ? "" : std::string(by, ' ')) + std::string(line) + "\n";
  return out;
}

/// A pipe table, whose first row is its head whether the bank says so or not.
std::string table_text(const bank::Table& table) {
  std::string out;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (const auto& cell : table.rows[i]) out += "| " + replaced(as_line(to_markdown(cell.text)), "|", "\\|") + " ";
    out += "|\n";
    if (i > 0) continue;
    for (std::size_t column = 0; column < table.columns(); ++column) out += "|---";
    out += "|\n";
  }
  return out;
}

std::string list_text(const bank::Block& list, const diag::Span& place, Losses& losses) {
  std::string out;
  int number = list.first_number;
  for (const auto& item : list.items) {
    const auto mark = list.kind == bank::Block::Kind::bullets ? std::string("- ") : fmt::format("{}. ", number++);
    out += mark + as_line(to_markdown(item.text)) + "\n";
    for (const auto& child : item.children)
      out += "\n" + indented(to_markdown(bank::Blocks{child}, place, losses), mark.size());
  }
  return out;
}

}  // namespace

std::string to_markdown(const bank::Inline& text) {
  std::string out;
  for (const auto& span : text.spans) {
    if (is_simple_code(span)) {
      out += "`" + span.text + "`";
    } else if (is_plain(span)) {
      out += text_only(span);
    } else {
      bank::Inline one;
      one.spans.push_back(span);
      one.spans.back().text = "\x02";
      out += replaced(to_html(one), "\x02", text_only(span));
    }
  }
  return out;
}

std::string to_markdown(const bank::Blocks& blocks, const diag::Span& place, Losses& losses) {
  std::string out;
  for (const auto& block : blocks) {
    switch (block.kind) {
      case bank::Block::Kind::note:
        losses.note(Loss::part, "kinds of notes", place);
        [[fallthrough]];
      case bank::Block::Kind::paragraph:
        out += as_line(to_markdown(block.text)) + "\n\n";
        break;
      case bank::Block::Kind::code: {
        if (block.numbered) losses.note(Loss::part, "numbers of lines of code", place);
        const auto fence = fence_of(block.code);
        out += fence + block.code_language + "\n" + block.code + "\n" + fence + "\n\n";
        break;
      }
      case bank::Block::Kind::table:
        out += table_text(*block.table) + "\n";
        break;
      case bank::Block::Kind::image:
        losses.note(Loss::part, "pictures among text", place);
        out += as_line(block.picture->alt) + "\n\n";
        break;
      case bank::Block::Kind::bullets:
      case bank::Block::Kind::steps:
        out += list_text(block, place, losses) + "\n";
        break;
    }
  }
  return out;
}

}  // namespace recto::exchange
