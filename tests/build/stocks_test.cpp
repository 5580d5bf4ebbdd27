#include "build/stocks.h"

#include "build/build.h"
#include "support/compose_sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace recto::build {

TEST_CASE("the recall card holds every answer of a shipped deck on 100 random kinds of stock within its sizes") {
  Library library{Home{RECTO_SOURCE}};
  diag::Diagnostics ours;
  auto all = own_stock(library.home(), ours);
  CHECK(test::said(ours).empty());
  diag::Diagnostics not_ours;
  std::ranges::move(glabels_stock(not_ours), std::back_inserter(all));
  const auto* recall = library.layout({"recall-a4", {}}, ours);
  REQUIRE(recall != nullptr);
  std::erase_if(all, [&](const stock::Stock& each) {
    diag::Diagnostics refused;
    return !stock::put_on(*recall, each, {}, refused);
  });
  std::ranges::shuffle(all, std::mt19937{18});
  all.resize(std::min<std::size_t>(all.size(), 100));
  REQUIRE_FALSE(all.empty());
  for (const auto& each : all) {
    CAPTURE(stock::name_of(each));
    Request request{.decks = {RECTO_SOURCE "/decks/essentials-40.xml"}, .writing = Writing::nothing};
    request.overrides.layout = "recall-a4";
    request.overrides.stock = stock::name_of(each);
    std::string said;
    Sink sink;
    sink.report = [&](const diag::Diagnostics& problems) {
      for (const auto& problem : problems.all()) {
        if (problem.severity == diag::Severity::error) said += problem.message + "\n";
      }
    };
    const auto planned = plan(request, library, sink);
    // A name that several vendors' templates share is refused as such, which is no overflow.
    if (said.find("means several kinds") != std::string::npos) continue;
    CHECK(said.empty());
    CHECK(build(planned, request, library, sink).decks.size() == 1);
    CHECK(said.empty());
  }
}

}  // namespace recto::build
