// What is known of a product when its last page has been composed.
#pragma once

#include "blocks/setting.h"
#include "diag/diagnostics.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace recto::blocks {

/// The steps of the ladder a question went: each is reported.
struct FaceSqueezes {
  Squeeze front;
  Squeeze back;
  bool operator==(const FaceSqueezes&) const = default;
};

struct Fitted {
  FaceSqueezes squeezes;
  int parts = 1;              ///< cards it takes
  geometry::Length smallest;  ///< type size set
  bool operator==(const Fitted&) const = default;

  [[nodiscard]] double least_size() const { return std::min(squeezes.front.size, squeezes.back.size); }
  [[nodiscard]] double least_leading() const { return std::min(squeezes.front.leading, squeezes.back.leading); }
};

/// A step of the ladder that a question went; for the report.
struct Step {
  std::string question;
  Fitted fitted;
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
