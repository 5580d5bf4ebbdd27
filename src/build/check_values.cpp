// Collects the names that all layouts of the deck show and looks for each value of the deck among them: a value may be
// meant for one product only.
#include "build/check_values.h"

#include "layout/value_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace recto::build {
namespace {

std::vector<std::string> shown_values(const DeckPlan& plan) {
  std::set<std::string> names;
  for (const auto& file : plan.files) names.merge(layout::value_names(*file.layout));
  return {names.begin(), names.end()};
}

void report_unknown(const deck::Name& name, const std::vector<std::string>& known, diag::Diagnostics& diagnostics) {
  auto& warning = diagnostics.warning(
      "unknown-value", fmt::format("no layout of this deck shows the value `{}`", name.text), name.place);
  if (known.empty()) {
    warning.hint("they show no values; a layout shows one by `{value.NAME}`");
    return;
  }
  if (const auto near = diag::nearest(name.text, known); !near.empty()) {
    warning.hint(fmt::format("did you mean `{}`?", near));
  }
  warning.hint(fmt::format("they show `{}`", fmt::join(known, "`, `")));
}

}  // namespace

void check_values(const DeckPlan& plan, diag::Diagnostics& diagnostics) {
  const auto known = shown_values(plan);
  for (const auto& product : plan.spec.products) {
    for (const auto& value : product.values) {
      if (std::ranges::find(known, value.name.text) == known.end()) report_unknown(value.name, known, diagnostics);
    }
  }
}

}  // namespace recto::build
