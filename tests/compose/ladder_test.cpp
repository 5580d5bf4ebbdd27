#include "compose/ladder.h"
#include "support/compose_sample.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace recto {
namespace {

using compose::Squeeze;

TEST_CASE("the ladder goes down to the least size and then to tighter lines") {
  for (const double least : {1.0, 0.99, 0.975, 0.9, 0.85, 0.613, 0.5}) {
    CAPTURE(least);
    const auto rungs = compose::ladder(least);
    CHECK(rungs.front() == Squeeze{});
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

TEST_CASE("the first rung that fits is found as by trying all of them") {
  test::Random random{11};
  for (int round = 0; round < 300; ++round) {
    const auto rungs = compose::ladder(1 - random.below(60) / 100.0);
    const auto threshold = static_cast<std::size_t>(random.below(static_cast<int>(rungs.size()) + 1));
    const auto fits = [&](Squeeze squeeze) {
      const auto at = std::ranges::find(rungs, squeeze) - rungs.begin();
      return static_cast<std::size_t>(at) >= threshold;
    };
    const auto first = std::ranges::find_if(rungs, fits);
    const auto found = compose::first_fit(rungs, fits);
    REQUIRE(found.has_value() == (first != rungs.end()));
    if (found) CHECK(*found == *first);
  }
}

TEST_CASE("what fits as wished is tried once, and one rung is a ladder too") {
  int tries = 0;
  const auto yes = [&](Squeeze) { return ++tries > 0; };
  CHECK(compose::first_fit(compose::ladder(0.5), yes) == Squeeze{});
  CHECK(tries == 1);
  const std::vector<Squeeze> one{{0.9, 1}};
  CHECK(compose::first_fit(one, [](Squeeze) { return true; }) == Squeeze{0.9, 1});
  CHECK_FALSE(compose::first_fit(one, [](Squeeze) { return false; }).has_value());
}

TEST_CASE("the least factor is that of the block which shrinks most") {
  const auto layout = test::layout_of(test::card_layout(R"(
    <front>
      <stack>
        <text field="prompt" style="prompt" fit="shrink" min-size="9pt"/>
        <row><text field="short" style="body" fit="shrink" min-size="6pt" grow="1"/></row>
      </stack>
      <text field="prompt" style="small"/>
    </front>)"));
  auto theme = test::sample_theme();
  const auto& design = std::get<layout::CardDesign>(layout.design);
  const auto& face = design.front.content;
  CHECK(compose::least_factor(face, layout, theme) == doctest::Approx(6.0 / 9));
  CHECK(compose::least_factor(face.children[1], layout, theme) == 1);
  theme.scale = 1.25;  // large print: there is more to take away
  CHECK(compose::least_factor(face, layout, theme) == doctest::Approx(6.0 / 9 / 1.25));
}

}  // namespace
}  // namespace recto
