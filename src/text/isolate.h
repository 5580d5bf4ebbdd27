// Parts of a text whose direction is their own affair: code, keys, links, words of other languages (UAX #9, isolates).
#pragma once

#include "text/paragraph.h"
#include "text/source_text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace recto::text {

/// A control of the bidi algorithm that stands before the character at `byte`.
struct BidiControl {
  std::uint32_t byte = 0;
  char16_t control = 0;
  bool operator==(const BidiControl&) const = default;
};

/// The isolates that `styles`, one a span of `text`, ask for in a paragraph of `language`, in order.  Code is left to
/// right; what else is isolated goes by its first strong letter.  Code in a link is an isolate in an isolate.
[[nodiscard]] std::vector<BidiControl> isolates(const SourceText& text, const std::vector<SpanStyle>& styles,
                                                const std::string& language);

/// Whether text of a language (BCP 47) runs from right to left.
[[nodiscard]] bool runs_right_to_left(const std::string& language);

}  // namespace recto::text
