// A row's cells are set beside each other, each as text in a column of its own, and become one slab: a page never ends
// inside a row.
#include "blocks/set_table.h"

#include "blocks/figure.h"
#include "blocks/paint.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using namespace geometry::literals;

constexpr Length cell_gap = 4_mm;
constexpr Length cell_padding = 0.9_mm;  // above and below the text of a cell
constexpr Length head_line = 0.25_mm;
constexpr Length row_line = 0.1_mm;
constexpr std::size_t undivided_rows = 10;  // a table of so many rows is looked at as a whole

/// What is set beside each other, and where each begins.
struct RowOfCells {
  std::vector<Slabs> cells;
  std::vector<Length> lefts;
};

/// One slab of the cells, `padding` above and below them.
Slab joined(RowOfCells row, Length padding) {
  Slab slab;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    auto& cell = row.cells[i];
    if (cell.empty()) continue;
    if (!slab.baseline) slab.baseline = padding + first_baseline(cell);
    slab.height = std::max(slab.height, height(cell));
    place(cell, 0, cell.size(), {row.lefts[i], padding}, slab.items);
  }
  slab.height += padding + padding;
  return slab;
}

class TableSetter {
 public:
  TableSetter(const PreparedTable& table, Length width, TypeScale type, const ComposeContext& context,
              Findings& findings)
      : table_{table}, width_{width}, type_{type}, context_{context}, findings_{findings} {}

  Slabs run() {
    find_widths();
    Slabs slabs;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      slabs.push_back(row(i));
      slabs.back().penalty_before = cost_before(i);
      slabs.back().starts_unit = true;
    }
    if (table_.heads > 0) repeat_heads(slabs);
    return slabs;
  }

 private:
  [[nodiscard]] int cost_before(std::size_t row) const {
    const bool divided = table_.rows.size() > undivided_rows && row > table_.heads && row + 1 < table_.rows.size();
    return divided ? page::break_cost::list_item : page::break_cost::forbidden;
  }

  void repeat_heads(Slabs& slabs) const {
    const auto first = slabs.begin() + static_cast<std::ptrdiff_t>(table_.heads);
    const Slabs heads(slabs.begin(), first);
    Slabs body(std::make_move_iterator(first), std::make_move_iterator(slabs.end()));
    set_head(body, heads);
    slabs.erase(first, slabs.end());
    std::ranges::move(body, std::back_inserter(slabs));
  }

  void find_widths() {
    const std::size_t columns = table_.rows.empty() ? 0 : table_.rows.front().size();
    std::vector<Length> least(columns);
    std::vector<Length> wanted(columns);
    for (const auto& row : table_.rows) {
      for (std::size_t i = 0; i < columns; ++i) {
        least[i] = std::max(least[i], natural_width(row[i].longest_word, type_, context_));
        wanted[i] = std::max(wanted[i], natural_width(row[i].paragraphs, type_, context_));
      }
    }
    const Length room = width_ - cell_gap * static_cast<std::int64_t>(columns == 0 ? 0 : columns - 1);
    share(room, least, wanted);
  }

  void share(Length room, const std::vector<Length>& least, const std::vector<Length>& wanted) {
    Length all_least;
    Length all_wanted;
    for (const Length each : least) all_least += each;
    for (const Length each : wanted) all_wanted += each;
    widths_ = wanted;
    if (all_wanted <= room) return;
    if (all_least >= room) {
      for (std::size_t i = 0; i < widths_.size(); ++i) widths_[i] = least[i].scaled(room.over(all_least));
      return;
    }
    const double part = (room - all_least).over(all_wanted - all_least);
    for (std::size_t i = 0; i < widths_.size(); ++i) widths_[i] = least[i] + (wanted[i] - least[i]).scaled(part);
  }

  [[nodiscard]] Slab row(std::size_t index) {
    RowOfCells cells;
    Length left;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const Length slack = Length::ticks(1);  // what rounding may have taken
      cells.cells.push_back(set_text(table_.rows[index][i].paragraphs, widths_[i] + slack, type_, context_, findings_));
      cells.lefts.push_back(left);
      left += widths_[i] + cell_gap;
    }
    Slab slab = joined(std::move(cells), cell_padding);
    slab.height = std::max(slab.height, cell_padding * 4);
    draw_line(index, left - cell_gap, slab);
    return slab;
  }

  void draw_line(std::size_t index, Length right, Slab& slab) const {
    const bool below_head = index + 1 == table_.heads;
    const Length thickness = below_head ? head_line : row_line;
    const page::Color ink = theme_color(context_.theme, below_head ? "ink" : "rule", {0x999999});
    const Length y = slab.height - thickness / 2;
    slab.items.push_back({page::Stroke{{Length{}, y}, {right, y}, thickness, ink, {}}});
  }

  const PreparedTable& table_;
  Length width_;
  TypeScale type_;
  const ComposeContext& context_;
  Findings& findings_;
  std::vector<Length> widths_;
};

/// How many options stand in a row.
std::size_t options_in_row(const PreparedOptions& options, Length width, TypeScale type,
                           const ComposeContext& context) {
  Length widest;
  for (const auto& option : options.options) {
    if (option.size() != 1 || !option.front().shaped) return 1;
    widest = std::max(widest, natural_width(option, type, context));
  }
  for (const std::size_t count : {std::size_t{4}, std::size_t{2}}) {
    if (options.options.size() < count && count > 2) continue;
    if ((widest + cell_gap) * static_cast<std::int64_t>(count) <= width + cell_gap) return count;
  }
  return 1;
}

}  // namespace

Slabs set_table(const PreparedTable& table, Length width, TypeScale type, const ComposeContext& context,
                Findings& findings) {
  return TableSetter{table, width, type, context, findings}.run();
}

Slabs set_options(const PreparedOptions& options, Length width, TypeScale type, const ComposeContext& context,
                  Findings& findings) {
  const std::size_t in_row = options_in_row(options, width, type, context);
  Slabs result;
  for (std::size_t first = 0; first < options.options.size(); first += in_row) {
    const std::size_t last = std::min(first + in_row, options.options.size());
    Slabs slabs;
    if (in_row == 1) {
      slabs = set_text(options.options[first], width, type, context, findings);
    } else {
      RowOfCells row;
      const Length cell = (width + cell_gap) / static_cast<std::int64_t>(in_row) - cell_gap;
      for (std::size_t i = first; i < last; ++i) {
        row.cells.push_back(set_text(options.options[i], cell, type, context, findings));
        row.lefts.push_back((cell + cell_gap) * static_cast<std::int64_t>(i - first));
      }
      slabs.push_back(joined(std::move(row), Length{}));
    }
    if (slabs.empty()) continue;
    slabs.front().space_before =
        first == 0 ? Length{} : options.options[first].front().space_before.scaled(type.size * type.leading);
    slabs.front().penalty_before = page::break_cost::list_item;
    std::ranges::move(slabs, std::back_inserter(result));
  }
  return result;
}

Slabs set_figure(const PreparedFigure& figure, const diag::Span& place, Length width, TypeScale type,
                 Findings& findings) {
  const geometry::Size natural = natural_size(*figure.picture);
  const Length wish = (figure.width > Length{} ? figure.width : natural.width).scaled(type.size);
  const double factor = std::min(wish, width).over(natural.width);
  return {figure_slab(*figure.picture, {natural.width.scaled(factor), natural.height.scaled(factor)}, figure.tag, place,
                      findings)};
}

}  // namespace recto::blocks
