#include "exchange/decode.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace recto;
using namespace std::string_view_literals;

namespace {

struct Sample {
  std::string_view bytes;
  std::string_view text;
  std::size_t damaged = 0;
  std::size_t controls = 0;
};

}  // namespace

TEST_CASE("text is UTF-8 whatever the file was") {
  const Sample samples[]{
      {"plain\n", "plain\n"},
      {"\xEF\xBB\xBFé"sv, "é"},
      {"\xFF\xFEh\0\xE9\0\n\0"sv, "hé\n"},
      {"\xFE\xFF\0h\0\xE9"sv, "hé"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"sv, "😀"},
      {"\xFF\xFE\x3D\xD8"sv, "\uFFFD"},
      {"a\0b\0c\0d\0\t\0e\0"sv, "abcd\te"},
      {"Stra\xDF"
       "e\nStraße\n"sv,
       "Straße\nStraße\n", 1},
      {"\x93quoted\x94 \x80"sv, "“quoted” €", 1},
      {"a\x01"
       "b\x7F"
       "c\n"sv,
       "abc\n", 0, 2},
      {"a\tb\r\n"sv, "a\tb\r\n"},
  };
  for (const auto& sample : samples) {
    CAPTURE(sample.text);
    exchange::Losses losses;
    const auto source = exchange::decode("f", std::string(sample.bytes), losses);
    CHECK(source->bytes() == sample.text);
    CHECK(losses.count(exchange::Loss::damaged_text) == sample.damaged);
    CHECK(losses.count(exchange::Loss::control_character) == sample.controls);
  }
}
