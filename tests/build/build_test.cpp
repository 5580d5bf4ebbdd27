// The application without a process: plan and build as a watcher or another front end would call them.
#include "build/build.h"

#include "support/messages.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace recto;
using test::SmallHome;

namespace {

/// What a run says to its sink, as lines.
struct Heard {
  diag::Diagnostics problems;
  std::vector<std::string> steps;

  build::Sink sink() {
    return {.report = [this](const diag::Diagnostics& found) { problems.append(found); },
            .failed = [this](const std::string& cause) { steps.push_back("failed: " + cause); },
            .working_on = [this](const std::string& file) { steps.push_back("working on " + file); },
            .built = [this](const build::BuiltDeck& deck) { steps.push_back("built " + deck.plan->spec.id); }};
  }
};

build::Request request_of(const SmallHome& home, const std::vector<std::string>& decks) {
  build::Request request{.output = home.output().string()};
  for (const auto& deck : decks) request.decks.push_back((home.path() / "decks" / (deck + ".xml")).string());
  return request;
}

/// Plans and builds in a library of its own; `visit` sees the result while all it points to is there.
void run(const SmallHome& home, const build::Request& request, Heard& heard, const auto& visit) {
  build::Library library{build::Project{home.path()}};
  const auto sink = heard.sink();
  const auto plan = build::plan(request, library, sink);
  REQUIRE(plan.refusals.empty());
  visit(build::build(plan, request, library, sink));
}

std::string refusal_of(const SmallHome& home, const build::Request& request) {
  build::Library library{build::Project{home.path()}};
  Heard heard;
  const auto plan = build::plan(request, library, heard.sink());
  CHECK(test::summary(heard.problems) == "");
  REQUIRE(plan.refusals.size() == 1);
  std::string text = plan.refusals[0].message;
  for (const auto& note : plan.refusals[0].notes) text += " (" + note + ")";
  return text;
}

}  // namespace

TEST_CASE("a build returns what it wrote, and the sink hears it deck by deck") {
  const SmallHome home;
  home.write_deck("two", "<select/>", "<cards layout=\"plain\"/><handout layout=\"handout-a4\" key=\"key-a4\"/>");
  Heard heard;
  run(home, request_of(home, {"good", "two"}), heard, [&](const build::Built& built) {
    REQUIRE(built.decks.size() == 2);
    REQUIRE(built.decks[1].files.size() == 3);
    const auto& key = built.decks[1].files[2];
    CHECK(key.path == (home.output() / "two-handout-a4-key.pdf").string());
    CHECK(key.bytes == std::filesystem::file_size(key.path));
    CHECK(key.outcome.pages > 0);
    CHECK(built.outputs.size() == 6);
    for (const auto& output : built.outputs) CHECK(std::filesystem::is_regular_file(output));
    CHECK(std::ranges::count(built.inputs, (home.path() / "decks/two.xml").string()) == 1);
  });
  CHECK(test::summary(heard.problems) == "");
  CHECK(heard.steps == std::vector<std::string>{"working on good-plain.pdf", "built good", "working on two-plain.pdf",
                                                "working on two-handout-a4.pdf", "working on two-handout-a4-key.pdf",
                                                "built two"});
}

TEST_CASE("a build into memory writes no file and returns the bytes that a file would hold") {
  const SmallHome home;
  auto request = request_of(home, {"good"});
  std::string content;
  Heard heard;
  request.writing = build::Writing::memory;
  run(home, request, heard, [&](const build::Built& built) { content = built.decks.at(0).files.at(0).content; });
  CHECK_FALSE(std::filesystem::exists(home.output()));
  request.writing = build::Writing::files;
  run(home, request, heard, [&](const build::Built&) {});
  CHECK((content == test::file_bytes(home.output() / "good-plain.pdf")));
}

TEST_CASE("a deck with an error is missing from what was built, and the others are there") {
  const SmallHome home;
  home.write_deck("bad", "<select><questions topic=\"gamma\"/></select>", "<cards layout=\"plain\"/>");
  Heard heard;
  run(home, request_of(home, {"bad", "good"}), heard, [&](const build::Built& built) {
    REQUIRE(built.decks.size() == 1);
    CHECK(built.decks[0].plan->spec.id == "good");
  });
  CHECK(heard.problems.error_count() == 1);
  CHECK(heard.problems.all()[0].code == "unknown-topic");
}

TEST_CASE("trouble with the world stops one deck and is heard") {
  const SmallHome home;
  home.write("output", "a file where the folder should be");
  Heard heard;
  run(home, request_of(home, {"good"}), heard, [&](const build::Built& built) { CHECK(built.decks.empty()); });
  REQUIRE(heard.steps.size() == 2);
  CHECK(heard.steps[1].starts_with("failed: `" + home.output().string() + "` cannot be made: "));
}

