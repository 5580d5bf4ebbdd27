// Flashcards in notes, as Obsidian's spaced repetition writes them: `front::back` (`:::` both ways), front and back
// divided by a line `?` (`??` both ways), and `==gaps==`.  A card is a run of lines without an empty one; fences may
// hold any.
#include "exchange/readers.h"

#include "exchange/html.h"
#include "exchange/markup.h"
#include "exchange/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace recto::exchange {
namespace {

struct Line {
  std::string_view text;
  diag::Span place;
};
using Lines = std::vector<Line>;

bool is_heading(std::string_view line) {
  const auto level = line.find_first_not_of('#');
  return level > 0 && level <= 6 && level != std::string_view::npos && line[level] == ' ';
}

/// `#flashcards/net/ip` → "net/ip"; empty for the bare tag.
std::optional<std::string> deck_of(std::string_view line) {
  constexpr std::string_view tag = "#flashcards";
  const auto at = line.find(tag);
  if (at == std::string_view::npos) return std::nullopt;
  const auto rest = line.substr(at + tag.size());
  const auto end = std::min(rest.find_first_of(" \t"), rest.size());
  return std::string(rest.substr(rest.starts_with('/') ? 1 : 0, end - (rest.starts_with('/') ? 1 : 0)));
}

/// Comments of the scheduler go; `[[page|words]]` are words, `![[file]]` a picture.
std::string as_markdown(std::string text) {
  for (auto at = text.find("<!--"); at != std::string::npos; at = text.find("<!--", at)) {
    const auto end = text.find("-->", at);
    text.erase(at, end == std::string::npos ? end : end + 3 - at);
  }
  for (auto at = text.find("[["); at != std::string::npos; at = text.find("[[", at + 1)) {
    const auto end = text.find("]]", at);
    if (end == std::string::npos) break;
    const bool embeds = at > 0 && text[at - 1] == '!';
    const auto inside = text.substr(at + 2, end - at - 2);
    const auto bar = inside.find('|');
    const auto begin = embeds ? at - 1 : at;
    const auto words = embeds ? fmt::format("<img src=\"{}\">", inside.substr(0, bar))
                              : inside.substr(bar == std::string::npos ? 0 : bar + 1);
    text.replace(begin, end + 2 - begin, words);
  }
  return text;
}

class Notes {
 public:
  Notes(const SourceFile& source, Losses& losses, diag::Diagnostics& diagnostics)
      : source_{source}, losses_{losses}, diagnostics_{diagnostics} {}

  Collection collect() {
    Lines run;
    bool fenced = false;
    std::size_t offset = 0;
    for (const auto line : lines_of(source_->bytes())) {
      offset = static_cast<std::size_t>(line.data() - source_->bytes().data());
      if (trimmed(line).starts_with("```")) fenced = !fenced;
      if (!fenced && trimmed(line).empty()) {
        add(std::exchange(run, {}));
      } else if (!fenced && is_heading(line)) {
        add(std::exchange(run, {}));
        heading_ = fold(line.substr(line.find(' ')));
      } else {
        run.push_back({line, {source_, offset, line.size()}});
      }
    }
    add(std::move(run));
    return std::move(collection_);
  }

 private:
  void add(Lines lines) {
    for (auto line = lines.begin(); line != lines.end();) {
      const auto deck = line->text.find("::") == std::string_view::npos ? deck_of(trimmed(line->text)) : std::nullopt;
      if (deck && trimmed(line->text).starts_with('#')) {
        deck_ = *deck;
        line = lines.erase(line);
      } else {
        ++line;
      }
    }
    if (lines.empty()) return;
    const auto divider = std::ranges::find_if(
        lines, [](const Line& line) { return trimmed(line.text) == "?" || trimmed(line.text) == "??"; });
    if (divider != lines.end()) return add_divided(lines, divider);
    const auto single = [](const Line& line) { return line.text.find("::") != std::string_view::npos; };
    if (std::ranges::any_of(lines, single)) {
      for (const auto& line : lines) single(line) ? add_single(line) : pass(line);
      return;
    }
    const auto text = joined(lines.begin(), lines.end());
    if (text.find("==") != std::string::npos) return add_gaps(text, lines.front().place);
    pass(lines.front());
  }

