// GIFT as it is in the wild: questions end at an empty line outside of braces, comments may stand anywhere, `~=` means
// `=`, several braces are gaps.  A strict grammar refuses two in three real files.
#include "exchange/readers.h"

#include "exchange/gaps.h"
#include "exchange/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::exchange {
namespace {

/// A question's text without comments, and where it begins.
struct Chunk {
  std::string text;
  diag::Span place;
};

/// Braces that no backslash escapes: what a line opens more than it closes.
int depth_of(std::string_view line) {
  int depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\')
      ++i;
    else if (line[i] == '{')
      ++depth;
    else if (line[i] == '}')
      --depth;
  }
  return depth;
}

class Reader {
 public:
  Reader(const SourceFile& source, Losses& losses, diag::Diagnostics& diagnostics)
      : source_{source}, losses_{losses}, diagnostics_{diagnostics} {}

  Collection read() {
    int depth = 0;
    for (const auto line : lines_of(source_->bytes())) {
      const auto words = trimmed(line);
      if (words.starts_with("//")) continue;
      if (depth <= 0 && words.starts_with("$CATEGORY:")) {
        end_chunk();
        set_category(trimmed(words.substr(10)));
      } else if (depth <= 0 && words.empty()) {
        end_chunk();
        depth = 0;
      } else {
        if (depth <= 0 && starts_question(words)) end_chunk();
        if (chunk_.text.empty()) chunk_.place = span_of(line);
        chunk_.text += std::string(line) + "\n";
        depth += depth_of(line);
      }
    }
    if (depth > 0) {
      diagnostics_.error("open-brace", "answers whose `{` is never closed", chunk_.place);
      return {};
    }
    end_chunk();
    return std::move(collection_);
  }

 private:
  [[nodiscard]] diag::Span span_of(std::string_view line) const {
    return {source_, static_cast<std::size_t>(line.data() - source_->bytes().data()), line.size()};
  }

  /// A title begins a question even where the empty line before it is missing.
  [[nodiscard]] bool starts_question(std::string_view line) const {
    return line.starts_with("::") && chunk_.text.find('}') != std::string::npos;
  }

  /// "$course$/top/Unit 1/Verbs" is "Unit 1 – Verbs".
  void set_category(std::string_view path) {
    std::vector<std::string> parts;
    for (auto& part : split(path, '/')) {
      if (part.empty() || part == "top" || part.starts_with('$')) continue;
      parts.push_back(fold(unescaped(part)));
    }
    topic_ = fmt::format("{}", fmt::join(parts, " – "));
  }

  void end_chunk() {
    const auto chunk = std::exchange(chunk_, {});
    std::string_view text = trimmed(chunk.text);
    if (text.empty()) return;
    Entry entry;
    entry.place = chunk.place;
    entry.topic = topic_;
    entry.title = take_title(text);
    const auto markup = take_markup(text);
    if (text.find('{') == std::string_view::npos) {
      losses_.note(Loss::no_question, chunk.place);
      return;
    }
    fill_gaps(entry, gapped(text), markup, losses_, diagnostics_);
    collection_.entries.push_back(std::move(entry));
  }

  static std::string take_title(std::string_view& text) {
    if (!text.starts_with("::")) return {};
    auto end = text.find("::", 2);
    while (end != std::string_view::npos && text[end - 1] == '\\') end = text.find("::", end + 1);
    if (end == std::string_view::npos) return {};
    auto title = fold(unescaped(text.substr(2, end - 2)));
    text = trimmed(text.substr(end + 2));
    return title;
  }

  static Markup take_markup(std::string_view& text) {
    for (const auto& [word, markup] : {std::pair<std::string_view, Markup>{"[html]", Markup::html},
                                       {"[markdown]", Markup::markdown},
                                       {"[plain]", Markup::plain},
                                       {"[moodle]", Markup::html}}) {
      if (!text.starts_with(word)) continue;
      text = trimmed(text.substr(word.size()));
      return markup;
    }
    return Markup::guessed;
  }

  static Gapped gapped(std::string_view text) {
    Gapped parts{{""}, {}};
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\' && i + 1 < text.size()) {
        parts.texts.back() += text.substr(i++, 2);
      } else if (text[i] == '{') {
        const auto end = closing(text, i + 1);
        parts.blocks.push_back(read_block(text.substr(i + 1, end - i - 1)));
        parts.texts.emplace_back();
        i = end;
      } else {
        parts.texts.back() += text[i];
      }
    }
    return parts;
  }

  static std::size_t closing(std::string_view text, std::size_t from) {
    for (auto at = from; at < text.size(); ++at) {
      if (text[at] == '\\')
        ++at;
      else if (text[at] == '}')
        return at;
    }
    return text.size();
  }

  const SourceFile& source_;
  Losses& losses_;
  diag::Diagnostics& diagnostics_;
  Collection collection_;
  Chunk chunk_;
  std::string topic_;
};

}  // namespace

std::optional<Collection> read_gift(const SourceFile& source, Losses& losses, diag::Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  auto collection = Reader(source, losses, diagnostics).read();
  if (diagnostics.error_count() > errors) return std::nullopt;
  collection.mappings.push_back({"texts with `{ }`", "questions", {source, 0, 0}});
  return collection;
}

}  // namespace recto::exchange
