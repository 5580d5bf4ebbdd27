#include "blocks/pictures.h"
#include "parallel/for_each.h"
#include "support/compose_sample.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fmt/format.h>
#include <filesystem>
#include <set>
#include <vector>

namespace recto {
namespace {

using blocks::Pictures;

std::string square(const char* color) {
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm" viewBox="0 0 9 9">
    <path d="M0 0H9V9H0Z" fill="{}"/></svg>)",
                     color);
}

/// Pictures of one folder, and what is said of them.
struct Folder {
  std::shared_ptr<const picture::Picture> read(const std::string& path, const diag::Span& place = {}) {
    return pictures.read(path, place, diagnostics);
  }
  test::TemporaryFolder folder;
  Pictures pictures;
  diag::Diagnostics diagnostics;
};

TEST_CASE("a picture is read once for all places") {
  Folder folder;
  const auto path = folder.folder.write("a.svg", square("red"));
  const auto first = folder.read(path);
  REQUIRE(first);
  std::filesystem::remove(path);
  CHECK(folder.read(path, diag::whole_file("deck.xml")) == first);
  CHECK(folder.diagnostics.all().empty());
}

TEST_CASE("a picture that cannot be read is told for each place that asks for it, the same way each time") {
  Folder folder;
  const auto path = folder.folder.write("a.svg", "<svg");
  const auto question = diag::whole_file("bank.xml");
  for (const auto& place : {diag::Span{}, diag::Span{}, question, question, diag::Span{}}) {
    CHECK_FALSE(folder.read(path, place));
  }
  const auto& all = folder.diagnostics.all();
  REQUIRE(all.size() == 5);
  for (const auto& each : all) CHECK(each.message == all.front().message);
}

TEST_CASE("a missing picture is told where it is asked for") {
  Folder folder;
  const auto path = (folder.folder.path() / "none.png").string();
  const auto bank = diag::whole_file("bank.xml");
  const auto layout = diag::whole_file("layout.xml");
  for (const auto& place : {bank, layout, bank}) CHECK_FALSE(folder.read(path, place));
  REQUIRE(folder.diagnostics.all().size() == 3);
  CHECK(folder.diagnostics.all()[0].span == bank);
  CHECK(folder.diagnostics.all()[1].span == layout);
  CHECK(folder.diagnostics.all()[2].span == bank);
}

TEST_CASE("pictures beyond the room are read again, those used last are kept") {
  test::TemporaryFolder folder;
  std::vector<std::string> paths;
  for (const char* color : {"red", "green", "blue"})
    paths.push_back(folder.write(fmt::format("{}.svg", color), square(color)));
  diag::Diagnostics diagnostics;
  const auto read = [&](Pictures& pictures, std::size_t i) { return pictures.read(paths[i], {}, diagnostics); };
  const std::size_t bytes = sizeof(page::Path) + 5 * sizeof(page::Path::Step);
  Pictures two{2 * bytes};
  const auto red = read(two, 0);
  const auto green = read(two, 1);
  CHECK(read(two, 0) == red);
  CHECK(read(two, 2) != nullptr);  // green goes: red was used after it
  CHECK(read(two, 0) == red);
  CHECK(read(two, 1) != green);
  Pictures none{1};
  const auto large = read(none, 0);
  CHECK(read(none, 0) == large);  // the last one stays
  CHECK(read(none, 1) != nullptr);
  CHECK(read(none, 0) != large);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("several threads that ask for a picture get the same one") {
  test::TemporaryFolder folder;
  const auto path = folder.write("a.svg", square("red"));
  Pictures pictures;
  std::vector<std::shared_ptr<const picture::Picture>> found(64);
  parallel::for_each({4}, found.size(), [&](std::size_t i, int /*worker*/) {
    diag::Diagnostics diagnostics;
    found[i] = pictures.read(path, {}, diagnostics);
  });
  CHECK(found.front() != nullptr);
  CHECK(std::set(found.begin(), found.end()).size() == 1);
}

}  // namespace
}  // namespace recto