  void pass(const Line& line) {
    if (!trimmed(as_markdown(std::string(line.text))).empty()) losses_.note(Loss::no_question, line.place);
  }

  static std::string joined(Lines::const_iterator begin, Lines::const_iterator end) {
    std::string text;
    for (auto line = begin; line != end; ++line) text += (text.empty() ? "" : "\n") + std::string(line->text);
    return text;
  }

  void add_divided(const Lines& lines, Lines::const_iterator divider) {
    const auto front = joined(lines.begin(), divider);
    const auto back = joined(divider + 1, lines.end());
    add_card(front, back, lines.front().place);
    if (trimmed(divider->text) == "??") add_card(back, front, lines.front().place);
  }

  void add_single(const Line& line) {
    const auto at = line.text.find("::");
    const bool both = line.text.substr(at).starts_with(":::");
    const auto front = line.text.substr(0, at);
    const auto back = line.text.substr(at + (both ? 3 : 2));
    add_card(front, back, line.place);
    if (both) add_card(back, front, line.place);
  }

  /// One card a gap: its own hidden, the others shown.
  void add_gaps(const std::string& text, const diag::Span& place) {
    const auto parts = gap_parts(text);
    for (std::size_t hidden = 1; hidden < parts.size(); hidden += 2) {
      std::string front;
      std::string back;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        front += i == hidden ? "[…]" : parts[i];
        back += i == hidden ? "**" + parts[i] + "**" : parts[i];
      }
      add_card(front, back, place);
    }
  }

  /// Text and gaps by turns.
  static std::vector<std::string> gap_parts(std::string_view text) {
    std::vector<std::string> parts;
    for (auto at = text.find("=="); at != std::string_view::npos; at = text.find("==")) {
      parts.emplace_back(text.substr(0, at));
      text.remove_prefix(at + 2);
    }
    if (parts.size() % 2 == 0) {
      parts.emplace_back(text);
    } else if (!parts.empty()) {
      parts.back() += "==" + std::string(text);  // opened and never closed
    }
    return parts;
  }

  void add_card(std::string_view front, std::string_view back, const diag::Span& place) {
    Entry entry;
    entry.place = place;
    entry.topic = deck_.empty() ? heading_ : deck_;
    entry.prompt = content(front, place);
    entry.answer = content(back, place);
    collection_.entries.push_back(std::move(entry));
  }

  Content content(std::string_view text, const diag::Span& place) {
    return read_markup(as_markdown(std::string(trimmed(text))), Markup::markdown, place, losses_, diagnostics_);
  }

  const SourceFile& source_;
  Losses& losses_;
  diag::Diagnostics& diagnostics_;
  Collection collection_;
  std::string heading_;
  std::string deck_;
};

}  // namespace

bool holds_flashcards(std::string_view text) {
  if (text.find("#flashcards") != std::string_view::npos) return true;
  int single = 0;
  bool fenced = false;
  for (const auto line : lines_of(text)) {
    const auto words = trimmed(line);
    if (words.starts_with("```")) fenced = !fenced;
    if (fenced || words.find('`') != std::string_view::npos) continue;
    if (words == "?" || words == "??") return true;
    const auto at = words.find("::");
    single +=
        at != std::string_view::npos && at > 0 && at + 2 < words.size() && words.find("http") == std::string_view::npos
            ? 1
            : 0;
  }
  return single >= 2 && single * 3 >= static_cast<int>(lines_of(text).size()) / 2;
}

std::optional<Collection> read_flashcards(const SourceFile& source, Losses& losses, diag::Diagnostics& diagnostics) {
  auto collection = Notes(source, losses, diagnostics).collect();
  if (!collection.entries.empty()) {
    collection.mappings.push_back({"`::`, `?` and `==`", "questions", {source, 0, 0}});
    return collection;
  }
  diagnostics.error("no-questions", "notes without a flashcard", diag::whole_file(source->name()))
      .notes.emplace_back("a card is `front::back`, front and back with a line `?` between, or a text with `==gaps==`");
  return std::nullopt;
}

}  // namespace recto::exchange
