// One pass with a cursor.  The separator is found by reading the beginning with each candidate: counting characters
// would be misled by commas in quoted cells.
#include "exchange/csv.h"

#include "exchange/columns.h"
#include "exchange/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace recto::exchange {
namespace {

/// Reads cells; knows the row and the column it is in.
class Cursor {
 public:
  Cursor(const std::shared_ptr<const diag::Source>& source, char separator, std::size_t offset)
      : source_{source}, text_{source->bytes()}, separator_{separator}, at_{offset} {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  /// The next row; nullopt for a quote without an end, whose place is then `open_quote`.
  std::optional<Row> row() {
    Row row;
    row.number = ++number_;
    const auto begin = at_;
    while (true) {
      auto cell = next_cell();
      if (!cell) return std::nullopt;
      row.cells.push_back(std::move(*cell));
      column_ = row.cells.size();
      if (at_end() || text_[at_] != separator_) break;
      ++at_;
      if (!at_end()) continue;
      row.cells.push_back({{}, {source_, at_, 0}});
      break;
    }
    const auto end = text_.find_first_of("\r\n", begin);
    row.place = {source_, begin, std::min(end, at_) - begin};
    skip_line_end();
    column_ = 0;
    return row;
  }

  [[nodiscard]] diag::Span open_quote() const { return {source_, quote_, 1}; }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] std::size_t column() const { return column_; }

 private:
  std::optional<Word> next_cell() {
    const auto begin = at_;
    std::string cell;
    if (!at_end() && text_[at_] == '"') {
      if (!read_quoted(cell)) return std::nullopt;
    }
    const auto rest = std::min(text_.find_first_of(ends(), at_), text_.size());
    cell += text_.substr(at_, rest - at_);
    at_ = rest;
    return Word{std::move(cell), {source_, begin, at_ - begin}};
  }

  bool read_quoted(std::string& cell) {
    quote_ = at_++;
    while (true) {
      const auto quote = text_.find('"', at_);
      if (quote == std::string_view::npos) return false;
      cell += text_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (at_end() || text_[at_] != '"') return true;
      cell += '"';
      ++at_;
    }
  }

  [[nodiscard]] std::string_view ends() {
    ends_ = {separator_, '\r', '\n'};
    return {ends_.data(), ends_.size()};
  }

  void skip_line_end() {
    if (text_.substr(at_).starts_with("\r\n")) {
      at_ += 2;
    } else if (!at_end()) {
      ++at_;
    }
  }

  std::shared_ptr<const diag::Source> source_;
  std::string_view text_;
  char separator_;
  std::size_t at_;
  std::size_t quote_ = 0;
  std::size_t column_ = 0;
  int number_ = 0;
  std::array<char, 3> ends_{};
};

bool is_blank(const Row& row) {
  return std::ranges::all_of(row.cells, [](const Word& cell) { return trimmed(cell.text).empty(); });
}

/// How even the rows are: the share of those with the commonest number of cells, 0 if that is one.
double evenness(const std::vector<Row>& rows) {
  std::map<std::size_t, int> counts;
  int all = 0;
  for (const auto& row : rows) {
    if (is_blank(row)) continue;
    ++counts[row.cells.size()];
    ++all;
  }
  const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() || most->first < 2 ? 0 : static_cast<double>(most->second) / all;
}

std::ptrdiff_t known_headers(const Row& row) {
  return std::ranges::count_if(row.cells, [](const Word& cell) { return role_of_header(cell.text).has_value(); });
}

std::vector<Row> sample_rows(const std::shared_ptr<const diag::Source>& sample, char separator) {
  Cursor cursor(sample, separator, 0);
  std::vector<Row> rows;
  while (!cursor.at_end()) {
    auto row = cursor.row();
    if (!row) break;
    rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace

std::optional<std::vector<Row>> read_csv(const std::shared_ptr<const diag::Source>& source, char separator,
                                         std::size_t offset, diag::Diagnostics& diagnostics) {
  Cursor cursor(source, separator, offset);
  std::vector<Row> rows;
  while (!cursor.at_end()) {
    auto row = cursor.row();
    if (!row) {
      diagnostics
          .error("open-quote",
                 fmt::format("quote in row {}, column {} is never closed", cursor.number(), cursor.column() + 1),
                 cursor.open_quote())
          .notes.emplace_back("a cell that begins with a quote ends with one; a quote inside it is doubled");
      return std::nullopt;
    }
    if (!is_blank(*row)) rows.push_back(std::move(*row));
  }
  return rows;
}

std::optional<char> find_separator(std::string_view text) {
  constexpr std::size_t looked_at = 1U << 16U;
  constexpr double even_enough = 0.75;
  auto sample = text.substr(0, looked_at);
  if (sample.size() < text.size()) sample = sample.substr(0, sample.rfind('\n') + 1);
  const auto source = std::make_shared<const diag::Source>("", std::string(sample));
  std::optional<char> best;
  double best_evenness = even_enough;
  for (const char candidate : {'\t', ';', ',', '|'}) {
    const auto rows = sample_rows(source, candidate);
    if (!rows.empty() && known_headers(rows.front()) >= 2) return candidate;
    const auto even = evenness(rows);
    if (even < best_evenness || (best && even == best_evenness)) continue;
    best = candidate;
    best_evenness = even;
  }
  return best;
}

std::string column_name(std::size_t column, std::string_view header) {
  return header.empty() ? fmt::format("column {}", column + 1) : fmt::format("column {} `{}`", column + 1, header);
}

}  // namespace recto::exchange
