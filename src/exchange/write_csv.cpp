// Cells are quoted where they hold a separator, a quote, a line end or a blank at an end.
#include "exchange/export_table.h"
#include "exchange/html_text.h"
#include "exchange/scan.h"
#include "exchange/slug.h"
#include "exchange/write_table.h"

#include <fmt/format.h>

#include <filesystem>

namespace recto::exchange {
namespace {

std::string quoted(const std::string& cell, char separator) {
  const bool needed =
      cell.find_first_of(std::string("\"\r\n") + separator) != std::string::npos || trimmed(cell).size() != cell.size();
  return needed ? "\"" + replaced(cell, "\"", "\"\"") + "\"" : cell;
}

std::string line_of(const std::vector<std::string>& cells, char separator, std::string_view end) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i)
    line += (i == 0 ? "" : std::string(1, separator)) + quoted(cells[i], separator);
  return line + std::string(end);
}

std::string file_name(const bank::Picture& picture) { return std::filesystem::path(picture.path).filename().string(); }

std::string image(std::string_view source, const bank::Picture& picture) {
  return fmt::format("<img src=\"{}\" alt=\"{}\">", source, replaced(html_escaped(picture.alt), "\"", "&quot;"));
}

std::string in_html(const bank::Picture& picture) { return image(file_name(picture), picture); }

}  // namespace

std::string write_csv(const bank::Bank& bank, const ExportOptions& options, Losses& losses) {
  const auto path_of = [&](const bank::Picture& picture) { return image(path_from(options.folder, picture), picture); };
  const auto table = table_of(bank, CellText::guessed, path_of, losses);
  std::string csv = "\xEF\xBB\xBF" + line_of(table.headers, ',', "\r\n");
  for (const auto& row : table.rows) csv += line_of(row, ',', "\r\n");
  return csv;
}

std::string write_anki_text(const bank::Bank& bank, const ExportOptions&, Losses& losses) {
  const auto table = table_of(bank, CellText::html, in_html, losses);
  std::string text = "#separator:tab\n#html:true\n#guid column:1\n#deck column:2\n";
  text += fmt::format("#columns:guid\tdeck\t{}\n", fmt::join(table.headers, "\t"));
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::vector<std::string> row{anki_guid(bank, bank.questions[i]),
                                 bank.title + "::" + bank.topic(bank.questions[i].topic).title};
    for (const auto& cell : table.rows[i]) row.push_back(cell);
    text += line_of(row, '\t', "\n");
  }
  return text;
}

std::string anki_guid(const bank::Bank& bank, const bank::Question& question) {
  for (const auto& alias : question.aliases) {
    auto guid = foreign_name("anki", alias);
    if (!guid.empty()) return guid;
  }
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a, 64 bit
  for (const char byte : bank.id + "/" + question.id)
    hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return fmt::format("recto{:016x}", hash);
}

}  // namespace recto::exchange
