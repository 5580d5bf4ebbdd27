// The program as users have it: installed, moved, far from its sources.
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using recto::test::Command;
using recto::test::run;
using recto::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

/// An installed tree that was moved to another place since.
class Installed {
 public:
  Installed() {
    const auto build = fs::path(RECTO_BINARY).parent_path().string();
    const auto prefix = folder.path() / "first";
    const auto ending = run({.words = {"cmake", "--install", build, "--prefix", prefix.string()}});
    REQUIRE_MESSAGE(ending.code == 0, ending.err);
    fs::rename(prefix, tree());
    fs::create_directories(project());
  }

  [[nodiscard]] fs::path tree() const { return folder.path() / "moved"; }
  [[nodiscard]] fs::path project() const { return folder.path() / "project"; }
  [[nodiscard]] recto::test::Ending recto(std::vector<std::string> words) const {
    words.insert(words.begin(), (tree() / "bin/recto").string());
    return run({.words = words, .folder = project()});
  }

  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("an installed tree works from any place, with nothing of the source tree") {
  const Installed installed;
  const auto decks = installed.recto({"list", "decks"});
  CHECK(decks.code == 0);
  CHECK(decks.out.find("essentials-40") != std::string::npos);
  const auto built = installed.recto({"build", "essentials-40"});
  CHECK(built.code == 0);
  const auto manifest = recto::test::file_bytes(installed.project() / "output/essentials-40.manifest.json");
  CHECK(manifest.find(installed.tree().string()) != std::string::npos);
  CHECK(manifest.find(RECTO_SOURCE "/") == std::string::npos);
  CHECK(recto::test::file_bytes(installed.tree() / "bin/recto").find(RECTO_SOURCE) == std::string::npos);
}

TEST_CASE("in an installed tree a folder without decks is an error with the cure, and init is that cure") {
  const Installed installed;
  const auto nothing = installed.recto({"build"});
  CHECK(nothing.code == 1);
  CHECK(nothing.err ==
        "error: no decks in `decks`\n  note: `recto init` writes a first one here; `recto list decks` names those that "
        "recto brings\n");
  REQUIRE(installed.recto({"init"}).code == 0);
  const auto built = installed.recto({"build"});
  CHECK(built.code == 0);
  CHECK(built.err.empty());
  for (const auto* name : {"first-cards.pdf", "first-handout-a4.pdf", "first-handout-a4-key.pdf"}) {
    CAPTURE(name);
    CHECK(fs::is_regular_file(installed.project() / "output" / name));
  }
}

TEST_CASE("an installed program without its data says what is missing and where") {
  const Installed installed;
  fs::remove_all(installed.tree() / "share");
  const auto ending = installed.recto({"list", "layouts"});
  CHECK(ending.code == 3);
  CHECK(ending.err.find((installed.tree() / "share/recto").string()) != std::string::npos);
}

TEST_CASE("manual page and completions are installed, and their readers accept them") {
  const Installed installed;
  const auto share = installed.tree() / "share";
  const auto page = run({.words = {"man", "--warnings", "-l", (share / "man/man1/recto.1.gz").string()},
                         .environment = {"MANWIDTH=80", "LC_ALL=C.UTF-8"}});
  CHECK(page.code == 0);
  CHECK(page.err.empty());
  CHECK(page.out.find("--back-shift") != std::string::npos);
  const std::vector<std::vector<std::string>> readers{
      {"bash", "-n", (share / "bash-completion/completions/recto").string()},
      {"zsh", "-n", (share / "zsh/vendor-completions/_recto").string()},
      {"fish", "-n", (share / "fish/vendor_completions.d/recto.fish").string()}};
  for (const auto& words : readers) {
    CAPTURE(words[0]);
    const auto ending = run({.words = words});
    CHECK(ending.code == 0);
    CHECK(ending.err.empty());
  }
}

TEST_CASE("bash completes commands, options, words and ids of the project") {
  const Installed installed;
  REQUIRE(installed.recto({"init"}).code == 0);
  const auto script = (installed.tree() / "share/bash-completion/completions/recto").string();
  const auto completed = [&](const std::string& line, const std::string& index) {
    const auto text = "PATH='" + (installed.tree() / "bin").string() + "':$PATH; . '" + script + "'; COMP_WORDS=(" +
                      line + "); COMP_CWORD=" + index + "; _recto; echo \"${COMPREPLY[*]}\"";
    return run({.words = {"bash", "-c", text}, .folder = installed.project()}).out;
  };
  CHECK(completed("recto bu", "1") == "build\n");
  CHECK(completed("recto build --strict ''", "3") == "continue shrink tighten\n");
  CHECK(completed("recto build --lay", "2") == "--layout\n");
  CHECK(completed("recto build fir", "2") == "first\n");
  CHECK(completed("recto build --layout car", "3") == "cards\n");
}
