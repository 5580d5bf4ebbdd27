// Tables: rows of equally many cells.  A column is aligned as the first cell of it that says so, until another does.
#include "bank/inline_reader.h"
#include "bank/read_rich_text.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::bank {
namespace {

constexpr std::size_t most_columns = 20;

using Row = std::vector<Cell>;

class TableReader {
 public:
  explicit TableReader(const Surroundings& surroundings)
      : surroundings_{surroundings}, diagnostics_{*surroundings.diagnostics} {}

  [[nodiscard]] Table read(const xml::Element& table) {
    static const xml::Allowed allowed{{}, {"tr"}};
    xml::check(table, allowed, xml::Text::allowed, diagnostics_);
    refuse_text(table, "td", diagnostics_);
    Table result;
    const auto rows = table.children("tr");
    if (rows.empty()) diagnostics_.error("empty-element", "empty `table`", table.span());
    for (const auto& row : rows) {
      result.rows.push_back(read_row(row));
      check_width(result.rows.front(), result.rows.back(), row);
    }
    return result;
  }

 private:
  [[nodiscard]] Row read_row(const xml::Element& element) {
    static const xml::Allowed allowed{{}, {"th", "td"}};
    xml::check(element, allowed, xml::Text::allowed, diagnostics_);
    refuse_text(element, "td", diagnostics_);
    Row row;
    for (const auto& child : element.children()) {
      if (child.name() == "th" || child.name() == "td") row.push_back(read_cell(child, row.size()));
    }
    return row;
  }

  [[nodiscard]] Cell read_cell(const xml::Element& element, std::size_t column) {
    static const xml::Allowed allowed{{"align"}, InlineReader::elements()};
    xml::check(element, allowed, xml::Text::allowed, diagnostics_);
    Cell cell;
    InlineReader reader(element, surroundings_);
    for (const auto& node : element.nodes()) reader.add(node);
    cell.text = reader.finish();
    if (element.name() == "th") cell.kind = Cell::Kind::head;
    using Align = Cell::Align;
    if (column >= aligns_.size()) aligns_.resize(column + 1, Align::start);
    const auto align = xml::choice<Align>(
        element, "align", {{"left", Align::start}, {"center", Align::center}, {"right", Align::end}}, diagnostics_);
    if (align) aligns_[column] = *align;
    cell.align = aligns_[column];
    return cell;
  }

  void check_width(const Row& first, const Row& row, const xml::Element& element) {
    const auto cells = [](std::size_t count) { return fmt::format("{} cell{}", count, count == 1 ? "" : "s"); };
    if (row.empty()) {
      diagnostics_.error("empty-element", "empty `tr`", element.span());
    } else if (row.size() != first.size()) {
      diagnostics_
          .error("uneven-rows", fmt::format("{} in a table of {}", cells(row.size()), cells(first.size())),
                 element.span())
          .hint("every row has as many cells as the first; an empty one is `<td/>`");
    } else if (row.size() > most_columns) {
      diagnostics_.error("too-many-columns", fmt::format("{} in a row", cells(row.size())), element.span())
          .hint(fmt::format("a table has at most {} columns", most_columns));
    }
  }

  const Surroundings& surroundings_;
  diag::Diagnostics& diagnostics_;
  std::vector<Cell::Align> aligns_;
};

}  // namespace

Block read_table(const xml::Element& element, const Surroundings& surroundings) {
  auto block = new_block(Block::Kind::table, element);
  block.table = TableReader(surroundings).read(element);
  return block;
}

}  // namespace recto::bank
