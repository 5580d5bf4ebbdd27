// Stock: paper that cards are printed on, as a vendor sells it, apart from any design.
//
// Ours stands in `layouts/stock/*.xml`; label templates of glabels (package `glabels-data`) are read beside it.  Any
// design of cards can be put on any stock whose cards are within the sizes that the design states.
#pragma once

#include "diag/diagnostics.h"
#include "layout/layout.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::stock {

enum class Cut { by_hand, before_printing };

struct Stock {
  std::string vendor;             ///< "Avery"
  std::string part;               ///< "5371"
  std::vector<std::string> also;  ///< other part numbers of the same geometry
  std::string title;
  std::string paper;  ///< "A4", "Letter"; empty for a size of its own
  geometry::Size page;
  layout::Grid grid;
  Cut cut = Cut::by_hand;
  std::string source;    ///< where the figures come from
  std::string unusable;  ///< why no card can be printed on it; empty: one can
  diag::Span place;
};

/// "Avery 5371".
[[nodiscard]] std::string name_of(const Stock& stock);

/// Reads a catalogue of ours (`<stocks>`).  Problems go to `diagnostics`; what has errors is left out.
[[nodiscard]] std::vector<Stock> read(const std::string& path, const diag::Span& reference,
                                      diag::Diagnostics& diagnostics);

/// Reads a file of glabels templates (format 3.0).  Bare numbers are points, as glabels has it.  A part that is `equiv`
/// to another joins it.  Round, CD and cut-out labels, and grids that cannot be, are kept as unusable, with the reason.
/// Errors: what is no such file, numbers that cannot be read, an `equiv` that leads nowhere or back to itself.
[[nodiscard]] std::vector<Stock> read_glabels(const std::string& path, const diag::Span& reference,
                                              diag::Diagnostics& diagnostics);

/// All stock that `words` means: by vendor and part number ("Avery 5371", "5371"; case and blanks do not count), or by
/// card size in millimetres or inches ("85x54", "3.5x2in").  A full name or part number wins over parts of names.
[[nodiscard]] std::vector<const Stock*> find(const std::vector<Stock>& all, std::string_view words);

/// `layout` with the stock's paper and grid.
///
/// Marks fit the stock: none on what is cut before printing, one line where cards touch.  The bleed is no more than
/// half the gap.  Errors at `reference`: unusable stock, cards outside the sizes that the design states (its
/// `<adapts>`; without one, another size than its own), a fold-over design on an odd number of columns.
[[nodiscard]] std::optional<layout::Layout> put_on(const layout::Layout& layout, const Stock& stock,
                                                   const diag::Span& reference, diag::Diagnostics& diagnostics);

}  // namespace recto::stock
