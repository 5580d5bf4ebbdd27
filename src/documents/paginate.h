// Breaking a vertical list into columns and pages.
//
// The whole list is considered at once: of all ways to break it, the cheapest is taken (dynamic programming as for
// lines in Knuth & Plass 1981, applied to pages as in Plass's thesis of the same year), where room left empty and
// breaks at bad places cost.
#pragma once

#include "blocks/slab.h"

#include <vector>

namespace recto::documents {

/// The room of a page's columns.
struct Room {
  int columns = 1;
  geometry::Length first_page;  ///< height of a column on the first page
  geometry::Length page;        ///< on all others
};

/// Slabs [first, last) make a column.
struct ColumnSlabs {
  std::size_t first = 0;
  std::size_t last = 0;
  bool operator==(const ColumnSlabs&) const = default;
};

/// Columns in order, `room.columns` a page.  All slabs are placed, each once.
///
/// A forbidden break is made only where a column cannot hold what it keeps together.  A slab higher than a column gets
/// one of its own: the caller checks for that.  The last page's columns are evened out. Returns nothing for no slabs.
[[nodiscard]] std::vector<ColumnSlabs> paginate(const blocks::Slabs& slabs, const Room& room);

/// Lets the slabs of a column that have a `stretch` take up what it has left of `room`, each as much as the others.
void stretch(blocks::Slabs& slabs, ColumnSlabs column, geometry::Length room);

/// Height of the slabs of one column, the first space dropped.
[[nodiscard]] geometry::Length height(const blocks::Slabs& slabs, ColumnSlabs column);

}  // namespace recto::documents
