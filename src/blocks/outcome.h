// What is known of a product when its last page has been composed.
#pragma once

#include "blocks/compose_context.h"
#include "diag/diagnostics.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace recto::blocks {

/// The steps of the ladder a question went: each is reported.
struct FaceTypeScales {
  TypeScale front;
  TypeScale back;
  bool operator==(const FaceTypeScales&) const = default;
};

struct FitResult {
  FaceTypeScales type_scales;
  int parts = 1;              ///< cards it takes
  geometry::Length smallest;  ///< type size set
  bool operator==(const FitResult&) const = default;

  [[nodiscard]] double least_size() const { return std::min(type_scales.front.size, type_scales.back.size); }
  [[nodiscard]] double least_leading() const { return std::min(type_scales.front.leading, type_scales.back.leading); }
};

/// A step of the ladder that a question went; for the report.
struct Step {
  std::string question;
  FitResult fitted;
};

/// What is known of a product when its last page has been composed.
struct Outcome {
  diag::Diagnostics diagnostics;  ///< errors: the product must not be kept
  int pages = 0;
  int sheets = 0;
  int cards = 0;
  int questions = 0;
  geometry::Length smallest;                                ///< smallest type size; zero: no text
  std::vector<Step> steps;                                  ///< questions that did not fit as the layout wishes
  std::vector<std::pair<std::string, int>> question_pages;  ///< documents: id → 0-based page
};

}  // namespace recto::blocks
