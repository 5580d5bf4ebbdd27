#include "text/line_breaker.h"

#include <algorithm>
#include <iterator>

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

std::vector<Range> LineBreaker::wide_parts(const FitForm& form) const {
  std::vector<Range> parts;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    const bool wide = is_too_wide(points_[i - 1], points_[i], i == 1 ? form.first_measure : form.measure, form);
    if (wide) parts.push_back({points_[i - 1].start, points_[i].end});
  }
  return parts;
}

void LineBreaker::split_wide_parts(const ShapedParagraph::Data& data, const FitForm& form,
                                   const std::vector<std::uint32_t>& places, BreakKind kind) {
  std::vector<std::uint32_t> within;
  for (const auto& part : wide_parts(form)) {
    const auto from = std::upper_bound(places.begin(), places.end(), part.begin);
    within.insert(within.end(), from, std::lower_bound(from, places.end(), part.end));
  }
  insert(data, within, kind);
}

std::vector<std::uint32_t> LineBreaker::places_anywhere(const ShapedParagraph::Data& data, const FitForm& form) {
  std::vector<std::uint32_t> places;
  for (const auto& part : wide_parts(form)) {
    const auto ends = graphemes_.ends(data.source, part);
    places.insert(places.end(), ends.begin(), ends.end() - 1);
  }
  return places;
}

/// At signs; what is still too wide also within names and phrases.
void LineBreaker::split_wide_names(const ShapedParagraph::Data& data, const FitForm& form) {
  const auto all = name_breaks(data);
  std::vector<std::uint32_t> at_signs;
  std::ranges::copy_if(all, std::back_inserter(at_signs),
                       [&](auto place) { return is_behind_sign(data.source, place); });
  split_wide_parts(data, form, at_signs, BreakKind::identifier);
  split_wide_parts(data, form, all, BreakKind::identifier);
}

void LineBreaker::split_wide_parts(const ShapedParagraph::Data& data, const FitForm& form) {
  split_wide_names(data, form);
  split_wide_parts(data, form, hyphenator_.all_points(data), BreakKind::hyphen);
  insert(data, places_anywhere(data, form), BreakKind::emergency);
}

void LineBreaker::choose(const FitForm& form, Form::Breaking breaking) {
  const Fit& fit =
      breaking == Form::Breaking::balanced ? total_fit_.balance(points_, form) : total_fit_.fit(points_, form);
  result_.points.clear();
  for (const auto index : fit.chosen) result_.points.push_back(points_[index]);
}

void LineBreaker::note_emergencies(const ShapedParagraph::Data& data) {
  for (const auto& point : result_.points) {
    if (point.kind != BreakKind::emergency) continue;
    result_.emergency = true;
    const auto& style = data.styles[data.source.span_at(point.end)];
    const bool in_word = !style.identifier && !is_behind_sign(data.source, point.end);
    if (in_word && fonts_.hyphenation_gap(style.language)) result_.without_patterns = style.language;
  }
}

const Breaking& LineBreaker::break_lines(const ShapedParagraph::Data& data, const FitForm& form,
                                         Form::Breaking breaking) {
  if (breaking == Form::Breaking::none) {
    only_forced(data);
    result_ = {points_, false, {}};
    return result_;
  }
  result_ = {};
  points_ = data.breaks;
  if (form.mode == FitForm::Mode::justified) insert(data, data.phrase_breaks, BreakKind::plain);
  const bool wide = any_part_too_wide(points_, form);
  if (!wide) {
    choose(form, breaking);
    const bool may_hyphenate = data.hyphenate || !data.source.soft_hyphens.empty();
    if (breaking == Form::Breaking::balanced || !may_hyphenate) return result_;
    const bool ragged = form.mode == FitForm::Mode::ragged;
    if (total_fit_.worst_badness() <= (ragged ? ragged_tolerance : justified_tolerance)) return result_;
  }
  insert(data, hyphenator_.points(data), BreakKind::hyphen);
  if (wide) split_wide_parts(data, form);
  choose(form, breaking);
  note_emergencies(data);
  return result_;
}

double LineBreaker::widest_part(const ShapedParagraph::Data& data) {
  points_ = data.breaks;
  insert(data, hyphenator_.all_points(data), BreakKind::hyphen);
  insert(data, name_breaks(data), BreakKind::identifier);
  double widest = 0;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    widest = std::max(widest, points_[i].x_end + points_[i].hyphen - points_[i - 1].x_start);
  }
  return widest;
}

}  // namespace recto::text
