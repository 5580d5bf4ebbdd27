// Builds a bank's inline text so that reading what is written of it gives the same.
#pragma once

#include "bank/rich_text.h"
#include "exchange/content.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::exchange {

/// Takes words with marks; folds white space as `bank::read_inline` does.  A link that a bank does not take is text.
class InlineBuilder {
 public:
  void text(std::string_view text, const Style& style);
  /// Blanks kept: they become spaces that do not break.
  void code(std::string_view line);
  void line_break();
  [[nodiscard]] bool empty() const { return spans_.empty(); }
  /// Ends the builder's use.
  [[nodiscard]] bank::Inline finish(const diag::Span& place);

 private:
  void words(std::string_view text, const Style& style);
  bank::Span& open(const Style& style);
  [[nodiscard]] bool at_start_or_blank() const;
  void drop_last_blank();

  std::vector<bank::Span> spans_;
  int breaks_ = 0;  // due before the next text: none are kept at the end
};

/// Whether a bank takes `href` as the address of a link.
[[nodiscard]] bool is_address(std::string_view href);

}  // namespace recto::exchange
