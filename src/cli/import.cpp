// Opens the files, writes the bank and its pictures, and says what came of it.  An existing bank is only replaced by
// its own update, which keeps the ids that decks name.
#include "cli/import.h"

#include "bank/bank.h"
#include "build/output_file.h"
#include "cli/standard_output.h"
#include "exchange/write_xml.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <system_error>

namespace recto::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

bool exists(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

/// Beside the bank; of one that goes to standard output, in the folder one stands in.
std::string pictures_folder(const fs::path& output) {
  return (output.parent_path() / (output.stem().string() + "-pictures")).generic_string();
}

void write(const ImportOptions& options, const exchange::Assembled& assembled) {
  if (options.output == "-") return write_standard_output(exchange::write_xml(assembled.bank, "."));
  for (const auto& picture : assembled.pictures) {
    build::write_file(fs::path(pictures_folder(options.output)) / picture.name, picture.bytes);
  }
  build::write_file(options.output, exchange::write_xml(assembled.bank, fs::path(options.output).parent_path()));
}

std::string ids(const char* what, const std::vector<std::string>& ids) {
  return ids.empty() ? std::string{} : fmt::format("  {} {}: {}\n", ids.size(), what, fmt::join(ids, " "));
}

std::string counted(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string as_text(const ImportOptions& options, const exchange::Assembled& assembled) {
  const auto& bank = assembled.bank;
  auto text = fmt::format("{}\n  {}, {}, {}{}\n", options.output, counted(bank.questions.size(), "question"),
                          counted(bank.levels.size(), "level"), counted(bank.topics.size(), "topic"),
                          assembled.pictures.empty() ? "" : ", " + counted(assembled.pictures.size(), "picture"));
  if (options.existing == ImportOptions::Existing::refused) return text;
  const auto& changes = assembled.changes;
  return text + ids("added", changes.added) + ids("changed", changes.changed) + ids("gone", changes.gone) +
         fmt::format("  {} as before\n", changes.same);
}

std::string as_json(const ImportOptions& options, const exchange::Assembled& assembled) {
  const auto& [bank, pictures, changes] = assembled;
  const Json json{{"schema", json_schema},
                  {"type", "import"},
                  {"file", options.output},
                  {"bank", bank.id},
                  {"questions", bank.questions.size()},
                  {"levels", bank.levels.size()},
                  {"topics", bank.topics.size()},
                  {"pictures", pictures.size()},
                  {"added", changes.added},
                  {"changed", changes.changed},
                  {"gone", changes.gone}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The bank to be updated; nullopt where there is none to read.
std::optional<bank::Bank> earlier_bank(const ImportOptions& options, diag::Diagnostics& diagnostics) {
  if (options.output == "-" || !exists(options.output)) return std::nullopt;
  if (options.existing == ImportOptions::Existing::updated) return bank::read(options.output, {}, diagnostics);
  diagnostics.error("file-exists", fmt::format("`{}` is there already", options.output), {})
      .notes.emplace_back("`--update` imports again and keeps its ids; or name another file");
  return std::nullopt;
}

}  // namespace

int import_bank(ImportOptions options) {
  Reporter reporter{options.format, options.verbosity};
  diag::Diagnostics diagnostics;
  const auto earlier = earlier_bank(options, diagnostics);
  auto& assemble = options.open.assemble;
  assemble.earlier = earlier ? &*earlier : nullptr;
  assemble.picture_folder = [&options] { return pictures_folder(options.output); };
  if (assemble.bank_id.empty() && earlier) assemble.bank_id = earlier->id;
  std::optional<exchange::Assembled> assembled;
  if (!diagnostics.has_errors()) assembled = exchange::open_bank(options.files, {}, options.open, diagnostics);
  reporter.print(diagnostics);
  if (!assembled) return 1;
  write(options, *assembled);
  if (options.output != "-" && options.verbosity != Verbosity::quiet) {
    write_standard_output(options.format == Format::json ? as_json(options, *assembled) : as_text(options, *assembled));
  }
  return 0;
}

}  // namespace recto::cli
