#include "cli/plan.h"

#include "cli/report.h"
#include "documents/percentages.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace recto::cli {
namespace {

struct SectionPlan {
  std::string title;
  std::size_t questions = 0;
  int minutes = 0;
  int percent = 0;  ///< of the budget, or of all that is planned
};

struct Plan {
  std::optional<int> budget;
  int minutes = 0;
  std::vector<SectionPlan> sections;
};

Plan plan_of(const Job& job) {
  Plan plan{job.spec.selection.minutes, 0, {}};
  for (const auto& section : job.deck.sections) {
    SectionPlan own{section.title, section.count, 0, 0};
    for (std::size_t i = section.first; i < section.first + section.count; ++i) {
      own.minutes += job.deck.entries[i].question->minutes;
    }
    plan.minutes += own.minutes;
    plan.sections.push_back(std::move(own));
  }
  std::vector<int> parts;
  for (const auto& section : plan.sections) parts.push_back(section.minutes);
  parts.push_back(std::max(0, plan.budget.value_or(0) - plan.minutes));
  const auto shares = documents::percentages(parts);
  for (std::size_t i = 0; i < plan.sections.size(); ++i) plan.sections[i].percent = shares[i];
  return plan;
}

}  // namespace

bool has_plan(const Job& job) {
  if (job.spec.selection.minutes) return true;
  const auto is_packet = [](const deck::Product& product) { return product.kind == deck::ProductKind::packet; };
  const auto is_timed = [](const deck::Entry& entry) { return entry.question->minutes > 0; };
  return std::ranges::any_of(job.spec.products, is_packet) && std::ranges::any_of(job.deck.entries, is_timed);
}

std::string plan_text(const Job& job) {
  const Plan plan = plan_of(job);
  const std::string of = plan.budget ? fmt::format(" of {}", *plan.budget) : std::string{};
  std::string text = fmt::format("{}: {}{} minutes planned\n", job.spec.id, plan.minutes, of);
  for (const auto& section : plan.sections) {
    text += fmt::format("  {:>4} min {:>3} %  {} ({} question{})\n", section.minutes, section.percent,
                        section.title.empty() ? "all" : section.title, section.questions,
                        section.questions == 1 ? "" : "s");
  }
  return text;
}

std::string plan_json_line(const Job& job) {
  const Plan plan = plan_of(job);
  nlohmann::ordered_json sections = nlohmann::ordered_json::array();
  for (const auto& section : plan.sections) {
    sections.push_back({{"title", section.title},
                        {"questions", section.questions},
                        {"minutes", section.minutes},
                        {"percent", section.percent}});
  }
  nlohmann::ordered_json json{{"schema", json_schema}, {"type", "plan"}, {"deck", job.spec.id}};
  json["budget"] = plan.budget ? nlohmann::ordered_json(*plan.budget) : nlohmann::ordered_json(nullptr);
  json["minutes"] = plan.minutes;
  json["sections"] = std::move(sections);
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace recto::cli
