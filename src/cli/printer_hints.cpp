// Words for the print dialog and options for CUPS, from the layout alone.
#include "cli/printer_hints.h"

#include "geometry/parse_length.h"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace recto::cli {
namespace {

std::string media(const layout::Layout& layout) {
  if (!layout.paper.empty()) return layout.paper;
  return fmt::format("Custom.{}x{}mm", std::lround(layout.page.width.in_mm()), std::lround(layout.page.height.in_mm()));
}

/// Quotes for a POSIX shell where needed.
std::string quoted(const std::string& word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+=:,@";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string result = "'";
  for (const char c : word) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

}  // namespace

std::string paper(const layout::Layout& layout) {
  if (!layout.paper.empty()) return layout.paper;
  return fmt::format("{} x {}", geometry::to_mm(layout.page.width), geometry::to_mm(layout.page.height));
}

std::string two_sided(layout::FlipEdge flip) {
  return flip == layout::FlipEdge::long_edge ? "two-sided-long-edge" : "two-sided-short-edge";
}

std::string lp_line(const layout::Layout& layout, const std::string& sides, const std::string& file) {
  return fmt::format("lp -o media={} -o sides={} -o print-scaling=none {}", media(layout), sides, quoted(file));
}

}  // namespace recto::cli
