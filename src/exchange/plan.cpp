// A plan comes from the words of `--columns`, else from the header, else from the order of the columns.
#include "exchange/table.h"

#include "exchange/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::exchange {
namespace {

std::size_t width_of(const std::vector<Row>& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.cells.size());
  return width;
}

bool may_repeat(Role role) {
  return role == Role::choice || role == Role::follow_up || role == Role::look_for || role == Role::red_flag ||
         role == Role::source || role == Role::field || role == Role::ignored || role == Role::tags;
}

bool has_role(const std::vector<Column>& columns, Role role) {
  return std::ranges::find(columns, role, &Column::role) != columns.end();
}

/// "A", "B", … one after the other: options of multiple choice.
bool is_option_letter(const std::string& header) { return header.size() == 1 && header >= "A" && header <= "H"; }

bool is_question_and_answer(const Row& row) {
  return row.cells.size() == 2 && lower(fold(row.cells[0].text)) == "q" && lower(fold(row.cells[1].text)) == "a";
}

bool is_header(const Row& row) {
  if (is_question_and_answer(row)) return true;
  int known = 0;
  bool sides = false;
  for (const auto& cell : row.cells) {
    const auto role = role_of_header(cell.text);
    known += role ? 1 : 0;
    sides = sides || role == Role::prompt || role == Role::answer;
  }
  constexpr std::size_t wide = 4;  // one known word among so many is no accident
  return known >= 2 || (known == 1 && row.cells.size() >= wide) || (sides && row.cells.size() < wide);
}

/// The first column that is still a field gets a role that nobody claimed.
void claim_first(std::vector<Column>& columns, Role role) {
  if (has_role(columns, role)) return;
  const auto open = std::ranges::find(columns, Role::field, &Column::role);
  if (open != columns.end()) open->role = role;
}

std::vector<Column> columns_of(const Row& header, std::size_t width) {
  std::vector<std::string> words(width);
  for (std::size_t i = 0; i < std::min(width, header.cells.size()); ++i) words[i] = fold(header.cells[i].text);
  return columns_of_header(words);
}

std::vector<Column> columns_by_place(std::size_t width) {
  std::vector<Column> columns(width);
  if (width > 0) columns[0].role = Role::prompt;
  if (width > 1) columns[1].role = Role::answer;
  return columns;
}

/// A word of `--columns`: a role, perhaps with the header that it stands under.
struct Asked {
  Role role = Role::ignored;
  std::string header;
};

std::optional<Asked> asked_of(const std::string& word, diag::Diagnostics& diagnostics) {
  const auto equals = word.find('=');
  const auto name = std::string(trimmed(std::string_view(word).substr(0, equals)));
  const auto role = role_of_word(name);
  if (!role) {
    diagnostics.error("unknown-column", fmt::format("unknown column `{}` in `--columns`", name), {})
        .notes.push_back(diag::suggestion(name, role_words()));
    return std::nullopt;
  }
  return Asked{*role, equals == std::string::npos ? std::string{} : fold(std::string_view(word).substr(equals + 1))};
}

std::optional<std::vector<Asked>> all_asked(const std::vector<std::string>& words, diag::Diagnostics& diagnostics) {
  std::vector<Asked> asked;
  for (const auto& word : words) {
    const auto one = asked_of(word, diagnostics);
    if (!one) return std::nullopt;
    asked.push_back(*one);
  }
  return asked;
}

std::optional<Plan> plan_by_headers(const Row& header, const std::vector<Asked>& asked, std::size_t width,
                                    diag::Diagnostics& diagnostics) {
  Plan plan{columns_of(header, width), 1, Markup::guessed};
  for (auto& column : plan.columns) column.role = Role::field;
  for (const auto& [role, name] : asked) {
    const auto same = [&](const Column& column) { return lower(column.header) == lower(name); };
    const auto column = std::ranges::find_if(plan.columns, same);
    if (column == plan.columns.end()) {
      std::vector<std::string> known;
      for (const auto& each : plan.columns) known.push_back(each.header);
      diagnostics.error("unknown-column", fmt::format("no column `{}`", name), header.place)
          .notes.push_back(diag::suggestion(name, known));
      return std::nullopt;
    }
    column->role = role;
  }
  return plan;
}

std::optional<Plan> plan_by_order(const std::vector<Row>& rows, const std::vector<Asked>& asked, std::size_t width,
                                  diag::Diagnostics& diagnostics) {
  if (asked.size() > width) {
    diagnostics.error("too-few-columns",
                      fmt::format("{} columns in `--columns` where the file has {}", asked.size(), width),
                      rows.front().place);
    return std::nullopt;
  }
  const bool headed = is_header(rows.front());
  Plan plan{headed ? columns_of(rows.front(), width) : std::vector<Column>(width), headed ? 1U : 0U, Markup::guessed};
  for (auto& column : plan.columns) column.role = Role::field;
  for (std::size_t i = 0; i < asked.size(); ++i) plan.columns[i].role = asked[i].role;
  return plan;
}

}  // namespace

std::vector<Column> columns_of_header(const std::vector<std::string>& header) {
  std::vector<Column> columns;
  for (const auto& word : header) {
    auto role = role_of_header(word).value_or(Role::field);
    if (!may_repeat(role) && has_role(columns, role)) role = Role::field;
    columns.push_back({role, word});
  }
  if (std::ranges::count_if(columns, is_option_letter, &Column::header) >= 2) {
    for (auto& column : columns) {
      if (is_option_letter(column.header)) column.role = Role::choice;
    }
  }
  claim_first(columns, Role::prompt);
  if (!has_role(columns, Role::short_answer) && !has_role(columns, Role::correct)) claim_first(columns, Role::answer);
  return columns;
}

std::optional<Plan> plan_of(const std::vector<Row>& rows, const std::vector<std::string>& columns,
                            diag::Diagnostics& diagnostics) {
  const auto width = width_of(rows);
  if (rows.empty()) return Plan{};
  if (columns.empty()) {
    if (!is_header(rows.front())) return Plan{columns_by_place(width), 0, Markup::guessed};
    return Plan{columns_of(rows.front(), rows.front().cells.size()), 1, Markup::guessed};
  }
  const auto asked = all_asked(columns, diagnostics);
  if (!asked) return std::nullopt;
  const bool by_header = std::ranges::any_of(*asked, [](const Asked& one) { return !one.header.empty(); });
  return by_header ? plan_by_headers(rows.front(), *asked, width, diagnostics)
                   : plan_by_order(rows, *asked, width, diagnostics);
}

}  // namespace recto::exchange
