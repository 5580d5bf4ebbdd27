#include "pdf/fingerprint.h"

#include <doctest/doctest.h>

#include <set>

using namespace recto;

namespace {

std::string of(std::string_view bytes) {
  pdf::Fingerprint fingerprint;
  fingerprint.add(bytes);
  return fingerprint.hex();
}

}  // namespace

TEST_CASE("a fingerprint does not depend on how bytes are cut") {
  const std::string bytes = "The quick brown fox jumps over the lazy dog, twice.";
  for (std::size_t first = 0; first <= bytes.size(); ++first) {
    for (std::size_t second = first; second <= bytes.size(); second += 3) {
      pdf::Fingerprint fingerprint;
      fingerprint.add(std::string_view{bytes}.substr(0, first));
      fingerprint.add(std::string_view{bytes}.substr(first, second - first));
      fingerprint.add(std::string_view{bytes}.substr(second));
      CHECK(fingerprint.hex() == of(bytes));
    }
  }
}

TEST_CASE("fingerprints of different bytes differ") {
  std::set<std::string> seen{of("")};
  std::string bytes(100, '\0');
  for (std::size_t length = 1; length <= 100; ++length) CHECK(seen.insert(of(bytes.substr(0, length))).second);
  for (std::size_t at = 0; at < 100; ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      auto changed = bytes;
      changed[at] = static_cast<char>(1 << bit);
      CHECK(seen.insert(of(changed)).second);
    }
  }
}

TEST_CASE("a fingerprint has 32 hexadecimal digits") {
  CHECK(of("recto").size() == 32);
  CHECK(of("recto").find_first_not_of("0123456789abcdef") == std::string::npos);
}
