// Passes over the questions that have no id yet, surest first.  Likeness is tried only between what all other passes
// left on both sides, so a new edition of a large bank stays cheap.
#include "exchange/keep_ids.h"

#include "exchange/scan.h"
#include "exchange/slug.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace recto::exchange {
namespace {

using Triples = std::set<std::string>;

Triples triples_of(std::string_view prompt) {
  const auto text = " " + lower(fold(prompt)) + " ";
  Triples triples;
  for (std::size_t i = 0; i + 3 <= text.size(); ++i) triples.insert(text.substr(i, 3));
  return triples;
}

double likeness(const Triples& a, const Triples& b) {
  std::vector<std::string_view> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  const auto all = a.size() + b.size() - common.size();
  return all == 0 ? 0 : static_cast<double>(common.size()) / static_cast<double>(all);
}

class Chooser {
 public:
  Chooser(const std::vector<Nameable>& questions, const bank::Bank* earlier)
      : questions_{questions}, earlier_{earlier}, ids_(questions.size()) {}

  std::vector<std::string> choose() {
    take_own();
    if (earlier_ != nullptr) {
      keep_by_alias();
      keep_by_prompt();
      keep_by_likeness();
    }
    make_slugs();
    return std::move(ids_);
  }

 private:
  void take_own() {
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (questions_[i].own_id.empty()) continue;
      ids_[i] = questions_[i].own_id;  // a second use is the assembler's to report
      taken_.insert(ids_[i]);
    }
  }

  [[nodiscard]] bool is_open(std::size_t i) const { return ids_[i].empty(); }
  [[nodiscard]] bool is_free(const std::string& id) const { return !taken_.contains(id); }

  void give(std::size_t i, const std::string& id) {
    ids_[i] = id;
    taken_.insert(id);
  }

  void keep_by_alias() {
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (!is_open(i) || questions_[i].alias.empty()) continue;
      const auto* same = earlier_->find_question(questions_[i].alias);
      if (same != nullptr && is_free(same->id)) give(i, same->id);
    }
  }

  void keep_by_prompt() {
    std::unordered_map<std::string, std::vector<const bank::Question*>> by_prompt;
    for (const auto& question : earlier_->questions)
      by_prompt[fold(bank::plain_text(question.prompt))].push_back(&question);
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (!is_open(i)) continue;
      for (const auto* same : by_prompt[fold(questions_[i].prompt)]) {
        if (is_open(i) && is_free(same->id)) give(i, same->id);
      }
    }
  }

  void keep_by_likeness() {
    std::vector<std::pair<const std::string*, Triples>> left;
    for (const auto& question : earlier_->questions) {
      if (is_free(question.id)) left.emplace_back(&question.id, triples_of(bank::plain_text(question.prompt)));
    }
    for (std::size_t i = 0; i < ids_.size() && !left.empty(); ++i) {
      if (!is_open(i)) continue;
      const auto mine = triples_of(questions_[i].prompt);
      const auto like = [&](const auto& other) { return likeness(mine, other.second); };
      const auto best = std::ranges::max_element(left, {}, like);
      if (like(*best) < likeness_bound) continue;
      give(i, *best->first);
      left.erase(best);
    }
  }

  /// New questions may not take an id that a gone question had: decks and links name it.
  [[nodiscard]] bool was_used(const std::string& id) const {
    return earlier_ != nullptr && earlier_->find_question(id) != nullptr;
  }

  void make_slugs() {
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (!is_open(i)) continue;
      auto stem = slug(questions_[i].title);
      if (stem.empty()) stem = slug(questions_[i].prompt);
      if (stem.empty()) stem = "question";
      auto id = stem;
      int& number = numbers_[stem];
      while (!is_free(id) || was_used(id)) id = stem + "-" + std::to_string(number = std::max(number + 1, 2));
      give(i, id);
    }
  }

  const std::vector<Nameable>& questions_;
  const bank::Bank* earlier_;
  std::vector<std::string> ids_;
  std::set<std::string> taken_;
  std::unordered_map<std::string, int> numbers_;
};

std::string points(const std::vector<bank::Expectation>& expectations) {
  std::string text;
  for (const auto& each : expectations) text += "\n" + bank::plain_text(each.text);
  return text;
}

/// All that is printed of a question.
std::string printed(const bank::Question& question, const bank::Bank& bank) {
  std::string text = bank.level(question.level).title + "\n" + bank.topic(question.topic).title;
  for (const auto* part : {&question.prompt, &question.short_answer, &question.memory_aid}) {
    text += "\n" + bank::plain_text(*part);
  }
  text += "\n" + bank::plain_text(question.explanation);
  for (const auto& field : question.fields) text += "\n" + field.name + " " + bank::plain_text(field.text);
  for (const auto& tag : question.tags) text += "\n" + tag;
  for (const auto& keyword : question.keywords) text += "\n" + keyword;
  for (const auto& each : question.interview.follow_ups) text += "\n" + bank::plain_text(each);
  text += points(question.interview.look_for) + points(question.interview.red_flags);
  return text + (question.picture ? question.picture->alt : std::string{});
}

}  // namespace

std::vector<std::string> choose_ids(const std::vector<Nameable>& questions, const bank::Bank* earlier) {
  return Chooser(questions, earlier).choose();
}

Changes changes_between(const bank::Bank* earlier, const bank::Bank& now) {
  Changes changes;
  if (earlier == nullptr) return changes;
  std::set<std::string> kept;
  for (const auto& question : now.questions) {
    const auto* before = earlier->find_question(question.id);
    if (before == nullptr) {
      changes.added.push_back(question.id);
      continue;
    }
    kept.insert(before->id);
    const bool same = printed(*before, *earlier) == printed(question, now);
    same ? static_cast<void>(++changes.same) : changes.changed.push_back(question.id);
  }
  for (const auto& question : earlier->questions) {
    if (!kept.contains(question.id)) changes.gone.push_back(question.id);
  }
  return changes;
}

}  // namespace recto::exchange
