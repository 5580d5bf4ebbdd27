// `recto init` and help: the first minutes with the program.
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using recto::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

recto::test::Ending run_in(const fs::path& folder, std::vector<std::string> words) {
  words.insert(words.begin(), RECTO_BINARY);
  return recto::test::run({.words = words, .folder = folder});
}

}  // namespace

TEST_CASE("a new project builds without a warning") {
  const TemporaryFolder folder;
  const auto written = run_in(folder.path(), {"init", "words"});
  CHECK(written.code == 0);
  CHECK(written.err.empty());
  CHECK(written.out ==
        "words/decks/bank/questions.xml\nwords/decks/first.xml\nwords/layouts/cards.xml\nwords/.gitignore\n"
        "next: cd words && recto build\n");
  const auto built = run_in(folder.path() / "words", {"build"});
  CHECK(built.code == 0);
  CHECK(built.err.empty());
  CHECK(fs::is_regular_file(folder.path() / "words/output/first-cards.pdf"));
}

TEST_CASE("a deck, a layout and a bank are added one by one, and what they write builds") {
  const TemporaryFolder folder;
  CHECK(run_in(folder.path(), {"init", "bank", "mine"}).out == "decks/bank/mine.xml\n");
  CHECK(run_in(folder.path(), {"init", "deck", "midterm"}).out == "decks/midterm.xml\n");
  CHECK(run_in(folder.path(), {"init", "layout", "large"}).out == "layouts/large.xml\n");
  const auto built = run_in(folder.path(), {"build", "midterm", "--layout", "large"});
  CHECK(built.code == 0);
  CHECK(built.err.empty());
  CHECK(fs::is_regular_file(folder.path() / "output/midterm-large.pdf"));
}

TEST_CASE("init replaces nothing") {
  const TemporaryFolder folder;
  (void)folder.write("decks/first.xml", "mine");
  const auto ending = run_in(folder.path(), {"init"});
  CHECK(ending.code == 1);
  CHECK(ending.err.starts_with("error: `decks/first.xml` exists already\n  note: "));
  CHECK(recto::test::file_bytes(folder.path() / "decks/first.xml") == "mine");
  CHECK_FALSE(fs::exists(folder.path() / "layouts"));
  CHECK(run_in(folder.path(), {"init", "deck"}).code == 2);
  CHECK(run_in(folder.path(), {"init", "deck", "a b"}).code == 2);
  CHECK(run_in(folder.path(), {"init", "dekc", "midterm"}).code == 2);
}

TEST_CASE("help on a command is what its --help prints, and an unknown one is guessed") {
  const TemporaryFolder folder;
  CHECK(run_in(folder.path(), {"help", "build"}).out == run_in(folder.path(), {"build", "--help"}).out);
  CHECK(run_in(folder.path(), {"help"}).out == run_in(folder.path(), {"--help"}).out);
  const auto unknown = run_in(folder.path(), {"help", "bulid"});
  CHECK(unknown.code == 2);
  CHECK(unknown.err == "recto: error: no command `bulid`\n  note: did you mean `build`?\n");
  CHECK(run_in(folder.path(), {"help", "--man"}).out.starts_with(".TH RECTO 1 "));
}
