// Markdown becomes HTML, HTML a row of parts; the shape says which parts ask, and what follows each until the next is
// below it.  Headings above questions are topics, or levels where they are called so.
#include "exchange/readers.h"

#include "exchange/markdown.h"
#include "exchange/markdown_body.h"
#include "exchange/markdown_parts.h"
#include "exchange/markdown_shape.h"
#include "exchange/scale.h"
#include "exchange/scan.h"
#include "exchange/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace recto::exchange {
namespace {

/// `---` … `---` at the start: the site's, not the reader's.
std::size_t front_matter_end(std::string_view text) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return 0;
  const auto end = text.find("\n---", 3);
  if (end == std::string_view::npos) return 0;
  return std::min(text.find('\n', end + 1), text.size() - 1) + 1;
}

/// Front matter as empty lines, so that lines keep their numbers.
std::string without_front_matter(std::string_view text) {
  const auto end = front_matter_end(text);
  std::string out(static_cast<std::size_t>(std::ranges::count(text.substr(0, end), '\n')), '\n');
  return out + std::string(text.substr(end));
}

void cut_front(Content& content, std::size_t bytes) {
  for (auto& block : content) {
    for (auto& piece : block.line) {
      const auto taken = std::min(bytes, piece.text.size());
      piece.text.erase(0, taken);
      bytes -= taken;
      if (bytes == 0) return;
    }
  }
}

class Questions {
 public:
  Questions(const SourceFile& source, Shape shape, Losses& losses, diag::Diagnostics& diagnostics)
      : source_{source}, shape_{std::move(shape)}, losses_{losses}, diagnostics_{diagnostics} {}

  Collection collect(std::vector<Part> parts) {
    for (auto& part : parts) add(std::move(part));
    end_question();
    return std::move(collection_);
  }

 private:
  void add(Part part) {
    if (part.kind == Part::Kind::heading && !is_question_heading(part)) return add_heading(std::move(part));
    switch (shape_.kind) {
      case Shape::Kind::headings:
        return add_by_heading(std::move(part));
      case Shape::Kind::details:
        return part.kind == Part::Kind::details ? add_details(std::move(part)) : add_below(std::move(part));
      case Shape::Kind::lists:
        return part.kind == Part::Kind::list ? add_items(part) : add_below(std::move(part));
      case Shape::Kind::marked:
        return part.kind == Part::Kind::other ? add_marked(std::move(part)) : add_below(std::move(part));
      case Shape::Kind::tables:
        return part.kind == Part::Kind::table ? add_table(part) : add_below(std::move(part));
      case Shape::Kind::none:
        break;
    }
  }

  [[nodiscard]] bool is_question_heading(const Part& part) const {
    if (shape_.kind != Shape::Kind::headings) return false;
    return part.level == shape_.level || (part.level > shape_.level && is_numbered_question(part));
  }

  /// Deeper than the others, but as sure: "3. What is printed?" below "Exercises", which is then a topic.
  static bool is_numbered_question(const Part& part) {
    const auto words = words_of(part.node);
    return numbering(words) > 0 && is_questionlike(words);
  }

  /// A heading that was taken for a question, with questions right below it.
  void make_topic_of(const Part& below) {
    const bool above = open_ && below_.empty() && below.level > shape_.level && !shape_.titled;
    if (!above || is_questionlike(plain_text(open_->prompt))) return;
    headings_[shape_.level] = plain_text(open_->prompt);
    open_.reset();
  }

  /// A heading above questions is a topic; one below a question belongs to its answer.
  void add_heading(Part part) {
    constexpr int first_column = 1;  // people indent a heading only within a list item
    const bool indented = source_->column_of(part.place.offset) > first_column;
    const bool inside = open_ && shape_.kind == Shape::Kind::headings && (part.level > shape_.level || indented);
    if (inside) return add_below(std::move(part));
    end_question();
    const auto words = words_without_links(part.node);
    headings_.erase(headings_.lower_bound(part.level), headings_.end());
    headings_[part.level] = words;
    if (collection_.title.empty() && part.level == 1) collection_.title = words;
  }

