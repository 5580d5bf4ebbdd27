// Opens wrappers recursively, depth-bounded by the parser.  Places come from the `data-sourcepos` that cmark-gfm
// writes.
#include "exchange/markdown_parts.h"

#include "exchange/scan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace recto::exchange {
namespace {

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
  return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 9> wrappers{"div",    "section", "article", "main", "center",
                                                   "header", "footer",  "nav",     "tbody"};
constexpr std::array<std::string_view, 10> block_names{"p",     "pre",     "blockquote", "ul",     "ol",
                                                       "table", "details", "dl",         "figure", "hr"};

int heading_level(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

bool is_blank(const Node& node) { return node.name.empty() && trimmed(node.text).empty(); }

bool is_block(const Node& node) {
  return heading_level(node.name) > 0 || is_one_of(node.name, wrappers) || is_one_of(node.name, block_names);
}

bool holds_heading(const Node& node) {
  return std::ranges::any_of(node.children, [](const Node& child) { return heading_level(child.name) > 0; });
}

bool holds_block(const Node& node) {
  return std::ranges::any_of(node.children, [](const Node& child) { return is_block(child) || holds_block(child); });
}

bool holds_picture(const Node& node) {
  return node.name == "img" ||
         std::ranges::any_of(node.children, [](const Node& child) { return holds_picture(child); });
}

bool is_list(const Node& node) { return node.name == "ul" || node.name == "ol"; }

/// Text outside of links, and links that lead out, are what navigation has none of.
void count_links(const Node& node, int& inner, int& other) {
  if (node.name == "a") {
    const auto href = node.attribute("href");
    const bool anchor = href.starts_with('#') || (href.empty() && !node.attribute("name").empty());
    ++(anchor ? inner : other);
    return;
  }
  if (node.name == "img" || node.name == "pre") ++other;
  if (node.name.empty() && trimmed(node.text).find_first_not_of("0123456789.:|-• ") != std::string_view::npos) ++other;
  for (const auto& child : node.children) count_links(child, inner, other);
}

/// A list or table of links into the document, with here and there a word of its own.
bool is_contents(const Node& node) {
  int inner = 0;
  int other = 0;
  count_links(node, inner, other);
  return inner >= 2 && other * 4 <= inner;
}

class Flattener {
 public:
  Flattener(const SourceFile& source, diag::Span place) : source_{source}, place_{std::move(place)} {}

  std::vector<Part> flatten(std::vector<Node> nodes) {
    add(std::move(nodes));
    return std::move(parts_);
  }

 private:
  void add(std::vector<Node> nodes) {
    for (auto& node : nodes) {
      if (is_block(node) || (!node.name.empty() && holds_block(node))) {
        end_loose();
        add_block(std::move(node));
      } else if (!is_blank(node) || !loose_.children.empty()) {
        if (node.name != "br" || !loose_.children.empty()) loose_.children.push_back(std::move(node));
      }
    }
    end_loose();
  }

  void end_loose() {
    auto paragraph = std::exchange(loose_, Node{"p", {}, {}, {}});
    if (!trimmed(text_of(paragraph)).empty() || holds_picture(paragraph)) add_block(std::move(paragraph));
  }

  void add_block(Node node) {
    place_ = place_of(node);
    if (is_one_of(node.name, wrappers)) return add(std::move(node.children));
    if (const int level = heading_level(node.name); level > 0) return push(Part::Kind::heading, std::move(node), level);
    const bool lists = is_list(node) || node.name == "table" || node.name == "details";
    if (lists && is_contents(node)) return drop_contents();
    const bool empty = trimmed(text_of(node)).empty() && !holds_picture(node);
    if (node.name == "hr" || is_navigation(node) || empty) return;
    if (is_list(node)) return add_list(std::move(node));
    if (node.name == "table") return push(Part::Kind::table, std::move(node));
    if (node.name == "details") return push(Part::Kind::details, std::move(node));
    if (is_one_of(node.name, block_names)) return push(Part::Kind::other, std::move(node));
    add(std::move(node.children));  // an inline element around blocks
  }

  /// Its heading goes with it: it is no topic.
  void drop_contents() {
    if (!parts_.empty() && parts_.back().kind == Part::Kind::heading && parts_.back().level > 1) parts_.pop_back();
  }

  void add_list(Node list) {
    if (!std::ranges::any_of(list.children, holds_heading)) return push(Part::Kind::list, std::move(list));
    if (!list.children.empty() && std::ranges::any_of(list.children, is_navigation)) drop_contents();
    for (auto& item : list.children) {
      if (!is_navigation(item)) add(std::move(item.children));  // a table of contents that ran into the first question
    }
  }

  void push(Part::Kind kind, Node node, int level = 0) { parts_.push_back({kind, level, std::move(node), place_}); }

  /// "12:1-14:9": the line that the block begins in; else the last place known.
  [[nodiscard]] diag::Span place_of(const Node& node) const {
    const auto position = node.attribute("data-sourcepos");
    int line = 0;
    std::from_chars(position.data(), position.data() + position.size(), line);
    const auto text = source_->bytes();
    if (line < 1 || line > source_->line_of(text.size())) return place_;
    const auto written = source_->line(line);
    const auto first = std::min(written.find_first_not_of(" \t"), written.size());
    return {source_, static_cast<std::size_t>(written.data() - text.data()) + first, trimmed(written).size()};
  }

  const SourceFile& source_;
  diag::Span place_;
  Node loose_{"p", {}, {}, {}};
  std::vector<Part> parts_;
};

}  // namespace

bool is_navigation(const Node& node) {
  int inner = 0;
  int other = 0;
  count_links(node, inner, other);
  return inner > 0 && other == 0;
}

std::string words_of(const Node& node) { return fold(text_of(node)); }

std::size_t numbering(std::string_view text) {
  std::size_t at = 0;
  const auto word = lower(text.substr(0, 8));
  const bool letter = word.starts_with("question") || word.starts_with('q');
  if (word.starts_with("question")) {
    at = 8;
  } else if (letter) {
    at = 1;
  }
  while (at < text.size() && text[at] == ' ' && letter) ++at;
  const auto digits = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  const bool numbered = at > digits;
  if (!numbered && !letter) return 0;
  if (at >= text.size() || std::string_view(".:)-").find(text[at]) == std::string_view::npos) return 0;
  ++at;
  if (at < text.size() && text[at] != ' ' && !letter) return 0;  // 3.14, 2-way
  while (at < text.size() && text[at] == ' ') ++at;
  return at == text.size() ? 0 : at;
}

bool is_questionlike(std::string_view text) {
  constexpr std::array<std::string_view, 44> openings{
      "what ",       "what's ",        "why ",         "how ",        "when ",     "where ",    "which ",
      "who ",        "explain ",       "describe ",    "define ",     "name ",     "list ",     "compare ",
      "discuss ",    "give ",          "tell ",        "can you ",    "do you ",   "does ",     "is ",
      "are ",        "write ",         "implement ",   "talk ",       "consider ", "have you ", "show ",
      "suppose ",    "imagine ",       "identify ",    "create ",     "design ",   "outline ",  "state ",
      "illustrate ", "differentiate ", "distinguish ", "difference ", "mention ",  "was ",      "wie ",
      "warum ",      "erkläre "};
  text.remove_prefix(numbering(text));
  const auto clean = fold(text);
  for (const std::string_view mark : {"?", "？", "؟", "?)"}) {
    if (clean.ends_with(mark)) return true;
  }
  const auto start = lower(clean.substr(0, 20));
  return std::ranges::any_of(openings, [&](std::string_view opening) { return start.starts_with(opening); }) ||
         clean.find("? ") != std::string::npos;
}

std::vector<Part> parts_of(std::vector<Node> nodes, const SourceFile& source) {
  return parts_of(std::move(nodes), source, {source, 0, 0});
}

std::vector<Part> parts_of(std::vector<Node> nodes, const SourceFile& source, const diag::Span& place) {
  return Flattener(source, place).flatten(std::move(nodes));
}

}  // namespace recto::exchange
