// Each choice becomes a paragraph that begins with its letter.  When a bank learns to hold choices, `assemble` takes
// them over instead and this file goes.
#include "exchange/choices.h"

#include <utility>

namespace recto::exchange {
namespace {

Content labeled(std::size_t index, Content text, const diag::Span& place) {
  if (text.size() > 1 && plain_text(text.front().line) == choice_label(index))
    text.erase(text.begin());  // "A", then code
  const Piece label{Piece::Kind::text, choice_label(index) + ". ", {}, {}};
  const bool has_line = !text.empty() && text.front().kind == Block::Kind::paragraph;
  if (!has_line) {
    Block block;
    block.place = place;
    text.insert(text.begin(), std::move(block));
  }
  text.front().line.insert(text.front().line.begin(), label);
  return text;
}

}  // namespace

std::string choice_label(std::size_t index) {
  constexpr std::size_t letters = 26;
  const std::string last(1, static_cast<char>('A' + index % letters));
  return index < letters ? last : choice_label(index / letters - 1) + last;
}

void flatten_choices(Entry& entry) {
  const auto choices = std::exchange(entry.choices, {});
  Content right;
  Content feedback;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto& choice = choices[i];
    append(entry.prompt, labeled(i, choice.text, entry.place));
    if (choice.correct) append(right, labeled(i, choice.text, entry.place));
    if (!is_blank(choice.feedback)) append(feedback, labeled(i, choice.feedback, entry.place));
  }
  if (!right.empty()) entry.short_answer = std::move(right);
  append(feedback, std::move(entry.explanation));
  entry.explanation = std::move(feedback);
}

}  // namespace recto::exchange
