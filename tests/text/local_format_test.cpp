#include "text/local_format.h"
#include "text/language_name.h"

#include <doctest/doctest.h>

using namespace recto::text;
using namespace std::chrono_literals;

TEST_CASE("numerals are those of the language") {
  CHECK(numerals_of("en")[3] == "3");
  CHECK(numerals_of("ar")[3] == "\u0663");
  CHECK(numerals_of("xx")[9] == "9");
}

TEST_CASE("lists are punctuated as in their language") {
  CHECK(list_separator("en") == ", ");
  CHECK(list_separator("de") == ", ");
  CHECK(list_separator("ja") == "\u3001");
  CHECK(list_separator("zh") == "\u3001");
}

TEST_CASE("dates are written out, in UTC") {
  const auto date = 2026y / 11 / 28;
  CHECK(long_date("en", date) == "November 28, 2026");
  CHECK(long_date("de", date) == "28. November 2026");
  CHECK(long_date("ja", date) == "2026\u5E7411\u670828\u65E5");
}

TEST_CASE("languages are known by code, and found by their English names") {
  CHECK(is_known_language("de-CH"));
  CHECK_FALSE(is_known_language("xx"));
  CHECK_FALSE(is_known_language("german"));
  CHECK(language_called("German") == "de");
  CHECK(language_called("klingonese").empty());
  CHECK(english_name("pl") == "Polish");
  CHECK(english_name("xx") == "xx");
  CHECK(from_narrow_to_wide("zh-Hant-TW") == std::vector<std::string>{"zh-Hant-TW", "zh-Hant", "zh"});
  CHECK(from_narrow_to_wide("en") == std::vector<std::string>{"en"});
}
