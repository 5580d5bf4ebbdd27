// A deck is exported as the bank of its questions in its order; a bank as it is.
#include "cli/export.h"

#include "build/library.h"
#include "build/output_file.h"
#include "build/plan_deck.h"
#include "build/source_date.h"
#include "cli/standard_output.h"
#include "exchange/recognize.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>

namespace recto::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// The deck's questions in its order.
bank::Bank bank_of(const deck::Deck& deck) {
  auto part = *deck.bank;
  part.questions.clear();
  part.names.clear();
  for (const auto& entry : deck.entries) part.questions.push_back(*entry.question);
  for (auto& question : part.questions) {
    std::erase_if(question.see_also, [&](const std::string& id) { return part.find_question(id) == nullptr; });
  }
  return part;
}

bool is_deck(const std::string& source, const build::Project& project) {
  std::error_code ignored;
  if (fs::is_regular_file(source, ignored)) return exchange::recognize_file(source) == exchange::Format::other_xml;
  return project.find(build::Kind::deck, source).has_value();
}

/// SOURCE_DATE_EPOCH, else when the youngest of the files changed: what depends on the questions alone.
std::int64_t modified(const bank::Bank& bank) {
  if (const auto date = build::source_date()) return *date;
  std::int64_t youngest = 0;
  for (const auto& file : bank.files) {
    std::error_code error;
    const auto time = fs::last_write_time(file, error);
    if (error) continue;
    const auto system = std::chrono::file_clock::to_sys(time).time_since_epoch();
    youngest = std::max<std::int64_t>(youngest, std::chrono::duration_cast<std::chrono::seconds>(system).count());
  }
  return youngest;
}

std::optional<bank::Bank> questions(const ExportOptions& options, build::Library& library,
                                    diag::Diagnostics& diagnostics) {
  if (!is_deck(options.source, library.project())) {
    const auto* bank = library.bank(options.source, {}, diagnostics);
    return bank == nullptr ? std::nullopt : std::optional(*bank);
  }
  std::error_code ignored;
  const bool is_file = fs::is_regular_file(options.source, ignored);
  const auto path =
      is_file ? options.source : build::display_path(library.project().find(build::Kind::deck, options.source)->file);
  const auto plan = build::plan_deck(path, {}, library, diagnostics);
  if (!plan) return std::nullopt;
  return bank_of(plan->deck);
}

void tell(const ExportOptions& options, const bank::Bank& bank, std::size_t bytes) {
  if (options.output == "-" || options.verbosity == Verbosity::quiet) return;
  const auto count = bank.questions.size();
  if (options.format == Format::text) {
    return write_standard_output(fmt::format("{}\n  {} question{}\n", options.output, count, count == 1 ? "" : "s"));
  }
  const Json json{
      {"schema", json_schema}, {"type", "export"}, {"file", options.output}, {"questions", count}, {"bytes", bytes}};
  write_standard_output(json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace

int export_questions(const ExportOptions& options) {
  Reporter reporter{options.format, options.verbosity};
  build::Library library{build::find_project(options.home)};
  diag::Diagnostics diagnostics;
  const auto bank = questions(options, library, diagnostics);
  if (!bank) {
    reporter.print(diagnostics);
    return 1;
  }
  exchange::Losses losses;
  const auto bytes =
      exchange::export_bank(*bank, options.target, {modified(*bank), fs::path(options.output).parent_path()}, losses);
  losses.report(diagnostics);
  reporter.print(diagnostics);
  if (options.output == "-") {
    write_standard_output(bytes);
  } else {
    build::write_file(options.output, bytes);
  }
  tell(options, *bank, bytes.size());
  return 0;
}

}  // namespace recto::cli
