// Looks the layout up as a deck would, so that its misspelt name gets the same answer, and writes the composed sheet
// through the same joint as products.
#include "build/calibrate.h"

#include "build/check_run.h"
#include "build/fitting_layout.h"
#include "build/output_format.h"
#include "build/version.h"
#include "cards/calibration.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::build {
const layout::Layout* calibration_layout(const std::string& id, Library& library, diag::Diagnostics& diagnostics) {
  const deck::Name name{id, {}};
  const auto* layout = library.layout(name, diagnostics);
  if (layout == nullptr) return nullptr;
  if (!fits(*layout, layout::Purpose::cards)) {
    report_wrong_layout(*layout, layout::Purpose::cards, name, library.project(), diagnostics);
    return nullptr;
  }
  const auto& design = std::get<layout::CardDesign>(layout->design);
  if (design.back && design.duplex.sides == layout::Sides::two_sided) return layout;
  diagnostics
      .error("no-backs", fmt::format("the cards of layout `{}` have no backs on the other side of the sheet", id),
             layout->place)
      .hint("there is nothing to bring in line; `recto list layouts` names others");
  return nullptr;
}

bool leaves_sheet(geometry::Point shift) {
  return std::max({shift.x, -shift.x, shift.y, -shift.y}) > cards::calibration_margin;
}

std::optional<CalibrationSheet> calibrate(const CalibrationRequest& request, Library& library,
                                          diag::Diagnostics& diagnostics) {
  warn_of_shift(request.correction.shift, diagnostics);
  const auto* layout = calibration_layout(request.layout, library, diagnostics);
  const auto* fonts = layout == nullptr ? nullptr : library.fonts(diagnostics);
  if (fonts == nullptr) return std::nullopt;
  check_families(*layout, fonts->catalogue(), diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  text::Typesetter typesetter{*fonts};
  auto sheet = cards::calibration(*layout, {request.correction, request.printer}, typesetter, tool_name(), diagnostics);
  if (!sheet) return std::nullopt;
  CalibrationSheet result{layout, file_name("calibrate-" + layout->id, OutputFormat::pdf), {}};
  (void)write_product(OutputFormat::pdf, page::stream(std::move(*sheet)), *fonts,
                      [&](std::string_view part) { result.bytes += part; }, {.date = request.date});
  return result;
}

}  // namespace recto::build
