// The shipped layouts: figures of vendors' sheets, and that all of them are read without a complaint.
#include "layout/layout.h"
#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace recto::layout {
namespace {

using geometry::Length;

std::vector<std::string> ids_in(const std::string& folder) {
  std::vector<std::string> ids;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".xml") ids.push_back(entry.path().stem().string());
  }
  std::ranges::sort(ids);
  return ids;
}

const std::string layouts = RECTO_SOURCE "/layouts/";

Layout shipped(const std::string& id) {
  const std::string path = layouts + id + ".xml";
  diag::Diagnostics diagnostics;
  auto layout = read(path, diag::whole_file(path), diagnostics);
  REQUIRE_MESSAGE(test::told(diagnostics) == "", id);
  REQUIRE(layout);
  return std::move(*layout);
}

/// A row of the catalogue, lengths in millimetres.
struct Row {
  std::string id;
  std::string paper;
  Orientation orientation;
  int columns;
  int rows;
  double width, height, left, top, pitch_x, pitch_y;
};

constexpr auto portrait = Orientation::portrait;
constexpr auto landscape = Orientation::landscape;

const std::vector<Row>& catalogue() {
  static const std::vector<Row> rows{
      {"recall-a4", "A4", portrait, 2, 4, 96, 67, 7.5, 10, 99, 70},
      {"recall-letter", "Letter", portrait, 2, 4, 98, 63, 8.45, 9.2, 101, 66},
      {"letter-5371", "Letter", portrait, 2, 5, 88.9, 50.8, 19.05, 12.7, 88.9, 50.8},
      {"letter-8373", "Letter", portrait, 2, 4, 88.9, 50.8, 12.7, 19.05, 101.6, 63.5},
      {"letter-5388", "Letter", portrait, 1, 3, 127, 76.2, 44.45, 25.4, 127, 76.2},
      {"letter-5388-short", "Letter", portrait, 1, 3, 127, 76.2, 44.45, 25.4, 127, 76.2},
      {"letter-5389", "Letter", portrait, 1, 2, 152.4, 101.6, 31.75, 31.75, 152.4, 114.3},
      {"letter-5389-joined", "Letter", portrait, 1, 2, 152.4, 101.6, 31.75, 38.1, 152.4, 101.6},
      {"letter-8386", "Letter", portrait, 1, 2, 152.4, 101.6, 31.75, 31.75, 152.4, 114.3},
      {"letter-5392", "Letter", portrait, 2, 3, 101.6, 76.2, 6.35, 25.4, 101.6, 76.2},
      {"letter-8387", "Letter", landscape, 2, 2, 139.7, 107.95, 0, 0, 139.7, 107.95},
      {"a4-32010", "A4", portrait, 2, 5, 85, 54, 15, 13.5, 95, 54},
      {"a4-c32015", "A4", portrait, 2, 4, 85, 54, 17, 31.5, 91, 60},
      {"a4-l7413", "A4", portrait, 2, 5, 90, 50.8, 15, 21.5, 90, 50.8},
      {"a4-l7414", "A4", portrait, 2, 5, 90, 52, 15, 18.5, 90, 52},
      {"a4-l7417", "A4", portrait, 2, 5, 90, 54, 15, 13.5, 90, 54},
      {"a4-l7418", "A4", portrait, 2, 4, 86, 55, 19, 38.5, 86, 55},
      {"a4-32254", "A4", portrait, 2, 4, 105, 70, 0, 8.5, 105, 70},
      {"a4-32252", "A4", landscape, 2, 2, 148.5, 105, 0, 0, 148.5, 105},
      {"a4-a7", "A4", portrait, 2, 4, 105, 74.25, 0, 0, 105, 74.25},
      {"a4-a7-short", "A4", portrait, 2, 4, 105, 74.25, 0, 0, 105, 74.25},
      {"a4-a6", "A4", portrait, 2, 2, 105, 148.5, 0, 0, 105, 148.5},
      {"a4-a8", "A4", portrait, 4, 4, 52.5, 74.25, 0, 0, 52.5, 74.25},
      {"vocabulary-a4-a8", "A4", portrait, 4, 4, 52.5, 74.25, 0, 0, 52.5, 74.25},
      {"a4-poker-9", "A4", portrait, 3, 3, 63, 88, 10.5, 16.5, 63, 88},
      {"letter-poker-9", "Letter", portrait, 3, 3, 63.5, 88.9, 12.7, 6.35, 63.5, 88.9},
      {"a4-euro-9", "A4", portrait, 3, 3, 59, 92, 16.5, 10.5, 59, 92},
  };
  return rows;
}

