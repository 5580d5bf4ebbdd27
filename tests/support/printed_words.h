// Lettering of a PDF and where they stand, as poppler reads them.
#pragma once

#include <string>
#include <vector>

namespace recto::test {

/// In millimetres from the page's top-left corner.
struct PrintedWord {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  std::string text;
};

struct PrintedPage {
  double width = 0;
  double height = 0;
  std::vector<PrintedWord> words;  ///< in the order they were drawn
};

/// Throws `std::runtime_error` if the reader complains.
[[nodiscard]] std::vector<PrintedPage> printed_pages(const std::string& pdf);

}  // namespace recto::test
