#include "support/small_home.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using recto::test::lines_of;
using recto::test::SmallHome;

namespace {

/// What a Python expression over the parsed JSON `data` prints.
std::string in_json(const std::string& text, const std::string& expression) {
  const auto ending = recto::test::run(
      {.words = {"python3", "-c", "import json, sys; data = json.load(sys.stdin); print(" + expression + ")"},
       .input = text});
  REQUIRE_MESSAGE(ending.code == 0, ending.err);
  return ending.out.substr(0, ending.out.find_last_not_of('\n') + 1);
}

std::string output(const SmallHome& home, const std::vector<std::string>& arguments) {
  const auto ending = home.recto(arguments);
  CHECK(ending.code == 0);
  CHECK(ending.err.empty());
  return ending.out;
}

}  // namespace

TEST_CASE("questions are listed as an aligned table in the bank's order") {
  const SmallHome home;
  const auto lines = lines_of(output(home, {"list", "questions"}));
  REQUIRE(lines.size() == 9);
  CHECK(lines[0] == "id  level   topic  minutes  tags   prompt");
  CHECK(lines[1] == "q1  mid     alpha  1        early  What is the answer to question number 1?");
  CHECK(lines[8] == "q8  senior  beta   8        late   What is the answer to question number 8?");
}

TEST_CASE("every list is JSON on demand, with the same rows as the table") {
  const SmallHome home;
  for (const char* what : {"questions", "decks", "layouts", "themes", "fonts", "levels", "topics", "codes"}) {
    CAPTURE(what);
    const auto table = lines_of(output(home, {"list", what}));
    const auto json = output(home, {"list", what, "--json"});
    CHECK(in_json(json, "len(data)") == std::to_string(table.size() - 1));
    CHECK(in_json(json, "all(list(each) == list(data[0]) for each in data)") == "True");
  }
}

TEST_CASE("filters of a list are those of a deck") {
  const SmallHome home;
  struct Filter {
    std::vector<std::string> options;
    std::string ids;
  };
  const std::vector<Filter> filters{{{"--level", "junior"}, "q3 q6"},
                                    {{"--level", "beginner"}, "q3 q6"},
                                    {{"--level", "junior..mid"}, "q1 q3 q4 q6 q7"},
                                    {{"--level", "junior,senior"}, "q2 q3 q5 q6 q8"},
                                    {{"--level", "junior", "--level", "senior"}, "q2 q3 q5 q6 q8"},
                                    {{"--topic", "beta"}, "q2 q4 q6 q8"},
                                    {{"--tag", "late"}, "q5 q6 q7 q8"},
                                    {{"--level", "mid", "--topic", "alpha", "--tag", "late"}, "q7"}};
  for (const auto& filter : filters) {
    CAPTURE(filter.ids);
    std::vector<std::string> arguments{"list", "questions", "--json"};
    arguments.insert(arguments.end(), filter.options.begin(), filter.options.end());
    CHECK(in_json(output(home, arguments), "' '.join(each['id'] for each in data)") == filter.ids);
  }
}

TEST_CASE("an unknown word in a filter is an error and lists nothing") {
  const SmallHome home;
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{"--level", "juniro"}, {"--topic", "alhpa"}, {"--tag", "erly"}}) {
    for (const bool json : {false, true}) {
      std::vector<std::string> arguments{"list", "questions"};
      arguments.insert(arguments.end(), options.begin(), options.end());
      if (json) arguments.emplace_back("--json");
      const auto ending = home.recto(arguments);
      CHECK(ending.code == 1);
      CHECK(ending.err.find("did you mean") != std::string::npos);
      CHECK(ending.out.empty());
    }
  }
}

TEST_CASE("levels and topics are the bank's own, with how many questions each has") {
  const SmallHome home;
  CHECK(in_json(output(home, {"list", "levels", "--json"}),
                "[(each['id'], each['title'], each['questions']) for each in data]") ==
        "[('junior', 'Junior', 2), ('mid', 'Middle', 3), ('senior', 'Senior', 3)]");
  CHECK(in_json(output(home, {"list", "topics", "--json"}), "[(each['id'], each['questions']) for each in data]") ==
        "[('alpha', 4), ('beta', 4)]");
}

