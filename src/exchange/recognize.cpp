// Binary and structured formats say what they are in their first bytes.  Text formats are told by the marks that their
// readers need: the surer the mark, the earlier it is looked for.  A table is even rows; Markdown is what has its marks
// at line starts, and what is left if there are lists.
#include "exchange/recognize.h"

#include "exchange/columns.h"
#include "exchange/csv.h"
#include "exchange/scan.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>

namespace recto::exchange {
namespace {

using namespace std::string_view_literals;

/// The name of the root element; empty if `text` is no XML.
std::string root_of(std::string_view text) {
  for (auto at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    const auto rest = text.substr(at + 1);
    if (rest.starts_with("!--")) {
      at = std::min(text.find("-->", at), text.size() - 1);
      continue;
    }
    if (rest.starts_with('?') || rest.starts_with('!')) continue;
    return lower(rest.substr(0, rest.find_first_of(" \t\r\n/>")));
  }
  return {};
}

Format xml_format(std::string_view text) {
  const auto root = root_of(text);
  if (root == "bank") return Format::bank;
  if (root == "questions") return Format::questions;
  if (root == "quiz") return Format::moodle;
  return Format::other_xml;
}

bool is_xml(std::string_view text) {
  const auto start = trimmed(text.substr(0, 4096));
  if (start.starts_with("<?xml")) return true;
  const auto root = start.starts_with('<') ? root_of(text) : std::string{};
  // Our own files too: one that begins without `<?xml` is no list of questions in HTML.
  constexpr std::array roots{"bank", "questions", "quiz", "deck", "layout", "theme", "fonts", "printer", "stock"};
  return std::ranges::find(roots, root) != roots.end();
}

Format json_format(std::string_view text) {
  if (text.find("\"recto-bank\"") != std::string_view::npos) return Format::recto_json;
  if (text.find("\"note_models\"") != std::string_view::npos || text.find("\"notes\"") != std::string_view::npos) {
    return Format::crowdanki;
  }
  return Format::other_json;
}

/// How many lines begin, after blanks, with one of `marks`.
template <std::size_t Size>
int lines_with(const std::vector<std::string_view>& lines, const std::array<std::string_view, Size>& marks) {
  return static_cast<int>(std::ranges::count_if(lines, [&](std::string_view line) {
    return std::ranges::any_of(marks, [&](std::string_view mark) { return trimmed(line).starts_with(mark); });
  }));
}

bool is_anki_text(std::string_view text) {
  constexpr std::array<std::string_view, 8> headers{
      "#separator:", "#html:", "#tags", "#columns:", "#notetype", "#deck", "#guid column", "#if matches:"};
  return std::ranges::any_of(headers,
                             [&](std::string_view header) { return lower(text.substr(0, 20)).starts_with(header); });
}

bool is_aiken(const std::vector<std::string_view>& lines) {
  constexpr std::array<std::string_view, 1> answer{"ANSWER:"};
  constexpr std::array<std::string_view, 2> choice{"A.", "A)"};
  return lines_with(lines, answer) > 0 && lines_with(lines, choice) > 0;
}

bool is_trivia(const std::vector<std::string_view>& lines) {
  constexpr std::array<std::string_view, 1> question{"#Q "};
  constexpr std::array<std::string_view, 1> answer{"^ "};
  return lines_with(lines, question) > 0 && lines_with(lines, answer) > 0;
}

/// An answer of GIFT: a brace, then one of its signs.
bool is_gift(std::string_view text, const std::vector<std::string_view>& lines) {
  constexpr std::array<std::string_view, 2> sure{"::", "$CATEGORY:"};
  constexpr std::array<std::string_view, 2> answers{"=", "~"};
  const bool braces = text.find('{') != std::string_view::npos && text.find('}') != std::string_view::npos;
  if (!braces) return false;
  int marked = lines_with(lines, sure);
  for (auto at = text.find('{'); at < text.size(); at = text.find('{', at + 1)) {
    const auto inside = trimmed(text.substr(at + 1, 80));
    const bool sign = !inside.empty() && "=~#"sv.find(inside.front()) != std::string_view::npos;
    const auto word = lower(inside.substr(0, inside.find_first_of("}#")));
    marked += sign || word == "t" || word == "f" || word == "true" || word == "false" || word.empty() ? 1 : 0;
  }
  constexpr std::array<std::string_view, 1> fences{"```"};
  return marked > 0 && lines_with(lines, fences) == 0 &&
         (marked >= 2 || lines_with(lines, answers) > 0 || lines.size() < 30);
}

/// `::title::` at the start of a line is no table's and no note's.
bool is_titled_gift(const std::vector<std::string_view>& lines) {
  return std::ranges::any_of(lines, [](std::string_view line) {
    const auto words = trimmed(line);
    return words.starts_with("::") && words.find("::", 2) != std::string_view::npos;
  });
}

bool is_heading(std::string_view line) {
  const auto level = line.find_first_not_of('#');
  return level != 0 && level <= 6 && level != std::string_view::npos && line[level] == ' ';
}

bool is_sure_markdown(std::string_view text, const std::vector<std::string_view>& lines) {
  constexpr std::array<std::string_view, 10> marks{"```",  "<details", "- [ ]", "- [x]", "* [ ]",
                                                   "**Q:", "**Q.",     "|--",   "| --",  "|:-"};
  const auto headings = std::ranges::count_if(lines, is_heading);
  return headings >= 2 || (headings > 0 && text.find("\n\n") != std::string_view::npos) || lines_with(lines, marks) > 0;
}

bool is_list_item(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) return true;
  const auto digits = line.find_first_not_of("0123456789");
  return digits > 0 && digits != std::string_view::npos &&
         (line.substr(digits).starts_with(". ") || line.substr(digits).starts_with(") "));
}

/// Lists, "Q:" lines, or the `::` and `?` of flashcard notes.
bool may_be_markdown(std::string_view text, const std::vector<std::string_view>& lines) {
  constexpr std::array<std::string_view, 3> questions{"Q:", "Q.", "Question:"};
  const auto inline_card = [](std::string_view line) {
    const auto at = line.find("::");
    return at != std::string_view::npos && at > 0 && at + 2 < line.size();
  };
  return std::ranges::any_of(lines, is_list_item) || std::ranges::any_of(lines, is_heading) ||
         lines_with(lines, questions) > 0 || std::ranges::any_of(lines, inline_card) ||
         text.find("==") != std::string_view::npos || text.find("\n?\n") != std::string_view::npos;
}

bool has_header(std::string_view line, char separator) {
  return std::ranges::count_if(split(line, separator),
                               [](const std::string& word) { return role_of_header(word).has_value(); }) >= 2;
}

Format text_format(std::string_view text) {
  const auto lines = lines_of(text);
  if (is_anki_text(text)) return Format::anki_text;
  if (is_aiken(lines)) return Format::aiken;
  if (is_trivia(lines)) return Format::trivia;
  if (is_titled_gift(lines)) return Format::gift;
  const auto separator = find_separator(text);
  const bool sure_table = separator && (text.starts_with('"') || has_header(lines.front(), *separator));
  if (sure_table || (separator && !is_sure_markdown(text, lines))) return Format::table;
  if (is_gift(text, lines)) return Format::gift;
  if (is_sure_markdown(text, lines) || may_be_markdown(text, lines)) return Format::markdown;
  return Format::unknown;
}

}  // namespace

