// Each span may open up to three isolates, one in the other: of its language, its link and its being code.
//
// Neighbouring spans share those that they agree on from the outside in; at the seam between them what they do not
// share is closed and opened.
#include "text/isolate.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>

namespace recto::text {
namespace {

constexpr char16_t left_to_right_isolate = 0x2066;
constexpr char16_t first_strong_isolate = 0x2068;
constexpr char16_t pop_isolate = 0x2069;

/// What a span is isolated for, outermost first; empty: not for this.
using Reasons = std::array<std::string, 3>;

Reasons reasons_of(const SpanStyle& style, const std::string& language) {
  return {style.language == language ? std::string{} : style.language,
          style.link < 0 ? std::string{} : std::to_string(style.link), style.identifier ? "code" : ""};
}

std::size_t shared(const Reasons& a, const Reasons& b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

}  // namespace

std::vector<BidiControl> isolates(const SourceText& text, const std::vector<SpanStyle>& styles,
                                  const std::string& language) {
  std::vector<BidiControl> controls;
  Reasons open;
  const auto pass = [&](std::uint32_t byte, const Reasons& next) {
    const auto kept = shared(open, next);
    for (auto i = kept; i < open.size(); ++i) {
      if (!open[i].empty()) controls.push_back({byte, pop_isolate});
    }
    for (auto i = kept; i < next.size(); ++i) {
      const bool code = i + 1 == next.size();
      if (!next[i].empty()) controls.push_back({byte, code ? left_to_right_isolate : first_strong_isolate});
    }
    open = next;
  };
  for (std::size_t span = 0; span < styles.size(); ++span) {
    const bool empty = text.span_begin[span] == text.span_begin[span + 1];
    if (!empty) pass(text.span_begin[span], reasons_of(styles[span], language));
  }
  pass(text.size(), {});
  return controls;
}

bool runs_right_to_left(const std::string& language) {
  std::array<char, 128> name{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(language.c_str(), name.data(), static_cast<std::int32_t>(name.size()) - 1, nullptr, &status);
  return U_SUCCESS(status) && uloc_isRightToLeft(name.data()) != 0;
}

}  // namespace recto::text
