#include "documents/paginate.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace recto::documents {
namespace {

using geometry::Length;

constexpr double column_cost = 200;      // each further column
constexpr double emptiness_cost = 3000;  // times the square of the share left empty
constexpr double forbidden_cost = 1e7;   // only when there is no other way
constexpr double overflow_cost = 1e9;    // a slab higher than its column

double cost_of_break(const blocks::Slab& slab) {
  return slab.penalty_before == page::break_cost::forbidden ? forbidden_cost : slab.penalty_before;
}

/// Cheapest ways to fill columns up to each slab.  Columns of the first page may be lower, so ways are told apart by
/// how many columns they took, up to those of the first page.
class Paginator {
 public:
  Paginator(const blocks::Slabs& slabs, const Room& room)
      : slabs_{slabs}, room_{room}, kinds_{static_cast<std::size_t>(room.columns) + 1}, ways_(slabs.size() + 1) {
    for (auto& way : ways_) way.resize(kinds_);
  }

  std::vector<ColumnSlabs> run() {
    ways_[0][0].cost = 0;
    for (std::size_t i = 0; i < slabs_.size(); ++i) {
      for (std::size_t kind = 0; kind < kinds_; ++kind) extend(i, kind);
    }
    return traced();
  }

 private:
  struct BestPath {
    double cost = std::numeric_limits<double>::infinity();
    std::size_t from = 0;
    std::size_t from_kind = 0;
  };

  [[nodiscard]] Length room_of(std::size_t kind) const {
    return kind < static_cast<std::size_t>(room_.columns) ? room_.first_page : room_.page;
  }

  /// All columns that may start at slab `i`.
  void extend(std::size_t i, std::size_t kind) {
    const BestPath here = ways_[i][kind];
    if (here.cost == std::numeric_limits<double>::infinity()) return;
    const Length room = room_of(kind);
    const std::size_t next_kind = std::min(kind + 1, kinds_ - 1);
    Length used = head_height(slabs_[i]);
    for (std::size_t j = i; j < slabs_.size(); ++j) {
      if (j > i && slabs_[j].new_page) break;
      if (j > i) used += slabs_[j].space_before;
      used += slabs_[j].height;
      const bool over = used > room;
      if (over && j > i) break;
      const bool last = j + 1 == slabs_.size();
      double cost = here.cost + column_cost + (over ? overflow_cost : 0);
      if (!last) {
        const double empty = over || slabs_[j + 1].new_page ? 0 : 1 - used.over(room);
        cost += emptiness_cost * empty * empty + (slabs_[j + 1].new_page ? 0 : cost_of_break(slabs_[j + 1]));
      }
      BestPath& there = ways_[j + 1][next_kind];
      if (cost < there.cost) there = {cost, i, kind};
    }
  }

  [[nodiscard]] std::vector<ColumnSlabs> traced() const {
    std::size_t at = slabs_.size();
    std::size_t kind = 0;
    for (std::size_t k = 1; k < kinds_; ++k) {
      if (ways_[at][k].cost < ways_[at][kind].cost) kind = k;
    }
    std::vector<ColumnSlabs> columns;
    while (at > 0) {
      const BestPath& way = ways_[at][kind];
      columns.push_back({way.from, at});
      at = way.from;
      kind = way.from_kind;
    }
    std::ranges::reverse(columns);
    return columns;
  }

  const blocks::Slabs& slabs_;
  Room room_;
  std::size_t kinds_;
  std::vector<std::vector<BestPath>> ways_;
};

/// The columns that [first, last) makes at `room`, breaking only where allowed; nothing if that takes too many.
std::optional<std::vector<ColumnSlabs>> filled(const blocks::Slabs& slabs, ColumnSlabs part, int columns, Length room) {
  std::vector<ColumnSlabs> result;
  std::size_t first = part.first;
  while (first < part.last) {
    if (static_cast<int>(result.size()) == columns) return std::nullopt;
    std::size_t end = first;
    Length used = head_height(slabs[first]);
    for (std::size_t i = first; i < part.last; ++i) {
      used += slabs[i].height + (i > first ? slabs[i].space_before : Length{});
      if (used > room) break;
      const bool may_break = i + 1 == part.last || slabs[i + 1].penalty_before < page::break_cost::in_item;
      if (may_break) end = i + 1;
    }
    if (end == first) return std::nullopt;
    result.push_back({first, end});
    first = end;
  }
  return result;
}

/// Evens out the columns of a chunk's last page: the lowest height at which they still hold everything.
void balance(const blocks::Slabs& slabs, int columns, Length room, std::vector<ColumnSlabs>& all,
             std::size_t first_column) {
  if (columns < 2 || first_column >= all.size()) return;
  const ColumnSlabs part{all[first_column].first, all.back().last};
  for (std::size_t i = part.first + 1; i < part.last; ++i) {
    if (slabs[i].new_page) return;
  }
  std::optional<std::vector<ColumnSlabs>> best;
  Length low;
  Length high = room;
  while (high - low > Length::ticks(Length::ticks_per_pt)) {
    const Length middle = low + (high - low) / 2;
    if (auto found = filled(slabs, part, columns, middle)) {
      best = std::move(found);
      high = middle;
    } else {
      low = middle;
    }
  }
  if (!best) return;
  all.resize(first_column);
  all.insert(all.end(), best->begin(), best->end());
}

/// Adds so many lines of the slab's stretch to it.
void extend(blocks::Slab& slab, int lines) {
  for (int i = 0; i < lines; ++i) {
    for (page::Item item : slab.stretch->items) {
      blocks::move(item, {Length{}, slab.stretch->pitch * i});
      slab.items.push_back(std::move(item));
    }
  }
  if (lines > 0) slab.height += slab.stretch->pitch * lines;
}

}  // namespace

Length height(const blocks::Slabs& slabs, ColumnSlabs column) {
  Length sum = column.first < column.last ? head_height(slabs[column.first]) : Length{};
  for (std::size_t i = column.first; i < column.last; ++i) {
    sum += slabs[i].height + (i > column.first ? slabs[i].space_before : Length{});
  }
  return sum;
}

void stretch(blocks::Slabs& slabs, ColumnSlabs column, Length room) {
  Length free = room - height(slabs, column);
  std::vector<int> lines(column.last - column.first);
  bool more = true;
  for (int round = 1; more; ++round) {
    more = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto& stretch = slabs[column.first + i].stretch;
      if (!stretch || stretch->most < round || stretch->pitch > free) continue;
      free -= stretch->pitch;
      ++lines[i];
      more = true;
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) extend(slabs[column.first + i], lines[i]);
}

std::vector<ColumnSlabs> paginate(const blocks::Slabs& slabs, const Room& room) {
  if (slabs.empty()) return {};
  auto columns = Paginator{slabs, room}.run();
  const auto per_page = static_cast<std::size_t>(room.columns);
  const std::size_t last_page = (columns.size() - 1) / per_page;
  balance(slabs, room.columns, last_page == 0 ? room.first_page : room.page, columns, last_page * per_page);
  return columns;
}

}  // namespace recto::documents
