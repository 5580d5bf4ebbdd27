// Letters follow the order in which this version shows its options, so that the key of a version fits its handout.
#include "blocks/answer.h"

#include "deck/option_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace recto::blocks {
namespace {

bank::Span span_of(std::string text, const diag::Span& place) {
  bank::Span span;
  span.text = std::move(text);
  span.place = place;
  return span;
}

bank::Inline line_of(std::string text, const bank::Question& question) {
  bank::Inline line;
  line.place = question.place;
  line.spans.push_back(span_of(std::move(text), question.place));
  return line;
}

/// The letter of `option` as shown.
std::string letter(int option, const std::vector<int>& options) {
  const auto place = std::ranges::find(options, option);
  if (place == options.end()) return "?";
  return std::string(1, deck::letter_of(static_cast<std::size_t>(place - options.begin())));
}

/// The lines of an answer for each kind of response.
struct Lines {
  const Scope& scope;
  const bank::Question& question;

  std::vector<bank::Inline> operator()(std::monostate) const {
    std::vector<std::string> answers;
    for (std::size_t i = 0; i < question.gaps.size(); ++i) {
      const auto& gap = question.gaps[i];
      std::string text = gap.answer;
      for (const auto& other : gap.alternatives) text += " / " + other;
      answers.push_back(question.gaps.size() == 1 ? text : fmt::format("{}\u00A0{}", i + 1, text));
    }
    if (answers.empty()) return {};
    return {line_of(fmt::format("{}", fmt::join(answers, " \u00B7 ")), question)};
  }
  std::vector<bank::Inline> operator()(const bank::Choices& choices) const {
    std::vector<bank::Inline> lines;
    for (const int option : scope.options) {
      const auto& item = choices.items[static_cast<std::size_t>(option)];
      if (item.verdict != bank::Choice::Verdict::right) continue;
      bank::Inline line = item.text;
      bank::Span label = span_of(letter(option, scope.options) + "\u2002", line.place);
      label.marks.bold = true;
      line.spans.insert(line.spans.begin(), std::move(label));
      lines.push_back(std::move(line));
    }
    return lines;
  }
  std::vector<bank::Inline> operator()(const bank::Matching& matching) const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < matching.pairs.size(); ++i) {
      parts.push_back(fmt::format("{}\u00A0{}", i + 1, letter(static_cast<int>(i), scope.options)));
    }
    return {line_of(fmt::format("{}", fmt::join(parts, " \u00B7 ")), question)};
  }
  std::vector<bank::Inline> operator()(const bank::Ordering& ordering) const {
    std::vector<std::string> letters;
    for (std::size_t i = 0; i < ordering.items.size(); ++i) {
      letters.push_back(letter(static_cast<int>(i), scope.options));
    }
    return {line_of(fmt::format("{}", fmt::join(letters, " \u00B7 ")), question)};
  }
  std::vector<bank::Inline> operator()(const bank::TrueFalse& verdict) const {
    return {line_of(verdict_word(verdict.answer, question.language), question)};
  }
  std::vector<bank::Inline> operator()(const bank::Numeric& number) const {
    std::string text = number.value;
    if (!number.tolerance.empty()) text += fmt::format(" \u00B1 {}", number.tolerance);
    if (!number.unit.empty()) text += fmt::format("\u00A0{}", number.unit);
    return {line_of(std::move(text), question)};
  }
};

const bank::Inline* first_paragraph(const bank::Question& question) {
  const auto& blocks = question.explanation;
  const auto found = std::ranges::find(blocks, bank::Block::Kind::paragraph, &bank::Block::kind);
  return found == blocks.end() ? nullptr : &found->text;
}

/// Whether the layout says what is right of the question anyway.
bool says_what_is_right(const Scope& scope) {
  if (scope.shown.answer) return true;
  return scope.question->gaps.empty() ? scope.shown.choices_marked : scope.shown.prompt_filled;
}

struct VerdictWords {
  std::string_view language;
  const char* yes;
  const char* no;
};

constexpr std::array verdict_words{
    VerdictWords{"en", "True", "False"},       VerdictWords{"de", "Richtig", "Falsch"},
    VerdictWords{"fr", "Vrai", "Faux"},        VerdictWords{"es", "Verdadero", "Falso"},
    VerdictWords{"it", "Vero", "Falso"},       VerdictWords{"nl", "Juist", "Onjuist"},
    VerdictWords{"pt", "Verdadeiro", "Falso"}, VerdictWords{"pl", "Prawda", "Fa\u0142sz"},
    VerdictWords{"el", "Σωστό", "Λάθος"},      VerdictWords{"ru", "Верно", "Неверно"}};

}  // namespace

bool has_choices(const bank::Question& question) {
  return !std::holds_alternative<std::monostate>(question.response) || deck::option_count(question) > 0;
}

bool has_answer(const bank::Question& question) {
  return !std::holds_alternative<std::monostate>(question.response) || !question.gaps.empty();
}

bool has_short_answer(const Scope& scope) {
  return !scope.question->short_answer.empty() || !short_answer_lines(scope).empty();
}

std::vector<bank::Inline> answer_lines(const Scope& scope) {
  return std::visit(Lines{scope, *scope.question}, scope.question->response);
}

std::vector<bank::Inline> short_answer_lines(const Scope& scope) {
  const auto& question = *scope.question;
  if (has_answer(question)) return says_what_is_right(scope) ? std::vector<bank::Inline>{} : answer_lines(scope);
  const auto* paragraph = first_paragraph(question);
  if (scope.shown.explanation || paragraph == nullptr) return {};
  return {*paragraph};
}

std::vector<std::string> word_bank(const bank::Question& question, const std::vector<int>& options) {
  std::vector<std::string> all;
  for (const auto& gap : question.gaps) all.push_back(gap.answer);
  for (const auto& gap : question.gaps) all.insert(all.end(), gap.decoys.begin(), gap.decoys.end());
  std::vector<std::string> words;
  for (const int option : options) words.push_back(all[static_cast<std::size_t>(option)]);
  return words;
}

std::string verdict_word(bank::TrueFalse::Answer answer, const std::string& language) {
  const auto primary = std::string_view(language).substr(0, language.find('-'));
  const auto found = std::ranges::find(verdict_words, primary, &VerdictWords::language);
  const auto& words = found == verdict_words.end() ? verdict_words.front() : *found;
  return answer == bank::TrueFalse::Answer::yes ? words.yes : words.no;
}

}  // namespace recto::blocks
