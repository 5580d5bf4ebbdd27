// Only what the profile says is written, so that a file shows at a glance what was measured.
#include "geometry/parse_length.h"
#include "printer/profile.h"

#include <fmt/format.h>

#include <cmath>
#include <string_view>
#include <vector>

namespace recto::printer {
namespace {

using geometry::Length;
using geometry::Point;

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

/// To the hundredth: finer than paper is fed.
std::string mm(Length length) { return geometry::to_mm(Length::mm(std::round(length.in_mm() * 100) / 100)); }

std::string rounded(double value) {
  auto text = fmt::format("{:.3f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string shift(Point point) { return fmt::format(" shift=\"{},{}\"", mm(point.x), mm(point.y)); }

std::string back(const layout::BackCorrection& correction) {
  return fmt::format("  <back{} skew=\"{}deg\" scale-x=\"{}%\" scale-y=\"{}%\"/>\n", shift(correction.shift),
                     rounded(correction.skew), rounded(correction.scale_x * 100), rounded(correction.scale_y * 100));
}

std::string unprintable(const geometry::Insets& margins) {
  return fmt::format("  <unprintable top=\"{}\" right=\"{}\" bottom=\"{}\" left=\"{}\"/>\n", mm(margins.top),
                     mm(margins.right), mm(margins.bottom), mm(margins.left));
}

std::string root(const Profile& profile) {
  std::string text = fmt::format("<printer id=\"{}\"", profile.id);
  if (!profile.title.empty()) text += fmt::format(" title=\"{}\"", escaped(profile.title));
  if (!profile.paper.empty()) text += fmt::format(" paper=\"{}\"", escaped(profile.paper));
  if (profile.use == Use::by_default) text += " default=\"yes\"";
  return text + ">\n";
}

}  // namespace

std::string to_xml(const Profile& profile) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root(profile) + back(profile.back);
  if (profile.front_shift != Point{}) text += "  <front" + shift(profile.front_shift) + "/>\n";
  if (profile.unprintable) text += unprintable(*profile.unprintable);
  if (profile.stack) {
    text +=
        fmt::format("  <stack drawn=\"{}\"/>\n", *profile.stack == Drawn::first_sheet ? "first-sheet" : "last-sheet");
  }
  return text + "</printer>\n";
}

std::string to_text(const Profile& profile) {
  std::string text = "backs " + layout::to_text(profile.back);
  const auto& front = profile.front_shift;
  if (front != Point{})
    text += fmt::format("; fronts moved {}, {}", geometry::to_mm(front.x), geometry::to_mm(front.y));
  return text;
}

}  // namespace recto::printer
