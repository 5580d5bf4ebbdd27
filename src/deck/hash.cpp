#include "deck/hash.h"

#include <fmt/format.h>

namespace recto::deck {
namespace {

constexpr std::uint64_t fnv_prime = 0x100000001B3;
constexpr std::string_view separator("\0", 1);

/// What may be answered, and what is right.  Adds nothing for open questions.
template <typename Add>
struct Answers {
  const Add& add;
  void operator()(std::monostate) const {}
  void operator()(const bank::Choices& choices) const {
    for (const auto& choice : choices.items) {
      add(bank::plain_text(choice.text));
      add(bank::plain_text(choice.blocks));
      add(choice.verdict == bank::Choice::Verdict::right ? "right" : "wrong");
    }
  }
  void operator()(const bank::Matching& matching) const {
    for (const auto& [left, right] : matching.pairs) {
      add(bank::plain_text(left));
      add(bank::plain_text(right));
    }
    for (const auto& decoy : matching.decoys) add(bank::plain_text(decoy));
  }
  void operator()(const bank::Ordering& ordering) const {
    for (const auto& item : ordering.items) add(bank::plain_text(item));
  }
  void operator()(const bank::TrueFalse& verdict) const {
    add(verdict.answer == bank::TrueFalse::Answer::yes ? "true" : "false");
  }
  void operator()(const bank::Numeric& number) const {
    add(number.value);
    add(number.tolerance);
    add(number.unit);
  }
};

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
  for (const auto& entry : entries) {
    const auto& question = *entry.question;
    add(question.id);
    add(bank::plain_text(question.prompt));
    add(bank::plain_text(question.short_answer));
    add(bank::plain_text(question.explanation));
    if (!question.prompt_blocks.empty()) add(bank::plain_text(question.prompt_blocks));
    std::visit(Answers<decltype(add)>{add}, question.response);
    for (const int option : entry.options) hash.add(static_cast<std::uint64_t>(option));
  }
  return fmt::format("{:08x}", mixed(hash.value()) >> 32);
}

}  // namespace recto::deck
