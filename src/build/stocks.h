// Stock that a run can name: ours, that of glabels where it is installed, and files given by path.
#pragma once

#include "build/home.h"
#include "deck/deck_spec.h"
#include "stock/stock.h"

#include <optional>
#include <vector>

namespace recto::build {

/// Catalogues of the home (`layouts/stock/*.xml`), in the order of their names.
[[nodiscard]] std::vector<stock::Stock> own_stock(const Home& home, diag::Diagnostics& diagnostics);

/// All templates of the Debian package `glabels-data`; none where it is not installed.
[[nodiscard]] std::vector<stock::Stock> glabels_stock(diag::Diagnostics& diagnostics);

/// The one stock that `name` means: a vendor and part number, a part number, a size, or a file of templates as
/// `FILE.xml:PART`.  Ours is preferred to that of glabels.
///
/// A name that fits several is an error that lists them, one that fits none an error with the nearest.
[[nodiscard]] std::optional<stock::Stock> find_stock(const deck::Name& name, const Home& home,
                                                     diag::Diagnostics& diagnostics);

}  // namespace recto::build
