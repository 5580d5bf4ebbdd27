// Names are looked up as they come: a level or topic must be known before the question that has it.  References
// between questions may point forward, so they wait for the end, when all names are sorted for `find_question`.
#include "bank/assembler.h"

#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace recto::bank {
namespace {

std::vector<std::string> level_names(const Bank& bank) {
  std::vector<std::string> names;
  for (const auto& level : bank.levels) {
    names.push_back(level.id);
    names.insert(names.end(), level.aliases.begin(), level.aliases.end());
  }
  return names;
}

std::vector<std::string> topic_names(const Bank& bank) {
  std::vector<std::string> names;
  for (const auto& topic : bank.topics) names.push_back(topic.id);
  return names;
}

}  // namespace

Assembler::Assembler(diag::Diagnostics& diagnostics)
    : diagnostics_{diagnostics}, errors_before_{diagnostics.error_count()} {}

void Assembler::describe(Heading heading) {
  bank_.id = std::move(heading.id);
  bank_.title = std::move(heading.title);
  bank_.author = std::move(heading.author);
  bank_.language = std::move(heading.language);
}

void Assembler::add_level(const Name& id, Name title, const std::vector<Name>& aliases) {
  Level level{id.text, std::move(title.text), {}, std::move(title.place)};
  take(levels_, "level", id);
  for (const auto& alias : aliases) {
    take(levels_, "level", alias);
    level.aliases.push_back(alias.text);
  }
  bank_.levels.push_back(std::move(level));
}

void Assembler::add_topic(const Name& id, Name title) {
  take(topics_, "topic", id);
  bank_.topics.push_back({id.text, std::move(title.text), std::move(title.place)});
}

void Assembler::add_file(std::string path) { bank_.files.push_back(std::move(path)); }

void Assembler::add(Passage passage, const Name& id) {
  take(passages_, "passage", id);
  passage.id = id.text;
  bank_.passages.push_back(std::move(passage));
}

void Assembler::add(Draft draft) {
  for (const auto& name : draft.names) take(questions_, "question", name);
  for (auto& name : draft.see_also) pending_.push_back({bank_.questions.size(), std::move(name)});
  if (draft.passage) pending_passages_.push_back({bank_.questions.size(), std::move(*draft.passage)});
  bank_.questions.push_back(std::move(draft.question));
}

std::optional<LevelIndex> Assembler::level(const Name& name) {
  const auto level = bank_.find_level(name.text);
  if (!level) {
    diagnostics_.error("unknown-level", fmt::format("unknown level `{}`", name.text), name.place)
        .hint(diag::suggestion(name.text, level_names(bank_)));
  }
  return level;
}

std::optional<TopicIndex> Assembler::topic(const Name& name) {
  const auto topic = bank_.find_topic(name.text);
  if (!topic) {
    diagnostics_.error("unknown-topic", fmt::format("unknown topic `{}`", name.text), name.place)
        .hint(diag::suggestion(name.text, topic_names(bank_)));
  }
  return topic;
}

/// Notes that `name` names something; reports a second use, and what cannot be a name.
void Assembler::take(Taken& taken, std::string_view what, const Name& name) {
  if (name.text.empty()) return;
  if (!xml::is_identifier(name.text)) return xml::report_identifier({name.text, name.place}, diagnostics_);
  const auto [first, added] = taken.emplace(name.text, name.place);
  if (added) return;
  diagnostics_.error("duplicate-name", fmt::format("{} `{}` given twice", what, name.text), name.place)
      .hint(fmt::format("first given at {}", diag::location(first->second)));
}

std::optional<Bank> Assembler::finish(const diag::Span& whole) {
  if (bank_.questions.empty() && sound()) diagnostics_.error("no-questions", "bank without questions", whole);
  bank_.questions.shrink_to_fit();
  index_names();
  resolve_see_also();
  resolve_passages();
  if (!sound()) return std::nullopt;
  return std::move(bank_);
}

void Assembler::index_names() {
  for (std::size_t i = 0; i < bank_.questions.size(); ++i) {
    const auto aliases = static_cast<int>(bank_.questions[i].aliases.size());
    for (int alias = -1; alias < aliases; ++alias) bank_.names.push_back({static_cast<int>(i), alias});
  }
  const auto key = [this](const Bank::NamedQuestion& named) {
    const auto& question = bank_.questions[static_cast<std::size_t>(named.question)];
    const std::string_view name =
        named.alias < 0 ? question.id : question.aliases[static_cast<std::size_t>(named.alias)];
    return std::tuple(name, named.question, named.alias);
  };
  std::sort(bank_.names.begin(), bank_.names.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  bank_.names.shrink_to_fit();
}

void Assembler::resolve_see_also() {
  for (const auto& [index, name] : pending_) resolve(bank_.questions[index], name);
}

void Assembler::resolve(Question& question, const Name& name) {
  const auto* target = bank_.find_question(name.text);
  if (target == nullptr) {
    auto& error = diagnostics_.error("unknown-question", fmt::format("no question `{}`", name.text), name.place);
    const auto near = diag::nearest(name.text, known_names());
    if (!near.empty()) error.hint(fmt::format("did you mean `{}`?", near));
  } else if (target == &question) {
    diagnostics_.error("self-reference", fmt::format("`{}` refers to itself", name.text), name.place);
  } else {
    question.see_also.push_back(target->id);
  }
}

/// A passage that no question is about is a warning: its text would not be printed.
void Assembler::resolve_passages() {
  std::vector<std::string> ids;
  for (const auto& passage : bank_.passages) ids.push_back(passage.id);
  for (const auto& [index, name] : pending_passages_) {
    if (bank_.find_passage(name.text) == nullptr) {
      auto& error = diagnostics_.error("unknown-passage", fmt::format("no passage `{}`", name.text), name.place);
      if (!ids.empty()) error.hint(diag::suggestion(name.text, ids));
    }
    bank_.questions[index].passage = name.text;
  }
  for (const auto& passage : bank_.passages) {
    const auto uses = [&](const Pending& pending) { return pending.name.text == passage.id; };
    if (std::ranges::any_of(pending_passages_, uses)) continue;
    diagnostics_.warning("unused-passage", fmt::format("no question is about passage `{}`", passage.id), passage.place)
        .hint(fmt::format("name it in a question: `passage=\"{}\"`", passage.id));
  }
}

/// All ids and aliases, in order of the alphabet.
const std::vector<std::string>& Assembler::known_names() {
  if (sorted_names_.empty()) {
    for (const auto& [name, place] : questions_) sorted_names_.push_back(name);
    std::sort(sorted_names_.begin(), sorted_names_.end());
  }
  return sorted_names_;
}

}  // namespace recto::bank