Format recognize(std::string_view text) {
  if (text.starts_with("PK\x03\x04") || text.starts_with("PK\x05\x06")) return Format::package;
  if (text.starts_with("SQLite format 3\0"sv)) return Format::database;
  if (is_xml(text)) return xml_format(text);
  const auto start = trimmed(text);
  if (start.starts_with('{') || start.starts_with('[')) {
    const auto format = json_format(text);
    if (format != Format::other_json || start.substr(1).find_first_of("\"{[") < 40) {
      if (start.find("\":") != std::string_view::npos) return format;
    }
  }
  return text_format(text);
}

Format recognize_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string beginning(1U << 16U, '\0');
  stream.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<std::size_t>(stream.gcount()));
  return recognize(beginning);
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::bank:
      return "a bank";
    case Format::questions:
      return "a file of questions that a bank includes";
    case Format::moodle:
      return "Moodle XML";
    case Format::other_xml:
      return "some other XML";
    case Format::package:
      return "an Anki package";
    case Format::database:
      return "an Anki collection";
    case Format::recto_json:
      return "a bank in JSON";
    case Format::crowdanki:
      return "CrowdAnki JSON";
    case Format::other_json:
      return "some other JSON";
    case Format::anki_text:
      return "an Anki text export";
    case Format::aiken:
      return "Aiken";
    case Format::trivia:
      return "an OpenTriviaQA quiz";
    case Format::gift:
      return "GIFT";
    case Format::markdown:
      return "Markdown";
    case Format::table:
      return "a table";
    case Format::unknown:
      break;
  }
  return "none that recto knows";
}

}  // namespace recto::exchange
