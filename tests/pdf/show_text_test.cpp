#include "pdf/show_text.h"

#include "pdf/sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

using namespace recto;
using namespace recto::geometry::literals;

namespace {

/// Where a reader puts each glyph of a shown run, in em from its origin: widths of codes and corrections in TJ added
/// up.
std::vector<double> pens(const std::string& operators, const pdf::FaceCodes& codes) {
  std::vector<double> places;
  double pen = 0;
  const auto array = pdf::sample::between(operators, "[", "] TJ");
  REQUIRE(operators.find(" TJ", operators.find(" TJ") + 1) == std::string::npos);
  for (std::size_t i = 0; i < array.size();) {
    if (array[i] != '<') {
      std::size_t used = 0;
      pen -= std::stod(array.substr(i), &used);
      i += used;
      continue;
    }
    for (++i; array[i] != '>'; i += 4) {
      places.push_back(pen / 1000);
      const auto code = std::stoul(array.substr(i, 4), nullptr, 16);
      pen += codes.face().width(codes.meanings().at(code - 1).glyph);
    }
    ++i;
  }
  return places;
}

/// The largest distance of a glyph from where it belongs, in thousandths of an em.
double worst_error(const text::GlyphRun& run) {
  pdf::GlyphCodes codes{pdf::sample::fonts()};
  std::vector<pdf::NewPair> pairs;
  codes.unknown(run, pairs);
  for (const auto& pair : pairs) codes.add(pair);
  pdf::Canvas canvas;
  pdf::show_text(canvas, run, {}, codes, {});
  const auto places = pens(pdf::sample::in_hexadecimal(canvas.take()), *codes.find(run.face));
  REQUIRE(places.size() == run.glyphs.size());
  const double em = pdf::sample::fonts().metrics(run.face).units_per_em;
  double pen = 0;
  double worst = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    worst = std::max(worst, std::abs(places[i] - (pen + run.glyphs[i].x_offset) / em));
    pen += run.glyphs[i].advance;
  }
  return worst * 1000;
}

}  // namespace

TEST_CASE("no glyph is off by a thousandth of an em or more, in display sizes by more than half of one") {
  const std::string latin = "Whereas AVATAR Toys, LTD. wove affine Yachts; kerning everywhere, 1234567890 times over";
  const std::vector<std::pair<std::string, std::string>> texts{{"sans", latin},
                                                               {"inter", latin},
                                                               {"variable", latin},
                                                               {"cjk", "日本語の文字、漢字。"},
                                                               {"arabic", "السلام عليكم ورحمة الله وبركاته"},
                                                               {"hebrew", "שלום עולם וכל הכבוד"}};
  for (const auto& [family, text] : texts) {
    for (const double points : {9.0, 24.0}) {
      const auto items = pdf::sample::line(text, {}, {.family = family, .points = points});
      for (const auto& item : items) {
        const auto error = worst_error(std::get<page::Text>(item.is).run);
        CAPTURE(family);
        CHECK(error < (points > 20 ? 0.5001 : 1));
      }
    }
  }
}

TEST_CASE("justified text with odd advances does not drift") {
  auto items = pdf::sample::line(std::string(300, 'n'), {});
  auto& run = std::get<page::Text>(items[0].is).run;
  for (auto& glyph : run.glyphs) glyph.advance += 1;
  CHECK(worst_error(run) < 1);
}
