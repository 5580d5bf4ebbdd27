// `recto check` prints these in place of products, which it does not make.
#include "cli/planned_minutes.h"

#include "cli/report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace recto::cli {

std::string to_text(const build::PlannedMinutes& plan, const std::string& deck) {
  const std::string of = plan.budget ? fmt::format(" of {}", *plan.budget) : std::string{};
  std::string text = fmt::format("{}: {}{} minutes planned\n", deck, plan.minutes, of);
  for (const auto& section : plan.sections) {
    text += fmt::format("  {:>4} min {:>3} %  {} ({} question{})\n", section.minutes, section.percent,
                        section.title.empty() ? "all" : section.title, section.questions,
                        section.questions == 1 ? "" : "s");
  }
  return text;
}

std::string to_json_line(const build::PlannedMinutes& plan, const std::string& deck) {
  nlohmann::ordered_json sections = nlohmann::ordered_json::array();
  for (const auto& section : plan.sections) {
    sections.push_back({{"title", section.title},
                        {"questions", section.questions},
                        {"minutes", section.minutes},
                        {"percent", section.percent}});
  }
  nlohmann::ordered_json json{{"schema", json_schema}, {"type", "plan"}, {"deck", deck}};
  json["budget"] = plan.budget ? nlohmann::ordered_json(*plan.budget) : nlohmann::ordered_json(nullptr);
  json["minutes"] = plan.minutes;
  json["sections"] = std::move(sections);
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace recto::cli
