// A printer's profile: by how much it is out of true, what it cannot reach, how it turns and stacks paper.
//
// A profile belongs to one printer, tray and paper, since the error differs between them.  It is an XML file that a
// person can read and change; `recto calibrate --read` writes it.
#pragma once

#include "diag/diagnostics.h"
#include "geometry/rect.h"
#include "layout/back_correction.h"

#include <optional>
#include <string>
#include <string_view>

namespace recto::printer {

/// How a stack that was printed on one side goes back in: which sheet the printer draws first for the second side.
enum class Drawn { first_sheet, last_sheet };
/// Whether `--printer` is needed: at most one profile is used without being named.
enum class Use { when_named, by_default };

struct Profile {
  std::string id;
  std::string title;
  Use use = Use::when_named;
  std::string paper;  ///< what was measured, for people: "A4 200 g/m2, tray 2"; may be empty
  layout::BackCorrection back;
  geometry::Point front_shift;                  ///< for pre-cut stock
  std::optional<geometry::Insets> unprintable;  ///< nullopt: not known
  std::optional<Drawn> stack;                   ///< nullopt: not known
  std::string file;
  diag::Span place;
};

/// Largest figures that a printer's error may have; more is a wrong setting, not an error of the printer.
inline constexpr geometry::Length largest_shift = geometry::Length::ticks(10 * geometry::Length::ticks_per_mm);
inline constexpr double largest_skew = 3;        ///< degrees
inline constexpr double largest_stretch = 0.05;  ///< from 95 % to 105 %

/// Reads a profile; its id must equal its file's name.  All problems go to `diagnostics`; nullopt if there was an
/// error.
[[nodiscard]] std::optional<Profile> read(const std::string& path, const diag::Span& reference,
                                          diag::Diagnostics& diagnostics);

/// The profile as an XML file that `read` reads as the same, figures to a hundredth of a millimetre, a thousandth of a
/// degree and a thousandth of a percent.
[[nodiscard]] std::string to_xml(const Profile& profile);

/// "0.6mm,-0.4mm": right and down; nullopt if it is not two lengths with units.
[[nodiscard]] std::optional<geometry::Point> parse_shift(std::string_view text);

/// "backs moved 0.6mm, -0.4mm, turned 0.2°; fronts moved 0mm, 0.3mm": all that the profile does to pages.
[[nodiscard]] std::string to_text(const Profile& profile);

}  // namespace recto::printer
