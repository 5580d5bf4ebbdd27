#include "deck/option_order.h"

#include "deck/hash.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace recto::deck {
namespace {

using bank::Choice;

bank::Question question_with(const std::string& id, bank::Response response) {
  bank::Question question;
  question.id = id;
  question.response = std::move(response);
  return question;
}

/// `count` choices, the first right.
bank::Choices choices(std::size_t count) {
  bank::Choices result;
  result.items.resize(count);
  result.items.front().verdict = Choice::Verdict::right;
  return result;
}

std::vector<Entry> entries_of(const std::vector<bank::Question>& questions) {
  std::vector<Entry> entries;
  for (const auto& question : questions) entries.push_back({&question, static_cast<int>(entries.size()) + 1});
  return entries;
}

std::vector<int> order_of(const bank::Question& question, Seed seed = {1}, const std::string& version = {}) {
  const std::vector<bank::Question> questions{question};
  auto entries = entries_of(questions);
  order_options(entries, seed, version);
  return entries.front().options;
}

std::vector<int> sorted(std::vector<int> options) {
  std::ranges::sort(options);
  return options;
}

}  // namespace

TEST_CASE("every choice is shown once, and versions and seeds shuffle them") {
  const auto question = question_with("q", choices(5));
  const auto order = order_of(question);
  CHECK(sorted(order) == std::vector{0, 1, 2, 3, 4});
  CHECK(order == order_of(question));
  CHECK(order != order_of(question, {2}));
  CHECK(order_of(question, {1}, "A") != order_of(question, {1}, "B"));
}

TEST_CASE("pinned choices stay last, and fixed ones as written") {
  auto pinned = choices(4);
  pinned.items[2].pin = Choice::Pin::last;
  pinned.items[3].pin = Choice::Pin::last;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto order = order_of(question_with("q", pinned), {seed});
    CHECK(std::vector(order.begin() + 2, order.end()) == std::vector{2, 3});
  }
  auto fixed = choices(4);
  fixed.shuffle = bank::Shuffle::no;
  CHECK(order_of(question_with("q", fixed)) == std::vector{0, 1, 2, 3});
}

TEST_CASE("of many choices the right ones and the pinned are always shown, in every version the same") {
  auto many = choices(9);
  many.items[4].verdict = Choice::Verdict::right;
  many.items[8].pin = Choice::Pin::last;
  many.show = 5;
  const auto question = question_with("q", many);
  const auto order = order_of(question, {3}, "A");
  CHECK(order.size() == 5);
  CHECK(order.back() == 8);
  for (const int needed : {0, 4}) CHECK(std::ranges::find(order, needed) != order.end());
  CHECK(sorted(order) == sorted(order_of(question, {3}, "B")));
  many.shuffle = bank::Shuffle::no;
  const auto fixed = order_of(question_with("q", many), {3});
  CHECK(fixed == sorted(fixed));
}

TEST_CASE("no letter is right more than three times in a row") {
  std::vector<bank::Question> questions;
  for (int i = 0; i < 400; ++i) questions.push_back(question_with("q" + std::to_string(i), choices(2 + i % 3)));
  auto entries = entries_of(questions);
  int longest = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    order_options(entries, {seed}, "A");
    int run = 0;
    std::ptrdiff_t before = -1;
    for (const auto& entry : entries) {
      const auto place = std::ranges::find(entry.options, 0) - entry.options.begin();
      run = place == before ? run + 1 : 1;
      before = place;
      longest = std::max(longest, run);
    }
  }
  CHECK(longest == longest_run);
}

TEST_CASE("what is to be ordered or matched never stands in the right order") {
  bank::Ordering ordering;
  ordering.items.resize(2);
  bank::Matching matching;
  matching.pairs.resize(2);
  matching.decoys.resize(1);
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    CHECK(order_of(question_with("q", ordering), {seed}) == std::vector{1, 0});
    const auto order = order_of(question_with("q", matching), {seed});
    CHECK(order != std::vector{0, 1, 2});
    CHECK(sorted(order) == std::vector{0, 1, 2});
  }
}

TEST_CASE("gaps have options if one of them offers some, open questions have none") {
  bank::Question gaps;
  gaps.id = "q";
  gaps.gaps = {{"a", {}, {}, ""}, {"b", {}, {}, ""}};
  CHECK(option_count(gaps) == 0);
  gaps.gaps[1].decoys = {"c", "d"};
  CHECK(option_count(gaps) == 4);
  CHECK(sorted(order_of(gaps)) == std::vector{0, 1, 2, 3});
  CHECK(option_count(question_with("q", {})) == 0);
  CHECK(option_count(question_with("q", bank::TrueFalse{})) == 0);
  CHECK(letter_of(0) == 'A');
  CHECK(letter_of(25) == 'Z');
}

TEST_CASE("another order of options is another hash, and open questions hash as ever") {
  const std::vector<bank::Question> questions{question_with("q", choices(3))};
  auto entries = entries_of(questions);
  order_options(entries, {1}, "A");
  const auto first = hash_of(entries);
  std::ranges::reverse(entries.front().options);
  CHECK(first != hash_of(entries));
  auto right = questions;
  std::get<bank::Choices>(right[0].response).items[1].verdict = Choice::Verdict::right;
  std::ranges::reverse(entries.front().options);
  entries.front().question = &right[0];
  CHECK(first != hash_of(entries));
}

}  // namespace recto::deck
