// QR codes through libqrencode.
#include "blocks/draw.h"
#include "blocks/paint.h"

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

constexpr Length smallest_module = 0.35_mm;
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

Slabs draw_qr(const layout::Block& block, const ComposeContext& context, const Scope& scope, page::Tag figure,
              Findings& findings) {
  const std::string text = scope.variables.expand(block.source);
  if (text.empty()) return {};
  const Code code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
  if (!code) {
    findings.problems.error("qr-too-long", fmt::format("{} bytes are too many for a QR code", text.size()),
                            block.place);
    return {};
  }
  const Length side = block.width.value_or(block.height.value_or(default_side));
  const Length module = side / (code->width + 2 * quiet_zone);
  if (module < smallest_module) {
    const Length needed = smallest_module * (code->width + 2 * quiet_zone);
    findings.problems
        .error("qr-too-small", fmt::format("QR code with modules of {:.2f} mm", module.in_mm()), block.place)
        .notes.push_back(
            fmt::format("{} modules a side need {:.1f} mm to be read by a phone", code->width, needed.in_mm()));
    return {};
  }
  Slab slab;
  slab.height = side;
  page::Path path = drawn(*code, module);
  path.fill = theme_color(context.theme, "ink", {0x000000});
  context.structure.describe(figure, block.alt.empty() ? text : scope.variables.expand(block.alt));
  path.tag = figure;
  slab.items.push_back({std::move(path)});
  return {std::move(slab)};
}

}  // namespace recto::blocks
