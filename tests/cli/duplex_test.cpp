#include "support/printed_words.h"
#include "support/small_home.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

using recto::test::printed_pages;
using recto::test::PrintedPage;
using recto::test::PrintedWord;
using recto::test::SmallHome;

namespace {

constexpr double tolerance = 0.01;  // mm
constexpr int questions = 8;

/// A sheet with margins that differ on all four sides, so that a mirrored place is never its own.
struct Sheet {
  std::string name;
  std::string orientation;
  std::string flip;
  std::string turn;

  [[nodiscard]] bool portrait() const { return orientation == "portrait"; }
  [[nodiscard]] double width() const { return portrait() ? 210 : 297; }
  [[nodiscard]] double height() const { return portrait() ? 297 : 210; }
  [[nodiscard]] int columns() const { return portrait() ? 2 : 3; }
  /// Paper turns like a book's page, about a vertical line.
  [[nodiscard]] bool sideways() const { return portrait() == (flip == "long-edge"); }
  /// An upright back is read by turning the card the way the paper turned.
  [[nodiscard]] bool backs_upright() const { return sideways() == (turn == "book"); }
};

constexpr double card_width = 60.5;
constexpr double card_height = 81.3;
constexpr double left = 11.7;
constexpr double top = 5.1;
constexpr double pitch_x = 63.25;
constexpr double pitch_y = 84.8;
constexpr int cards_on_sheet = 6;

std::string layout(const Sheet& sheet) {
  return "<layout id=\"" + sheet.name +
         "\" kind=\"cards\" title=\"T\" theme=\"default\">\n<sheet size=\"A4\" orientation=\"" + sheet.orientation +
         "\" source=\"test\"/>\n<grid columns=\"" + std::to_string(sheet.columns()) + "\" rows=\"" +
         std::to_string(cards_on_sheet / sheet.columns()) +
         "\" card-width=\"60.5mm\" card-height=\"81.3mm\" left=\"11.7mm\" top=\"5.1mm\" pitch-x=\"63.25mm\" "
         "pitch-y=\"84.8mm\"/>\n"
         "<duplex flip=\"" +
         sheet.flip + "\" turn=\"" + sheet.turn + "\"/>\n" +
         R"(<style id="n" family="sans" size="30pt" align="center"/>
  <front padding-top="9mm"><text style="n">{number}</text></front>
  <back padding-top="9mm"><text style="n">{number}</text></back>
</layout>)";
}

std::vector<Sheet> all_sheets() {
  std::vector<Sheet> sheets;
  for (const char* orientation : {"portrait", "landscape"}) {
    for (const char* flip : {"long-edge", "short-edge"}) {
      for (const char* turn : {"book", "calendar"}) {
        sheets.push_back({std::string(orientation) + "-" + flip + "-" + turn, orientation, flip, turn});
      }
    }
  }
  return sheets;
}

double front_left(const Sheet& sheet, int position) { return left + pitch_x * (position % sheet.columns()); }
double front_top(const Sheet& sheet, int position) { return top + pitch_y * (position / sheet.columns()); }

/// The card's corner on the other side of the paper.
double back_left(const Sheet& sheet, int position) {
  const double x = front_left(sheet, position);
  return sheet.sideways() ? sheet.width() - x - card_width : x;
}
double back_top(const Sheet& sheet, int position) {
  const double y = front_top(sheet, position);
  return sheet.sideways() ? y : sheet.height() - y - card_height;
}

/// The number's box within its card, as printed on the front.
struct Place {
  double x;
  double y;
  double width;
  double height;
};

Place place_in(double card_left, double card_top, const PrintedWord& word) {
  return {word.left - card_left, word.top - card_top, word.right - word.left, word.bottom - word.top};
}

Place turned_by_half(const Place& place) {
  return {card_width - place.x - place.width, card_height - place.y - place.height, place.width, place.height};
}

void check_same(const Place& is, const Place& due) {
  CHECK(std::abs(is.x - due.x) < tolerance);
  CHECK(std::abs(is.y - due.y) < tolerance);
  CHECK(std::abs(is.width - due.width) < tolerance);
  CHECK(std::abs(is.height - due.height) < tolerance);
}

std::map<int, PrintedWord> numbers(const PrintedPage& page) {
  std::map<int, PrintedWord> found;
  for (const auto& word : page.words) {
    CHECK(found.emplace(std::stoi(word.text), word).second);
  }
  return found;
}

/// Both sides of one sheet of paper that carries cards `first` … `last`.
void check_sheet(const Sheet& sheet, const PrintedPage& front, const PrintedPage& back, int first, int last) {
  const auto fronts = numbers(front);
  const auto backs = numbers(back);
  REQUIRE(static_cast<int>(fronts.size()) == last - first + 1);
  REQUIRE(static_cast<int>(backs.size()) == last - first + 1);
  for (int number = first; number <= last; ++number) {
    CAPTURE(number);
    const int position = number - first;
    const auto seen = place_in(front_left(sheet, position), front_top(sheet, position), fronts.at(number));
    CHECK(std::abs(seen.x + seen.width / 2 - card_width / 2) < tolerance);
    CHECK(seen.y > 5);
    CHECK(seen.y + seen.height < card_height / 2);
    const auto behind = place_in(back_left(sheet, position), back_top(sheet, position), backs.at(number));
    check_same(behind, sheet.backs_upright() ? seen : turned_by_half(seen));
  }
}

