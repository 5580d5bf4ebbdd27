// Prints what the application says about the sheet, and how to go on with it.
#include "cli/calibrate.h"

#include "build/calibrate.h"
#include "build/output_file.h"
#include "build/printers.h"
#include "build/source_date.h"
#include "cli/printer_hints.h"
#include "cli/standard_output.h"
#include "geometry/parse_length.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace recto::cli {
namespace {

std::string to_text(const layout::Layout& layout, const std::string& printer, const std::string& sides,
                    const std::string& path) {
  const auto& duplex = std::get<layout::CardDesign>(layout.design).duplex;
  return fmt::format(
      "{}\n  2 pages, 1 sheet\n  print: {} paper, both sides, flip on the {} edge, scale 100 %\n  {}\n"
      "  then: read its back against the light, and pass on what it says: recto calibrate {} --read --printer {}\n",
      path, paper(layout), duplex.flip == layout::FlipEdge::long_edge ? "long" : "short", lp_line(layout, sides, path),
      layout.id, printer.empty() ? "NAME" : printer);
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

void write_file(const CalibrateOptions& options, const build::CalibrationSheet& sheet) {
  const auto path = (std::filesystem::path(options.output) / sheet.name).string();
  build::write_file(path, sheet.bytes);
  const auto& layout = *sheet.layout;
  const auto sides = two_sided(std::get<layout::CardDesign>(layout.design).duplex.flip);
  write_standard_output(options.format == Format::json ? to_json_line(layout, sides, path, sheet.bytes.size())
                                                       : to_text(layout, options.printer.value_or(""), sides, path));
}

/// A profile that is named need not be there yet: its first sheet has no correction.
build::CalibrationRequest request_of(const CalibrateOptions& options, const build::Project& home,
                                     diag::Diagnostics& diagnostics) {
  build::CalibrationRequest request{.layout = options.layout, .printer = options.printer.value_or("")};
  request.date = build::source_date();
  std::error_code error;
  const bool known = !options.printer || std::filesystem::exists(build::printer_file(*options.printer, home), error);
  if (known) {
    if (const auto profile = build::find_printer(options.printer, home, diagnostics)) {
      request.correction = profile->back;
      request.printer = profile->id;
    }
  }
  if (options.back_shift != geometry::Point{}) request.correction.shift = options.back_shift;
  return request;
}

}  // namespace

int calibrate(const CalibrateOptions& options) {
  Reporter reporter{options.format, Verbosity::normal};
  if (build::leaves_sheet(options.back_shift)) {
    reporter.print_usage(fmt::format("--back-shift {},{}: the marks would leave the sheet",
                                     geometry::to_mm(options.back_shift.x), geometry::to_mm(options.back_shift.y)));
    return 2;
  }
  build::Library library{build::find_project(options.home)};
  diag::Diagnostics diagnostics;
  const auto sheet = build::calibrate(request_of(options, library.project(), diagnostics), library, diagnostics);
  reporter.print(diagnostics);
  if (!sheet || diagnostics.has_errors()) return 1;
  if (options.output == "-") {
    write_standard_output(sheet->bytes);
  } else {
    write_file(options, *sheet);
  }
  return 0;
}

}  // namespace recto::cli
