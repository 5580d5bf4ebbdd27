#include "text/total_fit.h"

#include <algorithm>
#include <cmath>

namespace recto::text {
namespace {

/// Ragged lines may fall short by about two and a half em, or a seventh of a narrow column, before they look short.
double ragged_unit(double measure) { return std::max(0.5, std::min(2.5, measure / 7)); }

constexpr double line_penalty = 10;          // fewer lines, all else equal
constexpr double hyphens_in_a_row = 10'000;  // TeX's \doublehyphendemerits
constexpr double hyphen_before_last = 5'000;
constexpr double unlike_lines = 3'000;     // \adjdemerits
constexpr double lost_last_word = 20'000;  // a last line of one short word
constexpr double too_wide = 1e15;

int ragged_fitness(double ratio) { return ratio < 0.5 ? 0 : ratio < 1 ? 1 : ratio < 1.6 ? 2 : 3; }
int justified_fitness(double ratio) { return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3; }

bool is_lost_word(const BreakPoint& from, const BreakPoint& to, const LineFit& line, const FitForm& form) {
  return to.kind == BreakKind::forced && from.kind != BreakKind::forced && to.words - from.words <= 1 &&
         line.width < form.measure / 4;
}

}  // namespace

LineFit judge(const BreakPoint& from, const BreakPoint& to, double measure, const FitForm& form) {
  LineFit line;
  line.width = to.x_end + to.hyphen - from.x_start - form.hang * (from.start_hang + to.end_hang);
  line.slack = measure - line.width;
  const bool last = to.kind == BreakKind::forced;
  if (form.mode == FitForm::Mode::ragged) {
    line.fits = line.slack >= 0;
    const double ratio = line.slack / ragged_unit(measure);
    if (!last) {
      line.badness = 100 * std::abs(ratio * ratio * ratio);
      line.fitness = ragged_fitness(ratio);
    }
    return line;
  }
  const double stretch = std::max(0.0, to.stretch_end - from.stretch_start);
  line.fits = line.slack + most_shrink * stretch >= 0;
  const double room = std::max(stretch, 0.02) * (line.slack < 0 ? most_shrink : 1);
  const double ratio = line.slack / room;
  if (last && ratio >= 0) return line;
  line.badness = 100 * std::abs(ratio * ratio * ratio);
  line.fitness = last ? 1 : justified_fitness(ratio);
  return line;
}

double line_demerits(const BreakPoint& from, const BreakPoint& to, const LineFit& line, const FitForm& form) {
  double demerits = (line_penalty + line.badness) * (line_penalty + line.badness);
  demerits += static_cast<double>(to.penalty) * to.penalty;
  if (is_lost_word(from, to, line, form)) demerits += lost_last_word;
  if (!line.fits) demerits += too_wide;
  return demerits;
}

double pair_demerits(const BreakPoint& from, int fitness, const BreakPoint& to, const LineFit& line) {
  if (from.kind == BreakKind::forced) return 0;
  double demerits = 0;
  if (from.flagged && to.flagged) demerits += hyphens_in_a_row;
  if (to.kind == BreakKind::forced) return from.flagged ? demerits + hyphen_before_last : demerits;
  if (std::abs(fitness - line.fitness) > 1) demerits += unlike_lines;
  return demerits;
}

double unevenness(const BreakPoint& from, const BreakPoint& to, const LineFit& line, const FitForm& form) {
  const double share = line.slack / form.measure;
  const double penalty = to.penalty / 1000.0;
  double cost = share * share + penalty * penalty;
  if (is_lost_word(from, to, line, form)) cost += 1;
  return line.fits ? cost : cost + too_wide;
}

double total_demerits(std::span<const BreakPoint> points, std::span<const std::uint32_t> chosen, const FitForm& form) {
  double sum = 0;
  int fitness = 1;
  for (std::size_t i = 1; i < chosen.size(); ++i) {
    const auto& from = points[chosen[i - 1]];
    const auto& to = points[chosen[i]];
    const LineFit line = judge(from, to, i == 1 ? form.first_measure : form.measure, form);
    sum += line_demerits(from, to, line, form) + pair_demerits(from, fitness, to, line);
    fitness = line.fitness;
  }
  return sum;
}

}  // namespace recto::text
