#include "layout/paper.h"

#include <array>
#include <utility>

namespace recto::layout {
namespace {

using geometry::Length;
using geometry::Size;

constexpr Size mm(int width, int height) { return {Length::mm(width), Length::mm(height)}; }
constexpr Size inches(double width, double height) { return {Length::inch(width), Length::inch(height)}; }

constexpr std::array<std::pair<std::string_view, Size>, 14> papers{{
    {"A3", mm(297, 420)},
    {"A4", mm(210, 297)},
    {"A5", mm(148, 210)},
    {"A6", mm(105, 148)},
    {"A7", mm(74, 105)},
    {"A8", mm(52, 74)},
    {"B4", mm(250, 353)},
    {"B5", mm(176, 250)},
    {"B6", mm(125, 176)},
    {"Letter", inches(8.5, 11)},
    {"Legal", inches(8.5, 14)},
    {"Tabloid", inches(11, 17)},
    {"Executive", inches(7.25, 10.5)},
    {"Half-Letter", inches(5.5, 8.5)},
}};

}  // namespace

std::optional<Size> paper_size(std::string_view name) {
  for (const auto& [known, size] : papers) {
    if (known == name) return size;
  }
  return std::nullopt;
}

const std::vector<std::string>& paper_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> result;
    result.reserve(papers.size());
    for (const auto& [name, size] : papers) result.emplace_back(name);
    return result;
  }();
  return names;
}

}  // namespace recto::layout
