#include "diag/diagnostics.h"
#include "unicode/utf8.h"

#include <algorithm>
#include <cstddef>

namespace recto::diag {
namespace {

constexpr int widest_quote = 120;
constexpr int context_before = 40;  // columns kept before a span that begins far to the right
constexpr std::size_t bytes_around = 1000;
constexpr std::string_view indent = "    ";
constexpr std::string_view cut = "…";

struct Palette {
  std::string_view place;
  std::string_view error;
  std::string_view warning;
  std::string_view remark;
  std::string_view caret;
  std::string_view off;
};

Palette palette(Colors colors) {
  if (colors == Colors::off) return {};
  return {"\x1b[1m", "\x1b[1;31m", "\x1b[1;35m", "\x1b[1;36m", "\x1b[1;32m", "\x1b[0m"};
}

std::string painted(std::string_view color, std::string_view text, const Palette& palette) {
  return std::string(color) + std::string(text) + std::string(palette.off);
}

bool has_place(const Span& span) { return span.source && !span.source->bytes().empty(); }

std::string severity_of(const Diagnostic& diagnostic, const Palette& palette) {
  switch (diagnostic.severity) {
    case Severity::error:
      return painted(palette.error, "error:", palette);
    case Severity::warning:
      return painted(palette.warning, "warning:", palette);
    case Severity::remark:
      return painted(palette.remark, "remark:", palette);
  }
  return {};
}

// One character as the quote shows it: a tab is one column, what a terminal would obey becomes visible.
struct Cell {
  std::string text;
  int width = 1;
  std::size_t offset = 0;  // in the line
};

char32_t shown(char32_t code) {
  if (code == U'\t') return U' ';
  if (code < 0x20) return 0x2400 + code;  // control pictures
  if (code == 0x7F) return 0x2421;
  const bool turns_direction = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  return (code >= 0x80 && code < 0xA0) || turns_direction ? unicode::replacement : code;
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  for (const auto& character : unicode::decode(line)) {
    const auto code = shown(character.code);
    cells.push_back({unicode::encode(code), unicode::columns(code), character.offset});
  }
  return cells;
}

// Drops the cells left of what is worth showing; says whether something other than indentation went.
enum class Cut { no, yes };
Cut cut_left(std::vector<Cell>& cells, std::size_t span_offset) {
  const auto visible = [&](const Cell& cell) { return cell.text != " " || cell.offset >= span_offset; };
  cells.erase(cells.begin(), std::find_if(cells.begin(), cells.end(), visible));
  int before = 0;
  int all = 0;
  for (const auto& cell : cells) {
    all += cell.width;
    if (cell.offset < span_offset) before += cell.width;
  }
  if (all <= widest_quote || before <= widest_quote - context_before) return Cut::no;
  auto first = cells.begin();
  for (; before > context_before; ++first) before -= first->width;
  cells.erase(cells.begin(), first);
  return Cut::yes;
}

Cut cut_right(std::vector<Cell>& cells) {
  int width = 0;
  const auto too_far = [&](const Cell& cell) { return (width += cell.width) > widest_quote; };
  const auto end = std::find_if(cells.begin(), cells.end(), too_far);
  if (end == cells.end()) return Cut::no;
  cells.erase(end, cells.end());
  return Cut::yes;
}

// A span and as much of its line as can matter: some files are one line of megabytes.
struct Excerpt {
  std::string_view text;
  std::size_t begin = 0;  // of the span, in `text`
  std::size_t end = 0;
  Cut left = Cut::no;
};

Excerpt excerpt(const Span& span) {
  const auto line = span.source->line(span.source->line_of(span.offset));
  const auto line_offset = static_cast<std::size_t>(line.data() - span.source->bytes().data());
  const auto begin = span.offset > line_offset ? std::min(span.offset - line_offset, line.size()) : 0;
  auto first = begin - std::min(begin, bytes_around);
  while (first > 0 && first < begin && (static_cast<unsigned char>(line[first]) & 0xC0U) == 0x80) ++first;
  const auto text = line.substr(first, begin - first + bytes_around);
  return {text, begin - first, begin - first + span.length, first > 0 ? Cut::yes : Cut::no};
}

// The quoted line and the line with the caret under the span.
std::string quote(const Span& span, const Palette& palette) {
  const auto [line, begin, end, cut_before] = excerpt(span);
  auto cells = cells_of(line);
  const Cut left = cut_left(cells, begin) == Cut::yes ? Cut::yes : cut_before;
  const Cut right = cut_right(cells);

  std::string text{indent};
  std::string blanks{indent};
  std::string marks;
  if (left == Cut::yes) {
    text += cut;
    blanks += ' ';
  }
  for (const auto& cell : cells) {
    text += cell.text;
    const auto width = static_cast<std::size_t>(cell.width);
    if (cell.offset < begin) blanks.append(width, ' ');
    if (cell.offset >= begin && cell.offset < end) marks.append(width, '~');
  }
  if (right == Cut::yes) text += cut;
  if (marks.empty()) marks = "~";
  marks.front() = '^';
  return text + "\n" + blanks + painted(palette.caret, marks, palette) + "\n";
}

}  // namespace

std::string location(const Span& span) {
  if (!span.source) return {};
  if (!has_place(span)) return span.source->name();
  const auto line = std::to_string(span.source->line_of(span.offset));
  return span.source->name() + ":" + line + ":" + std::to_string(span.source->column_of(span.offset));
}

std::string to_text(const Diagnostic& diagnostic, Colors colors) {
  const Palette paints = palette(colors);
  std::string text;
  if (diagnostic.span.source) text += painted(paints.place, location(diagnostic.span) + ": ", paints);
  text += severity_of(diagnostic, paints) + " " + diagnostic.message + "\n";
  if (has_place(diagnostic.span)) text += quote(diagnostic.span, paints);
  for (const auto& note : diagnostic.notes) text += "  " + painted(paints.remark, "note:", paints) + " " + note + "\n";
  return text;
}

}  // namespace recto::diag
