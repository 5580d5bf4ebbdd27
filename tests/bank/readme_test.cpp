#include "bank/bank.h"
#include "support/bank_files.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

using namespace recto;

namespace {

// The XML examples of decks/README.md, in order.
std::vector<std::string> examples() {
  std::ifstream file(RECTO_SOURCE "/decks/README.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  constexpr std::string_view fence = "```xml\n";
  std::vector<std::string> found;
  for (auto at = text.find(fence); at != std::string::npos; at = text.find(fence, at)) {
    at += fence.size();
    found.push_back(text.substr(at, text.find("```", at) - at));
  }
  return found;
}

std::vector<std::string> examples_of(std::string_view element) {
  std::vector<std::string> found;
  for (auto& example : examples()) {
    const auto root = example.find("<" + std::string(element));
    if (root != std::string::npos && root == example.find_first_of('<', example.starts_with("<?") ? 2 : 0)) {
      found.push_back(std::move(example));
    }
  }
  return found;
}

}  // namespace

TEST_CASE("the bank of the README reads without a word") {
  const auto banks = examples_of("bank");
  const auto parts = examples_of("questions");
  REQUIRE(banks.size() == 1);
  REQUIRE(parts.size() == 1);
  const test::TemporaryFolder folder;
  folder.write("greek/travel.xml", parts.front());
  const test::ReadBank read(folder, folder.write("greek.xml", banks.front()));
  CHECK(read.said.empty());
  REQUIRE(read.bank);
  CHECK(read.bank->questions.size() == 2);
}

TEST_CASE("the entry and the code of the README read without a word") {
  const auto entries = examples_of("question ");
  const auto blocks = examples_of("code-block");
  REQUIRE(entries.size() == 1);
  REQUIRE(blocks.size() == 1);
  const test::ReadBank read(
      R"(<bank id="b" title="B" xml:lang="en"><levels><level id="mid" title="M"/><level id="senior" title="S"/></levels>
         <topics><topic id="models-orm" title="T"/></topics>)" +
      entries.front() + R"(<question id="n-plus-one-problem" level="mid"><prompt>p</prompt><explanation>)" +
      blocks.front() + "</explanation></question></bank>");
  CHECK(read.said.empty());
  CHECK(read.bank.has_value());
}
