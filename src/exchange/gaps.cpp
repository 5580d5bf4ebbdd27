// Answers are cut at `=` and `~` that no backslash escapes.  What they are together follows from their signs: `~` makes
// a choice, `->` pairs, `#` at the start a number, the words true and false a choice of the two.
#include "exchange/gaps.h"

#include "exchange/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <utility>

namespace recto::exchange {
namespace {

/// The first of `signs` that no backslash escapes; npos for none.
std::size_t find_sign(std::string_view text, std::string_view signs, std::size_t from = 0) {
  for (auto at = from; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (signs.find(text[at]) != std::string_view::npos) {
      return at;
    }
  }
  return std::string_view::npos;
}

/// `1:MULTICHOICE:` of Moodle's cloze; its length.
std::size_t cloze_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0) ++at;
  if (at >= text.size() || text[at] != ':') return 0;
  const auto end = text.find(':', at + 1);
  if (end == std::string_view::npos) return 0;
  const auto name = text.substr(at + 1, end - at - 1);
  const bool word =
      !name.empty() && std::ranges::all_of(name, [](unsigned char c) { return std::isupper(c) != 0 || c == '_'; });
  return word ? end + 1 : 0;
}

/// `%50%` at the start: its value, and what follows.
std::pair<double, std::string_view> take_weight(std::string_view text) {
  if (!text.starts_with('%')) return {0, text};
  const auto end = text.find('%', 1);
  if (end == std::string_view::npos) return {0, text};
  const std::string number(text.substr(1, end - 1));
  return {std::strtod(number.c_str(), nullptr), text.substr(end + 1)};
}

/// `text -> match`, `text # feedback`.
Answer answer_of(std::string_view text, bool correct) {
  Answer answer;
  answer.correct = correct;
  const auto [weight, rest] = take_weight(trimmed(text));
  if (weight > 0) answer.correct = true;
  if (weight < 0) answer.correct = false;
  const auto feedback = std::min(find_sign(rest, "#"), rest.size());
  answer.feedback = trimmed(rest.substr(std::min(feedback + 1, rest.size())));
  const auto body = rest.substr(0, feedback);
  const auto arrow = body.find("->");
  answer.text = trimmed(body.substr(0, arrow));
  if (arrow != std::string_view::npos) answer.match = trimmed(body.substr(arrow + 2));
  return answer;
}

/// Each answer with its sign; `~=` counts as `=`.
std::vector<Answer> answers_of(std::string_view text, bool& offered) {
  std::vector<Answer> answers;
  for (auto at = find_sign(text, "=~"); at < text.size();) {
    bool correct = text[at] == '=';
    offered = offered || text[at] == '~';
    auto begin = at + 1;
    while (begin < text.size() && (text[begin] == '=' || text[begin] == '~')) correct = correct || text[begin++] == '=';
    const auto next = std::min(find_sign(text, "=~", begin), text.size());
    answers.push_back(answer_of(text.substr(begin, next - begin), correct));
    at = next;
  }
  return answers;
}

AnswerBlock truth_block(bool truth, std::string_view rest) {
  AnswerBlock block{AnswerBlock::Kind::choice, {{"True", {}, {}, truth}, {"False", {}, {}, !truth}}, {}};
  const auto first = find_sign(rest, "#");
  if (first == std::string_view::npos) return block;
  const auto second = std::min(find_sign(rest, "#", first + 1), rest.size());
  block.answers[truth ? 1 : 0].feedback = trimmed(rest.substr(first + 1, second - first - 1));
  block.answers[truth ? 0 : 1].feedback = trimmed(rest.substr(std::min(second + 1, rest.size())));
  return block;
}

/// `3.14:0.05` is "3.14 ± 0.05", `1..5` "1 to 5".
std::string number_words(std::string_view text) {
  const auto range = text.find("..");
  if (range != std::string_view::npos)
    return fmt::format("{} to {}", trimmed(text.substr(0, range)), trimmed(text.substr(range + 2)));
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || trimmed(text.substr(colon + 1)) == "0")
    return std::string(trimmed(text.substr(0, colon)));
  return fmt::format("{} ± {}", trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
}

AnswerBlock numeric_block(std::string_view text) {
  AnswerBlock block{AnswerBlock::Kind::numeric, {}, {}};
  bool offered = false;
  block.answers = answers_of(text, offered);
  if (block.answers.empty()) block.answers.push_back(answer_of(text, true));
  for (auto& answer : block.answers) answer.text = number_words(answer.text);
  return block;
}

AnswerBlock signed_block(std::string_view text) {
  bool offered = false;
  AnswerBlock block{AnswerBlock::Kind::typed, answers_of(text, offered), {}};
  const bool paired = std::ranges::any_of(block.answers, [](const Answer& answer) { return !answer.match.empty(); });
  if (paired) block.kind = AnswerBlock::Kind::pairs;
  if (offered && !paired) block.kind = AnswerBlock::Kind::choice;
  return block;
}

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return result;
}

class Filler {
 public:
  Filler(Entry& entry, Markup markup, Losses& losses, diag::Diagnostics& diagnostics)
      : entry_{entry}, markup_{markup}, losses_{losses}, diagnostics_{diagnostics} {}

  void fill(const Gapped& gapped) {
    if (gapped.blocks.empty()) return append(entry_.prompt, content(gapped.texts.front()));
    for (const auto& block : gapped.blocks) append(entry_.explanation, content(block.feedback));
    if (gapped.blocks.size() > 1) return fill_several(gapped);
    const bool within = !trimmed(gapped.texts.back()).empty();
    append(entry_.prompt, content(gapped.texts.front() + (within ? " _____ " + gapped.texts.back() : "")));
    fill_one(gapped.blocks.front());
  }

