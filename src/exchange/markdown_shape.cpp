// Counts what speaks for each shape.  Surer marks win over more frequent ones: a summary or a "Q:" is never anything
// else, a list item often is.
#include "exchange/markdown_shape.h"

#include "exchange/columns.h"
#include "exchange/markdown_body.h"
#include "exchange/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace recto::exchange {
namespace {

struct HeadingCount {
  int all = 0;
  int asking = 0;    // numbered, or like a question
  int followed = 0;  // by something other than a heading
  int below_asks = 0;
};

struct Counts {
  std::map<std::string, int> summaries;
  int details = 0;
  int marked = 0;
  std::array<HeadingCount, 7> headings;
  int items = 0;
  int asking_items = 0;
  int tables = 0;
};

bool is_answer_word(std::string_view summary) {
  constexpr std::array<std::string_view, 12> words{"answer",     "show answer", "view answer", "solution",
                                                   "see answer", "answers",     "antwort",     "respuesta",
                                                   "réponse",    "resposta",    "ответ",       "click to see answer"};
  const auto word = lower(summary);
  return std::ranges::find(words, word) != words.end();
}

void count_items(const Node& list, Counts& counts) {
  if (is_choice_list(list)) return;
  for (const auto& item : list.children) {
    if (item.name != "li") continue;
    std::string first;
    for (const auto& child : item.children) {
      if (child.name == "ul" || child.name == "ol" || child.name == "pre") break;
      first += text_of(child);
      if (child.name == "p") break;
    }
    ++counts.items;
    counts.asking_items += is_questionlike(fold(first)) ? 1 : 0;
  }
}

void count_heading(const std::vector<Part>& parts, std::size_t i, Counts& counts) {
  const auto& part = parts[i];
  auto& heading = counts.headings[static_cast<std::size_t>(part.level)];
  const auto words = words_of(part.node);
  ++heading.all;
  heading.asking += numbering(words) > 0 || is_questionlike(words) ? 1 : 0;
  if (i + 1 == parts.size() || parts[i + 1].kind == Part::Kind::heading) return;
  ++heading.followed;
  heading.below_asks += parts[i + 1].kind == Part::Kind::other && is_questionlike(words_of(parts[i + 1].node)) ? 1 : 0;
}

Counts count(const std::vector<Part>& parts) {
  Counts counts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& part = parts[i];
    switch (part.kind) {
      case Part::Kind::heading:
        count_heading(parts, i, counts);
        break;
      case Part::Kind::details:
        ++counts.details;
        ++counts.summaries[summary_of(part.node)];
        break;
      case Part::Kind::list:
        count_items(part.node, counts);
        break;
      case Part::Kind::table:
        counts.tables += is_question_table(part.node) ? 1 : 0;
        break;
      case Part::Kind::other:
        counts.marked += marked(words_of(part.node)).mark == Mark::question ? 1 : 0;
        break;
    }
  }
  return counts;
}

/// A summary that is always the same says where the answer is, not what is asked.
std::string answer_summary(const Counts& counts) {
  for (const auto& [summary, times] : counts.summaries) {
    if (is_answer_word(summary) || (times >= 2 && times * 3 >= counts.details * 2)) return summary;
  }
  return {};
}

int asking_level(const Counts& counts) {
  int best = 0;
  for (int level = 1; level <= 6; ++level) {
    const auto& here = counts.headings[static_cast<std::size_t>(level)];
    const int most = best == 0 ? 0 : counts.headings[static_cast<std::size_t>(best)].asking;
    if (here.asking > most) best = level;
  }
  return best;
}

/// The level whose headings are names of questions: most of those with text below ask there.
int titled_level(const Counts& counts) {
  for (int level = 6; level >= 1; --level) {
    const auto& here = counts.headings[static_cast<std::size_t>(level)];
    if (here.followed >= 2 && here.below_asks * 5 >= here.followed * 3 && here.asking * 3 < here.all) return level;
  }
  return 0;
}

