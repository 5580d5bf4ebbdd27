// Two plain quiz formats, line by line: Aiken (a question, `A. …`, `ANSWER: B`) and that of OpenTriviaQA (`#Q …`,
// `^ answer`, `A …`).
#include "exchange/readers.h"

#include "exchange/markup.h"
#include "exchange/scan.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace recto::exchange {
namespace {

class Reader {
 public:
  Reader(const SourceFile& source, Losses& losses, diag::Diagnostics& diagnostics)
      : source_{source}, losses_{losses}, diagnostics_{diagnostics} {}

  Collection read_aiken() {
    for (const auto line : lines_of(source_->bytes())) {
      const auto words = trimmed(line);
      if (words.starts_with("ANSWER:")) {
        settle(trimmed(words.substr(7)), span_of(words));
      } else if (is_choice(words, ".)")) {
        add_choice(words.substr(2), span_of(words));
      } else {
        add_prompt(words);
      }
    }
    end();
    return std::move(collection_);
  }

  Collection read_trivia() {
    std::string right;
    for (const auto line : lines_of(source_->bytes())) {
      const auto words = trimmed(line);
      if (words.starts_with("#Q ")) {
        end();
        add_prompt(words.substr(3));
      } else if (words.starts_with("^ ")) {
        right = fold(words.substr(2));
      } else if (is_choice(words, " ")) {
        add_choice(words.substr(2), span_of(words));
        entry_->choices.back().correct = fold(words.substr(2)) == right;
      } else {
        add_prompt(words);
      }
    }
    end();
    return std::move(collection_);
  }

 private:
  [[nodiscard]] diag::Span span_of(std::string_view words) const {
    return {source_, static_cast<std::size_t>(words.data() - source_->bytes().data()), words.size()};
  }

  /// The next letter of the alphabet and one of `ends`; a question must be there.
  [[nodiscard]] bool is_choice(std::string_view words, std::string_view ends) const {
    if (!entry_ || words.size() < 3 || ends.find(words[1]) == std::string_view::npos) return false;
    return words[0] == static_cast<char>('A' + entry_->choices.size());
  }

  Content content(std::string_view words, const diag::Span& place) {
    return read_markup(words, Markup::guessed, place, losses_, diagnostics_);
  }

  void add_prompt(std::string_view words) {
    if (words.empty()) return;
    if (entry_ && !entry_->choices.empty()) end();
    const auto place = span_of(words);
    if (!entry_) {
      entry_.emplace();
      entry_->place = place;
    }
    append(entry_->prompt, content(words, place));
  }

  void add_choice(std::string_view words, const diag::Span& place) {
    entry_->choices.push_back({content(words, place), false, {}});
  }

  void settle(std::string_view letter, const diag::Span& place) {
    const auto count = entry_ ? entry_->choices.size() : 0;
    const auto index = letter.size() == 1 ? static_cast<std::size_t>(letter[0] - 'A') : count;
    if (index >= count) {
      diagnostics_.error("no-right-choice", fmt::format("`{}` is none of the {} choices above", letter, count), place);
      return;
    }
    entry_->choices[index].correct = true;
    end();
  }

  void end() {
    if (!entry_) return;
    if (entry_->choices.empty()) {
      losses_.note(Loss::no_question, entry_->place);
    } else {
      collection_.entries.push_back(std::move(*entry_));
    }
    entry_.reset();
  }

  const SourceFile& source_;
  Losses& losses_;
  diag::Diagnostics& diagnostics_;
  Collection collection_;
  std::optional<Entry> entry_;
};

}  // namespace

std::optional<Collection> read_aiken(const SourceFile& source, Losses& losses, diag::Diagnostics& diagnostics) {
  return Reader(source, losses, diagnostics).read_aiken();
}

std::optional<Collection> read_trivia(const SourceFile& source, Losses& losses, diag::Diagnostics& diagnostics) {
  return Reader(source, losses, diagnostics).read_trivia();
}

}  // namespace recto::exchange
