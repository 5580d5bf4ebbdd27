// Fills the values that a layout may show of a question: its number, level, topic, tags, minutes, prompt and source.
#include "blocks/question_scope.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace recto::blocks {

Scope question_scope(const deck::Deck& deck, const deck::Entry& entry, const Variables& common) {
  Scope scope;
  scope.bank = deck.bank;
  scope.question = entry.question;
  scope.options = entry.options;
  scope.passage = deck.bank->find_passage(entry.question->passage.text());
  scope.variables = common;
  scope.language = deck.language;
  const auto& question = *entry.question;
  auto& variables = scope.variables;
  using layout::Variable;
  variables.set(Variable::number, fmt::format("{}", entry.number));
  variables.set(Variable::id, question.id);
  variables.set(Variable::level, deck.bank->level(question.level).title);
  variables.set(Variable::topic, deck.bank->topic(question.topic).title);
  variables.set(Variable::tags, fmt::format("{}", fmt::join(question.tags, ", ")));
  variables.set(Variable::minutes, question.minutes > 0 ? fmt::format("{}", question.minutes) : std::string{});
  if (entry.points != bank::Points{}) variables.set(Variable::points, entry.points.text());
  if (const auto* choices = std::get_if<bank::Choices>(&question.response);
      choices != nullptr && choices->right() > 1) {
    variables.set(Variable::right_count, fmt::format("{}", choices->right()));
  }
  variables.set(Variable::prompt, bank::asked_text(question.prompt));
  if (!question.sources.empty()) variables.set(Variable::source, question.sources.front().href);
  return scope;
}

}  // namespace recto::blocks
