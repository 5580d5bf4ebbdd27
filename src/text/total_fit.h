// Choosing line ends for a whole paragraph at once, after Knuth & Plass, "Breaking Paragraphs into Lines" (1981).
//
// Numbers only: break points in, chosen ones out.  Lengths are em of the paragraph's size.
#pragma once

#include "text/break_point.h"

#include <cstdint>
#include <span>
#include <vector>

namespace recto::text {

struct FitForm {
  double measure = 0;
  double first_measure = 0;
  double hang = 1;  ///< share of the hanging parts that counts; 0: none
  enum class Mode { ragged, justified } mode = Mode::ragged;
};

/// A word space grows at most to twice its width and shrinks to four fifths.  In units of `BreakPoint::stretch`, which
/// is half of the space.
inline constexpr double most_stretch = 2.0;
inline constexpr double most_shrink = 0.4;

/// One line between two points.
struct LineFit {
  double width = 0;  ///< hanging parts left out
  double slack = 0;  ///< negative: wider than the measure
  double badness = 0;
  int fitness = 1;  ///< 0 tight … 3 very loose
  bool fits = true;
};

[[nodiscard]] LineFit judge(const BreakPoint& from, const BreakPoint& to, double measure, const FitForm& form);

/// Demerits of a line for itself.
[[nodiscard]] double line_demerits(const BreakPoint& from, const BreakPoint& to, const LineFit& line,
                                   const FitForm& form);
/// Demerits for standing after a line of `fitness` that ended at `from`.
[[nodiscard]] double pair_demerits(const BreakPoint& from, int fitness, const BreakPoint& to, const LineFit& line);

/// Sum over the lines between the `chosen` points.
[[nodiscard]] double total_demerits(std::span<const BreakPoint> points, std::span<const std::uint32_t> chosen,
                                    const FitForm& form);

/// Indices of the points where lines end, the first and the last point included.
struct Fit {
  std::vector<std::uint32_t> chosen;
  double worst_badness = 0;
};

/// Finds breakings; keeps scratch memory.
class TotalFit {
 public:
  /// The breaking of least total demerits, in time proportional to the points times the points a line spans.
  ///
  /// Requires points ascending, the first and last forced.  A line between neighbouring points is taken even if it is
  /// too wide; all others fit.
  [[nodiscard]] const Fit& fit(std::span<const BreakPoint> points, const FitForm& form);

  /// The fewest lines, and of such breakings the one with the most even lines, those preferred that end where the sense
  /// allows.  One line more where fewer would end one at a place where hardly any should.
  [[nodiscard]] const Fit& balance(std::span<const BreakPoint> points, const FitForm& form);

  /// Badness of the worst line of the last `fit`.
  [[nodiscard]] double worst_badness() const { return fit_.worst_badness; }

 private:
  struct Node {
    double cost;
    std::int32_t parent;
  };
  template <typename Visit>
  void each_line(std::span<const BreakPoint> points, std::size_t first, std::size_t to, const FitForm& form,
                 const Visit& visit);
  void find_begins(std::span<const BreakPoint> points);
  [[nodiscard]] double least_demerits_after(std::size_t from, const BreakPoint& to, const FitForm& form) const;
  void try_line(std::span<const BreakPoint> points, std::size_t first, std::size_t from, std::size_t to,
                const LineFit& line, const FitForm& form);
  void reach(std::span<const BreakPoint> points, std::size_t first, std::size_t to, const FitForm& form);
  void fit_paragraph(std::span<const BreakPoint> points, std::size_t first, std::size_t last, const FitForm& form);
  void balance_paragraph(std::span<const BreakPoint> points, std::size_t first, std::size_t last, const FitForm& form);
  std::size_t fewest_lines(std::span<const BreakPoint> points, std::size_t first, std::size_t last,
                           const FitForm& form);
  void trace(std::size_t node, std::size_t width, std::size_t first);

  std::vector<Node> nodes_;
  std::vector<double> cheapest_;  // of each point's nodes
  struct Begin {
    double x;
    double stretch;
  };
  std::vector<Begin> begins_;  // for each point the least of it and all after it
  std::vector<std::size_t> lines_;
  std::size_t active_ = 0;
  Fit fit_;
};

/// What `TotalFit::balance` makes least among breakings with as few lines.
[[nodiscard]] double unevenness(const BreakPoint& from, const BreakPoint& to, const LineFit& line, const FitForm& form);

}  // namespace recto::text