TEST_CASE("a question is shown as text and as JSON") {
  const SmallHome home;
  const auto text = output(home, {"show", "q3"});
  CHECK(text.rfind("q3  [junior, alpha, 3 min]\n", 0) == 0);
  CHECK(text.find("What is the answer to question number 3?") != std::string::npos);
  CHECK(text.find("Because 3 follows 2.") != std::string::npos);
  const auto json = output(home, {"show", "q3", "--json"});
  CHECK(in_json(json, "data['id'], data['level'], data['minutes'], data['short']") ==
        "q3 junior 3 It is the answer numbered 3.");
}

TEST_CASE("a question that does not exist is an error with the nearest") {
  const SmallHome home;
  const auto ending = home.recto({"show", "q33"});
  CHECK(ending.code == 1);
  CHECK(ending.out.empty());
  CHECK(ending.err.starts_with(
      "error: no question `q33` in bank `small`\n  note: did you mean `q3`?\n  note: other banks: `--bank "));
}

TEST_CASE("the beginning of an id is completed, a question of another bank is told with it") {
  const SmallHome home;
  home.write("decks/bank/more.xml",
             "<bank id=\"more\" title=\"More\" xml:lang=\"en\"><levels><level id=\"a1\" title=\"A1\"/></levels>"
             "<topics><topic id=\"food\" title=\"Food\"/></topics>"
             "<question id=\"n-plus-one-problem\"><prompt>?</prompt></question></bank>");
  CHECK(home.recto({"show", "n-plus-one-problem", "--bank", "decks/bank/small.xml"}).err ==
        "error: no question `n-plus-one-problem` in bank `small`\n"
        "  note: another bank has it: add `--bank more`\n");
  const auto zebra = home.recto({"show", "zebra", "--bank", "small"}).err;
  CHECK(
      zebra.starts_with("error: no question `zebra` in bank `small`\n  note: `recto list questions` lists them\n"
                        "  note: other banks: `--bank more`"));
  CHECK(zebra.find("`--bank django`") != std::string::npos);
  const auto near = home.recto({"show", "n-plus-one", "--bank", "decks/bank/more.xml"}).err;
  CHECK(
      near.starts_with("error: no question `n-plus-one` in bank `more`\n  note: did you mean `n-plus-one-problem`?\n"));
  CHECK(near.find("`--bank small`") != std::string::npos);
  const auto elsewhere = home.recto({"show", "q3"});  // the first bank by name is `more`
  CHECK(elsewhere.code == 1);
  CHECK(elsewhere.err == "error: no question `q3` in bank `more`\n  note: another bank has it: add `--bank small`\n");
}

TEST_CASE("another bank is listed by its file") {
  const SmallHome home;
  home.write("elsewhere.xml",
             "<bank id=\"other\" title=\"Other\" xml:lang=\"el\"><levels><level id=\"a1\" title=\"A1\"/></levels>"
             "<topics><topic id=\"food\" title=\"Food\"/></topics>"
             "<question id=\"bread\"><prompt>το ψωμί</prompt></question></bank>");
  CHECK(lines_of(output(home, {"list", "questions", "--bank", "elsewhere.xml"})).back() ==
        "bread  a1     food   0              το ψωμί");
  CHECK(in_json(output(home, {"show", "bread", "--json", "--bank", "elsewhere.xml"}), "data['prompt']") == "το ψωμί");
}

TEST_CASE("check says what build would say and writes nothing") {
  const SmallHome home;
  const auto good = home.recto({"check", "good"});
  CHECK(good.code == 0);
  CHECK(good.err.empty());
  home.write_deck("bad", "<select><questions level=\"juniro\"/></select>", "<cards layout=\"plain\"/>");
  CHECK(home.recto({"check", "bad"}).err == home.recto({"build", "bad"}).err);
  CHECK(home.recto({"check"}).code == 1);
  CHECK_FALSE(std::filesystem::exists(home.output()));
}
