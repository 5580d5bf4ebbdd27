// One pass over the parts with the section in force.  Choices are found first, since what they stand after depends on
// whether there are any.
#include "exchange/markdown_body.h"

#include "exchange/inline_builder.h"
#include "exchange/markdown_shape.h"
#include "exchange/scan.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace recto::exchange {
namespace {

enum class Section { answer, look_for, follow_up, red_flag, sources, memory_aid, explanation };

std::optional<Section> section_of(std::string_view heading) {
  struct Name {
    std::string_view words;
    Section section;
  };
  constexpr std::array names{Name{"answer", Section::answer},
                             Name{"solution", Section::answer},
                             Name{"antwort", Section::answer},
                             Name{"good to hear", Section::look_for},
                             Name{"look for", Section::look_for},
                             Name{"expected", Section::look_for},
                             Name{"red flags", Section::red_flag},
                             Name{"follow-up", Section::follow_up},
                             Name{"follow-ups", Section::follow_up},
                             Name{"follow-up questions", Section::follow_up},
                             Name{"follow up questions", Section::follow_up},
                             Name{"additional links", Section::sources},
                             Name{"references", Section::sources},
                             Name{"reference", Section::sources},
                             Name{"sources", Section::sources},
                             Name{"source", Section::sources},
                             Name{"resources", Section::sources},
                             Name{"links", Section::sources},
                             Name{"hint", Section::memory_aid},
                             Name{"mnemonic", Section::memory_aid},
                             Name{"explanation", Section::explanation}};
  auto word = lower(fold(heading));
  while (word.ends_with(':')) word.pop_back();
  const auto found = std::ranges::find(names, word, &Name::words);
  return found == names.end() ? std::nullopt : std::optional(found->section);
}

/// `<input type="checkbox">`, which task lists become.
const Node* box_of(const Node& item) {
  for (const auto& child : item.children) {
    if (child.name == "input" && child.attribute("type") == "checkbox") return &child;
    if (child.name == "p" || child.name == "label") return box_of(child);
  }
  return nullptr;
}

bool has_attribute(const Node& node, std::string_view name) {
  return std::ranges::any_of(node.attributes, [&](const auto& attribute) { return attribute.first == name; });
}

Node without_box(Node item) {
  std::erase_if(item.children, [](const Node& child) { return child.name == "input"; });
  for (auto& child : item.children) {
    if (child.name == "p" || child.name == "label") child = without_box(std::move(child));
  }
  return item;
}

/// "A: ", "B) ", "c. ": the letter's place in the alphabet, if it is the one expected.
bool has_letter(std::string_view text, std::size_t expected) {
  text = trimmed(text);
  if (text.size() < 2) return false;
  const auto letter = lower(text.substr(0, 1))[0];
  return letter == static_cast<char>('a' + expected) && std::string_view(":).").find(text[1]) != std::string_view::npos;
}

void cut_front(Node& node, std::size_t bytes) {
  if (node.name.empty()) {
    const auto blank = node.text.find_first_not_of(" \t\n");
    node.text.erase(0, std::min(bytes + (blank == std::string::npos ? 0 : blank), node.text.size()));
    return;
  }
  for (auto& child : node.children) {
    if (trimmed(text_of(child)).empty()) continue;
    return cut_front(child, bytes);
  }
}

enum class Options { none, boxes, letters };

Options options_in(const Node& list, std::size_t so_far) {
  const auto items = items_of(list);
  if (items.empty()) return Options::none;
  if (std::ranges::all_of(items, [](const Node* item) { return box_of(*item) != nullptr; })) return Options::boxes;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!has_letter(text_of(*items[i]), so_far + i)) return Options::none;
  }
  return items.size() + so_far >= 2 ? Options::letters : Options::none;
}

Options options_in(const Part& part, std::size_t so_far) {
  return part.kind == Part::Kind::list ? options_in(part.node, so_far) : Options::none;
}

class Body {
 public:
  Body(Entry& entry, const std::string& answer_summary, const SourceFile& source, Losses& losses)
      : entry_{entry}, answer_summary_{answer_summary}, source_{source}, losses_{losses} {}

  void add(std::vector<Part> parts) {
    const auto is_options = [](const Part& part) { return options_in(part, 0) != Options::none; };
    const auto first = std::ranges::find_if(parts, is_options);
    const auto begin = first == parts.end() ? parts.begin() : first;
    for (auto part = parts.begin(); part != begin; ++part) append(entry_.prompt, content(*part));
    for (auto part = begin; part != parts.end(); ++part) add(std::move(*part));
  }

 private:
  Content content(const Part& part) { return content_of({part.node}, part.place, losses_); }

  void add(Part part) {
    const auto options = options_in(part, entry_.choices.size());
    if (options != Options::none) return add_choices(part, options);
    if (is_code_of_choice(part)) return append(entry_.choices.back().text, content(part));
    choices_open_ = false;
    if (part.kind == Part::Kind::details) return add_details(std::move(part));
    if (part.kind == Part::Kind::heading && enter_section(words_of(part.node))) return;
    if (mark_right(words_of(part.node))) return;
    if (enter_bold_section(part)) return;
    if (add_source(part)) return;
    add_to_section(part);
  }

  void add_choices(const Part& part, Options options) {
    for (const auto* item : items_of(part.node)) {
      auto node = *item;
      Choice choice;
      if (options == Options::boxes) {
        choice.correct = has_attribute(*box_of(node), "checked");
        node = without_box(std::move(node));
      } else {
        cut_front(node, 2);
      }
      choice.text = content_of(node.children, part.place, losses_);
      entry_.choices.push_back(std::move(choice));
    }
    choices_open_ = true;
  }