void check_pages(const Sheet& sheet, const std::vector<PrintedPage>& pages) {
  CAPTURE(sheet.name);
  REQUIRE(pages.size() == 4);
  for (const auto& page : pages) {
    CHECK(std::abs(page.width - sheet.width()) < tolerance);
    CHECK(std::abs(page.height - sheet.height()) < tolerance);
  }
  check_sheet(sheet, pages[0], pages[1], 1, cards_on_sheet);
  check_sheet(sheet, pages[2], pages[3], cards_on_sheet + 1, questions);
}

/// Two words of two runs: how far the second is from the first.
void check_moved(const PrintedWord& from, const PrintedWord& to, double right, double down) {
  CHECK(std::abs(to.left - from.left - right) < tolerance);
  CHECK(std::abs(to.top - from.top - down) < tolerance);
}

/// Numbers of other digits, in the same place.
void check_same_centre(const PrintedWord& one, const PrintedWord& other) {
  CHECK(std::abs(one.left + one.right - other.left - other.right) < 2 * tolerance);
  CHECK(std::abs(one.top - other.top) < tolerance);
}

const Sheet book{"portrait-long-edge-book", "portrait", "long-edge", "book"};

std::vector<PrintedPage> built(const SmallHome& home, const std::vector<std::string>& options,
                               const std::string& side = {}) {
  std::vector<std::string> arguments{"build", "sheets"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  const auto ending = home.recto(arguments);
  CAPTURE(ending.err);
  REQUIRE(ending.code == 0);
  return printed_pages((home.output() / ("sheets-portrait-long-edge-book" + side + ".pdf")).string());
}

}  // namespace

TEST_CASE("the number on a card's back is behind the number on its front, for every flip and turn") {
  const SmallHome home;
  std::string products;
  for (const auto& sheet : all_sheets()) {
    home.write("layouts/" + sheet.name + ".xml", layout(sheet));
    products += "<cards layout=\"" + sheet.name + "\"/>";
  }
  home.write_deck("sheets", "<select/>", products);
  const auto ending = home.recto({"build", "sheets"});
  CAPTURE(ending.err);
  REQUIRE(ending.code == 0);
  for (const auto& sheet : all_sheets()) {
    check_pages(sheet, printed_pages((home.output() / ("sheets-" + sheet.name + ".pdf")).string()));
  }
}

TEST_CASE("a printer's correction moves backs only, in the frame of the printed page") {
  const SmallHome home;
  home.write("layouts/" + book.name + ".xml", layout(book));
  home.write_deck("sheets", "<select/>", "<cards layout=\"" + book.name + "\"/>");
  const auto plain = built(home, {});
  const auto corrected = built(home, {"--back-shift", "0.7mm,-0.4mm"});
  REQUIRE(corrected.size() == plain.size());
  for (std::size_t page = 0; page < plain.size(); ++page) {
    const bool back = page % 2 == 1;
    for (std::size_t i = 0; i < plain[page].words.size(); ++i) {
      check_moved(plain[page].words[i], corrected[page].words.at(i), back ? 0.7 : 0, back ? -0.4 : 0);
    }
  }
}

TEST_CASE("a partly used sheet is filled from its first free position") {
  const SmallHome home;
  home.write("layouts/" + book.name + ".xml", layout(book));
  home.write_deck("sheets", "<select/>", "<cards layout=\"" + book.name + "\"/>");
  const auto plain = built(home, {});
  const auto pages = built(home, {"--skip", "3"});
  REQUIRE(pages.size() == 4);
  for (const std::size_t side : {0U, 1U}) {
    const auto all = numbers(plain[side]);
    const auto rest = numbers(pages[side]);
    REQUIRE(rest.size() == 3);
    for (int number = 1; number <= 3; ++number) check_same_centre(all.at(number + 3), rest.at(number));
    CHECK(numbers(pages[side + 2]).size() == 5);
  }
}

TEST_CASE("for duplex by hand fronts and backs come alone, backs also in reverse") {
  const SmallHome home;
  home.write("layouts/" + book.name + ".xml", layout(book));
  home.write_deck("sheets", "<select/>", "<cards layout=\"" + book.name + "\"/>");
  const auto both = built(home, {});
  const auto texts = [](const PrintedPage& page) {
    std::string text;
    for (const auto& word : page.words) text += word.text + "@" + std::to_string(word.left) + " ";
    return text;
  };
  const auto fronts = built(home, {"--faces", "fronts"}, "-fronts");
  const auto backs = built(home, {"--faces", "backs"}, "-backs");
  const auto reversed = built(home, {"--faces", "backs-reversed"}, "-backs");
  REQUIRE(fronts.size() == 2);
  REQUIRE(backs.size() == 2);
  REQUIRE(reversed.size() == 2);
  CHECK(texts(fronts[0]) == texts(both[0]));
  CHECK(texts(fronts[1]) == texts(both[2]));
  CHECK(texts(backs[0]) == texts(both[1]));
  CHECK(texts(backs[1]) == texts(both[3]));
  CHECK(texts(reversed[0]) == texts(both[3]));
  CHECK(texts(reversed[1]) == texts(both[1]));
}
