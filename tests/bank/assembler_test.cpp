#include "bank/assembler.h"

#include "support/messages.h"

#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace recto;

namespace {

// A reader whose format is one line of words: each name's place is where the word stands.
class WordFile {
 public:
  explicit WordFile(std::string text) : source_{std::make_shared<diag::Source>("words", std::move(text))} {}

  [[nodiscard]] bank::Name name(std::string_view word, std::size_t from = 0) const {
    const auto offset = source_->bytes().find(word, from);
    return {std::string(word), {source_, offset, word.size()}};
  }
  [[nodiscard]] diag::Span whole() const { return {source_, 0, 0}; }

 private:
  std::shared_ptr<const diag::Source> source_;
};

bank::Draft draft(const bank::Name& id, std::vector<bank::Name> see_also = {}) {
  bank::Draft draft;
  draft.question.id = id.text;
  draft.names = {id};
  draft.see_also = std::move(see_also);
  return draft;
}

struct Assembled {
  std::optional<bank::Bank> bank;
  std::string said;
};

Assembled assemble(const WordFile& file, const std::function<void(bank::Assembler&)>& feed) {
  diag::Diagnostics diagnostics;
  bank::Assembler assembler(diagnostics);
  assembler.describe({"b", "Bank", "Ada", "en"});
  assembler.add_level(file.name("low"), {"Low", {}}, {file.name("easy")});
  assembler.add_level(file.name("high"), {"High", {}});
  assembler.add_topic(file.name("food"), {"Food", {}});
  feed(assembler);
  auto bank = assembler.finish(file.whole());
  return {std::move(bank), test::summary(diagnostics)};
}

}  // namespace

TEST_CASE("what a reader adds becomes a bank whose names are found") {
  const WordFile file("low easy high food one two uno");
  const auto made = assemble(file, [&](bank::Assembler& bank) {
    CHECK(bank.level(file.name("easy")) == bank::LevelIndex{0});
    CHECK(bank.level(file.name("high")) == bank::LevelIndex{1});
    CHECK(bank.topic(file.name("food")) == bank::TopicIndex{0});
    CHECK_FALSE(bank.has_one_level());
    CHECK(bank.has_one_topic());
    bank.add_file("words");
    bank.add(draft(file.name("two"), {file.name("uno")}));  // by an alias that comes later
    auto one = draft(file.name("one"), {file.name("two")});
    one.question.aliases = {"uno"};
    one.names.push_back(file.name("uno"));
    bank.add(std::move(one));
  });
  REQUIRE_MESSAGE(made.bank, made.said);
  CHECK(made.said.empty());
  CHECK(made.bank->title == "Bank");
  CHECK(made.bank->author == "Ada");
  CHECK(made.bank->levels == std::vector<bank::Level>{{"low", "Low", {"easy"}}, {"high", "High", {}}});
  CHECK(made.bank->topics == std::vector<bank::Topic>{{"food", "Food"}});
  CHECK(made.bank->files == std::vector<std::string>{"words"});
  REQUIRE(made.bank->questions.size() == 2);
  CHECK(made.bank->questions[0].see_also == std::vector<std::string>{"one"});
  CHECK(made.bank->questions[1].see_also == std::vector<std::string>{"two"});
  CHECK(made.bank->find_question("uno") == &made.bank->questions[1]);
  CHECK(made.bank->names.size() == 3);
}

TEST_CASE("what does not hold together is reported where the reader found it") {
  const WordFile file("low easy high food one two one thre lo fod a/b");
  const std::vector<std::pair<std::function<void(bank::Assembler&)>, std::string>> table{
      {[](auto&) {}, "1:1: error: bank without questions\n"},
      {[&](auto& bank) {
         bank.add(draft(file.name("one")));
         bank.add(draft(file.name("one", 25)));
       },
       "1:28: error: question `one` given twice (first given at words:1:20)\n"},
      {[&](auto& bank) { bank.add(draft(file.name("one"), {file.name("thre")})); },
       "1:32: error: no question `thre`\n"},
      {[&](auto& bank) { bank.add(draft(file.name("one"), {file.name("one", 25)})); },
       "1:28: error: `one` refers to itself\n"},
      {[&](auto& bank) {
         bank.add_level(file.name("easy"), {"Easy", {}}), bank.add(draft(file.name("one")));
       },
       "1:5: error: level `easy` given twice (first given at words:1:5)\n"},
      {[&](auto& bank) { CHECK_FALSE(bank.level(file.name("fod"))); },
       "1:40: error: unknown level `fod` (known are `low`, `easy`, `high`)\n"},
      {[&](auto& bank) { CHECK_FALSE(bank.topic(file.name("fod"))); },
       "1:40: error: unknown topic `fod` (did you mean `food`?)\n"},
      {[&](auto& bank) { bank.add(draft(file.name("a/b"))); },
       "1:44: error: `a/b` is not an identifier (letters, digits, `.`, `_` and `-`, starting with a letter or "
       "digit)\n"},
  };
  for (const auto& [feed, expected] : table) {
    CAPTURE(expected);
    const auto made = assemble(file, feed);
    CHECK_FALSE(made.bank);
    CHECK(made.said == expected);
  }
}
