// Fills the values that a layout may show of a question: its number, level, topic, tags, minutes, prompt and source.
#include "blocks/question_scope.h"

#include <fmt/format.h>

namespace recto::blocks {

Scope question_scope(const deck::Deck& deck, const deck::Entry& entry, const Variables& common) {
  Scope scope;
  scope.bank = deck.bank;
  scope.question = entry.question;
  scope.variables = common;
  scope.language = deck.language;
  const auto& question = *entry.question;
  auto& variables = scope.variables;
  using layout::Variable;
  variables.set(Variable::number, fmt::format("{}", entry.number));
  variables.set(Variable::id, question.id);
  variables.set(Variable::level, deck.bank->level(question.level).title);
  variables.set(Variable::topic, deck.bank->topic(question.topic).title);
  variables.set(Variable::tags, common.listed(question.tags));
  variables.set(Variable::minutes, question.minutes > 0 ? fmt::format("{}", question.minutes) : std::string{});
  variables.set(Variable::prompt, bank::plain_text(question.prompt));
  if (!question.sources.empty()) variables.set(Variable::source, question.sources.front().href);
  return scope;
}

}  // namespace recto::blocks
