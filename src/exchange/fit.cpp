// Blocks that a bank has are taken over; the others become the nearest that it has, and are noted.  An inline text is
// built by the same walk with line breaks where blocks would end.
#include "exchange/fit.h"

#include "exchange/inline_builder.h"
#include "exchange/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::exchange {
namespace {

constexpr int deepest_list = 3;
constexpr std::size_t tab_stop = 4;

bank::Block new_block(bank::Block::Kind kind, const diag::Span& place) {
  bank::Block block;
  block.kind = kind;
  block.place = place;
  return block;
}

std::string without_tabs(std::string_view line) {
  std::string text;
  std::size_t column = 0;
  for (const char c : line) {
    const auto added = c == '\t' ? tab_stop - column % tab_stop : 1;
    text += c == '\t' ? std::string(added, ' ') : std::string(1, c);
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) column += added;
  }
  text.erase(text.find_last_not_of(" \r\n") + 1);
  return text;
}

/// The lines of a code block as a bank keeps them: no blanks at line ends, no empty lines at either end.
std::vector<std::string> code_lines(std::string_view code) {
  std::vector<std::string> lines;
  const auto text = replaced(replaced(std::string(code), "\u2028", "\n"), "\u2029", "\n");
  for (const auto line : lines_of(text)) lines.push_back(without_tabs(line));
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  const auto first = std::ranges::find_if(lines, [](const std::string& line) { return !line.empty(); });
  lines.erase(lines.begin(), first);
  return lines;
}

/// Languages as a layout's highlighter knows them: one word, lower case.
std::string code_language(std::string_view written) {
  auto word = lower(trimmed(written));
  word.erase(std::min(word.find_first_of(" {,:"), word.size()));
  return word;
}

/// Adds content to one line of text.
class LineWriter {
 public:
  LineWriter(InlineBuilder& builder, Losses& losses, std::vector<MetPicture>& pictures)
      : builder_{builder}, losses_{losses}, pictures_{pictures} {}

  void add(const Line& line, const diag::Span& place) {
    for (const auto& piece : line) add(piece, place);
  }

  void add(const Content& content) {
    for (const auto& block : content) {
      builder_.line_break();
      add(block);
    }
  }

 private:
  void add(const Piece& piece, const diag::Span& place) {
    switch (piece.kind) {
      case Piece::Kind::line_break:
        return builder_.line_break();
      case Piece::Kind::picture:
        pictures_.push_back({piece.file, piece.text, place});
        return;
      case Piece::Kind::text:
        break;
    }
    if (piece.style.struck) losses_.note(Loss::strike, place);
    if (!piece.style.href.empty() && !is_address(piece.style.href)) losses_.note(Loss::bad_link, place);
    builder_.text(piece.text, piece.style);
  }

  void add(const Block& block) {
    switch (block.kind) {
      case Block::Kind::paragraph:
      case Block::Kind::heading:
        return add(block.line, block.place);
      case Block::Kind::bullets:
      case Block::Kind::steps:
        return add_list(block);
      case Block::Kind::code:
        return add_code(block);
      case Block::Kind::table:
        return add_rows(block);
      case Block::Kind::quote:
        break;
    }
    for (const auto& item : block.items) add(item);
  }

  void add_list(const Block& block) {
    losses_.note(Loss::list_in_line, block.place);
    for (std::size_t i = 0; i < block.items.size(); ++i) {
      if (i > 0) builder_.line_break();
      builder_.text(block.kind == Block::Kind::bullets ? "• " : fmt::format("{}. ", i + 1), {});
      add_after_label(block.items[i]);
    }
  }

  void add_after_label(const Content& item) {
    for (std::size_t i = 0; i < item.size(); ++i) {
      const bool own_line = item[i].kind != Block::Kind::paragraph && item[i].kind != Block::Kind::heading;
      if (i > 0 || own_line) builder_.line_break();
      add(item[i]);
    }
  }

  void add_code(const Block& block) {
    losses_.note(Loss::code_in_line, block.place);
    const auto lines = code_lines(block.code);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) builder_.line_break();
      builder_.code(lines[i]);
    }
  }

  void add_rows(const Block& block) {
    losses_.note(Loss::table, block.place);
    for (const auto& row : block.rows) {
      if (&row != &block.rows.front()) builder_.line_break();
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) builder_.text(" · ", {});
        add(row[i], block.place);
      }
    }
  }

  InlineBuilder& builder_;
  Losses& losses_;
  std::vector<MetPicture>& pictures_;
};

