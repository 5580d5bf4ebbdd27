// The steps that a product's composer went are turned into diagnostics here, as only the run knows which are forbidden.
#include "build/fitting_steps.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace recto::build {
namespace {

bool is_forbidden(const blocks::FitResult& fitted, Strict strict) {
  const bool continued = fitted.parts > 1;
  switch (strict) {
    case Strict::off:
      return false;
    case Strict::continued:
      return continued;
    case Strict::tightened:
      return continued || fitted.least_leading() < 1;
    case Strict::shrunk:
      return true;
  }
  return true;
}

std::string steps_taken(const blocks::FitResult& fitted) {
  std::vector<std::string> steps;
  if (fitted.least_size() < 1) steps.push_back(fmt::format("type at {:.0f} %", fitted.least_size() * 100));
  if (fitted.least_leading() < 1) steps.push_back(fmt::format("lines at {:.0f} %", fitted.least_leading() * 100));
  if (fitted.parts > 1) steps.push_back(fmt::format("on {} cards", fitted.parts));
  return fmt::format("{}", fmt::join(steps, ", "));
}

}  // namespace

void report_steps(const bank::Bank& bank, const std::string& layout, Strict strict, blocks::Outcome& outcome) {
  for (const auto& [id, fitted] : outcome.steps) {
    const auto& place = bank.find_question(id)->place;
    auto text = fmt::format("question `{}` in `{}`: {}", id, layout, steps_taken(fitted));
    if (is_forbidden(fitted, strict)) {
      outcome.diagnostics.error("not-as-wished", std::move(text), place)
          .hint("shorten the text, or build without --strict");
    } else {
      outcome.diagnostics.remark("fitted", std::move(text), place);
    }
  }
}

}  // namespace recto::build
