#include "diag/codes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace recto;

TEST_CASE("codes are words of lower-case letters with hyphens, in order, each once") {
  const auto codes = diag::codes();
  CHECK(codes.size() > 150);
  CHECK(std::ranges::is_sorted(codes, std::less_equal<>{}, &diag::CodeDescription::code));
  for (const auto& [code, meaning] : codes) {
    CAPTURE(code);
    CHECK(code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK(meaning.size() > 15);
    CHECK(std::string_view(".!").find(meaning.back()) == std::string_view::npos);
    CHECK(diag::meaning_of(code) == meaning);
  }
}

TEST_CASE("one idea has one word: what is given twice is a duplicate") {
  for (const auto& [code, meaning] : diag::codes()) {
    CAPTURE(code);
    for (const auto* other : {"doubled", "second-", "twice", "repeated"})
      CHECK(code.find(other) == std::string_view::npos);
  }
}

TEST_CASE("a word that is no code means nothing") {
  CHECK(diag::meaning_of("").empty());
  CHECK(diag::meaning_of("aaa").empty());
  CHECK(diag::meaning_of("zzz").empty());
}