Line bold(Line line) {
  for (auto& piece : line) piece.style.marks.bold = true;
  return line;
}

bool is_list(const Block& block) { return block.kind == Block::Kind::bullets || block.kind == Block::Kind::steps; }

}  // namespace

bank::Inline Fitter::inline_text(const Content& content) {
  InlineBuilder builder;
  LineWriter(builder, losses_, pictures_).add(content);
  return builder.finish(content.empty() ? diag::Span{} : content.front().place);
}

bank::Inline Fitter::line(const Line& line, const diag::Span& place) {
  InlineBuilder builder;
  LineWriter(builder, losses_, pictures_).add(line, place);
  return builder.finish(place);
}

bank::Blocks Fitter::blocks(const Content& content) {
  bank::Blocks blocks;
  add_blocks(content, 1, blocks);
  return blocks;
}

void Fitter::add_blocks(const Content& content, int depth, bank::Blocks& blocks) {
  for (const auto& block : content) add_block(block, depth, blocks);
}

void Fitter::add_block(const Block& block, int depth, bank::Blocks& blocks) {
  switch (block.kind) {
    case Block::Kind::paragraph:
    case Block::Kind::heading: {
      auto text = line(block.kind == Block::Kind::heading ? bold(block.line) : block.line, block.place);
      if (text.empty()) return;
      blocks.push_back(new_block(bank::Block::Kind::paragraph, block.place));
      blocks.back().text = std::move(text);
      return;
    }
    case Block::Kind::code: {
      const auto lines = code_lines(block.code);
      if (lines.empty()) return;
      blocks.push_back(new_block(bank::Block::Kind::code, block.place));
      blocks.back().code = fmt::format("{}", fmt::join(lines, "\n"));
      blocks.back().code_language = code_language(block.code_language);
      return;
    }
    case Block::Kind::bullets:
    case Block::Kind::steps:
      return add_list(block, depth, blocks);
    case Block::Kind::table:
      return add_rows(block, blocks);
    case Block::Kind::quote:
      for (const auto& item : block.items) add_blocks(item, depth, blocks);
      return;
  }
}

void Fitter::add_list(const Block& block, int depth, bank::Blocks& blocks) {
  auto list = new_block(block.kind == Block::Kind::bullets ? bank::Block::Kind::bullets : bank::Block::Kind::steps,
                        block.place);
  for (const auto& item : block.items) add_item(item, depth, list.items);
  if (!list.items.empty()) blocks.push_back(std::move(list));
}

/// An item is a line and perhaps lists; what stands after a list begins an item of its own.
void Fitter::add_item(const Content& content, int depth, std::vector<bank::ListItem>& items) {
  InlineBuilder builder;
  LineWriter writer(builder, losses_, pictures_);
  bank::ListItem item;
  const auto finish = [&] {
    item.text = builder.finish(content.empty() ? diag::Span{} : content.front().place);
    builder = {};
    if (!item.text.empty()) items.push_back(std::move(item));
    item = {};
  };
  for (const auto& block : content) {
    if (is_list(block) && !builder.empty() && depth < deepest_list) {
      add_list(block, depth + 1, item.children);
    } else if (is_list(block)) {
      finish();
      if (depth == deepest_list) losses_.note(Loss::deep_list, block.place);
      for (const auto& inner : block.items) add_item(inner, depth, items);
    } else {
      if (!item.children.empty()) finish();
      writer.add(Content{block});
    }
  }
  finish();
}

void Fitter::add_rows(const Block& block, bank::Blocks& blocks) {
  losses_.note(Loss::table, block.place);
  auto list = new_block(bank::Block::Kind::bullets, block.place);
  for (const auto& row : block.rows) {
    InlineBuilder builder;
    LineWriter writer(builder, losses_, pictures_);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) builder.text(" · ", {});
      writer.add(row[i], block.place);
    }
    bank::ListItem item{builder.finish(block.place), {}};
    if (!item.text.empty()) list.items.push_back(std::move(item));
  }
  if (!list.items.empty()) blocks.push_back(std::move(list));
}

std::vector<MetPicture> Fitter::take_pictures() { return std::exchange(pictures_, {}); }

}  // namespace recto::exchange
