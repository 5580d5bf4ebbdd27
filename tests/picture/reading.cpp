#include "picture/reading.h"

#include "geometry/parse_length.h"

#include <fmt/format.h>

#include <stdlib.h>

#include <cmath>
#include <fstream>
#include <stdexcept>

namespace recto::test {
namespace {

std::string without_path(std::string text, const std::string& path) {
  for (auto at = text.find(path); at != std::string::npos; at = text.find(path)) text.replace(at, path.size(), "FILE");
  return text;
}

std::string dump(geometry::Point point) {
  const auto number = [](geometry::Length length) {
    auto text = geometry::to_mm(geometry::Length::mm(std::round(length.in_mm() * 1000) / 1000));
    return text.substr(0, text.size() - 2);
  };
  return fmt::format("{},{}", number(point.x), number(point.y));
}

std::string dump(const page::Path::Step& step) {
  using Kind = page::Path::Step::Kind;
  switch (step.kind) {
    case Kind::move:
      return "M" + dump(step.a) + " ";
    case Kind::line:
      return "L" + dump(step.a) + " ";
    case Kind::curve:
      return fmt::format("C{} {} {} ", dump(step.a), dump(step.b), dump(step.c));
    case Kind::close:
      break;
  }
  return "Z ";
}

}  // namespace

std::vector<std::string> Reading::messages() const {
  std::vector<std::string> all;
  for (const auto& each : diagnostics.all()) {
    all.push_back(without_path(each.code + ": " + each.message, path));
    for (const auto& note : each.notes) all.push_back("  " + note);
  }
  return all;
}

std::string Reading::message() const {
  const auto all = messages();
  return all.empty() ? std::string() : all.front();
}

Reading read_path(const std::string& path) {
  static const auto deck = std::make_shared<const diag::Source>("deck.xml", "<image source=\"a.png\"/>");
  Reading reading;
  reading.place = {deck, 15, 5};
  reading.path = path;
  reading.picture = picture::read(path, reading.place, reading.diagnostics);
  return reading;
}

Reading read_bytes(std::string_view bytes) {
  static const TemporaryFolder folder;
  return read_path(folder.write("picture", bytes));
}

std::string dump(const picture::Drawing& drawing) {
  std::string text;
  for (const auto& path : drawing.paths) {
    for (const auto& step : path.steps) text += dump(step);
    if (path.filled) text += fmt::format("fill={:06x}{} ", path.fill.rgb, path.even_odd ? " even-odd" : "");
    if (path.stroke_width > geometry::Length{}) {
      text += fmt::format("stroke={:06x} {} ", path.stroke.rgb, geometry::to_mm(path.stroke_width));
    }
    text.back() = '\n';
  }
  return text;
}

}  // namespace recto::test
