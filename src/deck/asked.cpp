// Options are copied in the order in which they are shown, so that their order in memory says nothing either.
#include "deck/asked.h"

#include "deck/option_order.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace recto::deck {
namespace {

/// A text of the same length, so that a gap is as wide as with its answer.
std::string masked(const std::string& text) { return std::string(text.size(), 'x'); }

void mask(bank::Inline& text) {
  for (auto& span : text.spans) {
    if (span.marks.gap > 0) span.text = masked(span.text);
  }
}

void mask(bank::Blocks& blocks);

void mask(bank::Block& block) {
  mask(block.text);
  for (auto& item : block.items) {
    mask(item.text);
    mask(item.children);
  }
  if (!block.table) return;
  auto table = *block.table;
  for (auto& row : table.rows) {
    for (auto& cell : row) mask(cell.text);
  }
  block.table = std::move(table);
}

void mask(bank::Blocks& blocks) {
  for (auto& block : blocks) mask(block);
}

/// Gaps that offer words to choose from, in the shown order: all of them become decoys of the first.
std::vector<bank::Gap> masked(const bank::Question& question, const std::vector<int>& options) {
  std::vector<std::string> words;
  for (const auto& gap : question.gaps) words.push_back(gap.answer);
  for (const auto& gap : question.gaps) words.insert(words.end(), gap.decoys.begin(), gap.decoys.end());
  std::vector<bank::Gap> gaps;
  for (const auto& gap : question.gaps) gaps.push_back({masked(gap.answer), {}, {}, gap.hint});
  for (const int option : options) gaps.front().decoys.push_back(words[static_cast<std::size_t>(option)]);
  return gaps;
}

template <typename Item>
std::vector<Item> picked(const std::vector<Item>& items, const std::vector<int>& options) {
  std::vector<Item> result;
  for (const int option : options) result.push_back(items[static_cast<std::size_t>(option)]);
  return result;
}

struct Asked {
  const std::vector<int>& options;

  bank::Response operator()(std::monostate) const { return {}; }
  bank::Response operator()(const bank::Choices& choices) const {
    bank::Choices result;
    for (const auto& item : picked(choices.items, options)) {
      result.items.push_back({.text = item.text, .blocks = item.blocks, .feedback = {}});
    }
    return result;
  }
  bank::Response operator()(const bank::Matching& matching) const {
    std::vector<bank::Inline> rights;
    for (const auto& [left, right] : matching.pairs) rights.push_back(right);
    rights.insert(rights.end(), matching.decoys.begin(), matching.decoys.end());
    rights = picked(rights, options);
    bank::Matching result;
    for (std::size_t i = 0; i < rights.size(); ++i) {
      if (i < matching.pairs.size()) {
        result.pairs.emplace_back(matching.pairs[i].first, rights[i]);
      } else {
        result.decoys.push_back(rights[i]);
      }
    }
    return result;
  }
  bank::Response operator()(const bank::Ordering& ordering) const {
    return bank::Ordering{picked(ordering.items, options)};
  }
  bank::Response operator()(const bank::TrueFalse&) const { return bank::TrueFalse{}; }
  bank::Response operator()(const bank::Numeric& number) const { return bank::Numeric{{}, {}, number.unit}; }
};

}  // namespace

bank::Question asked(const Entry& entry) {
  const auto& full = *entry.question;
  bank::Question bare;
  bare.id = full.id;
  bare.level = full.level;
  bare.topic = full.topic;
  bare.minutes = full.minutes;
  bare.points = full.points;
  bare.prompt = full.prompt;
  bare.prompt_blocks = full.prompt_blocks;
  bare.passage = full.passage;
  bare.language = full.language;
  bare.picture = full.picture;
  bare.place = full.place;
  mask(bare.prompt);
  mask(bare.prompt_blocks);
  if (!full.gaps.empty()) bare.gaps = masked(full, entry.options);
  bare.response = std::visit(Asked{entry.options}, full.response);
  return bare;
}

Entry asking(const Entry& entry, const bank::Question& question) {
  Entry result = entry;
  result.question = &question;
  std::iota(result.options.begin(), result.options.end(), 0);
  // The answers of gaps stand before what else they offer: here all words are among the latter.
  for (int& option : result.options) option += static_cast<int>(question.gaps.size());
  return result;
}

}  // namespace recto::deck
