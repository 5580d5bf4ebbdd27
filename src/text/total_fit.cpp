#include "text/total_fit.h"

#include "diag/assertion.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace recto::text {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t classes = 4;
constexpr int very_loose = 3;  // the last class
constexpr double ragged_very_loose = 1.6;
constexpr double justified_very_loose = 1;
constexpr double least_room = 0.02;  // of a line without blanks
/// Ragged lines may fall short by about two and a half em, or a seventh of a narrow column, before they look short.
double ragged_unit(double measure) { return std::max(0.5, std::min(2.5, measure / 7)); }

constexpr double line_penalty = 10;          // fewer lines, all else equal
constexpr double hyphens_in_a_row = 10'000;  // TeX's \doublehyphendemerits
constexpr double hyphen_before_last = 5'000;
constexpr double unlike_lines = 3'000;  // \adjdemerits
// A last line of a dozen characters: rather one some ten characters shorter than the others; blanks are not to gape.
constexpr double lost_last_line = 2'000'000;
constexpr double lost_last_justified = 200'000;
constexpr double lost_fragment = 500'000;  // of a part of a word
constexpr double too_wide = 1e15;          // more than any number of lines that fit can add up to
constexpr double worst_badness = 1e6;      // of a line some fifty em too short
/// Balanced lines are headings and prompts: a break after a hyphen is worth a sixth of the measure.
constexpr double balanced_penalty = 300;
/// And a further line half as much as such a break at a place where hardly any line should end.
constexpr double balanced_line = 2000;
/// What lines that end where the sense parts the text may be more uneven: a seventh of the measure.
constexpr double balanced_sense = 0.02;
/// A last line is lost if it is not longer: some twelve characters, in narrow columns a third of the measure.
double lost_width(double measure) { return std::min(5.5, measure / 3); }

double badness(double ratio) { return std::min(worst_badness, 100 * std::abs(ratio * ratio * ratio)); }

int ragged_fitness(double ratio) {
  return ratio < 0.5 ? 0 : ratio < 1 ? 1 : ratio < ragged_very_loose ? 2 : very_loose;
}
int justified_fitness(double ratio) {
  return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= justified_very_loose ? 2 : very_loose;
}

bool is_lost_line(const BreakPoint& from, const BreakPoint& to, const LineFit& line, const FitForm& form) {
  return to.kind == BreakKind::forced && from.kind != BreakKind::forced && line.width < lost_width(form.measure);
}

double sense_cost(const BreakPoint& to) {
  if (to.kind == BreakKind::forced || to.sense == Sense::parts) return 0;
  return to.sense == Sense::binds ? 3 * balanced_sense : balanced_sense;
}

/// A later, farther end may be nearer for a hyphen's or a hanging mark's width, never for more than this.
constexpr double most_backwards = 2;

double measure_at(std::size_t point, const FitForm& form) { return point == 0 ? form.first_measure : form.measure; }

bool is_hopeless(const BreakPoint& from, const BreakPoint& to, const FitForm& form) {
  const double shrink = form.mode == FitForm::Mode::justified ? most_shrink * (to.stretch_end - from.stretch_start) : 0;
  return to.x_end - from.x_start - shrink > std::max(form.measure, form.first_measure) + most_backwards;
}

std::size_t end_of_paragraph(std::span<const BreakPoint> points, std::size_t first) {
  std::size_t last = first + 1;
  while (points[last].kind != BreakKind::forced) ++last;
  return last;
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
      line.badness = badness(ratio);
      line.fitness = ragged_fitness(ratio);
    }
    return line;
  }
  const double stretch = std::max(0.0, to.stretch_end - from.stretch_start);
  line.fits = line.slack + most_shrink * stretch >= 0;
  const double room = std::max(stretch, least_room) * (line.slack < 0 ? most_shrink : 1);
  const double ratio = line.slack / room;
  if (last && ratio >= 0) return line;
  line.badness = badness(ratio);
  line.fitness = last ? 1 : justified_fitness(ratio);
  return line;
}