  /// "[↑] Patterns:" is "Patterns".
  static std::string words_without_links(Node heading) {
    std::erase_if(heading.children,
                  [](const Node& child) { return child.name == "a" && child.attribute("href").starts_with('#'); });
    auto words = words_of(heading);
    while (words.ends_with(':')) words.pop_back();
    return words.substr(numbering(words));
  }

  Entry new_entry(const diag::Span& place) {
    Entry entry;
    entry.place = place;
    for (const auto& [level, words] : headings_) {
      if (is_level_word(words)) {
        entry.level = level_word(words);
      } else if (level > 1 || headings_.size() == 1) {
        entry.topic = words;
      }
    }
    return entry;
  }

  Content content(const std::vector<Node>& nodes, const diag::Span& place) { return content_of(nodes, place, losses_); }

  void begin(Entry entry) {
    end_question();
    open_ = std::move(entry);
  }

  void end_question() {
    if (!open_) return;
    auto entry = std::exchange(open_, std::nullopt);
    add_body(*entry, std::exchange(below_, {}), shape_.answer_summary, source_, losses_);
    collection_.entries.push_back(std::move(*entry));
  }

  void add_below(Part part) {
    if (open_) {
      below_.push_back(std::move(part));
    } else {
      losses_.note(Loss::no_question, part.place);
    }
  }

  void add_by_heading(Part part) {
    if (part.kind == Part::Kind::heading) {
      make_topic_of(part);
      if (part.level == shape_.level) headings_.erase(headings_.lower_bound(part.level), headings_.end());
      auto entry = new_entry(part.place);
      const auto number = numbering(words_of(part.node));
      entry.prompt = content(part.node.children, part.place);
      cut_front(entry.prompt, number);
      if (shape_.titled) {
        entry.title = plain_text(entry.prompt);
        entry.prompt.clear();
      }
      return begin(std::move(entry));
    }
    const bool asks = open_ && shape_.titled && is_blank(open_->prompt) && part.kind == Part::Kind::other;
    if (!asks) return add_below(std::move(part));
    open_->prompt = content({part.node}, part.place);
  }

  void add_details(Part part) {
    auto entry = new_entry(part.place);
    for (const auto& child : part.node.children) {
      if (child.name == "summary") entry.prompt = content(child.children, part.place);
    }
    drop_bold_of_all(entry.prompt);
    cut_front(entry.prompt, numbering(plain_text(entry.prompt)));
    std::erase_if(part.node.children, [](const Node& child) { return child.name == "summary"; });
    begin(std::move(entry));
    below_ = parts_of(std::move(part.node.children), source_, part.place);
    end_question();
  }

  /// The items of a list ask: what stands below the first paragraph of one is its answer, questions in a list below it
  /// are follow-ups.
  void add_items(const Part& part) {
    if (is_choice_list(part.node)) return add_below(part);
    const auto items = items_of(part.node);
    const auto asking =
        std::ranges::count_if(items, [](const Node* item) { return is_questionlike(first_words(*item)); });
    if (asking * 3 < static_cast<std::ptrdiff_t>(items.size())) return add_below(part);
    for (const auto* item : items) {
      auto parts = parts_of(item->children, source_, part.place);
      if (parts.empty()) continue;
      auto entry = new_entry(parts.front().place);
      entry.prompt = content({parts.front().node}, parts.front().place);
      cut_front(entry.prompt, numbering(plain_text(entry.prompt)));
      parts.erase(parts.begin());
      begin(std::move(entry));
      for (auto& below : parts) add_below_item(std::move(below));
    }
  }

  static std::string first_words(const Node& item) {
    std::string text;
    for (const auto& child : item.children) {
      if (child.name == "ul" || child.name == "ol" || child.name == "pre") break;
      text += text_of(child);
      if (child.name == "p") break;
    }
    return fold(text);
  }

  void add_below_item(Part part) {
    const auto items = part.kind == Part::Kind::list ? items_of(part.node) : std::vector<const Node*>{};
    const bool questions = !items.empty() && std::ranges::all_of(items, [](const Node* item) {
      return is_questionlike(first_words(*item));
    });
    if (!questions) return add_below(std::move(part));
    for (const auto* item : items) open_->follow_ups.push_back(content(item->children, part.place));
  }

