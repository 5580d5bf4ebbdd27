#include "deck/hash.h"
#include "support/deck_samples.h"

#include <doctest/doctest.h>

namespace recto::deck {
namespace {

std::uint64_t fnv(std::string_view text) {
  Fnv1a hash;
  hash.add(text);
  return hash.value();
}

}  // namespace

TEST_CASE("FNV-1a and the SplitMix64 finisher give their published values") {
  CHECK(fnv("") == 0xCBF29CE484222325);
  CHECK(fnv("a") == 0xAF63DC4C8601EC8C);
  CHECK(fnv("foobar") == 0x85944171F73967E8);
  CHECK(mixed(0x9E3779B97F4A7C15) == 0xE220A8397B1DCDAF);
}

TEST_CASE("numbers are hashed low byte first") {
  Fnv1a hash;
  hash.add(std::uint64_t{0x0807060504030201});
  CHECK(hash.value() == fnv("\x01\x02\x03\x04\x05\x06\x07\x08"));
}

TEST_CASE("the hash of a deck names its questions and their order") {
  const auto bank = test::sample_bank({{"a", "orm", "mid", ""}, {"b", "orm", "mid", ""}});
  const Entry a{&bank.questions[0], 1};
  const Entry b{&bank.questions[1], 2};
  // Computed by a program written from the description alone.
  CHECK(hash_of({}) == "f52a15e9");
  CHECK(hash_of({a}) == "7e419d60");
  CHECK(hash_of({a, b}) == "a9137f1a");
  CHECK(hash_of({b, a}) == "657c6de1");
}

TEST_CASE("every printed text moves the hash and nothing else does") {
  auto bank = test::sample_bank({{"a", "orm", "mid", ""}});
  auto& question = bank.questions.front();
  const std::vector<Entry> entries{{&question, 1}};
  const auto before = hash_of(entries);
  question.minutes = 7;
  question.tags = {"x"};
  CHECK(hash_of(entries) == before);
  question.explanation.front().text.spans.front().text += "!";
  const auto explained = hash_of(entries);
  question.short_answer.spans.front().text += "!";
  const auto answered = hash_of(entries);
  question.prompt.spans.front().text += "!";
  const auto asked = hash_of(entries);
  CHECK(explained != before);
  CHECK(answered != explained);
  CHECK(asked != answered);
}

}  // namespace recto::deck
