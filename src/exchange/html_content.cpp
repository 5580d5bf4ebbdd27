// Walks the nodes with the style in force and gathers pieces into the open line.  A block element ends the line; two
// line breaks in a row do too, since that is how people make paragraphs where Enter gives `<br>`.
#include "exchange/html.h"

#include "exchange/html_names.h"
#include "exchange/mathematics.h"
#include "exchange/scan.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace recto::exchange {
namespace {

void add_text(const Node& node, std::string& text) {
  if (node.name == "br") text += '\n';
  text += node.text;
  for (const auto& child : node.children) {
    const bool new_line = (child.name == "div" || child.name == "p") && !text.empty() && text.back() != '\n';
    if (new_line) text += '\n';
    add_text(child, text);
  }
}

bool holds_nothing(const Line& line) {
  return std::ranges::all_of(line, [](const Piece& piece) {
    return piece.kind == Piece::Kind::line_break || (piece.kind == Piece::Kind::text && trimmed(piece.text).empty());
  });
}

/// Gathers content; one a list item or table cell.
class Builder {
 public:
  Builder(const diag::Span& place, Losses& losses) : place_{place}, losses_{losses} {}

  void add(const std::vector<Node>& nodes, const Style& style) {
    for (const auto& node : nodes) add(node, style);
  }

  [[nodiscard]] Content finish() {
    end_line();
    return std::move(content_);
  }

 private:
  void add(const Node& node, const Style& style) {
    if (node.name.empty()) return add_text(node.text, style);
    if (const auto loss = loss_of(node.name)) return losses_.note(*loss, place_);
    if (node.name == "br") return add_break();
    if (node.name == "img") return add_picture(node, style);
    if (node.name == "ruby") return add_ruby(node, style);
    if (node.name == "pre") return add_code(node);
    if (node.name == "ul" || node.name == "ol") return add_list(node, style);
    if (node.name == "table") return add_table(node, style);
    if (node.name == "blockquote") return add_quote(node, style);
    if (is_named(node.name, HtmlMeaning::heading)) return add_heading(node, style);
    if (node.name == "hr") return end_line();
    if (node.name == "summary" || node.name == "dt") return add_block(node, bolder(style));
    if (is_named(node.name, HtmlMeaning::block)) return add_block(node, style);
    add(node.children, styled(node, style));
  }

  static Style bolder(Style style) {
    style.marks.bold = true;
    return style;
  }

  /// One step further up or down; deeper than a bank goes, the text stays where it is.
  static void raise(Style& style, bank::Marks::Script script) {
    const auto open = std::ranges::find(style.marks.scripts, bank::Marks::Script::normal);
    if (open != style.marks.scripts.end()) *open = script;
  }

  Style styled(const Node& node, Style style) {
    if (is_named(node.name, HtmlMeaning::bold)) style.marks.bold = true;
    if (is_named(node.name, HtmlMeaning::italic)) style.marks.italic = true;
    if (is_named(node.name, HtmlMeaning::code)) style.marks.code = true;
    if (node.name == "anki-mathjax") losses_.note(Loss::mathematics, place_);
    if (node.name == "kbd") style.marks.keyboard = true;
    if (node.name == "sup") raise(style, bank::Marks::Script::superscript);
    if (node.name == "sub") raise(style, bank::Marks::Script::subscript);
    if (is_named(node.name, HtmlMeaning::struck)) style.struck = true;
    if (is_named(node.name, HtmlMeaning::underlined)) losses_.note(Loss::underline, place_);
    if (node.name == "a") style.href = trimmed(node.attribute("href"));
    if (node.name == "font" || node.name == "mark") losses_.note(Loss::color, place_);
    return with_attributes(node, std::move(style));
  }

  Style with_attributes(const Node& node, Style style) {
    const auto css = lower(node.attribute("style"));
    const auto says = [&](std::string_view word) { return css.find(word) != std::string::npos; };
    if (says("font-weight: bold") || says("font-weight:bold") || says("weight: 7") || says("weight:7")) {
      style.marks.bold = true;
    }
    if (says("italic")) style.marks.italic = true;
    if (says("color") || says("font-size") || says("font-family") || says("background"))
      losses_.note(Loss::color, place_);
    const auto language = node.attribute("lang");
    if (is_language(language)) style.language = language;
    return style;
  }

  void add_break() {
    const bool second = !line_.empty() && line_.back().kind == Piece::Kind::line_break;
    if (second) return end_line();
    line_.push_back({Piece::Kind::line_break, {}, {}, {}});
  }

  void add_text(std::string_view text, const Style& style) {
    if (style.marks.code) return add_piece(text, style);
    std::size_t done = 0;
    while (const auto formula = find_formula(text, done)) {
      add_words(text.substr(done, formula->begin - done), style);
      auto as_code = style;
      as_code.marks.code = true;
      add_piece(text.substr(formula->begin, formula->end - formula->begin), as_code);
      losses_.note(Loss::mathematics, place_);
      done = formula->end;
    }
    add_words(text.substr(done), style);
  }

  /// Anki writes sounds as `[sound:name.mp3]`.
  void add_words(std::string_view text, const Style& style) {
    constexpr std::string_view sound = "[sound:";
    for (auto at = text.find(sound); at != std::string_view::npos; at = text.find(sound)) {
      const auto end = text.find(']', at);
      if (end == std::string_view::npos) break;
      add_piece(text.substr(0, at), style);
      losses_.note(Loss::sound, place_);
      text.remove_prefix(end + 1);
    }
    add_piece(text, style);
  }

