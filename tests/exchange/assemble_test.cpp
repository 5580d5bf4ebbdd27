#include "exchange/assemble.h"

#include "exchange/divide.h"
#include "exchange/language.h"
#include "exchange/slug.h"
#include "support/imported.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace recto;
using test::Imported;

TEST_CASE("ids are slugs of the prompt, each once") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"What is Django?", "what-is-django"},
      {"  Don't  repeat: yourself!", "dont-repeat-yourself"},
      {"Was heißt „Übung“?", "was-heißt-Übung"},
      {"質問は何ですか？", "質問は何ですか"},
      {"C++ or C#", "c-or-c"},
      {"???", ""},
      {"one two three four five six seven eight nine ten eleven", "one-two-three-four-five-six-seven-eight-nine-ten"},
  };
  for (const auto& [prompt, id] : table) CHECK(exchange::slug(prompt) == id);
  CHECK(Imported("f.csv", "a,1\na,2\na,3\n?,4\n").bank ==
        "a [All levels, f]: a\n  short: 1\na-2 [All levels, f]: a\n  short: 2\na-3 [All levels, f]: a\n  short: 3\n"
        "question [All levels, f]: ?\n  short: 4\n");
}

TEST_CASE("a foreign name comes back out of its alias") {
  for (const std::string name : {"iB=`%{kj", "plain", "a_b", "é", "-x-"}) {
    const auto alias = exchange::foreign_alias("anki", name);
    CHECK(exchange::foreign_name("anki", alias) == name);
    CHECK(exchange::foreign_name("moodle", alias).empty());
  }
}

TEST_CASE("a long answer is divided where a reader would stop") {
  using Where = exchange::Divided::Where;
  const auto divided = [](const std::string& text) {
    exchange::Content content;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find("\n\n", at), text.size());
      append(content, exchange::plain_content(text.substr(at, end - at), {}));
      at = end + 2;
    }
    return exchange::divide(std::move(content));
  };
  const std::string filler(320, 'x');
  CHECK(divided("").where == Where::nowhere);
  CHECK(divided("Short.").where == Where::all_short);
  const auto paragraphs = divided("First.\n\nSecond.\n\nThird.");
  CHECK(paragraphs.where == Where::after_paragraph);
  CHECK(plain_text(paragraphs.short_answer) == "First.");
  CHECK(plain_text(paragraphs.rest) == "Second.\nThird.");
  const auto sentence = divided("It is so, e.g. Here, as J. Smith says. Then " + filler + ".");
  CHECK(sentence.where == Where::after_sentence);
  CHECK(plain_text(sentence.short_answer) == "It is so, e.g. Here, as J. Smith says.");
  CHECK(plain_text(sentence.rest) == "Then " + filler + ".");
  CHECK(divided(filler + filler).where == Where::all_long);
}

TEST_CASE("options make levels and topics where the source has none") {
  exchange::OpenOptions options;
  options.assemble.level = "Mid";
  options.assemble.topic = "Words";
  options.assemble.title = "My words";
  options.assemble.language = "el";
  const Imported read("f.csv", "front,back,level\na,b,Hard\nc,d\n", options);
  REQUIRE(read.result);
  CHECK(read.bank == "a [Hard, Words]: a\n  short: b\nc [Hard, Words]: c\n  short: d\n");
  CHECK(read.result->bank.title == "My words");
  CHECK(read.result->bank.language == "el");
  CHECK(read.result->bank.id == "f");
  CHECK(Imported("f.csv", "a,b\n", options).bank == "a [Mid, Words]: a\n  short: b\n");
  exchange::OpenOptions tags;
  tags.assemble.topics = exchange::Topics::first_of_tags;
  CHECK(Imported("f.csv", "front,back,tags\na,b,net_work::ip x\nc,d,\n", tags).bank ==
        "a [All levels, net work] #net_work.ip #x: a\n  short: b\nc [All levels, f]: c\n  short: d\n");
}

TEST_CASE("a script gives the language away") {
  const std::vector<std::pair<std::string, std::string>> table{{"plain words", ""},
                                                               {"Größe", ""},
                                                               {"", ""},
                                                               {"το ψωμί", "el"},
                                                               {"хлеб", "ru"},
                                                               {"לחם", "he"},
                                                               {"ما هو الناتج log", "ar"},
                                                               {"日本語のパン", "ja"},
                                                               {"面包", "zh"},
                                                               {"빵", "ko"},
                                                               {"bread, ψωμί", ""}};
  for (const auto& [text, language] : table) CHECK(exchange::language_of_script(text) == language);
  const Imported read("f.csv", "ما هذا؟,خبز\nلماذا؟,لأن\n");
  REQUIRE(read.result);
  CHECK(read.result->bank.language == "ar");
}

TEST_CASE("importing a changed file again keeps ids: by foreign name, by prompt, by likeness") {
  const Imported before("f.txt",
                        "#separator:tab\n#guid column:1\nG1\tWhat is HTTP?\ta\nG2\tWhat is TCP?\tb\nG3\tWhat is a "
                        "router good for?\tc\nG4\tgone\td\n");
  REQUIRE(before.result);
  exchange::OpenOptions options;
  options.assemble.earlier = &before.result->bank;
  const Imported after("f.txt",
                       "#separator:tab\n#guid column:1\nG1\tExplain HTTP\ta\nX2\tWhat is TCP?\tB\nX3\tWhat is a router "
                       "good for, then?\tc\nX5\tnew\te\n",
                       options);
  REQUIRE(after.result);
  std::string ids;
  for (const auto& question : after.result->bank.questions) ids += question.id + " ";
  CHECK(ids == "what-is-http what-is-tcp what-is-a-router-good-for new ");
  CHECK(after.result->changes.added == std::vector<std::string>{"new"});
  CHECK(after.result->changes.changed ==
        std::vector<std::string>{"what-is-http", "what-is-tcp", "what-is-a-router-good-for"});
  CHECK(after.result->changes.gone == std::vector<std::string>{"gone"});
  CHECK(after.result->changes.same == 0);
}

TEST_CASE("a new question does not take the id of one that is gone") {
  const Imported before("f.csv", "alpha beta,1\nx,2\n");
  REQUIRE(before.result);
  exchange::OpenOptions options;
  options.assemble.earlier = &before.result->bank;
  const Imported after("f.csv", "x,2\nALPHA: beta,9\nalpha beta,1\n", options);
  REQUIRE(after.result);
  CHECK(after.result->bank.questions[2].id == "alpha-beta");
  CHECK(after.result->bank.questions[1].id == "alpha-beta-2");
  CHECK(after.result->changes.same == 2);
}
