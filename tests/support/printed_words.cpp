#include "support/printed_words.h"

#include "support/run_program.h"

#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace recto::test {
namespace {

constexpr double mm_per_point = 25.4 / 72;

/// The number in `name="123.4"`, in millimetres.
double length(const std::string& line, const std::string& name) {
  const auto at = line.find(name + "=\"");
  if (at == std::string::npos) throw std::runtime_error("no " + name + " in " + line);
  return std::strtod(line.c_str() + at + name.size() + 2, nullptr) * mm_per_point;
}

std::string unescaped(std::string text) {
  for (const auto& [entity, character] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
    const std::string from = entity;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
      text.replace(at, from.size(), character);
    }
  }
  return text;
}

PrintedWord word(const std::string& line) {
  const auto start = line.find('>') + 1;
  return {length(line, "xMin"), length(line, "yMin"), length(line, "xMax"), length(line, "yMax"),
          unescaped(line.substr(start, line.rfind("</word>") - start))};
}

}  // namespace

std::vector<PrintedPage> printed_pages(const std::string& pdf) {
  std::vector<PrintedPage> pages;
  for (const auto& line : lines_of(read_with({"pdftotext", "-raw", "-bbox", pdf, "-"}))) {
    if (line.find("<page ") != std::string::npos) pages.push_back({length(line, "width"), length(line, "height"), {}});
    if (line.find("<word ") != std::string::npos) pages.at(pages.size() - 1).words.push_back(word(line));
  }
  return pages;
}

}  // namespace recto::test
