// Reads the first bytes to see what the file is, then the file by its reader; collections of several files become one.
#include "exchange/open.h"

#include "exchange/decode.h"
#include "exchange/json_bank.h"
#include "exchange/readers.h"
#include "exchange/recognize.h"
#include "xml/read_bytes.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace recto::exchange {
namespace {

void refuse(Format format, const std::string& path, const diag::Span& reference, diag::Diagnostics& diagnostics) {
  auto& error = diagnostics.error("unknown-format", fmt::format("`{}` is {}", path, name_of(format)), reference);
  error.notes.emplace_back(
      format == Format::questions
          ? "name the bank that includes it"
          : "recto reads its own XML and JSON, CSV and TSV, Markdown, Anki packages and text exports, "
            "CrowdAnki JSON, GIFT, Moodle XML and Aiken");
}

std::optional<Collection> read_text(const SourceFile& source, const diag::Span& reference, const OpenOptions& options,
                                    Losses& losses, diag::Diagnostics& diagnostics) {
  const auto format = recognize(source->bytes());
  switch (format) {
    case Format::table:
      return read_table(source, options.columns, losses, diagnostics);
    case Format::anki_text:
      return read_anki_text(source, options.columns, losses, diagnostics);
    case Format::crowdanki:
      return read_crowdanki(source, losses, diagnostics);
    case Format::markdown:
      return holds_flashcards(source->bytes()) ? read_flashcards(source, losses, diagnostics)
                                               : read_markdown(source, losses, diagnostics);
    case Format::gift:
      return read_gift(source, losses, diagnostics);
    case Format::aiken:
      return read_aiken(source, losses, diagnostics);
    case Format::trivia:
      return read_trivia(source, losses, diagnostics);
    case Format::moodle:
      return read_moodle(source, losses, diagnostics);
    case Format::recto_json:
    case Format::bank:
    case Format::questions:
    case Format::other_xml:
    case Format::other_json:
    case Format::package:
    case Format::database:
    case Format::unknown:
      break;
  }
  refuse(format, source->name(), reference, diagnostics);
  return std::nullopt;
}

/// Packages are mostly sounds, so they may be larger than text.
std::optional<Collection> read_package(const std::string& path, const diag::Span& reference, Losses& losses,
                                       diag::Diagnostics& diagnostics) {
  constexpr std::uintmax_t largest_package = 1ULL << 30;
  std::error_code ignored;
  const auto size = std::filesystem::file_size(path, ignored);
  if (size > largest_package) {
    diagnostics.error("too-large",
                      fmt::format("`{}` has {} bytes where at most {} are read", path, size, largest_package),
                      reference);
    return std::nullopt;
  }
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return read_anki_package(std::move(bytes), path, losses, diagnostics);
}

std::optional<Collection> read_file(const std::string& path, const diag::Span& reference, const OpenOptions& options,
                                    Losses& losses, diag::Diagnostics& diagnostics) {
  const auto format = recognize_file(path);
  if (format == Format::package) return read_package(path, reference, losses, diagnostics);
  auto bytes = xml::read_bytes(path, reference, diagnostics);
  if (!bytes) return std::nullopt;
  if (bytes->empty()) {
    diagnostics.error("empty-file", fmt::format("`{}` is empty", path), reference);
    return std::nullopt;
  }
  if (format == Format::database) return read_anki_database(std::move(*bytes), path, losses, diagnostics);
  const auto source = decode(path, std::move(*bytes), losses);
  return read_text(source, reference, options, losses, diagnostics);
}

std::optional<Assembled> open_json(const std::string& path, const diag::Span& reference,
                                   diag::Diagnostics& diagnostics) {
  auto bytes = xml::read_bytes(path, reference, diagnostics);
  if (!bytes) return std::nullopt;
  auto bank = read_json(std::make_shared<const diag::Source>(path, std::move(*bytes)), diagnostics);
  if (!bank) return std::nullopt;
  return Assembled{std::move(*bank), {}, {}};
}

void join(Collection& all, Collection more) {
  if (all.title.empty()) all.title = std::move(more.title);
  if (all.language.empty()) all.language = std::move(more.language);
  const auto move_to = [](auto& from, auto& to) { std::ranges::move(from, std::back_inserter(to)); };
  move_to(more.level_order, all.level_order);
  move_to(more.entries, all.entries);
  move_to(more.media, all.media);
  move_to(more.mappings, all.mappings);
}

void report_mappings(const Collection& collection, diag::Diagnostics& diagnostics) {
  for (const auto& mapping : collection.mappings) {
    diagnostics.remark("mapped", fmt::format("{} became {}", mapping.from, mapping.became), mapping.place);
  }
}

}  // namespace

std::optional<Assembled> open_bank(const std::vector<std::string>& paths, const diag::Span& reference,
                                   const OpenOptions& options, diag::Diagnostics& diagnostics,
                                   const bank::LanguageListener& listener) {
  if (paths.size() == 1 && recognize_file(paths.front()) == Format::bank) {
    auto bank = bank::read(paths.front(), reference, diagnostics, listener);
    if (!bank) return std::nullopt;
    return Assembled{std::move(*bank), {}, {}};
  }
  if (paths.size() == 1 && recognize_file(paths.front()) == Format::recto_json)
    return open_json(paths.front(), reference, diagnostics);
  Losses losses;
  Collection all;
  const auto errors = diagnostics.error_count();
  for (const auto& path : paths) {
    auto collection =
        read_file(path, paths.size() == 1 ? reference : diag::whole_file(path), options, losses, diagnostics);
    if (collection) join(all, std::move(*collection));
  }
  if (diagnostics.error_count() > errors) return std::nullopt;
  report_mappings(all, diagnostics);
  auto assembled = assemble(std::move(all), paths.front(), options.assemble, losses, diagnostics);
  losses.report(diagnostics);
  return assembled;
}

}  // namespace recto::exchange
