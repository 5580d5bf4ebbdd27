// Fills the values that a layout may show of a question: its number, level, topic, tags, minutes, prompt and source.
#include "blocks/question_subject.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace recto::blocks {

Subject question_subject(const deck::Deck& deck, const deck::Entry& entry, const References& common) {
  Subject subject;
  subject.bank = deck.bank;
  subject.question = entry.question;
  subject.references = common;
  subject.language = deck.language;
  const auto& question = *entry.question;
  auto& references = subject.references;
  references.set("number", fmt::format("{}", entry.number));
  references.set("id", question.id);
  references.set("level", deck.bank->level(question.level).title);
  references.set("topic", deck.bank->topic(question.topic).title);
  references.set("tags", fmt::format("{}", fmt::join(question.tags, ", ")));
  references.set("minutes", question.minutes > 0 ? fmt::format("{}", question.minutes) : std::string{});
  references.set("prompt", bank::plain_text(question.prompt));
  if (!question.sources.empty()) references.set("source", question.sources.front().href);
  return subject;
}

}  // namespace recto::blocks
