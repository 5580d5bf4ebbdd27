// A long answer into a short one and the rest.
#pragma once

#include "exchange/content.h"

#include <cstddef>

namespace recto::exchange {

/// Characters that a short answer may have (`decks/README.md`, "How to write an entry").
inline constexpr std::size_t longest_short = 340;

struct Divided {
  enum class Where { nowhere, after_paragraph, after_sentence, all_short, all_long };
  Where where = Where::nowhere;  ///< nowhere: there was no answer
  Content short_answer;
  Content rest;
};

/// One paragraph of at most `longest_short` characters is short as it is.  Else its first paragraph, or its first
/// sentence, is, if that is short enough; the rest goes on in the explanation.  Else all of it does.
[[nodiscard]] Divided divide(Content answer);

}  // namespace recto::exchange
