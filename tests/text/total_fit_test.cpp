#include "text/total_fit.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

using namespace recto::text;

namespace {

/// A paragraph of random words, hyphenation points among them, the first and last point forced.
std::vector<BreakPoint> random_paragraph(std::mt19937& random, std::size_t inner) {
  std::vector<BreakPoint> points(inner + 2);
  double x = 0;
  double stretch = 0;
  std::int32_t words = 1;
  for (std::size_t i = 1; i < points.size(); ++i) {
    auto& point = points[i];
    x += 0.5 + static_cast<double>(random() % 300) / 100;
    point.x_end = x;
    point.stretch_end = stretch;
    const auto kind = random() % 4;
    point.kind = kind == 0 ? BreakKind::hyphen : kind == 1 ? BreakKind::plain : BreakKind::blank;
    if (point.kind == BreakKind::hyphen) {
      point.hyphen = 0.3;
      point.end_hang = 0.15;
      point.penalty = 150;
      point.flagged = true;
    }
    if (point.kind == BreakKind::blank) {
      x += 0.25;
      stretch += 0.125;
      ++words;
    }
    point.x_start = x;
    point.stretch_start = stretch;
    point.words = words;
  }
  points.front().kind = points.back().kind = BreakKind::forced;
  points.front().words = 1;
  points.back().hyphen = points.back().end_hang = 0;
  points.back().flagged = false;
  points.back().penalty = 0;
  return points;
}

bool parts_fit(const std::vector<BreakPoint>& points, const FitForm& form) {
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (!judge(points[i - 1], points[i], std::min(form.measure, form.first_measure), form).fits) return false;
  }
  return true;
}

template <typename Visit>
void each_breaking(std::size_t count, const Visit& visit) {
  for (std::uint32_t mask = 0; mask < (1U << (count - 2)); ++mask) {
    std::vector<std::uint32_t> chosen{0};
    for (std::uint32_t i = 1; i + 1 < count; ++i) {
      if ((mask >> (i - 1) & 1U) != 0) chosen.push_back(i);
    }
    chosen.push_back(static_cast<std::uint32_t>(count - 1));
    visit(chosen);
  }
}

double total_unevenness(const std::vector<BreakPoint>& points, const std::vector<std::uint32_t>& chosen,
                        const FitForm& form) {
  double sum = 0;
  for (std::size_t i = 1; i < chosen.size(); ++i) {
    const auto& from = points[chosen[i - 1]];
    const auto& to = points[chosen[i]];
    sum += unevenness(from, to, judge(from, to, i == 1 ? form.first_measure : form.measure, form), form);
  }
  return sum;
}

FitForm random_form(std::mt19937& random) {
  const double measure = 5 + static_cast<double>(random() % 800) / 100;
  return {.measure = measure,
          .first_measure = random() % 2 == 0 ? measure : measure - 1,
          .hang = static_cast<double>(random() % 2),
          .mode = random() % 2 == 0 ? FitForm::Mode::ragged : FitForm::Mode::justified};
}

}  // namespace

TEST_CASE("total fit is the best of all breakings") {
  std::mt19937 random{2026};
  TotalFit total_fit;
  int tried = 0;
  while (tried < 400) {
    const auto points = random_paragraph(random, 3 + random() % 9);
    const auto form = random_form(random);
    if (!parts_fit(points, form)) continue;
    ++tried;
    double best = std::numeric_limits<double>::infinity();
    each_breaking(points.size(),
                  [&](const auto& chosen) { best = std::min(best, total_demerits(points, chosen, form)); });
    const auto found = total_fit.fit(points, form).chosen;
    CHECK(found.front() == 0);
    CHECK(found.back() == points.size() - 1);
    CHECK(total_demerits(points, found, form) == doctest::Approx(best).epsilon(1e-12));
  }
}

TEST_CASE("balanced text has the fewest lines and of those the most even") {
  std::mt19937 random{7};
  TotalFit total_fit;
  int tried = 0;
  while (tried < 300) {
    const auto points = random_paragraph(random, 3 + random() % 8);
    auto form = random_form(random);
    form.mode = FitForm::Mode::ragged;
    if (!parts_fit(points, form)) continue;
    ++tried;
    std::size_t fewest = 100;
    double best = 0;
    each_breaking(points.size(), [&](const auto& chosen) {
      const double cost = total_unevenness(points, chosen, form);
      if (cost > 1e12) return;
      if (chosen.size() < fewest || (chosen.size() == fewest && cost < best)) best = cost;
      fewest = std::min(fewest, chosen.size());
    });
    const auto found = total_fit.balance(points, form).chosen;
    CHECK(found.size() == fewest);
    CHECK(total_unevenness(points, found, form) == doctest::Approx(best).epsilon(1e-12));
  }
}

TEST_CASE("a line between neighbouring points is taken even if it is too wide") {
  std::vector<BreakPoint> points(2);
  points[0].kind = points[1].kind = BreakKind::forced;
  points[1].x_end = 20;
  TotalFit total_fit;
  CHECK(total_fit.fit(points, {.measure = 10, .first_measure = 10}).chosen == std::vector<std::uint32_t>{0, 1});
  CHECK(total_fit.balance(points, {.measure = 10, .first_measure = 10}).chosen == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("what makes a breaking worse") {
  const FitForm form{.measure = 10, .first_measure = 10};
  BreakPoint begin{.words = 1, .kind = BreakKind::forced};
  BreakPoint middle{.x_end = 9, .x_start = 9.25, .words = 6, .kind = BreakKind::blank};
  BreakPoint hyphen = middle;
  hyphen.flagged = true;
  BreakPoint end{.x_end = 11, .x_start = 11, .words = 7, .kind = BreakKind::forced};
  const LineFit last = judge(middle, end, 10, form);
  SUBCASE("a last line of few letters") {
    BreakPoint longer = end;
    longer.x_end = 13;
    CHECK(line_demerits(middle, end, last, form) >
          line_demerits(middle, longer, judge(middle, longer, 10, form), form) + 1'000'000);
  }
  SUBCASE("a hyphen before the last line") {
    CHECK(pair_demerits(hyphen, 1, end, last) > pair_demerits(middle, 1, end, last));
  }
  SUBCASE("hyphens in a row") {
    const LineFit line = judge(begin, hyphen, 10, form);
    CHECK(pair_demerits(hyphen, 1, hyphen, line) > pair_demerits(middle, 1, hyphen, line));
  }
  SUBCASE("lines that differ much") {
    LineFit tight = judge(begin, middle, 10, form);
    tight.fitness = 0;
    CHECK(pair_demerits(middle, 3, middle, tight) > pair_demerits(middle, 1, middle, tight));
  }
}
