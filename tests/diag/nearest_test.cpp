#include "diag/diagnostics.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace recto::diag;

TEST_CASE("the nearest candidate is found if a slip of the fingers leads to it") {
  struct Row {
    std::string word;
    std::vector<std::string> candidates;
    std::string expected;
  };
  const std::vector<Row> table{
      {"testng", {"forms", "testing"}, "testing"},
      {"tetsing", {"testing"}, "testing"},  // a swap is one edit
      {"testing", {"testing"}, "testing"},
      {"JUNIOR", {"junior"}, "junior"},
      {"juinor", {"senior", "junior"}, "junior"},
      {"colour", {"color"}, "color"},
      {"question", {"questions", "select"}, "questions"},
      {"ol", {"ul", "li"}, "ul"},
      {"x", {"y"}, ""},
      {"", {"a"}, ""},
      {"ab", {"cd"}, ""},
      {"wholly", {"different", "words"}, ""},
      {"aab", {"aac", "aad"}, "aac"},  // the first of equals
      {"прмет", {"привет"}, "привет"},
      {"word", {}, ""},
      {"abcdef", {"badcfe"}, ""},  // three swaps are too many
  };
  for (const auto& row : table) {
    CAPTURE(row.word);
    CHECK(nearest(row.word, row.candidates) == row.expected);
  }
}

TEST_CASE("a word that is the beginning of a candidate, or of one of its parts, comes before slips") {
  struct Row {
    std::string word;
    std::vector<std::string> candidates;
    std::string expected;
  };
  const std::vector<Row> table{
      {"n-plus-one", {"n-plus-two", "n-plus-one-problem"}, "n-plus-one-problem"},
      {"handout", {"handout-compact-a4", "handout-a4"}, "handout-a4"},  // the shortest
      {"Handout", {"handout-a4"}, "handout-a4"},
      {"plus", {"n-plus-one", "plush"}, "plush"},  // the start of all before the start of a part
      {"plus", {"n-plus-one", "plug"}, "n-plus-one"},
      {"one", {"phone-number"}, ""},  // not within a part
      {"ab", {"abcdef"}, ""},         // too short to tell
      {"при", {"слово-привет"}, "слово-привет"},
  };
  for (const auto& row : table) {
    CAPTURE(row.word);
    CHECK(nearest(row.word, row.candidates) == row.expected);
  }
  CHECK(suggestion("form", {"model-forms", "forms"}) == "did you mean `forms` or `model-forms`?");
  CHECK(suggestion("form", {"forms", "forms"}) == "did you mean `forms`?");
  CHECK(suggestion("page", {"page-a", "page-bb", "page-ccc"}) == "did you mean `page-a`, `page-bb` or `page-ccc`?");
  CHECK(suggestion("page", {"page-a", "page-bb", "page-ccc", "home-page", "page-dd"}) ==
        "did you mean `page-a`, `page-bb`, `page-dd` or one of 2 more?");
}

TEST_CASE("one edit of any kind in a word of four is found") {
  const std::string word = "mode";
  std::vector<std::string> slips;
  for (std::size_t i = 0; i < word.size(); ++i) {
    slips.push_back(std::string(word).erase(i, 1));
    slips.push_back(std::string(word).insert(i, "x"));
    slips.push_back(std::string(word).replace(i, 1, "x"));
    if (i > 0) {
      slips.push_back(word);
      std::swap(slips.back()[i - 1], slips.back()[i]);
    }
  }
  const std::vector<std::string> known{"far", "mode"};
  for (const auto& slip : slips) CHECK(nearest(slip, known) == "mode");
}

TEST_CASE("a suggestion names the nearest, or else what there is") {
  CHECK(suggestion("testng", {"forms", "testing"}) == "did you mean `testing`?");
  CHECK(suggestion("zzz", {"mm", "cm", "in", "pt"}) == "known are `mm`, `cm`, `in`, `pt`");
  CHECK(suggestion("zzz", {}).empty());
  const std::vector<std::string> many(14, "name");
  CHECK(
      suggestion("zzz", many) ==
      "known are `name`, `name`, `name`, `name`, `name`, `name`, `name`, `name`, `name`, `name`, `name`, `name` and 2 "
      "more");
}