TEST_CASE("an option that applies to no product of the run is refused") {
  const SmallHome home;
  home.write_deck("paper", "<select/>", "<handout layout=\"handout-a4\"/><sheet layout=\"index-a4\"/>");
  home.write(
      "layouts/single.xml",
      test::plain_layout("single", R"(<sheet size="A6" source="test"/>)",
                         R"(<grid columns="2" rows="2" card-width="50mm" card-height="70mm" left="2mm" top="3mm"/>)",
                         R"(<duplex flip="long-edge" turn="book" sides="front-only"/>)"));
  home.write_deck("single", "<select/>", "<cards layout=\"single\"/>");
  home.write(
      "layouts/stacks.xml",
      test::plain_layout("stacks", R"(<sheet size="A6" source="test"/>)",
                         R"(<grid columns="2" rows="2" card-width="50mm" card-height="70mm" left="2mm" top="3mm"/>)",
                         R"(<duplex flip="long-edge" turn="book" fill="stacks"/>)"));
  home.write_deck("stacks", "<select/>", "<cards layout=\"stacks\"/>");
  const struct {
    std::string deck;
    layout::PrintRun run;
    std::optional<std::string> layout;
    std::string refusal;
  } cases[] = {
      {"paper", {.first_position = 2}, {}, "--skip 2 is for cards, and no deck of this run prints any (leave it out)"},
      {"paper",
       {.faces = layout::Faces::fronts},
       {},
       "--faces is for cards, and no deck of this run prints any (leave it out)"},
      {"paper",
       {.back = {.shift = {geometry::Length::ticks(36000), {}}}},
       {},
       "--back-shift 1mm,0mm is for cards, and no deck of this run prints any (leave it out)"},
      {"single",
       {.back = {.shift = {geometry::Length::ticks(36000), {}}}},
       {},
       "--back-shift 1mm,0mm moves backs, and no cards of this run have any on the other side (leave it out)"},
      {"good", {.first_position = 4}, {}, "--skip 4: a sheet of layout `plain` has 4 positions"},
      {"stacks",
       {.first_position = 1},
       {},
       "--skip 1: layout `stacks` fills its sheets as stacks, which need whole ones (choose another layout for a sheet "
       "that is partly used)"},
      {"good",
       {},
       "handout-a4",
       "--layout handout-a4 is for a handout, and no deck of this run prints that (this run prints cards)"},
      {"paper",
       {},
       "master-key-a4",
       "--layout master-key-a4 is for a master key, and no deck of this run prints that (this run prints a handout, a "
       "sheet to read)"},
  };
  for (const auto& [deck, run, layout, refusal] : cases) {
    auto request = request_of(home, {deck});
    request.run = run;
    request.overrides.layout = layout;
    CAPTURE(refusal);
    CHECK(refusal_of(home, request) == refusal);
  }
}

TEST_CASE("an option that applies to one deck of several is followed there") {
  const SmallHome home;
  home.write_deck("paper", "<select/>", "<handout layout=\"handout-a4\"/>");
  auto request = request_of(home, {"good", "paper"});
  request.run.first_position = 3;
  request.writing = build::Writing::nothing;
  Heard heard;
  run(home, request, heard, [&](const build::Built& built) {
    REQUIRE(built.decks.size() == 2);
    CHECK(built.decks[0].files[0].outcome.sheets == 3);  // eight cards from the fourth position of four
  });
}

TEST_CASE("a warning is reported, or an error that keeps the product from being written") {
  const SmallHome home;
  home.write(
      "layouts/single.xml",
      test::plain_layout("single", R"(<sheet size="A6" source="test"/>)",
                         R"(<grid columns="2" rows="2" card-width="50mm" card-height="70mm" left="2mm" top="3mm"/>)",
                         R"(<duplex flip="long-edge" turn="book" sides="front-only"/>)"));
  home.write_deck("single", "<select/>", "<cards layout=\"single\"/>");
  auto request = request_of(home, {"single"});
  request.run.faces = layout::Faces::backs;
  Heard reported;
  run(home, request, reported, [](const build::Built& built) { CHECK(built.decks.size() == 1); });
  CHECK(reported.problems.error_count() == 0);
  REQUIRE(reported.problems.all().size() == 1);
  request.warnings = build::Warnings::errors;
  Heard refused;
  run(home, request, refused, [](const build::Built& built) { CHECK(built.decks.empty()); });
  CHECK(refused.problems.error_count() == 1);
  CHECK(refused.problems.all()[0].code == reported.problems.all()[0].code);
}
