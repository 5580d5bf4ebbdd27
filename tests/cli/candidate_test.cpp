#include "support/run_program.h"
#include "support/shipped_products.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using recto::test::file_bytes;
using recto::test::lines_of;
using recto::test::read_with;
using recto::test::shipped_products;
using recto::test::SmallHome;

namespace {

namespace fs = std::filesystem;

/// What a search for the answers' words in a packet finds; the number of words at the end.
std::vector<std::string> answers_in(const std::string& pdf) {
  const recto::test::TemporaryFolder folder;
  const auto decompressed = (folder.path() / "open.pdf").string();
  (void)read_with({"qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", pdf, decompressed});
  return lines_of(read_with({"python3", RECTO_SOURCE "/tests/cli/answers_absent.py", RECTO_BINARY, RECTO_SOURCE, pdf,
                             decompressed, (shipped_products().folder / "interview-senior-60.manifest.json").string(),
                             RECTO_SOURCE "/decks/interview-senior-60.xml", RECTO_SOURCE "/decks/bank/django.xml",
                             RECTO_SOURCE "/layouts/packet-a4.xml", RECTO_SOURCE "/layouts/packet-letter.xml"}));
}

/// `text` without any `<name …>…</name>`.
std::string without(std::string text, const std::string& name) {
  const std::string end = "</" + name + ">";
  for (auto from = text.find("<" + name); from != std::string::npos; from = text.find("<" + name, from)) {
    const char next = text[from + name.size() + 1];
    if (next != '>' && next != ' ') {
      ++from;
      continue;
    }
    text.erase(from, text.find(end, from) + end.size() - from);
  }
  return text;
}

std::string without_answers(std::string text) {
  for (const char* name : {"short", "explanation", "memory-aid", "keywords", "interview", "source"})
    text = without(text, name);
  return text;
}

enum class Answers { kept, removed };

/// The shipped packet without the eight digits by which packets are told apart: those are computed from the answers
/// too.
void write_packet_without_hash(const SmallHome& home) {
  auto layout = file_bytes(fs::path(RECTO_SOURCE) / "layouts/packet-a4.xml");
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"{hash}", "-"}, {"id=\"packet-a4\"", "id=\"packet\""}}) {
    for (auto at = layout.find(from); at != std::string::npos; at = layout.find(from, at))
      layout.replace(at, from.size(), to);
  }
  home.write("layouts/packet.xml", layout);
}

/// The candidate's copy of an interview from the shipped bank.
std::string candidates_copy(const SmallHome& home, Answers answers) {
  const fs::path bank = fs::path(RECTO_SOURCE) / "decks/bank";
  for (const auto& entry : fs::recursive_directory_iterator(bank)) {
    if (entry.path().extension() != ".xml") continue;
    const auto text = file_bytes(entry.path());
    home.write("decks/bank/" + entry.path().lexically_relative(bank).string(),
               answers == Answers::kept ? text : without_answers(text));
  }
  write_packet_without_hash(home);
  home.write("decks/interview.xml",
             R"(<deck id="interview" title="Interview" bank="bank/django.xml">
  <select seed="5" minutes="45"><questions level="senior"/></select>
  <packet layout="packet" role="candidate"/>
</deck>)");
  const auto ending = home.recto({"build", "interview"});
  CAPTURE(ending.err);
  REQUIRE(ending.code == 0);
  return file_bytes(home.output() / "interview-packet-candidate.pdf");
}

}  // namespace

TEST_CASE("no word of an answer is anywhere in the candidate's copy") {
  for (const char* paper : {"a4", "letter"}) {
    const auto found =
        answers_in(shipped_products().file("interview-senior-60-packet-" + std::string(paper) + "-candidate"));
    REQUIRE_FALSE(found.empty());
    CHECK(found.size() == 1);
    CHECK(found.front().rfind("sought ", 0) == 0);
    CHECK(std::stoi(found.back().substr(7)) > 200);
  }
}

TEST_CASE("the search finds the answers in the interviewer's copy") {
  const auto found = answers_in(shipped_products().file("interview-senior-60-packet-a4-interviewer"));
  CHECK(found.size() > 500);
}

TEST_CASE("the candidate's copy is the same, byte for byte, if the bank has no answers at all") {
  const SmallHome home;
  const auto whole = candidates_copy(home, Answers::kept);
  const auto stripped = candidates_copy(home, Answers::removed);
  CHECK(whole.size() == stripped.size());
  CHECK((whole == stripped));
}