  void add_piece(std::string_view text, const Style& style) {
    if (text.empty()) return;
    if (trimmed(text).empty() && !line_.empty() && line_.back().kind == Piece::Kind::line_break) return;
    line_.push_back({Piece::Kind::text, std::string(text), {}, style});
  }

  void add_picture(const Node& node, const Style& style) {
    line_.push_back(
        {Piece::Kind::picture, fold(node.attribute("alt")), std::string(trimmed(node.attribute("src"))), style});
  }

  void add_ruby(const Node& ruby, const Style& style) {
    losses_.note(Loss::ruby, place_);
    for (const auto& child : ruby.children) {
      if (child.name == "rp") continue;
      if (child.name != "rt") add(child, style);
      if (child.name == "rt" && !trimmed(text_of(child)).empty()) add_piece("(" + text_of(child) + ")", style);
    }
  }

  void add_code(const Node& pre) {
    end_line();
    Block block;
    block.kind = Block::Kind::code;
    block.code = text_of(pre);
    block.code_language = code_language(pre);
    push(std::move(block));
  }

  Content inside(const std::vector<Node>& nodes, const Style& style) {
    Builder builder(place_, losses_);
    builder.add(nodes, style);
    return builder.finish();
  }

  void add_list(const Node& list, const Style& style) {
    end_line();
    Block block;
    block.kind = list.name == "ul" ? Block::Kind::bullets : Block::Kind::steps;
    for (const auto& child : list.children) {
      auto item = child.name == "li" ? inside(child.children, style) : inside({child}, style);
      if (!item.empty()) block.items.push_back(std::move(item));
    }
    if (!block.items.empty()) push(std::move(block));
  }

  void add_quote(const Node& quote, const Style& style) {
    end_line();
    Block block;
    block.kind = Block::Kind::quote;
    block.items.push_back(inside(quote.children, style));
    if (!block.items.front().empty()) push(std::move(block));
  }

  void add_rows(const Node& node, const Style& style, std::vector<std::vector<Line>>& rows) {
    for (const auto& child : node.children) {
      if (child.name == "tr") {
        rows.emplace_back();
        for (const auto& cell : child.children) {
          if (cell.name == "td" || cell.name == "th") rows.back().push_back(as_line(inside(cell.children, style)));
        }
        if (rows.back().empty()) rows.pop_back();
      } else if (child.name == "caption") {
        add_block(child, style);
      } else {
        add_rows(child, style, rows);
      }
    }
  }

  /// A table of one column is a way to lay out, not a table.
  void add_table(const Node& table, const Style& style) {
    end_line();
    Block block;
    block.kind = Block::Kind::table;
    add_rows(table, style, block.rows);
    const bool one_column = std::ranges::all_of(block.rows, [](const auto& row) { return row.size() < 2; });
    if (!one_column) return push(std::move(block));
    for (auto& row : block.rows) {
      for (auto& cell : row) line_ = std::move(cell), end_line();
    }
  }

  /// Blocks of a cell, one after the other with line breaks between them.
  static Line as_line(Content content) {
    Line line;
    for (auto& block : content) {
      for (auto& item : block.items) {
        for (auto& piece : as_line(std::move(item))) block.line.push_back(std::move(piece));
        block.line.push_back({Piece::Kind::line_break, {}, {}, {}});
      }
      Style as_code;
      as_code.marks.code = true;
      if (!block.code.empty()) block.line.push_back({Piece::Kind::text, block.code, {}, as_code});
      if (!line.empty()) line.push_back({Piece::Kind::line_break, {}, {}, {}});
      std::ranges::move(block.line, std::back_inserter(line));
    }
    return line;
  }

  void add_heading(const Node& node, const Style& style) {
    end_line();
    add(node.children, style);
    end_line(Block::Kind::heading);
  }

  void add_block(const Node& node, const Style& style) {
    end_line();
    add(node.children, with_attributes(node, style));
    end_line();
  }

  void end_line(Block::Kind kind = Block::Kind::paragraph) {
    Line line = std::exchange(line_, {});
    if (holds_nothing(line)) return;
    while (line.back().kind == Piece::Kind::line_break) line.pop_back();
    Block block;
    block.kind = kind;
    block.line = std::move(line);
    push(std::move(block));
  }

  void push(Block block) {
    block.place = place_;
    content_.push_back(std::move(block));
  }

  const diag::Span& place_;
  Losses& losses_;
  Content content_;
  Line line_;
};

}  // namespace

std::string_view Node::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

std::string text_of(const Node& node) {
  std::string text;
  add_text(node, text);
  return text;
}

std::string text_of(const std::vector<Node>& nodes) {
  std::string text;
  for (const auto& node : nodes) add_text(node, text);
  return text;
}

Content content_of(const std::vector<Node>& nodes, const diag::Span& place, Losses& losses) {
  Builder builder(place, losses);
  builder.add(nodes, {});
  return builder.finish();
}

Content read_html(std::string_view html, const diag::Span& place, Losses& losses, diag::Diagnostics& diagnostics) {
  return content_of(parse_html(html, place, diagnostics), place, losses);
}

bool looks_like_html(std::string_view text) {
  constexpr std::array<std::string_view, 4> alone{"<br", "<img ", "<hr", "<div"};
  constexpr std::array<std::string_view, 5> entities{"&nbsp;", "&lt;", "&gt;", "&amp;", "&#"};
  const auto has = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
  return std::ranges::any_of(alone, has) || std::ranges::any_of(entities, has) ||
         (has("</") && text.find('<') < text.find("</"));
}

}  // namespace recto::exchange
