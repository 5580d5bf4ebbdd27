// What a person read off a calibration sheet, made into a printer's profile.
#pragma once

#include "build/library.h"
#include "printer/profile.h"

#include <array>
#include <optional>
#include <string>

namespace recto::build {

/// RIGHT and DOWN at four places of the sheet's back.
struct Readings {
  /// `edges`: marks at the middles of the top, right, bottom and left edge, which show 1.5 mm to about 0.05 mm.
  /// `corners`: graphs at the top left, top right, bottom right and bottom left, which show 8 mm to about half a
  /// millimetre.
  enum class Where { edges, corners } where = Where::edges;
  std::array<geometry::Point, 4> read;
};

/// Whether the longest marks of the sheet show as much.
[[nodiscard]] geometry::Length most_readable(Readings::Where where);

/// How fronts are moved so that the cross at the top left, measured to be `from_edges` right of and below the sheet's
/// corner, is where it was drawn.
[[nodiscard]] geometry::Point front_shift(geometry::Point from_edges);

/// `profile` with the back's correction that follows from `readings`, taken from a sheet of `layout` that was printed
/// with the correction `profile` has.
///
/// Readings beyond what the marks show, readings that contradict one another, and errors larger than printers have are
/// errors; nullopt then, or if the layout cannot be calibrated.
[[nodiscard]] std::optional<printer::Profile> calibrated(printer::Profile profile, const std::string& layout,
                                                         const Readings& readings, Library& library,
                                                         diag::Diagnostics& diagnostics);

}  // namespace recto::build
