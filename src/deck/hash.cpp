#include "deck/hash.h"

#include <fmt/format.h>

namespace recto::deck {
namespace {

constexpr std::uint64_t fnv_prime = 0x100000001B3;
constexpr std::string_view separator("\0", 1);

}  // namespace

void Fnv1a::add(std::string_view bytes) {
  for (const char byte : bytes) value_ = (value_ ^ static_cast<unsigned char>(byte)) * fnv_prime;
}

void Fnv1a::add(std::uint64_t number) {
  for (int byte = 0; byte < 8; ++byte) value_ = (value_ ^ ((number >> (8 * byte)) & 0xFF)) * fnv_prime;
}

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
  return value ^ (value >> 31);
}

std::string hash_of(const std::vector<Entry>& entries) {
  Fnv1a hash;
  const auto add = [&](std::string_view text) {
    hash.add(text);
    hash.add(separator);
  };
  for (const auto& [question, number] : entries) {
    add(question->id);
    add(bank::plain_text(question->prompt));
    add(bank::plain_text(question->short_answer));
    add(bank::plain_text(question->explanation));
  }
  return fmt::format("{:08x}", mixed(hash.value()) >> 32);
}

}  // namespace recto::deck
