#include "cli/strictness.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace recto::cli {
namespace {

bool is_forbidden(const blocks::Fitted& fitted, Strict strict) {
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

std::string told(const blocks::Fitted& fitted) {
  std::vector<std::string> steps;
  if (fitted.least_size() < 1) steps.push_back(fmt::format("type at {:.0f} %", fitted.least_size() * 100));
  if (fitted.least_leading() < 1) steps.push_back(fmt::format("lines at {:.0f} %", fitted.least_leading() * 100));
  if (fitted.parts > 1) steps.push_back(fmt::format("on {} cards", fitted.parts));
  return fmt::format("{}", fmt::join(steps, ", "));
}

}  // namespace

void tell_steps(const bank::Bank& bank, const std::string& layout, Strict strict, blocks::Outcome& outcome) {
  for (const auto& [id, fitted] : outcome.steps) {
    const auto& place = bank.find_question(id)->place;
    auto text = fmt::format("question `{}` in `{}`: {}", id, layout, told(fitted));
    if (is_forbidden(fitted, strict)) {
      outcome.diagnostics.error("not-as-wished", std::move(text), place)
          .notes.emplace_back("shorten the text, or build without --strict");
    } else {
      outcome.diagnostics.remark("fitted", std::move(text), place);
    }
  }
}

}  // namespace recto::cli