/// The level with the most headings that have something below.
int followed_level(const Counts& counts) {
  int best = 0;
  for (int level = 1; level <= 6; ++level) {
    const auto& here = counts.headings[static_cast<std::size_t>(level)];
    const int most = best == 0 ? 0 : counts.headings[static_cast<std::size_t>(best)].followed;
    if (here.followed > most && (level > 1 || here.all > 1)) best = level;
  }
  return best;
}

}  // namespace

Shape shape_of(const std::vector<Part>& parts) {
  const auto counts = count(parts);
  Shape shape;
  shape.answer_summary = answer_summary(counts);
  const int asking_details = shape.answer_summary.empty() ? counts.details : 0;
  const int level = asking_level(counts);
  const int asking = level == 0 ? 0 : counts.headings[static_cast<std::size_t>(level)].asking;
  if (asking_details > 0 && asking_details * 2 >= asking) {
    shape.kind = Shape::Kind::details;
  } else if (counts.marked > 0 && counts.marked >= asking) {
    shape.kind = Shape::Kind::marked;
  } else if (const int titled = titled_level(counts); titled > 0) {
    shape.kind = Shape::Kind::headings;
    shape.level = titled;
    shape.titled = true;
  } else if (asking > 0 && asking * 3 >= counts.asking_items) {
    shape.kind = Shape::Kind::headings;
    shape.level = level;
  } else if (counts.asking_items * 2 >= counts.items && counts.asking_items > 0) {
    shape.kind = Shape::Kind::lists;
  } else if (counts.tables > 0) {
    shape.kind = Shape::Kind::tables;
  } else if (const int followed = followed_level(counts); followed > 0) {
    shape.kind = Shape::Kind::headings;
    shape.level = followed;
  }
  return shape;
}

std::string description(const Shape& shape) {
  switch (shape.kind) {
    case Shape::Kind::details:
      return "summaries of <details>";
    case Shape::Kind::marked:
      return "paragraphs marked Q";
    case Shape::Kind::headings:
      return shape.titled ? fmt::format("paragraphs below headings of level {}", shape.level)
                          : fmt::format("headings of level {}", shape.level);
    case Shape::Kind::lists:
      return "list items";
    case Shape::Kind::tables:
      return "rows of tables";
    case Shape::Kind::none:
      break;
  }
  return "nothing";
}

Marked marked(std::string_view text) {
  const auto start = lower(text.substr(0, 10));
  constexpr std::array<std::string_view, 6> answers{"a:", "a.", "answer:", "ans:", "antwort:", "respuesta:"};
  for (const auto word : answers) {
    if (start.starts_with(word)) return {Mark::answer, word.size()};
  }
  constexpr std::array<std::string_view, 2> questions{"frage:", "pregunta:"};
  for (const auto word : questions) {
    if (start.starts_with(word)) return {Mark::question, word.size()};
  }
  const auto length = start.starts_with('q') ? numbering(text) : 0;
  return length > 0 ? Marked{Mark::question, length} : Marked{};
}

std::string summary_of(const Node& details) {
  for (const auto& child : details.children) {
    if (child.name == "summary") return words_of(child);
  }
  return {};
}

std::vector<std::vector<const Node*>> rows_of(const Node& table) {
  std::vector<std::vector<const Node*>> rows;
  for (const auto& child : table.children) {
    if (child.name == "tr") {
      rows.emplace_back();
      for (const auto& cell : child.children) {
        if (cell.name == "td" || cell.name == "th") rows.back().push_back(&cell);
      }
    } else {
      for (auto& row : rows_of(child)) rows.push_back(std::move(row));
    }
  }
  return rows;
}

bool is_question_table(const Node& table) {
  const auto rows = rows_of(table);
  if (rows.size() < 2) return false;
  bool prompt = false;
  bool answer = false;
  for (const auto* cell : rows.front()) {
    const auto role = role_of_header(words_of(*cell));
    prompt = prompt || role == Role::prompt;
    answer = answer || role == Role::answer;
  }
  return prompt && answer;
}

}  // namespace recto::exchange
