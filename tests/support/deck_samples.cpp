#include "support/deck_samples.h"

#include <unistd.h>

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <utility>

namespace recto::test {
namespace {

namespace fs = std::filesystem;

bank::Inline plain(std::string text) {
  bank::Inline result;
  result.spans.push_back({.text = std::move(text)});
  return result;
}

bank::Block paragraph(std::string text) {
  bank::Block block;
  block.text = plain(std::move(text));
  return block;
}

std::vector<std::string> split(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

// A folder of this process, gone when it ends.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("recto-deck-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

const fs::path& folder() {
  static const Folder folder;
  return folder.path;
}

std::string without_folder(std::string text) {
  const auto prefix = folder().string() + "/";
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) text.erase(at, prefix.size());
  return text;
}

const char* severity_word(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::error:
      return "";
    case diag::Severity::warning:
      return "warning ";
    case diag::Severity::remark:
      return "remark ";
  }
  return "";
}

std::string place_word(const diag::Span& span) {
  if (!span.source) return {};
  return std::to_string(span.source->line_of(span.offset)) + ":" + std::to_string(span.source->column_of(span.offset)) +
         "+" + std::to_string(span.length) + " ";
}

}  // namespace

bank::Bank sample_bank(const std::vector<Sample>& samples) {
  bank::Bank bank{.id = "sample", .title = "Sample", .language = "en"};
  bank.levels = {{"junior", "Junior", {"beginner"}}, {"mid", "Mid-level", {}}, {"senior", "Senior", {}}};
  bank.topics = {{"orm", "Models"}, {"views", "Views"}, {"testing", "Testing"}};
  for (const auto& sample : samples) {
    bank::Question question{.id = sample.id, .aliases = {"old-" + sample.id}};
    const auto level = bank.find_level(sample.level);
    const auto topic = bank.find_topic(sample.topic);
    REQUIRE(level.has_value());
    REQUIRE(topic.has_value());
    question.level = level.value_or(bank::LevelIndex{});
    question.topic = topic.value_or(bank::TopicIndex{});
    question.tags = split(sample.tags);
    question.minutes = sample.minutes;
    question.prompt = plain(sample.id + "?");
    question.short_answer = plain(sample.id + ".");
    question.explanation = {paragraph("Why " + sample.id + ".")};
    question.language = "en";
    bank.questions.push_back(std::move(question));
  }
  return bank;
}

std::string problems(const diag::Diagnostics& diagnostics) {
  std::string text;
  for (const auto& problem : diagnostics.all()) {
    text += place_word(problem.span) + severity_word(problem.severity) + problem.code + ": " + problem.message;
    for (const auto& note : problem.notes) text += " [" + note + "]";
    text += "\n";
  }
  return without_folder(text);
}

std::optional<deck::DeckSpec> read_deck(std::string_view xml, diag::Diagnostics& diagnostics) {
  const auto path = folder() / "deck.xml";
  std::ofstream(path, std::ios::binary) << xml;
  auto spec = deck::read(path.string(), {}, diagnostics);
  if (spec) spec->resolved_bank = without_folder(spec->resolved_bank);
  return spec;
}

std::string deck_with(std::string_view elements) {
  return "<deck id=\"d\" title=\"D\" bank=\"bank.xml\">\n" + std::string(elements) +
         "\n<cards layout=\"a4-a7\"/>\n</deck>\n";
}

std::string selected(std::string_view elements, const bank::Bank& bank, const std::vector<deck::Manifest>& manifests) {
  diag::Diagnostics diagnostics;
  const auto spec = read_deck(deck_with(elements), diagnostics);
  if (!spec) return problems(diagnostics);
  const auto deck = deck::select(*spec, bank, manifests, diagnostics);
  CHECK(deck.has_value() == !diagnostics.has_errors());
  return deck ? problems(diagnostics) + listed(deck->entries, deck->sections) : problems(diagnostics);
}

std::string listed(const std::vector<deck::Entry>& entries, const std::vector<deck::Section>& sections) {
  std::string text;
  std::size_t covered = 0;
  for (const auto& section : sections) {
    CHECK(section.first == covered);
    if (!section.title.empty()) text += (text.empty() ? "[" : " [") + section.title + "]";
    for (; covered < section.first + section.count; ++covered) {
      CHECK(entries[covered].number == static_cast<int>(covered) + 1);
      text += (text.empty() ? "" : " ") + entries[covered].question->id;
    }
  }
  CHECK(covered == entries.size());
  return text;
}

int Random::below(int limit) {
  state_ += 0x9E3779B97F4A7C15;
  std::uint64_t value = state_;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
  return static_cast<int>((value ^ (value >> 31)) % static_cast<std::uint64_t>(limit));
}

}  // namespace recto::test
