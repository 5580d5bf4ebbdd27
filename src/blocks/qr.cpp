// QR codes through libqrencode, drawn as one path of rectangles: runs of dark modules, so that no viewer shows seams
// between neighbours of a row.  What a phone could not read is an error, not a smaller code.
#include "blocks/paint.h"
#include "blocks/prepare.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>
#include <optional>
#include <string>

namespace recto::blocks {
namespace {

using geometry::Length;
using geometry::Point;
using namespace geometry::literals;
using Step = page::Path::Step;

constexpr Length smallest_module = 0.35_mm;  // cameras of phones lose smaller ones on uncoated paper
constexpr Length default_side = 16_mm;
constexpr int quiet_zone = 4;  // ISO/IEC 18004, 6.3.8

using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

/// Adds one run of dark modules in a row as a rectangle.
void add_rectangle(page::Path& path, Point origin, Length width, Length height) {
  path.steps.push_back({Step::Kind::move, origin, {}, {}});
  path.steps.push_back({Step::Kind::line, {origin.x + width, origin.y}, {}, {}});
  path.steps.push_back({Step::Kind::line, {origin.x + width, origin.y + height}, {}, {}});
  path.steps.push_back({Step::Kind::line, {origin.x, origin.y + height}, {}, {}});
  path.steps.push_back({Step::Kind::close, {}, {}, {}});
}

page::Path drawn(const QRcode& code, Length module) {
  page::Path path;
  path.filled = true;
  const int side = code.width;
  const auto dark = [&](int x, int y) { return (code.data[y * side + x] & 1U) != 0; };
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side;) {
      int end = x;
      while (end < side && dark(end, y)) ++end;
      if (end > x)
        add_rectangle(path, {module * (x + quiet_zone), module * (y + quiet_zone)}, module * (end - x), module);
      x = end + 1;
    }
  }
  return path;
}

}  // namespace

PreparedKind prepare(const layout::Qr& qr, const layout::Common& common, const Preparation& to) {
  const std::string text = to.scope.variables.expand(qr.source);
  if (text.empty()) return std::nullopt;
  const Code code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
  if (!code) {
    to.found.problems.error("qr-too-long", fmt::format("{} bytes are too many for a QR code", text.size()),
                            common.place);
    return std::nullopt;
  }
  const Length side = common.width.value_or(default_side);
  const int modules = code->width + 2 * quiet_zone;
  const Length module = side / modules;
  if (module < smallest_module) {
    to.found.problems
        .error("qr-too-small", fmt::format("QR code with modules of {:.2f} mm", module.in_mm()), common.place)
        .notes.push_back(fmt::format("{} modules a side need {:.1f} mm to be read by a phone", code->width,
                                     (smallest_module * modules).in_mm()));
    return std::nullopt;
  }
  page::Path path = drawn(*code, module);
  path.fill = theme_color(to.context.theme, "ink", {0x000000});
  path.tag = figure_of(common, to);
  to.context.structure.describe(path.tag, qr.alt.empty() ? text : to.scope.variables.expand(qr.alt));
  PreparedDrawing result{.slab = {}, .width = side};
  result.slab.height = side;
  result.slab.items.push_back({std::move(path)});
  return result;
}

}  // namespace recto::blocks
