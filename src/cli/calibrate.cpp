#include "cli/calibrate.h"

#include "cards/calibration.h"
#include "cli/back_shift.h"
#include "cli/fitting_layout.h"
#include "cli/library.h"
#include "cli/output_file.h"
#include "cli/printing.h"
#include "cli/source_date.h"
#include "cli/standard_output.h"
#include "geometry/parse_length.h"
#include "pdf/write.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace recto::cli {
namespace {

namespace fs = std::filesystem;

/// The layout with the correction so far; nullopt if its cards have no backs on the sheet's other side.
std::optional<layout::Layout> two_sided_cards(const CalibrateOptions& options, Library& library,
                                              diag::Diagnostics& diagnostics) {
  const deck::Name name{options.layout, {}};
  const auto* layout = library.layout(name, diagnostics);
  if (layout == nullptr) return std::nullopt;
  if (!fits(*layout, layout::Purpose::cards)) {
    report_wrong_layout(*layout, layout::Purpose::cards, name, library.home(), diagnostics);
    return std::nullopt;
  }
  auto own = *layout;
  auto& design = std::get<layout::CardDesign>(own.design);
  if (!design.back || design.duplex.sides != layout::Sides::two_sided) {
    diagnostics
        .error("no-backs", fmt::format("the cards of layout `{}` have no backs on the other side of the sheet", own.id),
               own.place)
        .notes.emplace_back("there is nothing to bring in line; `recto list layouts` names others");
    return std::nullopt;
  }
  if (options.back_shift) design.duplex.back_shift = *options.back_shift;
  return own;
}

bool leaves_sheet(geometry::Point shift) {
  return std::max({shift.x, -shift.x, shift.y, -shift.y}) > cards::calibration_margin;
}

std::string to_text(const layout::Layout& layout, const std::string& sides, const std::string& path) {
  const auto& duplex = std::get<layout::CardDesign>(layout.design).duplex;
  return fmt::format(
      "{}\n  2 pages, 1 sheet\n  print: {} paper, both sides, flip on the {} edge, scale 100 %\n  {}\n"
      "  then: read RIGHT and DOWN off its back, and build with --back-shift RIGHT,DOWN\n",
      path, paper(layout), duplex.flip == layout::FlipEdge::long_edge ? "long" : "short", lp_line(layout, sides, path));
}

std::string to_json_line(const layout::Layout& layout, const std::string& sides, const std::string& path,
                         std::uint64_t bytes) {
  const nlohmann::ordered_json json{{"schema", json_schema}, {"type", "calibration"},
                                    {"file", path},          {"layout", layout.id},
                                    {"bytes", bytes},        {"pages", 2},
                                    {"sheets", 1},           {"paper", paper(layout)},
                                    {"sides", sides},        {"lp", lp_line(layout, sides, path)}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void write_file(const CalibrateOptions& options, const layout::Layout& layout, const std::string& bytes) {
  make_folder(options.output);
  const auto path = (fs::path(options.output) / fmt::format("calibrate-{}.pdf", layout.id)).string();
  OutputFile file{path};
  file.write(bytes);
  file.finish();
  file.keep();
  const auto sides = two_sided(std::get<layout::CardDesign>(layout.design).duplex.flip);
  write_standard_output(options.format == Format::json ? to_json_line(layout, sides, path, bytes.size())
                                                       : to_text(layout, sides, path));
}

}  // namespace

int calibrate(const CalibrateOptions& options) {
  Reporter reporter{options.format, Verbosity::normal};
  if (options.back_shift && leaves_sheet(*options.back_shift)) {
    reporter.print_usage(fmt::format("--back-shift {},{}: the marks would leave the sheet",
                                     geometry::to_mm(options.back_shift->x), geometry::to_mm(options.back_shift->y)));
    return 2;
  }
  Library library{find_home(options.home)};
  const auto date = source_date();
  diag::Diagnostics diagnostics;
  warn_of_shift(options.back_shift, diagnostics);
  const auto layout = two_sided_cards(options, library, diagnostics);
  const auto* fonts = layout ? library.fonts(diagnostics) : nullptr;
  std::optional<page::Document> sheet;
  if (fonts != nullptr) {
    check_families(*layout, fonts->catalogue(), diagnostics);
    if (!diagnostics.has_errors()) {
      text::Typesetter typesetter{*fonts};
      sheet = cards::calibration(*layout, typesetter, std::string("recto ") + RECTO_VERSION, diagnostics);
    }
  }
  reporter.print(diagnostics);
  if (!sheet) return 1;
  std::string bytes;
  (void)pdf::write(page::stream(std::move(*sheet)), *fonts, [&](std::string_view part) { bytes += part; },
                   {.date = date});
  if (options.output == "-") {
    write_standard_output(bytes);
  } else {
    write_file(options, *layout, bytes);
  }
  return 0;
}

}  // namespace recto::cli