  /// Question and answer may stand in one paragraph, a line each.
  void add_marked(Part part) {
    std::vector<Part> lines;
    Part line{Part::Kind::other, 0, {"p", {}, {}, {}}, part.place};
    for (auto& child : part.node.children) {
      if (child.name == "br") {
        lines.push_back(std::exchange(line, {Part::Kind::other, 0, {"p", {}, {}, {}}, part.place}));
        continue;
      }
      auto texts = child.name.empty() ? split(child.text, '\n') : std::vector<std::string>{};
      for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0) lines.push_back(std::exchange(line, {Part::Kind::other, 0, {"p", {}, {}, {}}, part.place}));
        line.node.children.push_back({{}, texts[i], {}, {}});
      }
      if (!child.name.empty()) line.node.children.push_back(std::move(child));
    }
    if (part.node.name != "p") return add_below(std::move(part));
    lines.push_back(std::move(line));
    for (auto& each : lines) add_line(std::move(each));
  }

  void add_line(Part line) {
    const auto mark = marked(words_of(line.node));
    auto said = content({line.node}, line.place);
    cut_front(said, mark.length);
    if (mark.mark == Mark::question) {
      auto entry = new_entry(line.place);
      entry.prompt = std::move(said);
      drop_bold_of_all(entry.prompt);
      return begin(std::move(entry));
    }
    if (!open_) return words_of(line.node).empty() ? void() : losses_.note(Loss::no_question, line.place);
    append(open_->answer, std::move(said));
  }

  void add_table(const Part& part) {
    if (!is_question_table(part.node)) return add_below(part);
    std::vector<Row> rows;
    for (const auto& cells : rows_of(part.node)) {
      Row row;
      row.place = part.place;
      row.number = static_cast<int>(rows.size()) + 1;
      for (const auto* cell : cells) row.cells.push_back({html_of(cell->children), part.place});
      rows.push_back(std::move(row));
    }
    auto plan = plan_of(rows, {}, diagnostics_);
    if (!plan) return;
    plan->markup = Markup::html;
    const auto before = collection_.entries.size();
    add_rows(rows, *plan, collection_, losses_, diagnostics_);
    const auto above = new_entry(part.place);
    for (auto i = before; i < collection_.entries.size(); ++i) {
      auto& entry = collection_.entries[i];
      if (entry.topic.empty()) entry.topic = above.topic;
      if (entry.level.empty()) entry.level = above.level;
    }
  }

  /// Written again, for the reader of cells.
  static std::string html_of(const std::vector<Node>& nodes) {
    std::string html;
    for (const auto& node : nodes) {
      if (node.name.empty()) {
        html += replaced(replaced(node.text, "&", "&amp;"), "<", "&lt;");
        continue;
      }
      html += "<" + node.name;
      for (const auto& [name, value] : node.attributes)
        html += " " + name + "=\"" + replaced(value, "\"", "&quot;") + "\"";
      html += ">" + html_of(node.children) + "</" + node.name + ">";
    }
    return html;
  }

  const SourceFile& source_;
  Shape shape_;
  Losses& losses_;
  diag::Diagnostics& diagnostics_;
  Collection collection_;
  std::map<int, std::string> headings_;  // in force, by level
  std::optional<Entry> open_;
  std::vector<Part> below_;
};

}  // namespace

std::optional<Collection> read_markdown(const SourceFile& source, Losses& losses, diag::Diagnostics& diagnostics) {
  const diag::Span start{source, 0, 0};
  const auto html = markdown_to_html(without_front_matter(source->bytes()), start, losses);
  auto parts = parts_of(parse_html(html, start, diagnostics), source);
  const auto shape = shape_of(parts);
  if (shape.kind == Shape::Kind::none) {
    diagnostics.error("no-questions", "Markdown without a question", diag::whole_file(source->name()))
        .notes.emplace_back(
            "questions are headings, list items, <details>, paragraphs that begin with Q:, or rows of tables");
    return std::nullopt;
  }
  auto collection = Questions(source, shape, losses, diagnostics).collect(std::move(parts));
  if (shape.kind != Shape::Kind::tables) collection.mappings.push_back({description(shape), "questions", start});
  return collection;
}

}  // namespace recto::exchange
