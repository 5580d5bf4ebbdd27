#include "blocks/set_code.h"
#include "blocks/prepare_code.h"
#include "support/compose_sample.h"

#include <doctest/doctest.h>

namespace recto {
namespace {

using namespace geometry::literals;
using blocks::Slabs;
using geometry::Length;
namespace break_cost = page::break_cost;

/// The block's lines in a column of `width`.
struct Code {
  enum class Lines { plain, numbered };
  Code(const std::string& text, Length width, Lines lines = Lines::plain)
      : scene{test::layout_of(test::card_layout("<front><rule/></front>"))} {
    bank::Block block;
    block.kind = bank::Block::Kind::code;
    block.code = text;
    block.code_language = "python";
    block.numbered = lines == Lines::numbered;
    const auto style = scene.layout().find_style("code-block");
    const auto prepared = blocks::prepare_code(block, scene.layout().style(*style), scene.context(), findings);
    slabs = blocks::set_code(prepared, width, {}, scene.context(), findings);
  }
  test::Scene scene;
  blocks::Findings findings;
  Slabs slabs;
};

TEST_CASE("code lines that fit are slabs of one height on one ground") {
  const Code code("def f(x):\n    return x\n\nf(1)", 60_mm);
  REQUIRE(code.slabs.size() == 4);
  CHECK(code.slabs[1].height == code.slabs[2].height);
  CHECK(code.slabs[0].height > code.slabs[1].height);  // the ground reaches over the text
  const auto fills = test::fills_of(test::items_of(code.slabs));
  REQUIRE(fills.size() == 1);
  CHECK(fills[0].box == geometry::Rect{{}, {60_mm, height(code.slabs)}});
  CHECK(test::words_of(test::items_of(code.slabs)).find("return") != std::string::npos);
  CHECK(code.findings.smallest == 8_pt);
}

TEST_CASE("a program breaks between lines only where two stay on either side, rather where three do") {
  const Code code("a\nb\nc\nd\ne\nf", 60_mm);
  std::vector<int> costs;
  for (const auto& slab : code.slabs) costs.push_back(slab.penalty_before);
  CHECK(costs == std::vector<int>{break_cost::code_line, break_cost::forbidden, 2 * break_cost::code_line,
                                  break_cost::code_line, 2 * break_cost::code_line, break_cost::forbidden});
}

TEST_CASE("where a program is cut its ground reaches over the lines on either side as at its ends") {
  const Code code("a\nb\nc\nd", 60_mm);
  const auto ground = [](Slabs slabs, std::size_t first, std::size_t last) {
    std::vector<page::Item> items;
    blocks::place(slabs, first, last, {}, items);
    return test::fills_of(items).at(0).box;
  };
  const Length rim = code.slabs[0].height - code.slabs[1].height;
  CHECK(rim > Length{});
  CHECK(ground(code.slabs, 0, 2).bottom() == blocks::height(Slabs{code.slabs[0], code.slabs[1]}) + rim);
  CHECK(ground(code.slabs, 2, 4).top() == Length{} - rim);
  Slabs rest{code.slabs[2], code.slabs[3]};
  blocks::enclose_overhang(rest);
  CHECK(ground(rest, 0, 2) == geometry::Rect{{}, {60_mm, blocks::height(rest)}});
  CHECK(blocks::height(rest) == blocks::height(Slabs{code.slabs[0], code.slabs[1]}) + rim);
}

TEST_CASE("a line too long goes on below behind a mark, and never on another page") {
  const Code code("first = 1\nvalue = some_function(argument_number_one, argument_number_two)\nx = 1\ny = 2", 40_mm);
  const auto items = test::items_of(code.slabs);
  REQUIRE(code.slabs.size() > 4);
  const int marks = test::count_of(test::words_of(items), "\u21AA");
  CHECK(marks == static_cast<int>(code.slabs.size()) - 4);
  for (std::size_t i = 2; i < 2 + static_cast<std::size_t>(marks); ++i) {
    CHECK(code.slabs[i].penalty_before == break_cost::forbidden);
  }
  CHECK(test::outside(items, {{}, {40_mm, height(code.slabs)}}, Length{}).empty());
  // What goes on stands further in than what it belongs to.
  CHECK(test::find_text(items, "argument_number_two").at.x > test::find_text(items, "first").at.x);
}

TEST_CASE("a program with lines too long is set smaller before any wraps, no smaller than helps") {
  // At 8 pt a column is 4.8 pt wide; the ground takes 1.2 mm on either side.
  const auto wide = [](int columns) { return std::string(static_cast<std::size_t>(columns - 4), 'x') + " = 1"; };
  const auto size_of = [](const Code& code) { return test::texts_of(code.slabs.front().items).front().size; };
  const Length width = 40 * 4.8_pt + 2.5_mm;
  const Code fitting("short = 1\n" + wide(40), width);
  CHECK(size_of(fitting) == 8_pt);
  const Code smaller("short = 1\n" + wide(42), width);
  CHECK(smaller.slabs.size() == 2);
  CHECK(size_of(smaller) < 8_pt);
  CHECK(size_of(smaller) > 7.2_pt);
  CHECK(smaller.findings.smallest == size_of(smaller));
  const Code wrapping("short = 1\n" + wide(50), width);
  CHECK(wrapping.slabs.size() > 2);
  CHECK(size_of(wrapping) == 8_pt);  // smaller type would not help
  const Code both(wide(42) + "\n" + wide(50), width);
  CHECK(size_of(both) == size_of(smaller));  // it helps one of them
}

TEST_CASE("a program is cut rather at a blank line than within a function") {
  const Code code("def f():\n    a\n    b\n    c\n\ndef g():\n    a\n    b", 60_mm);
  CHECK(code.slabs[5].penalty_before == break_cost::code_line);
  CHECK(code.slabs[3].penalty_before > break_cost::code_line);
  CHECK(code.slabs[4].penalty_before == break_cost::forbidden);
}

TEST_CASE("wrapped code is complete but for blanks at line ends") {
  const std::string line = "result = {key_one: value_one, key_two: value_two, key_three: value_three[0:10]}";
  const auto without_blanks = [](std::string text) {
    std::erase(text, ' ');
    return text;
  };
  for (const int width : {25, 30, 37, 44, 60}) {
    const Code code(line, Length::mm(width));
    std::string text;
    for (const auto& placed : test::texts_of(test::items_of(code.slabs))) {
      if (placed.text != "\u21AA") text += placed.text;
    }
    CHECK(without_blanks(text) == without_blanks(line));
  }
}

TEST_CASE("code in wide characters stays within its measure or is told to be too wide") {
  std::string line = "x = \"";
  for (int i = 0; i < 40; ++i) line += "\u65e5";
  const Code code(line + "\"", 40_mm);
  const bool inside = test::outside(test::items_of(code.slabs), {{}, {40_mm, 100_mm}}, Length{}).empty();
  CHECK((inside || !code.findings.overfull.empty()));
}

TEST_CASE("wrapped code in wide characters is complete, and each row is as full as can be") {
  std::string literal;
  for (int i = 0; i < 40; ++i) literal += "\u65e5";
  const Code code("x = \"" + literal + "\"", 40_mm);
  std::string text;
  for (const auto& placed : test::texts_of(test::items_of(code.slabs))) {
    if (placed.text != "\u21AA") text += placed.text;
  }
  CHECK(text.find(literal) != std::string::npos);
  CHECK(code.findings.overfull.empty());
  for (std::size_t i = 1; i + 1 < code.slabs.size(); ++i) {
    Length right;
    for (const auto& placed : test::texts_of(code.slabs[i].items)) right = std::max(right, placed.at.x + placed.width);
    CHECK(right > 40_mm - 1.2_mm - 7_pt);  // less than one more would fit
  }
}

TEST_CASE("a character wider than its column of code is told") {
  const Code code("\u65e5\u65e5", 4_mm);
  REQUIRE_FALSE(code.findings.overfull.empty());
  CHECK(code.findings.overfull[0].text == "\u65e5");
}

TEST_CASE("numbered lines have their numbers right-aligned beside them, wrapped rows none") {
  std::string text = "value = some_function(argument_number_one, argument_number_two)";
  for (int i = 2; i <= 11; ++i) text += "\nx = " + std::string(1, static_cast<char>('a' + i));
  const Code code(text, 50_mm, Code::Lines::numbered);
  const auto items = test::items_of(code.slabs);
  CHECK(code.slabs.size() > 11);
  const auto one = test::find_text({code.slabs.front().items}, "1");
  const auto ten = test::find_text(items, "10");
  CHECK(one.text == "1");
  CHECK(one.at.x + one.width == ten.at.x + ten.width);
  CHECK(test::find_text(items, "value").at.x > ten.at.x + ten.width + 1_mm);
  int numbers = 0;
  for (const auto& placed : test::texts_of(items)) numbers += placed.at.x < ten.at.x + ten.width ? 1 : 0;
  CHECK(numbers == 11);
  CHECK(test::outside(items, {{}, {50_mm, height(code.slabs)}}, Length{}).empty());
}

TEST_CASE("code without lines takes no room") { CHECK(Code("", 40_mm).slabs.size() <= 1); }

}  // namespace
}  // namespace recto
