// Looks one question up by id or alias, in the home's first bank or a named one, and prints all its parts.
#include "build/find_bank.h"
#include "build/library.h"
#include "cli/list.h"
#include "cli/standard_output.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace recto::cli {
namespace {

using Json = nlohmann::ordered_json;

/// A paragraph under its heading; nothing for no text.
void part(std::string& out, std::string_view heading, const std::string& text) {
  if (!text.empty()) fmt::format_to(std::back_inserter(out), "\n{}\n{}\n", heading, text);
}

std::string lines(const std::vector<bank::Inline>& points) {
  std::string text;
  for (const auto& point : points) text += (text.empty() ? "- " : "\n- ") + bank::plain_text(point);
  return text;
}

std::string lines(const std::vector<bank::Expectation>& points, const bank::Bank& bank) {
  std::string text;
  for (const auto& point : points) {
    text += (text.empty() ? "- " : "\n- ") + bank::plain_text(point.text);
    for (const auto level : point.levels) text += " (" + bank.level(level).id + ")";
  }
  return text;
}

std::string as_text(const bank::Question& question, const bank::Bank& bank) {
  std::string out =
      fmt::format("{}  [{}, {}{}]\n", question.id, bank.level(question.level).id, bank.topic(question.topic).id,
                  question.minutes > 0 ? fmt::format(", {} min", question.minutes) : std::string{});
  if (!question.aliases.empty())
    fmt::format_to(std::back_inserter(out), "also: {}\n", fmt::join(question.aliases, " "));
  if (!question.tags.empty()) fmt::format_to(std::back_inserter(out), "tags: {}\n", fmt::join(question.tags, " "));
  part(out, "Prompt", bank::plain_text(question.prompt));
  part(out, "Short answer", bank::plain_text(question.short_answer));
  part(out, "Explanation", bank::plain_text(question.explanation));
  part(out, "Memory aid", bank::plain_text(question.memory_aid));
  part(out, "Keywords", fmt::format("{}", fmt::join(question.keywords, "; ")));
  for (const auto& field : question.fields) part(out, field.name, bank::plain_text(field.text));
  part(out, "Follow-ups", lines(question.interview.follow_ups));
  part(out, "Look for", lines(question.interview.look_for, bank));
  part(out, "Red flags", lines(question.interview.red_flags, bank));
  part(out, "See also", fmt::format("{}", fmt::join(question.see_also, " ")));
  std::string sources;
  for (const auto& source : question.sources) {
    sources += fmt::format("{}{} ({}) {}", sources.empty() ? "" : "\n", source.title, source.checked, source.href);
  }
  part(out, "Sources", sources);
  return out;
}

Json points(const std::vector<bank::Expectation>& points, const bank::Bank& bank) {
  Json array = Json::array();
  for (const auto& point : points) {
    std::vector<std::string> levels;
    for (const auto level : point.levels) levels.push_back(bank.level(level).id);
    array.push_back({{"text", bank::plain_text(point.text)}, {"levels", levels}});
  }
  return array;
}

Json as_json(const bank::Question& question, const bank::Bank& bank) {
  Json follow_ups = Json::array();
  for (const auto& each : question.interview.follow_ups) follow_ups.push_back(bank::plain_text(each));
  Json sources = Json::array();
  for (const auto& source : question.sources) {
    sources.push_back({{"title", source.title}, {"href", source.href}, {"checked", source.checked}});
  }
  Json fields = Json::object();
  for (const auto& field : question.fields) fields[field.name] = bank::plain_text(field.text);
  return {{"id", question.id},
          {"aliases", question.aliases},
          {"level", bank.level(question.level).id},
          {"topic", bank.topic(question.topic).id},
          {"tags", question.tags},
          {"minutes", question.minutes},
          {"prompt", bank::plain_text(question.prompt)},
          {"short", bank::plain_text(question.short_answer)},
          {"explanation", bank::plain_text(question.explanation)},
          {"memory_aid", bank::plain_text(question.memory_aid)},
          {"keywords", question.keywords},
          {"fields", std::move(fields)},
          {"follow_ups", std::move(follow_ups)},
          {"look_for", points(question.interview.look_for, bank)},
          {"red_flags", points(question.interview.red_flags, bank)},
          {"see_also", question.see_also},
          {"sources", std::move(sources)}};
}

/// A bank that was not searched.
struct OtherBank {
  std::string name;
  std::string file;
};

/// The project's own first: they are more likely meant.
std::vector<OtherBank> other_banks(const build::Project& project, const std::string& searched) {
  std::vector<OtherBank> banks;
  auto all = project.all(build::Kind::bank);
  std::ranges::stable_sort(all, {}, &build::Found::origin);
  for (const auto& found : all) {
    auto file = build::display_path(found.file);
    if (file != searched) banks.push_back({found.id, std::move(file)});
  }
  return banks;
}

/// What is wrong with a bank that was not asked for is not this run's business.
bool has_question(const std::string& file, const std::string& id) {
  diag::Diagnostics ignored;
  const auto bank = bank::read(file, {}, ignored);
  return bank && bank->find_question(id) != nullptr;
}

void report_unknown(const std::string& id, const bank::Bank& bank, const std::vector<OtherBank>& others,
                    diag::Diagnostics& diagnostics) {
  auto& error = diagnostics.error("unknown-question", fmt::format("no question `{}` in bank `{}`", id, bank.id), {});
  std::string names;
  for (const auto& other : others) {
    if (has_question(other.file, id)) {
      error.hint(fmt::format("another bank has it: add `--bank {}`", other.name));
      return;
    }
    names += fmt::format("{}`--bank {}`", names.empty() ? "" : ", ", other.name);
  }
  std::vector<std::string> known;
  for (const auto& each : bank.questions) known.push_back(each.id);
  const bool near = !diag::nearest(id, known).empty();
  error.hint(near ? diag::suggestion(id, known) : "`recto list questions` lists them");
  if (!others.empty()) error.hint("other banks: " + names);
}

}  // namespace

int show(const ShowOptions& options) {
  Reporter reporter{options.format, Verbosity::normal};
  build::Library library{build::find_project(options.home)};
  diag::Diagnostics diagnostics;
  const auto file = build::find_bank(options.bank, library.project(), diagnostics);
  const auto* bank = file ? library.bank(*file, {}, diagnostics) : nullptr;
  const auto* question = bank == nullptr ? nullptr : bank->find_question(options.id);
  if (bank != nullptr && question == nullptr) {
    report_unknown(options.id, *bank, other_banks(library.project(), *file), diagnostics);
  }
  reporter.print(diagnostics);
  if (question == nullptr) return 1;
  const std::string out = options.as == ListOptions::As::json
                              ? as_json(*question, *bank).dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                              : as_text(*question, *bank);
  write_standard_output(out);
  return 0;
}

}  // namespace recto::cli
