#include "pdf/text_string.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using namespace recto;

TEST_CASE("text strings are literal in ASCII and UTF-16 otherwise") {
  const std::vector<std::pair<std::string, std::string>> table{{"", "()"},
                                                               {"Cards", "(Cards)"},
                                                               {"a (b) \\ c", "(a \\(b\\) \\\\ c)"},
                                                               {"é", "<FEFF00E9>"},
                                                               {"a\nb", "<FEFF0061000A0062>"},
                                                               {"𝄞", "<FEFFD834DD1E>"},
                                                               {"日本", "<FEFF65E5672C>"},
                                                               {"x\xFFy", "<FEFF0078FFFD0079>"},
                                                               {"\xC0\x80", "<FEFFFFFDFFFD>"},
                                                               {"\xED\xA0\x80", "<FEFFFFFDFFFDFFFD>"},
                                                               {"\xE2\x82", "<FEFFFFFDFFFD>"}};
  for (const auto& [utf8, expected] : table) CHECK(pdf::text_string(utf8) == expected);
}

TEST_CASE("byte strings keep a carriage return") { CHECK(pdf::byte_string("a\rb") == "(a\\rb)"); }

TEST_CASE("names escape what is not regular") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"TH", "/TH"}, {"a b", "/a#20b"}, {"A#B", "/A#23B"}, {"x/y(z)", "/x#2Fy#28z#29"}, {"é", "/#C3#A9"}};
  for (const auto& [bytes, expected] : table) CHECK(pdf::name(bytes) == expected);
}

TEST_CASE("UTF-8 is decoded character by character") { CHECK(pdf::decode_utf8("aé日𝄞") == U"aé日𝄞"); }
