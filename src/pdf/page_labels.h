// Page labels as ranges (ISO 32000-1, 12.4.2).
#pragma once

#include "pdf/haru.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::pdf {

/// Gathers labels page by page; those that count on from the page before cost nothing.
class PageLabels {
 public:
  /// `label` as in `page::Page`: empty for the page's number.
  void add(std::string_view label);
  /// Writes the labels; returns the catalogue's entry, empty if every page is labelled by its number.
  [[nodiscard]] std::string write(Haru& haru) const;

 private:
  /// Pages from `page` on: prefix, then a number counting from `number`; zero: the prefix alone.
  struct Range {
    int page = 0;
    std::string prefix;
    int number = 0;
  };
  [[nodiscard]] bool continues(const Range& next) const;

  std::vector<Range> ranges_;
  int pages_ = 0;
};

}  // namespace recto::pdf
