// A sentence ends at `.`, `!`, `?` or their East Asian forms when a blank and something other than a lower-case letter
// follow, and not after one letter ("e.g. x", "J. Smith").  Pieces are cut with their styles.
#include "exchange/divide.h"

#include "exchange/scan.h"

#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace recto::exchange {
namespace {

bool fits(const Block& block) { return length(plain_text(block.line)) <= longest_short; }

bool is_paragraph(const Block& block) { return block.kind == Block::Kind::paragraph; }

bool is_upper_or_other(char c) { return !(c >= 'a' && c <= 'z'); }

/// The end of the first sentence in `text`; npos if it has none, or if it is the end of the text.
std::size_t sentence_end(std::string_view text) {
  constexpr std::array<std::string_view, 3> wide{"。", "！", "？"};
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    for (const auto end : wide) {
      if (text.substr(i).starts_with(end)) return i + end.size();
    }
    if (text[i] != '.' && text[i] != '!' && text[i] != '?') continue;
    const bool after_letter = i < 2 || text[i - 2] == ' ' || text[i - 2] == '.' || text[i - 2] == '(';
    const bool blank = text[i + 1] == ' ' || text[i + 1] == '\n';
    if (blank && !after_letter && is_upper_or_other(text[i + 2])) return i + 1;
  }
  return std::string_view::npos;
}

/// Cuts the first sentence off `line`; empty if it has none.
Line cut_sentence(Line& line) {
  Line sentence;
  for (auto it = line.begin(); it != line.end(); ++it) {
    const auto end = it->style.marks.code ? std::string::npos : sentence_end(it->text);
    if (end == std::string::npos) {
      sentence.push_back(*it);
      continue;
    }
    auto first = *it;
    first.text.resize(end);
    it->text.erase(0, end);
    sentence.push_back(std::move(first));
    line.erase(line.begin(), it);
    return sentence;
  }
  return {};
}

Divided all_long(Content answer) { return {Divided::Where::all_long, {}, std::move(answer)}; }

Divided after_sentence(Content answer) {
  auto rest = answer.front().line;
  auto sentence = cut_sentence(rest);
  const auto size = length(plain_text(sentence));
  if (sentence.empty() || size > longest_short) return all_long(std::move(answer));
  Divided divided{Divided::Where::after_sentence, {answer.front()}, std::move(answer)};
  divided.short_answer.front().line = std::move(sentence);
  divided.rest.front().line = std::move(rest);
  return divided;
}

}  // namespace

Divided divide(Content answer) {
  if (answer.empty()) return {};
  if (!is_paragraph(answer.front())) return all_long(std::move(answer));
  if (!fits(answer.front())) return after_sentence(std::move(answer));
  if (answer.size() == 1) return {Divided::Where::all_short, std::move(answer), {}};
  Divided divided{Divided::Where::after_paragraph, {answer.front()}, {}};
  divided.rest.assign(std::make_move_iterator(answer.begin() + 1), std::make_move_iterator(answer.end()));
  return divided;
}

}  // namespace recto::exchange
