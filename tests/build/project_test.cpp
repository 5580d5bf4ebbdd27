// Two folders searched as one: the project's before recto's own.
#include "build/project.h"

#include "build/deck_files.h"
#include "build/find_bank.h"
#include "build/library.h"
#include "support/messages.h"
#include "support/small_home.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace recto;
using build::Kind;
using build::Origin;
using build::Project;
using test::TemporaryFolder;

namespace {

/// The shipped fonts, and a layout, a theme, a deck and two banks besides.
class Shipped {
 public:
  Shipped() {
    std::filesystem::create_directory_symlink(std::filesystem::path(RECTO_SOURCE) / "fonts", folder.path() / "fonts");
    for (const auto* theme : {"default", "greyscale"}) {
      (void)folder.write(std::string("layouts/themes/") + theme + ".xml",
                         test::file_bytes(std::string(RECTO_SOURCE "/layouts/themes/") + theme + ".xml"));
    }
    (void)folder.write("layouts/plain.xml", layout("Shipped"));
    (void)folder.write("decks/first.xml", "<deck/>");
    (void)folder.write("decks/bank/alpha.xml", test::small_bank());
    (void)folder.write("decks/bank/zeta.xml", test::small_bank());
  }

  static std::string layout(const std::string& title) {
    auto text =
        test::plain_layout("plain", R"(<sheet size="A6" source="test"/>)",
                           R"(<grid columns="2" rows="2" card-width="50mm" card-height="70mm" left="2mm" top="3mm"/>)",
                           R"(<duplex flip="long-edge" turn="book"/>)");
    return text.replace(text.find("\"Plain\""), 7, "\"" + title + "\"");
  }

  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("the project's file of an id stands in for recto's, and a remark says so") {
  const Shipped shipped;
  const TemporaryFolder own;
  (void)own.write("layouts/plain.xml", "<layout id=\"plain\" extends=\"plain\" kind=\"cards\" title=\"Own\"/>");
  build::Library library{Project{own.path(), shipped.folder.path()}};
  diag::Diagnostics diagnostics;
  const auto* layout = library.layout({"plain", {}}, diagnostics);
  REQUIRE(layout != nullptr);
  CHECK(layout->title == "Own");
  CHECK(layout->files.size() == 2);  // it extends the one that it stands in for
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "replaces-shipped");
  CHECK(diagnostics.all()[0].message ==
        "layout `plain` of the project stands in for `" + (shipped.folder.path() / "layouts/plain.xml").string() + "`");
}

TEST_CASE("all files of both folders are there, each id once, with whose it is") {
  const Shipped shipped;
  const TemporaryFolder own;
  (void)own.write("layouts/plain.xml", Shipped::layout("Own"));
  (void)own.write("layouts/themes/mine.xml", "<theme/>");
  const Project project{own.path(), shipped.folder.path()};
  const auto described = [&](Kind kind) {
    std::string text;
    for (const auto& found : project.all(kind)) text += found.id + " " + build::name_of(found.origin) + "\n";
    return text;
  };
  CHECK(described(Kind::layout) == "plain project\n");
  CHECK(described(Kind::theme) == "default recto\ngreyscale recto\nmine project\n");
  CHECK(described(Kind::bank) == "alpha recto\nzeta recto\n");
  CHECK_FALSE(project.find(Kind::layout, "themes/mine").has_value());
  CHECK_FALSE(project.find(Kind::layout, "").has_value());
}

TEST_CASE("without names only the project's decks are built, never those that recto brings") {
  const Shipped shipped;
  const TemporaryFolder own;
  const Project project{own.path(), shipped.folder.path()};
  diag::Diagnostics diagnostics;
  CHECK(build::deck_files({}, project, diagnostics).empty());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "no-decks");
  CHECK(diagnostics.all()[0].notes[0].starts_with("`recto init` writes a first one here"));
  CHECK(build::deck_files({"first"}, project, diagnostics) ==
        std::vector<std::string>{(shipped.folder.path() / "decks/first.xml").string()});
  (void)own.write("decks/second.xml", "<deck/>");
  CHECK(build::deck_files({}, project, diagnostics) ==
        std::vector<std::string>{(own.path() / "decks/second.xml").string()});
}

TEST_CASE("a folder in place of a deck, and a missing deck, say what to write") {
  const Shipped shipped;
  const TemporaryFolder own;
  const Project project{own.path(), shipped.folder.path()};
  diag::Diagnostics diagnostics;
  CHECK(build::deck_files({own.path().string(), "frist"}, project, diagnostics).empty());
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[0].code == "directory");
  CHECK(diagnostics.all()[1].code == "unknown-deck");
  CHECK(diagnostics.all()[1].notes == std::vector<std::string>{"did you mean `first`?", project.searched(Kind::deck)});
}

TEST_CASE("a bank is named by path or by name, and a project's own comes first") {
  const Shipped shipped;
  const TemporaryFolder own;
  const Project project{own.path(), shipped.folder.path()};
  diag::Diagnostics diagnostics;
  CHECK(build::find_bank({}, project, diagnostics) == (shipped.folder.path() / "decks/bank/alpha.xml").string());
  CHECK(build::find_bank("zeta", project, diagnostics) == (shipped.folder.path() / "decks/bank/zeta.xml").string());
  const auto mine = own.write("decks/bank/mine.xml", test::small_bank());
  CHECK(build::find_bank({}, project, diagnostics) == mine);
  CHECK(build::find_bank(mine, project, diagnostics) == mine);
  CHECK(diagnostics.all().empty());
  CHECK_FALSE(build::find_bank("zeat", project, diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "unknown-bank");
  CHECK(diagnostics.all()[0].notes[0] == "did you mean `zeta`?");
}

TEST_CASE("a deck finds a shipped bank that its own folder lacks") {
  const Shipped shipped;
  const TemporaryFolder own;
  const Project project{own.path(), shipped.folder.path()};
  const auto resolved = (own.path() / "decks/bank/alpha.xml").string();
  CHECK(build::bank_of_deck(resolved, "bank/alpha.xml", project) ==
        (shipped.folder.path() / "decks/bank/alpha.xml").string());
  (void)own.write("decks/bank/alpha.xml", test::small_bank());
  CHECK(build::bank_of_deck(resolved, "bank/alpha.xml", project) == resolved);
  CHECK(build::bank_of_deck("nowhere.xml", "bank/nowhere.xml", project) == "nowhere.xml");
}

TEST_CASE("a project's fonts.xml adds families to recto's") {
  const Shipped shipped;
  const TemporaryFolder own;
  (void)own.write("fonts/fonts.xml",
                  "<fonts><family id=\"house\" name=\"House\"><file path=\"House.ttf\"/></family>"
                  "<fallback families=\"house serif\"/></fonts>");
  build::Library library{Project{own.path(), shipped.folder.path()}};
  diag::Diagnostics diagnostics;
  const auto* fonts = library.fonts(diagnostics);
  CHECK(test::summary(diagnostics) == "");
  REQUIRE(fonts != nullptr);
  const auto& catalogue = fonts->catalogue();
  REQUIRE(catalogue.find("house") != nullptr);
  CHECK(catalogue.find("house")->files[0].path == (own.path() / "fonts/House.ttf").string());
  CHECK(catalogue.find("serif") != nullptr);
  CHECK(catalogue.fallbacks.front().families == std::vector<std::string>{"house", "serif"});
  CHECK(catalogue.files.size() == 2);
}
