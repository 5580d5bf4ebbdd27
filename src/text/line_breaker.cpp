#include "text/line_breaker.h"

#include <algorithm>

namespace recto::text {
namespace {

/// Without hyphens, no line may be worse than this (TeX's \pretolerance); else hyphens are weighed as well.  Ragged
/// lines are left alone longer: a short line is less ugly than a divided word.
constexpr double justified_tolerance = 200;
constexpr double ragged_tolerance = 500;

bool is_too_wide(const BreakPoint& from, const BreakPoint& to, double measure, const FitForm& form) {
  return !judge(from, to, measure, form).fits;
}

bool any_part_too_wide(const std::vector<BreakPoint>& points, const FitForm& form) {
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (is_too_wide(points[i - 1], points[i], i == 1 ? form.first_measure : form.measure, form)) return true;
  }
  return false;
}

}  // namespace

void LineBreaker::insert(const ShapedParagraph::Data& data, const std::vector<std::uint32_t>& places, BreakKind kind) {
  if (places.empty()) return;
  BreakList list{data, shaper_};
  merged_.clear();
  auto place = places.begin();
  for (std::size_t i = 0; i < points_.size(); ++i) {
    for (; place != places.end() && *place < points_[i].end; ++place) {
      if (i == 0 || *place <= points_[i - 1].start) continue;
      merged_.push_back(list.point(*place, *place, kind));
      merged_.back().words = points_[i - 1].words;
    }
    merged_.push_back(points_[i]);
  }
  points_.swap(merged_);
}

void LineBreaker::only_forced(const ShapedParagraph::Data& data) {
  points_.clear();
  for (const auto& point : data.breaks) {
    if (point.kind == BreakKind::forced) points_.push_back(point);
  }
}

void LineBreaker::with_hyphens(const ShapedParagraph::Data& data) {
  points_ = data.breaks;
  insert(data, hyphenator_.points(data), BreakKind::hyphen);
}

void LineBreaker::split_wide_parts(const ShapedParagraph::Data& data, const FitForm& form, Where where) {
  std::vector<std::uint32_t> places;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    const Range part{points_[i - 1].start, points_[i].end};
    if (!is_too_wide(points_[i - 1], points_[i], i == 1 ? form.first_measure : form.measure, form)) continue;
    if (where == Where::identifiers) {
      const auto& all = data.identifier_breaks;
      const auto from = std::upper_bound(all.begin(), all.end(), part.begin);
      places.insert(places.end(), from, std::lower_bound(from, all.end(), part.end));
    } else {
      const auto ends = graphemes_.ends(data.source, part);
      places.insert(places.end(), ends.begin(), ends.end() - 1);
    }
  }
  insert(data, places, where == Where::identifiers ? BreakKind::identifier : BreakKind::emergency);
}

void LineBreaker::choose(const FitForm& form, Form::Breaking breaking) {
  const Fit& fit =
      breaking == Form::Breaking::balanced ? total_fit_.balance(points_, form) : total_fit_.fit(points_, form);
  result_.points.clear();
  result_.emergency = false;
  for (const auto index : fit.chosen) {
    result_.points.push_back(points_[index]);
    result_.emergency = result_.emergency || points_[index].kind == BreakKind::emergency;
  }
}

const Breaking& LineBreaker::break_lines(const ShapedParagraph::Data& data, const FitForm& form,
                                         Form::Breaking breaking) {
  if (breaking == Form::Breaking::none) {
    only_forced(data);
    result_ = {points_, false};
    return result_;
  }
  points_ = data.breaks;
  const bool wide = any_part_too_wide(points_, form);
  if (!wide) {
    choose(form, breaking);
    const bool may_hyphenate = data.hyphenate || !data.source.soft_hyphens.empty();
    if (breaking == Form::Breaking::balanced || !may_hyphenate) return result_;
    const bool ragged = form.mode == FitForm::Mode::ragged;
    if (total_fit_.worst_badness() <= (ragged ? ragged_tolerance : justified_tolerance)) return result_;
  }
  with_hyphens(data);
  if (wide) {
    split_wide_parts(data, form, Where::identifiers);
    split_wide_parts(data, form, Where::anywhere);
  }
  choose(form, breaking);
  return result_;
}

double LineBreaker::widest_part(const ShapedParagraph::Data& data) {
  with_hyphens(data);
  insert(data, data.identifier_breaks, BreakKind::identifier);
  double widest = 0;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    widest = std::max(widest, points_[i].x_end + points_[i].hyphen - points_[i - 1].x_start);
  }
  return widest;
}

}  // namespace recto::text