TEST_CASE("every sheet of the catalogue has the figures its vendor publishes, to the tick") {
  for (const auto& row : catalogue()) {
    CAPTURE(row.id);
    const Layout layout = shipped(row.id);
    CHECK(layout.paper == row.paper);
    CHECK(layout.orientation == row.orientation);
    const Grid& grid = std::get<CardDesign>(layout.design).grid;
    CHECK(grid == Grid{.columns = row.columns,
                       .rows = row.rows,
                       .card = {Length::mm(row.width), Length::mm(row.height)},
                       .origin = {Length::mm(row.left), Length::mm(row.top)},
                       .pitch_x = Length::mm(row.pitch_x),
                       .pitch_y = Length::mm(row.pitch_y)});
  }
}

TEST_CASE("every sheet of the catalogue is centered on its paper, so that it fits either way up") {
  for (const auto& row : catalogue()) {
    CAPTURE(row.id);
    const Layout layout = shipped(row.id);
    const Grid& grid = std::get<CardDesign>(layout.design).grid;
    const Length right = grid.origin.x + grid.pitch_x * (grid.columns - 1) + grid.card.width;
    const Length bottom = grid.origin.y + grid.pitch_y * (grid.rows - 1) + grid.card.height;
    CHECK(layout.page.width - right == grid.origin.x);
    CHECK(layout.page.height - bottom == grid.origin.y);
  }
}

TEST_CASE("every card layout is in the catalogue and says where its figures come from") {
  for (const auto& id : ids_in(layouts)) {
    const Layout layout = shipped(id);
    if (layout.purpose != Purpose::cards) continue;
    CAPTURE(id);
    CHECK(std::ranges::find(catalogue(), id, &Row::id) != catalogue().end());
    CHECK_FALSE(layout.source.empty());
    CHECK(std::get<CardDesign>(layout.design).back.has_value());
  }
}

TEST_CASE("every document for A4 has its twin for Letter, with the same parts") {
  for (const auto& id : ids_in(layouts)) {
    const Layout layout = shipped(id);
    if (layout.purpose == Purpose::cards || layout.paper != "A4") continue;
    CAPTURE(id);
    const Layout twin = shipped(std::string{id}.replace(id.size() - 2, 2, "letter"));
    CHECK(twin.paper == "Letter");
    CHECK(twin.purpose == layout.purpose);
    CHECK(std::get<DocumentDesign>(twin.design).columns == std::get<DocumentDesign>(layout.design).columns);
  }
}

TEST_CASE("every shipped layout names a shipped theme") {
  const auto themes = ids_in(layouts + "themes");
  for (const auto& id : ids_in(layouts)) {
    CAPTURE(id);
    CHECK(std::ranges::find(themes, shipped(id).default_theme) != themes.end());
  }
}

TEST_CASE("every shipped theme is read without a complaint") {
  for (const auto& id : ids_in(layouts + "themes")) {
    CAPTURE(id);
    const std::string path = layouts + "themes/" + id + ".xml";
    diag::Diagnostics diagnostics;
    const auto theme = read_theme(path, diag::whole_file(path), diagnostics);
    CHECK(test::told(diagnostics) == "");
    REQUIRE(theme);
    CHECK(theme->id == id);
  }
}

TEST_CASE("levels of the greyscale theme are grey and grow darker") {
  diag::Diagnostics diagnostics;
  const std::string path = layouts + "themes/greyscale.xml";
  const auto theme = read_theme(path, diag::whole_file(path), diagnostics);
  REQUIRE(theme);
  std::uint32_t before = 0xFFFFFF;
  for (const auto& level : theme->level_cycle) {
    CHECK((level.color >> 16) == (level.color & 0xFF));
    CHECK((level.color >> 8 & 0xFF) == (level.color & 0xFF));
    CHECK(level.color < before);
    before = level.color;
  }
}

}  // namespace
}  // namespace recto::layout