double line_demerits(const BreakPoint& from, const BreakPoint& to, const LineFit& line, const FitForm& form) {
  double demerits = (line_penalty + line.badness) * (line_penalty + line.badness);
  demerits += static_cast<double>(to.penalty) * to.penalty;
  if (is_lost_line(from, to, line, form)) {
    demerits += form.mode == FitForm::Mode::ragged ? lost_last_line : lost_last_justified;
    if (from.flagged) demerits += lost_fragment;
  }
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
  const double penalty = to.penalty / balanced_penalty;
  double cost = share * share + penalty * penalty + sense_cost(to);
  if (is_lost_line(from, to, line, form)) cost += 1;
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

/// Calls `visit(from, line)` for each line that may end at `to`.
template <typename Visit>
void TotalFit::each_line(std::span<const BreakPoint> points, std::size_t first, std::size_t to, const FitForm& form,
                         const Visit& visit) {
  active_ = std::max(active_, first);
  while (active_ + 1 < to && is_hopeless(points[active_], points[to], form)) ++active_;
  for (std::size_t from = active_; from < to; ++from) {
    const LineFit line = judge(points[from], points[to], measure_at(from, form), form);
    if (line.fits || from + 1 == to) visit(from, line);
  }
}

/// Positions hardly ever run backwards, but they may: a word shaped as a line's first can be wider.
void TotalFit::find_begins(std::span<const BreakPoint> points) {
  begins_.resize(points.size());
  Begin least{infinite, infinite};
  for (std::size_t i = points.size(); i-- > 0;) {
    least = {std::min(least.x, points[i].x_start), std::min(least.stretch, points[i].stretch_start)};
    begins_[i] = least;
  }
}

/// Demerits that every line from a point after `from` has at least: for one that begins furthest left and stretches
/// most.  0 if such a line need not be very loose.
double TotalFit::least_demerits_after(std::size_t from, const BreakPoint& to, const FitForm& form) const {
  const double slack = form.measure - (to.x_end + to.hyphen - begins_[from + 1].x);
  const bool ragged = form.mode == FitForm::Mode::ragged;
  const double ratio =
      slack / (ragged ? ragged_unit(form.measure) : std::max(least_room, to.stretch_end - begins_[from + 1].stretch));
  if (to.kind == BreakKind::forced || ratio <= (ragged ? ragged_very_loose : justified_very_loose)) return 0;
  const double least = line_penalty + badness(ratio);
  return least * least;
}

void TotalFit::try_line(std::span<const BreakPoint> points, std::size_t first, std::size_t from, std::size_t to,
                        const LineFit& line, const FitForm& form) {
  Node& target = nodes_[(to - first) * classes + static_cast<std::size_t>(line.fitness)];
  // What is known to cost more already need not be looked at: demerits of a pair are never negative.
  if (cheapest_[from - first] >= target.cost) return;
  const double own = line_demerits(points[from], points[to], line, form);
  if (cheapest_[from - first] + own >= target.cost) return;
  for (std::size_t fitness = 0; fitness < classes; ++fitness) {
    const auto source = (from - first) * classes + fitness;
    if (nodes_[source].cost == infinite) continue;
    const double cost =
        nodes_[source].cost + own + pair_demerits(points[from], static_cast<int>(fitness), points[to], line);
    if (cost < target.cost) target = {cost, static_cast<std::int32_t>(source)};
  }
}

/// Finds the cheapest ways to `to`.  Once lines are very loose, further ones only get looser: they are left out when
/// even the best of them would cost more than what is known.
void TotalFit::reach(std::span<const BreakPoint> points, std::size_t first, std::size_t to, const FitForm& form) {
  while (active_ + 1 < to && is_hopeless(points[active_], points[to], form)) ++active_;
  const auto window = std::span{cheapest_}.subspan(active_ - first, to - active_);
  const double base = *std::min_element(window.begin(), window.end());
  const auto targets = std::span{nodes_}.subspan((to - first) * classes, classes);
  for (std::size_t from = active_; from < to; ++from) {
    const LineFit line = judge(points[from], points[to], measure_at(from, form), form);
    if (line.fits || from + 1 == to) try_line(points, first, from, to, line, form);
    if (line.fitness != very_loose || from + 1 == to) continue;
    if (const double least = least_demerits_after(from, points[to], form);
        least > 0 && base + least >= targets[very_loose].cost) {
      break;
    }
  }
  for (const auto& node : targets) cheapest_[to - first] = std::min(cheapest_[to - first], node.cost);
}

void TotalFit::fit_paragraph(std::span<const BreakPoint> points, std::size_t first, std::size_t last,
                             const FitForm& form) {
  nodes_.assign((last - first + 1) * classes, {infinite, -1});
  nodes_[1].cost = 0;
  cheapest_.assign(last - first + 1, infinite);
  cheapest_[0] = 0;
  active_ = first;
  for (std::size_t to = first + 1; to <= last; ++to) reach(points, first, to, form);
  const auto ends = nodes_.end() - static_cast<std::ptrdiff_t>(classes);
  const auto best = std::min_element(ends, nodes_.end(), [](const Node& a, const Node& b) { return a.cost < b.cost; });
  trace(static_cast<std::size_t>(best - nodes_.begin()), classes, first);
}

/// Appends the points on the way to `node`, the first one left out.
void TotalFit::trace(std::size_t node, std::size_t width, std::size_t first) {
  const auto begin = static_cast<std::ptrdiff_t>(fit_.chosen.size());
  for (; nodes_[node].parent >= 0; node = static_cast<std::size_t>(nodes_[node].parent)) {
    fit_.chosen.push_back(static_cast<std::uint32_t>(first + node / width));
  }
  std::reverse(fit_.chosen.begin() + begin, fit_.chosen.end());
}

const Fit& TotalFit::fit(std::span<const BreakPoint> points, const FitForm& form) {
  RECTO_ASSERT(points.size() >= 2);
  find_begins(points);
  fit_.chosen.assign(1, 0);
  fit_.worst_badness = 0;
  for (std::size_t first = 0; first + 1 < points.size();) {
    const auto last = end_of_paragraph(points, first);
    fit_paragraph(points, first, last, form);
    first = last;
  }
  for (std::size_t i = 1; i < fit_.chosen.size(); ++i) {
    const auto from = fit_.chosen[i - 1];
    const LineFit line = judge(points[from], points[fit_.chosen[i]], measure_at(from, form), form);
    fit_.worst_badness = std::max(fit_.worst_badness, line.badness);
  }
  return fit_;
}

std::size_t TotalFit::fewest_lines(std::span<const BreakPoint> points, std::size_t first, std::size_t last,
                                   const FitForm& form) {
  lines_.assign(last - first + 1, std::numeric_limits<std::size_t>::max());
  lines_[0] = 0;
  active_ = first;
  for (std::size_t to = first + 1; to <= last; ++to) {
    each_line(points, first, to, form, [&](std::size_t from, const LineFit&) {
      lines_[to - first] = std::min(lines_[to - first], lines_[from - first] + 1);
    });
  }
  return lines_.back();
}

void TotalFit::balance_paragraph(std::span<const BreakPoint> points, std::size_t first, std::size_t last,
                                 const FitForm& form) {
  const auto fewest = fewest_lines(points, first, last, form);
  const auto most = std::min(fewest + 1, last - first);
  const auto width = most + 1;
  nodes_.assign((last - first + 1) * width, {infinite, -1});
  nodes_[0].cost = 0;
  active_ = first;
  for (std::size_t to = first + 1; to <= last; ++to) {
    each_line(points, first, to, form, [&](std::size_t from, const LineFit& line) {
      const double own = unevenness(points[from], points[to], line, form);
      for (std::size_t count = lines_[from - first]; count < most; ++count) {
        const auto source = (from - first) * width + count;
        Node& target = nodes_[(to - first) * width + count + 1];
        if (nodes_[source].cost + own < target.cost)
          target = {nodes_[source].cost + own, static_cast<std::int32_t>(source)};
      }
    });
  }
  const auto end = nodes_.size() - width;
  const bool further = most > fewest && nodes_[end + most].cost + balanced_line < nodes_[end + fewest].cost;
  trace(end + (further ? most : fewest), width, first);
}

const Fit& TotalFit::balance(std::span<const BreakPoint> points, const FitForm& form) {
  RECTO_ASSERT(points.size() >= 2);
  fit_.chosen.assign(1, 0);
  fit_.worst_badness = 0;
  for (std::size_t first = 0; first + 1 < points.size();) {
    const auto last = end_of_paragraph(points, first);
    balance_paragraph(points, first, last, form);
    first = last;
  }
  return fit_;
}

}  // namespace recto::text
