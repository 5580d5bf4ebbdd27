#include "text/total_fit.h"

#include "diag/assertion.h"

#include <algorithm>
#include <limits>

namespace recto::text {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t classes = 4;

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

void TotalFit::fit_paragraph(std::span<const BreakPoint> points, std::size_t first, std::size_t last,
                             const FitForm& form) {
  nodes_.assign((last - first + 1) * classes, {infinite, -1});
  nodes_[1].cost = 0;
  active_ = first;
  for (std::size_t to = first + 1; to <= last; ++to) {
    each_line(points, first, to, form, [&](std::size_t from, const LineFit& line) {
      const double own = line_demerits(points[from], points[to], line, form);
      Node& target = nodes_[(to - first) * classes + static_cast<std::size_t>(line.fitness)];
      for (std::size_t fitness = 0; fitness < classes; ++fitness) {
        const auto source = (from - first) * classes + fitness;
        if (nodes_[source].cost == infinite) continue;
        const double cost =
            nodes_[source].cost + own + pair_demerits(points[from], static_cast<int>(fitness), points[to], line);
        if (cost < target.cost) target = {cost, static_cast<std::int32_t>(source)};
      }
    });
  }
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
  const auto most = fewest_lines(points, first, last, form);
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
  trace(nodes_.size() - 1, width, first);
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
