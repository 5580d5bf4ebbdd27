#include "pdf/subset.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace recto;

namespace {

using namespace std::string_literals;

/// A CFF table with `count` glyphs; `charset` and the glyphs' index follow the top dictionary.
std::string table(const std::string& top_operators, const std::string& charset, char count) {
  const std::string header = "\1\0\4\1"s;
  const std::string names = "\0\1\1\1\2A"s;
  // Two operands of five bytes, 29 first: where charset and glyphs are.
  const auto dict_size = top_operators.size() + 12;
  const auto after = header.size() + names.size() + 5 + dict_size;
  const auto operand = [](std::size_t value) { return "\x1D\0\0\0"s + static_cast<char>(value); };
  const auto dict = top_operators + operand(after) + '\xF' + operand(after + charset.size()) + '\x11';
  const auto index = "\0\1\1\1"s + static_cast<char>(1 + dict_size);
  return header + names + index + dict + charset + "\0"s + count;
}

const std::string keyed_by_cid = "\x8B\x8B\x8B\x0C\x1E"s;  // 0 0 0 ROS

}  // namespace

TEST_CASE("the CIDs of a CFF table are read from all charset formats") {
  using Cids = std::vector<std::uint16_t>;
  CHECK(pdf::cids(table(keyed_by_cid, "\0\0\5\1\0"s, 3)) == Cids{0, 5, 256});
  CHECK(pdf::cids(table(keyed_by_cid, "\1\0\5\1\0\x20\0"s, 4)) == Cids{0, 5, 6, 32});
  CHECK(pdf::cids(table(keyed_by_cid, "\2\x03\xE8\0\3"s, 5)) == Cids{0, 1000, 1001, 1002, 1003});
}

TEST_CASE("a CFF table keyed by name has no CIDs") { CHECK_FALSE(pdf::cids(table({}, "\0"s, 1)).has_value()); }

TEST_CASE("operands of every size are passed over") {
  const std::string operands = "\x1C\1\0\x0C\3\x1E\xE2\xA2\x5F\x0C\4\xF7\1\xFB\1\x0C\7"s;
  CHECK(pdf::cids(table(keyed_by_cid + operands, "\0\0\5"s, 2)) == std::vector<std::uint16_t>{0, 5});
}

TEST_CASE("a CFF table cut short anywhere is refused") {
  const auto whole = table(keyed_by_cid, "\0\0\5\1\0"s, 3);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CHECK_THROWS_AS((void)pdf::cids(whole.substr(0, length)), std::out_of_range);
  }
}

TEST_CASE("a CFF table with any byte changed is read or refused") {
  const auto whole = table(keyed_by_cid, "\1\0\5\1\0\x20\0"s, 4);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (int value = 0; value < 256; ++value) {
      auto changed = whole;
      changed[at] = static_cast<char>(value);
      try {
        (void)pdf::cids(changed);
      } catch (const std::out_of_range&) {
        continue;
      }
    }
  }
}