 private:
  [[nodiscard]] Content content(std::string_view text) {
    return read_markup(unescaped(trimmed(text)), markup_, entry_.place, losses_, diagnostics_);
  }

  void fill_one(const AnswerBlock& block) {
    switch (block.kind) {
      case AnswerBlock::Kind::essay:
        return;
      case AnswerBlock::Kind::choice:
        for (const auto& answer : block.answers) {
          entry_.choices.push_back({content(answer.text), answer.correct, content(answer.feedback)});
        }
        return;
      case AnswerBlock::Kind::typed:
      case AnswerBlock::Kind::numeric:
        return fill_typed(block);
      case AnswerBlock::Kind::pairs:
        return fill_pairs(block);
    }
  }

  /// The first right answer is the answer; what is accepted too follows.
  void fill_typed(const AnswerBlock& block) {
    std::vector<std::string> others;
    for (const auto& answer : block.answers) {
      if (entry_.short_answer.empty() && answer.correct) {
        entry_.short_answer = content(answer.text);
      } else if (answer.correct && plain_text(content(answer.text)) != plain_text(entry_.short_answer)) {
        others.push_back(plain_text(content(answer.text)));
      }
      append(entry_.explanation, content(answer.feedback));
    }
    if (others.empty()) return;
    append(entry_.explanation, plain_content(fmt::format("Also right: {}", fmt::join(others, "; ")), entry_.place));
  }

  /// Left sides in order and right sides by the alphabet, so that their order tells nothing.
  void fill_pairs(const AnswerBlock& block) {
    Block lefts{Block::Kind::steps, {}, {}, {}, {}, {}, entry_.place};
    Block pairs = lefts;
    pairs.kind = Block::Kind::bullets;
    std::vector<std::string> rights;
    for (const auto& answer : block.answers) {
      if (!answer.text.empty()) lefts.items.push_back(content(answer.text));
      const auto right = plain_text(content(answer.match));
      if (std::ranges::find(rights, right) == rights.end()) rights.push_back(right);
      if (answer.text.empty()) continue;
      auto pair = content(answer.text);
      if (!pair.empty()) pair.back().line.push_back({Piece::Kind::text, " → " + right, {}, {}});
      pairs.items.push_back(std::move(pair));
    }
    std::ranges::sort(rights);
    entry_.prompt.push_back(std::move(lefts));
    append(entry_.prompt, plain_content(fmt::format("{}", fmt::join(rights, " · ")), entry_.place));
    entry_.short_answer = Content{std::move(pairs)};
  }

  void fill_several(const Gapped& gapped) {
    std::string front;
    std::string back;
    for (std::size_t i = 0; i < gapped.texts.size(); ++i) {
      front += gapped.texts[i];
      back += gapped.texts[i];
      if (i == gapped.blocks.size()) break;
      front += front_of(gapped.blocks[i], i + 1);
      back += back_of(gapped.blocks[i]);
      for (const auto& answer : gapped.blocks[i].answers) append(entry_.explanation, content(answer.feedback));
    }
    append(entry_.prompt, content(front));
    append(entry_.answer, content(back));
  }

  static std::string front_of(const AnswerBlock& block, std::size_t number) {
    if (block.kind != AnswerBlock::Kind::choice) return fmt::format("({}) _____", number);
    std::vector<std::string> options;
    for (const auto& answer : block.answers) options.push_back(answer.text);
    return fmt::format("({}) [{}]", number, fmt::join(options, " / "));
  }

  [[nodiscard]] std::string back_of(const AnswerBlock& block) const {
    for (const auto& answer : block.answers) {
      if (!answer.correct) continue;
      return markup_ == Markup::html ? "<b>" + answer.text + "</b>" : answer.text;
    }
    return "_____";
  }

  Entry& entry_;
  Markup markup_;
  Losses& losses_;
  diag::Diagnostics& diagnostics_;
};

}  // namespace

AnswerBlock read_block(std::string_view inside) {
  auto text = trimmed(inside);
  text.remove_prefix(cloze_prefix(text));
  text = trimmed(text);
  std::string_view general;
  if (const auto at = text.find("####"); at != std::string_view::npos) {
    general = trimmed(text.substr(at + 4));
    text = trimmed(text.substr(0, at));
  }
  const auto word = upper(text.substr(0, std::min(find_sign(text, "#"), text.size())));
  AnswerBlock block;
  if (const auto truth = trimmed(word); truth == "T" || truth == "TRUE" || truth == "F" || truth == "FALSE") {
    block = truth_block(truth.starts_with('T'), text);
  } else if (text.starts_with('#')) {
    block = numeric_block(text.substr(1));
  } else if (!text.empty()) {
    block = signed_block(text);
  }
  block.feedback = general;
  return block;
}

void fill_gaps(Entry& entry, const Gapped& gapped, Markup markup, Losses& losses, diag::Diagnostics& diagnostics) {
  Filler(entry, markup, losses, diagnostics).fill(gapped);
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size() &&
                        std::string_view("~=#{}:\\n").find(text[i + 1]) != std::string_view::npos;
    const bool bracket = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '(' || text[i + 1] == ')');
    if (!escape || bracket) {
      out += text[i];
      continue;
    }
    out += text[i + 1] == 'n' ? '\n' : text[i + 1];
    ++i;
  }
  return out;
}

}  // namespace recto::exchange