  /// Code, and pictures, of an option fall out of its list item.
  [[nodiscard]] bool is_code_of_choice(const Part& part) const {
    if (!choices_open_ || part.kind != Part::Kind::other) return false;
    const bool picture = words_of(part.node).empty();
    return part.node.name == "pre" || picture;
  }

  void add_details(Part part) {
    const auto summary = summary_of(part.node);
    if (summary != answer_summary_) {
      append(entry_.answer, content(part));
      return;
    }
    std::erase_if(part.node.children, [](const Node& child) { return child.name == "summary"; });
    for (auto& inner : parts_of(std::move(part.node.children), source_, part.place)) add(std::move(inner));
  }

  bool enter_section(std::string_view heading) {
    const auto section = section_of(heading);
    if (section) section_ = *section;
    return section.has_value();
  }

  /// "Answer: D", in whatever language, where there are choices.
  bool mark_right(const std::string& text) {
    if (entry_.choices.empty() || text.size() > 60) return false;
    auto end = text.size();
    while (end > 0 && std::string_view(" .*)").find(text[end - 1]) != std::string_view::npos) --end;
    std::size_t begin = text.find_last_of(":：", end);
    begin = begin == std::string::npos ? 0 : begin + 1;
    bool found = false;
    for (const auto& word : split(replaced(replaced(text.substr(begin, end - begin), ",", " "), " and ", " "), ' ')) {
      if (word.empty()) continue;
      const auto index = static_cast<std::size_t>(word[0] - 'A');
      if (word.size() != 1 || index >= entry_.choices.size()) return false;
      entry_.choices[index].correct = true;
      found = true;
    }
    return found;
  }

  /// A paragraph whose first line is the bold name of a section: "**Reference:** …".
  bool enter_bold_section(Part& part) {
    if (part.kind != Part::Kind::other || part.node.children.empty()) return false;
    const auto& first = part.node.children.front();
    if (first.name != "strong" && first.name != "b") return false;
    if (!enter_section(words_of(first))) return false;
    part.node.children.erase(part.node.children.begin());
    if (!words_of(part.node).empty() && !add_source(part)) add_to_section(part);
    return true;
  }

  /// A paragraph that is nothing but a link.
  bool add_source(const Part& part) {
    if (part.kind != Part::Kind::other || part.node.name != "p") return false;
    const Node* link = nullptr;
    for (const auto& child : part.node.children) {
      if (child.name == "a" && link == nullptr) {
        link = &child;
      } else if (child.name != "br" && !trimmed(text_of(child)).empty()) {
        return false;
      }
    }
    return link != nullptr && add_link(*link);
  }

  bool add_link(const Node& link) {
    const std::string href(trimmed(link.attribute("href")));
    if (!is_address(href)) return false;
    auto title = words_of(link);
    if (title.empty()) return false;  // a picture
    entry_.sources.push_back({href, {}, std::move(title)});
    return true;
  }

  void add_links(const Node& node, bool& other) {
    if (node.name == "a") {
      other = !add_link(node) || other;
      return;
    }
    if (node.name.empty() && !trimmed(node.text).empty()) other = true;
    for (const auto& child : node.children) add_links(child, other);
  }

  void add_to_section(const Part& part) {
    switch (section_) {
      case Section::answer:
        return append(entry_.answer, content(part));
      case Section::explanation:
        return append(entry_.explanation, content(part));
      case Section::memory_aid:
        return append(entry_.memory_aid, content(part));
      case Section::look_for:
        return add_points(part, entry_.look_for);
      case Section::red_flag:
        return add_points(part, entry_.red_flags);
      case Section::follow_up:
        return add_points(part, entry_.follow_ups);
      case Section::sources:
        break;
    }
    bool other = false;
    add_links(part.node, other);
    if (other) append(entry_.explanation, content(part));
  }

  void add_points(const Part& part, std::vector<Content>& points) {
    if (part.kind != Part::Kind::list) {
      points.push_back(content(part));
      return;
    }
    for (const auto* item : items_of(part.node)) points.push_back(content_of(item->children, part.place, losses_));
  }

  Entry& entry_;
  const std::string& answer_summary_;
  const SourceFile& source_;
  Losses& losses_;
  Section section_ = Section::answer;
  bool choices_open_ = false;
};

bool is_all_bold(const Content& content) {
  return std::ranges::all_of(content, [](const Block& block) {
    const auto bold = [](const Piece& piece) {
      return piece.kind != Piece::Kind::text || piece.style.marks.bold || trimmed(piece.text).empty();
    };
    return std::ranges::all_of(block.line, bold) && std::ranges::all_of(block.items, is_all_bold);
  });
}

void drop_bold(Content& content) {
  for (auto& block : content) {
    for (auto& piece : block.line) piece.style.marks.bold = false;
    for (auto& item : block.items) drop_bold(item);
  }
}

}  // namespace

void add_body(Entry& entry, std::vector<Part> parts, const std::string& answer_summary, const SourceFile& source,
              Losses& losses) {
  Body(entry, answer_summary, source, losses).add(std::move(parts));
  drop_bold_of_all(entry.answer);
}

bool is_choice_list(const Node& list) { return options_in(list, 0) != Options::none; }

void drop_bold_of_all(Content& content) {
  if (is_all_bold(content)) drop_bold(content);
}

std::vector<const Node*> items_of(const Node& list) {
  std::vector<const Node*> items;
  for (const auto& child : list.children) {
    if (child.name == "li") items.push_back(&child);
  }
  return items;
}

}  // namespace recto::exchange
