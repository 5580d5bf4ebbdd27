#include "text/grapheme.h"

#include "diag/environment_error.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <memory>

namespace recto::text {
namespace {

using Iterator = std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>;
using Text = std::unique_ptr<UText, decltype(&utext_close)>;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::vector<std::size_t> grapheme_ends(std::string_view utf8) {
  std::vector<std::size_t> ends;
  if (is_ascii(utf8)) {
    for (std::size_t end = 1; end <= utf8.size(); ++end) ends.push_back(end);
    return ends;
  }
  UErrorCode status = U_ZERO_ERROR;
  const Iterator iterator{ubrk_open(UBRK_CHARACTER, "root", nullptr, 0, &status), &ubrk_close};
  const Text text{utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status), &utext_close};
  ubrk_setUText(iterator.get(), text.get(), &status);
  if (U_FAILURE(status) != 0) throw diag::EnvironmentError{"ICU cannot find grapheme clusters"};
  for (auto end = ubrk_next(iterator.get()); end != UBRK_DONE; end = ubrk_next(iterator.get())) {
    ends.push_back(static_cast<std::size_t>(end));
  }
  return ends;
}

}  // namespace recto::text
