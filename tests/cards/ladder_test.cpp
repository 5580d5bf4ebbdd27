#include "cards/ladder.h"
#include "support/compose_sample.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace recto {
namespace {

using blocks::TypeScale;
using cards::Fits;

TEST_CASE("the ladder goes down to the least size and then to tighter lines") {
  for (const double least : {1.0, 0.99, 0.975, 0.9, 0.85, 0.613, 0.5}) {
    CAPTURE(least);
    const auto rungs = cards::ladder({least, 1});
    CHECK(rungs.front() == TypeScale{});
    CHECK(rungs.back().size == least);
    CHECK(rungs.back().leading == doctest::Approx(0.92));
    CHECK(rungs[rungs.size() - 2].leading == doctest::Approx(0.96));
    for (std::size_t i = 1; i < rungs.size(); ++i) {
      CHECK(rungs[i].size <= rungs[i - 1].size);
      CHECK(rungs[i].leading <= rungs[i - 1].leading);
      CHECK(rungs[i] != rungs[i - 1]);
      CHECK(rungs[i - 1].size - rungs[i].size < 0.0251);
      CHECK(rungs[i].size >= least - 1e-12);
    }
  }
}

TEST_CASE("a ladder from below its top has the same end") {
  const TypeScale tops[] = {{1, 1}, {0.9, 1}, {0.87, 1}, {0.8, 0.96}, {0.7, 1}, {0.7, 0.96}};
  for (const auto top : tops) {
    const auto rungs = cards::ladder_from(top, 0.7);
    CHECK(rungs.front() == top);
    CHECK(rungs.back() == TypeScale{0.7, 0.92});
    for (std::size_t i = 1; i < rungs.size(); ++i) {
      CHECK(rungs[i].size <= rungs[i - 1].size);
      CHECK(rungs[i].leading <= rungs[i - 1].leading);
      CHECK(rungs[i] != rungs[i - 1]);
    }
  }
  CHECK(cards::ladder_from({0.7, 0.92}, 0.7) == std::vector<TypeScale>{{0.7, 0.92}});
}

TEST_CASE("the first rung that fits is found as by trying all of them, and none is tried twice") {
  test::Random random{11};
  for (int round = 0; round < 600; ++round) {
    const auto rungs = cards::ladder({1 - random.below(60) / 100.0, 1 + random.below(40) / 100.0});
    const auto count = static_cast<int>(rungs.size());
    const int broken = random.below(count + 1);  // from here on it fits with broken words
    const int well = broken + random.below(count + 1 - broken);
    std::vector<int> tries(rungs.size());
    const auto found = cards::first_fit(rungs, [&](TypeScale type_scale) {
      const auto at = std::ranges::find(rungs, type_scale) - rungs.begin();
      ++tries[static_cast<std::size_t>(at)];
      return at >= well ? Fits::well : at >= broken ? Fits::with_broken_words : Fits::no;
    });
    CHECK(*std::ranges::max_element(tries) <= 1);
    const int expected = well < count ? well : broken;
    REQUIRE(found.has_value() == (expected < count));
    if (found) CHECK(*found == rungs[static_cast<std::size_t>(expected)]);
  }
}

TEST_CASE("what fits as wished is tried once, and one rung is a ladder too") {
  int tries = 0;
  const auto yes = [&](TypeScale) {
    ++tries;
    return Fits::well;
  };
  CHECK(cards::first_fit(cards::ladder({0.5, 1}), yes) == TypeScale{});
  CHECK(tries == 1);
  const std::vector<TypeScale> one{{0.9, 1}};
  for (const auto fits : {Fits::well, Fits::with_broken_words}) {
    CHECK(cards::first_fit(one, [&](TypeScale) { return fits; }) == TypeScale{0.9, 1});
  }
  CHECK_FALSE(cards::first_fit(one, [](TypeScale) { return Fits::no; }).has_value());
}

TEST_CASE("a ladder from above a style's size has that size among its rungs") {
  for (const double most : {1.01, 1.1, 1.5, 2.333}) {
    CAPTURE(most);
    const auto rungs = cards::ladder({0.8, most});
    CHECK(rungs.front() == TypeScale{most, 1});
    CHECK(std::ranges::count(rungs, TypeScale{}) == 1);
    for (std::size_t i = 1; i < rungs.size(); ++i) {
      CHECK(rungs[i - 1].size - rungs[i].size < 0.0251);
      CHECK(rungs[i] != rungs[i - 1]);
    }
  }
}

TEST_CASE("below a deck's few steps the ladder goes on to its end") {
  const auto rungs = cards::ladder_from({{1.4, 1}, {1.2, 1}, {0.9, 1}}, 0.85);
  CHECK(rungs ==
        std::vector<TypeScale>{{1.4, 1}, {1.2, 1}, {0.9, 1}, {0.875, 1}, {0.85, 1}, {0.85, 0.96}, {0.85, 0.92}});
}

TEST_CASE("the range of sizes is the widest that any text allows") {
  const auto layout = test::layout_of(test::card_layout(R"(
    <front>
      <stack>
        <text field="prompt" style="prompt" fit="shrink" min-size="9pt" max-size="18pt"/>
        <row><text field="short" style="body" fit="shrink" min-size="6pt" grow="1"/></row>
      </stack>
      <text field="prompt" style="small"/>
    </front>)"));
  const auto& design = std::get<layout::CardDesign>(layout.design);
  const auto& face = design.front.content;
  CHECK(cards::size_range(face, layout) == cards::SizeRange{6.0 / 9, 1.5});
  CHECK(cards::size_range(design, layout) == cards::SizeRange{6.0 / 9, 1.5});
  CHECK(cards::size_range(children(face)[1], layout) == cards::SizeRange{});
}

}  // namespace
}  // namespace recto
