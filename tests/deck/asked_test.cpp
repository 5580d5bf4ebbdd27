#include "deck/asked.h"

#include "deck/gather_passages.h"
#include "support/bank_dump.h"
#include "support/bank_files.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace recto::deck {
namespace {

bank::Bank bank_of(const std::string& questions) {
  const test::ReadBank read(test::bank_with(questions));
  REQUIRE_MESSAGE(read.bank, read.said);
  return *read.bank;
}

}  // namespace

TEST_CASE("what is asked says nothing about what is right") {
  const auto bank =
      bank_of(test::question(
                  "c", "points='2'",
                  "<prompt>Which?</prompt><choices><choice>no</choice><choice correct='yes' points='2'>yes<feedback>f"
                  "</feedback></choice></choices><short>s</short><explanation><p>e</p></explanation>") +
              test::question("m", "",
                             "<prompt>Match.</prompt><matching><pair><left>a</left><right>1</right></pair><pair><left>b"
                             "</left><right>2</right></pair><decoy>3</decoy></matching>") +
              test::question("o", "", "<prompt>Order.</prompt><ordering><item>a</item><item>b</item></ordering>") +
              test::question("g", "",
                             "<prompt>It is <gap also='blue'>green</gap>.<table><tr><td><gap>x</gap></td></tr></table>"
                             "</prompt>") +
              test::question("w", "", "<prompt>It is <gap options='red'>green</gap>.</prompt>") +
              test::question("t", "", "<prompt>So.</prompt><true-false answer='true'/>") +
              test::question("n", "", "<prompt>How?</prompt><numeric value='3' tolerance='1' unit='m'/>"));
  const auto at = [&](std::size_t i, std::vector<int> options) {
    return asked({&bank.questions[i], 1, {}, -1, std::move(options)});
  };
  const auto choices = std::get<bank::Choices>(at(0, {1, 0}).response);
  CHECK(test::dump(choices.items[0].text) == "yes");
  CHECK(choices.right() == 0);
  CHECK(choices.items[0].feedback.empty());
  CHECK(choices.items[0].points == bank::Points{});
  CHECK(at(0, {1, 0}).short_answer.empty());
  CHECK(at(0, {1, 0}).explanation.empty());
  CHECK(at(0, {1, 0}).points == bank::Points{200});
  const auto matching = std::get<bank::Matching>(at(1, {2, 0, 1}).response);
  CHECK(test::dump(matching.pairs[0].first) == "a");
  CHECK(test::dump(matching.pairs[0].second) == "3");
  CHECK(test::dump(matching.decoys[0]) == "2");
  CHECK(test::dump(std::get<bank::Ordering>(at(2, {1, 0}).response).items[0]) == "b");
  const auto gap = at(3, {});
  CHECK(test::dump(gap.prompt) == "It is [xxxxx|gap1].");
  CHECK(gap.gaps[0] == bank::Gap{"xxxxx", {}, {}, ""});
  CHECK(test::dump(gap.prompt_blocks).find("green") == std::string::npos);
  const auto offered = at(4, {1, 0});
  CHECK(offered.gaps[0].decoys == std::vector<std::string>{"red", "green"});
  const Entry entry{&bank.questions[4], 7, {}, -1, {1, 0}};
  CHECK(asking(entry, offered).options == std::vector{1, 2});
  CHECK(asking(entry, offered).number == 7);
  CHECK(std::get<bank::TrueFalse>(at(5, {}).response).answer == bank::TrueFalse::Answer::no);
  CHECK(std::get<bank::Numeric>(at(6, {}).response) == bank::Numeric{"", "", "m"});
}

TEST_CASE("questions about one passage stand together in their section") {
  const auto bank = bank_of(test::question("a") + test::question("b", "passage='p'") + test::question("c") +
                            test::question("d", "passage='p'") + test::question("e", "passage='p'") +
                            "<passage id='p'><p>Read.</p></passage>");
  std::vector<Entry> entries;
  for (const auto& question : bank.questions) entries.push_back({&question, 0});
  gather_passages(entries, {{"", 0, 4}, {"", 4, 1}});
  std::string order;
  for (const auto& entry : entries) order += entry.question->id + std::to_string(entry.number);
  CHECK(order == "a1b2d3c4e5");
}

}  // namespace recto::deck
