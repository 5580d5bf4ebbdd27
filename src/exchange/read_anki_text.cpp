// The header says which columns are not fields; names of fields are only known where the export told them
// (`#columns:`).  Everything else is a table.
#include "exchange/readers.h"

#include "exchange/csv.h"
#include "exchange/scan.h"
#include "exchange/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace recto::exchange {
namespace {

/// What the lines before the rows say.
struct Header {
  char separator = '\t';
  bool html = false;
  std::string deck;
  std::string tags;
  std::vector<std::string> names;              // of the columns
  std::map<std::string, std::size_t> special;  // "tags" → its column, from 0
  std::size_t end = 0;                         // byte after the header
};

char separator_of(std::string_view word) {
  const auto name = lower(trimmed(word));
  if (name == "comma") return ',';
  if (name == "semicolon") return ';';
  if (name == "pipe") return '|';
  if (name == "colon") return ':';
  if (name == "space") return ' ';
  return name.size() == 1 ? name.front() : '\t';
}

void read_line(Header& header, std::string_view line, const diag::Span& place, diag::Diagnostics& diagnostics) {
  const auto colon = std::min(line.find(':'), line.size());
  const auto key = lower(trimmed(line.substr(1, colon == 0 ? 0 : colon - 1)));
  const auto value = line.substr(std::min(colon + 1, line.size()));
  constexpr std::string_view column = " column";
  std::size_t number = 0;
  if (key == "separator") {
    header.separator = separator_of(value);
  } else if (key == "html") {
    header.html = lower(trimmed(value)) == "true";
  } else if (key == "deck") {
    header.deck = fold(value);
  } else if (key == "tags") {
    header.tags = fold(value);
  } else if (key == "columns") {
    header.names = split(value, header.separator);
  } else if (key.ends_with(column) &&
             std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc{}) {
    if (number > 0) header.special[key.substr(0, key.size() - column.size())] = number - 1;
  } else if (key != "notetype" && key != "if matches") {
    diagnostics.warning("unknown-header", fmt::format("unknown header `#{}`", key), place);
  }
}

Header read_header(const SourceFile& source, diag::Diagnostics& diagnostics) {
  Header header;
  const auto text = source->bytes();
  while (header.end < text.size() && text[header.end] == '#') {
    const auto end = std::min(text.find('\n', header.end), text.size());
    const auto line = text.substr(header.end, end - header.end);
    read_line(header, line, {source, header.end, trimmed(line).size()}, diagnostics);
    header.end = std::min(end + 1, text.size());
  }
  return header;
}

/// What the header says of columns that are no fields.
void set_special(const Header& header, std::vector<Column>& columns) {
  const std::map<std::string, Role> roles{{"tags", Role::tags}, {"deck", Role::topic}, {"guid", Role::foreign_id}};
  for (const auto& [name, number] : header.special) {
    if (number >= columns.size()) continue;
    const auto role = roles.find(name);
    columns[number].role = role == roles.end() ? Role::ignored : role->second;
    if (columns[number].header.empty()) columns[number].header = name;
  }
}

bool is_special(const Header& header, std::size_t column) {
  return std::ranges::any_of(header.special, [&](const auto& entry) { return entry.second == column; });
}

/// Fields by their names where they are told, else the first is the prompt and the second the answer.
Plan plan_by(const Header& header, std::size_t width) {
  Plan plan{std::vector<Column>(width), 0, header.html ? Markup::html : Markup::plain};
  std::vector<std::string> fields;
  for (std::size_t i = 0; i < width; ++i) {
    if (!is_special(header, i)) fields.push_back(i < header.names.size() ? fold(header.names[i]) : std::string{});
  }
  const auto named = columns_of_header(fields);
  std::size_t next = 0;
  for (std::size_t i = 0; i < width; ++i) {
    if (!is_special(header, i)) plan.columns[i] = named[next++];
  }
  set_special(header, plan.columns);
  return plan;
}

}  // namespace

std::optional<Collection> read_anki_text(const SourceFile& source, const std::vector<std::string>& columns,
                                         Losses& losses, diag::Diagnostics& diagnostics) {
  const auto header = read_header(source, diagnostics);
  const auto rows = read_csv(source, header.separator, header.end, diagnostics);
  if (!rows) return std::nullopt;
  std::size_t width = 0;
  for (const auto& row : *rows) width = std::max(width, row.cells.size());
  auto plan = columns.empty() ? std::optional(plan_by(header, width)) : plan_of(*rows, columns, diagnostics);
  if (!plan) return std::nullopt;
  plan->markup = header.html ? Markup::html : Markup::plain;
  Collection collection;
  add_rows(*rows, *plan, collection, losses, diagnostics);
  collection.title = header.deck;
  for (auto& entry : collection.entries) {
    for (auto& tag : split(header.tags, ' ')) {
      if (!tag.empty()) entry.tags.push_back(std::move(tag));
    }
  }
  return collection;
}

}  // namespace recto::exchange
