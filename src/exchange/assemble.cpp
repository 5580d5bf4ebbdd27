// Levels and topics first, since questions refer to them; then each entry part by part; ids last but one, when all
// prompts are known; the bank's own assembler checks the whole.
#include "exchange/assemble.h"

#include "bank/assembler.h"
#include "exchange/choices.h"
#include "exchange/divide.h"
#include "exchange/fit.h"
#include "exchange/inline_builder.h"
#include "exchange/keep_ids.h"
#include "exchange/language.h"
#include "exchange/pictures.h"
#include "exchange/scale.h"
#include "exchange/scan.h"
#include "exchange/slug.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <utility>

namespace recto::exchange {
namespace {

constexpr std::string_view default_level = "All levels";
constexpr std::string_view default_language = "en";

/// Titles and the ids made of them.
class Shelf {
 public:
  /// The id of `title`, made on first use; titles with the same slug get numbers.
  std::string id(const std::string& title) {
    const auto known = std::ranges::find(titles_, title, &std::pair<std::string, std::string>::first);
    if (known != titles_.end()) return known->second;
    auto stem = slug(title);
    if (stem.empty()) stem = "other";
    auto id = stem;
    const auto is_taken = [&](const auto& entry) { return entry.second == id; };
    for (int number = 2; std::ranges::any_of(titles_, is_taken); ++number) id = fmt::format("{}-{}", stem, number);
    titles_.emplace_back(title, id);
    return id;
  }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& titles() const { return titles_; }

 private:
  std::vector<std::pair<std::string, std::string>> titles_;
};

/// How many answers were divided where.
struct Divisions {
  int paragraph = 0;
  int sentence = 0;
  int all_long = 0;
};

class Assembling {
 public:
  Assembling(Collection& collection, const std::string& path, const AssembleOptions& options, Losses& losses,
             diag::Diagnostics& diagnostics)
      : options_{options},
        path_{path},
        losses_{losses},
        diagnostics_{diagnostics},
        fitter_{losses},
        finder_{std::move(collection.media), options.picture_folder, losses},
        assembler_{diagnostics} {}

  std::optional<Assembled> run(Collection collection) {
    std::erase_if(collection.entries, [this](const Entry& entry) { return is_without_prompt(entry); });
    describe(collection);
    add_levels(collection);
    add_topics(collection);
    for (auto& entry : collection.entries) add(std::move(entry));
    report_divisions(collection);
    give_names();
    auto bank = assembler_.finish(diag::whole_file(path_));
    if (!bank) return std::nullopt;
    auto changes = changes_between(options_.earlier, *bank);
    return Assembled{std::move(*bank), finder_.take_used(), std::move(changes)};
  }

 private:
  bool is_without_prompt(const Entry& entry) {
    if (!is_blank(entry.prompt)) return false;
    losses_.note(Loss::no_prompt, entry.place);
    return true;
  }

  void describe(const Collection& collection) {
    const auto stem = std::filesystem::path(path_).stem().string();
    title_ = !options_.title.empty() ? options_.title : fold(collection.title);
    if (title_.empty()) title_ = fold(replaced(replaced(stem, "_", " "), "-", " "));
    if (title_.empty()) title_ = "Questions";
    language_ = !options_.language.empty() ? options_.language : collection.language;
    if (language_.empty()) language_ = language_of_script(sample_of(collection));
    if (language_.empty()) language_ = default_language;
    auto id = !options_.bank_id.empty() ? options_.bank_id : slug(stem);
    if (id.empty()) id = "bank";
    assembler_.describe({id, title_, {}, language_});
    assembler_.add_file(path_);
  }

  /// What the first questions say: enough to know their script.
  static std::string sample_of(const Collection& collection) {
    constexpr std::size_t enough = 200;
    std::string text;
    for (std::size_t i = 0; i < std::min(enough, collection.entries.size()); ++i) {
      const auto& entry = collection.entries[i];
      text += plain_text(entry.prompt) + plain_text(entry.answer) + plain_text(entry.short_answer);
    }
    return text;
  }

  [[nodiscard]] std::string level_of(const Entry& entry) const {
    if (!entry.level.empty()) return fold(entry.level);
    return options_.level.empty() ? std::string(default_level) : options_.level;
  }

  [[nodiscard]] std::string topic_of(const Entry& entry) const {
    if (!options_.topic.empty()) return options_.topic;
    if (options_.topics == Topics::first_of_tags && !entry.tags.empty()) {
      const auto& tag = entry.tags.front();
      return replaced(tag.substr(0, tag.find("::")), "_", " ");
    }
    return entry.topic.empty() ? title_ : fold(entry.topic);
  }

  void add_levels(const Collection& collection) {
    std::vector<std::string> words = collection.level_order;
    for (const auto& entry : collection.entries) words.push_back(level_of(entry));
    for (const auto& title : collection.level_order.empty() ? in_order(words) : each_once(words))
      (void)levels_.id(title);
    for (const auto& [title, id] : levels_.titles()) assembler_.add_level({id, {}}, {title, {}});
  }

  static std::vector<std::string> each_once(const std::vector<std::string>& words) {
    std::vector<std::string> once;
    for (const auto& word : words) {
      if (std::ranges::find(once, word) == once.end()) once.push_back(word);
    }
    return once;
  }

  void add_topics(const Collection& collection) {
    for (const auto& entry : collection.entries) (void)topics_.id(topic_of(entry));
    for (const auto& [title, id] : topics_.titles()) assembler_.add_topic({id, {}}, {title, {}});
  }

  void add(Entry entry) {
    bank::Draft draft;
    auto& question = draft.question;
    question.place = entry.place;
    question.level = assembler_.level({levels_.id(level_of(entry)), entry.place}).value_or(bank::LevelIndex{});
    question.topic = assembler_.topic({topics_.id(topic_of(entry)), entry.place}).value_or(bank::TopicIndex{});
    question.language = language_;
    question.minutes = entry.minutes;
    question.tags = tags_of(entry);
    flatten_choices(entry);
    divide_answer(entry);
    question.prompt = fitted(entry.prompt);
    question.short_answer = fitted(entry.short_answer);
    question.explanation = fitter_.blocks(entry.explanation);
    for (auto& block : question.explanation) settle(block);
    question.memory_aid = fitted(entry.memory_aid);
    for (const auto& keyword : entry.keywords) question.keywords.push_back(fold(keyword));
    question.sources = entry.sources;
    add_interview(entry, question.interview);
    add_fields(entry, question.fields);
    question.picture = finder_.choose(fitter_.take_pictures());
    name_picture_prompt(entry, question);
    names_.push_back({entry.id.text, entry.source_id, entry.title, bank::plain_text(question.prompt)});
    draft.names.push_back({{}, entry.id.text.empty() ? entry.place : entry.id.place});
    for (auto& word : entry.see_also) draft.see_also.push_back({std::move(word.text), word.place});
    drafts_.push_back(std::move(draft));
  }

  /// What the question's own language needs not say again.
  bank::Inline fitted(const Content& content) {
    auto text = fitter_.inline_text(content);
    settle(text);
    return text;
  }

  void settle(bank::Inline& text) const {
    for (auto& span : text.spans) {
      const bool bare = span.marks == bank::Marks{} && span.href.empty();  // no element of XML could carry it
      if (bare || span.language.text() == language_) span.language = std::string{};
    }
  }

  void settle(bank::Block& block) const {
    settle(block.text);
    for (auto& item : block.items) {
      settle(item.text);
      for (auto& child : item.children) settle(child);
    }
  }

  void divide_answer(Entry& entry) {
    if (entry.answer.empty()) return;
    auto divided = divide(std::move(entry.answer));
    divisions_.paragraph += divided.where == Divided::Where::after_paragraph ? 1 : 0;
    divisions_.sentence += divided.where == Divided::Where::after_sentence ? 1 : 0;
    divisions_.all_long += divided.where == Divided::Where::all_long ? 1 : 0;
    if (entry.short_answer.empty()) {
      entry.short_answer = std::move(divided.short_answer);
    } else {
      append(divided.short_answer, std::move(divided.rest));
      divided.rest = std::move(divided.short_answer);
    }
    append(divided.rest, std::move(entry.explanation));
    entry.explanation = std::move(divided.rest);
  }

  void report_divisions(const Collection& collection) {
    std::string parts;
    const auto add_part = [&](int count, std::string_view where) {
      if (count > 0) parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", count, where);
    };
    add_part(divisions_.paragraph, "after the first paragraph");
    add_part(divisions_.sentence, "after the first sentence");
    add_part(divisions_.all_long, "left to the explanation whole");
    if (parts.empty()) return;
    diagnostics_.remark("divided", fmt::format("long answers divided into short answer and explanation: {}", parts),
                        collection.entries.front().place);
  }

  std::vector<std::string> tags_of(const Entry& entry) {
    std::vector<std::string> tags;
    for (const auto& written : entry.tags) {
      auto tag = identifier_of(written);
      if (tag != written) losses_.note(Loss::identifier, entry.place);
      if (!tag.empty() && std::ranges::find(tags, tag) == tags.end()) tags.push_back(std::move(tag));
    }
    return tags;
  }

  void add_interview(const Entry& entry, bank::Interview& interview) {
    for (const auto& each : entry.follow_ups) {
      auto text = fitted(each);
      if (!text.empty()) interview.follow_ups.push_back(std::move(text));
    }
    add_expectations(entry.look_for, interview.look_for);
    add_expectations(entry.red_flags, interview.red_flags);
  }

  void add_expectations(const std::vector<Content>& from, std::vector<bank::Expectation>& to) {
    for (const auto& each : from) {
      auto text = fitted(each);
      if (!text.empty()) to.push_back({std::move(text), {}});
    }
  }

  void add_fields(const Entry& entry, std::vector<bank::Field>& fields) {
    for (const auto& [name, content] : entry.fields) {
      auto text = fitted(content);
      if (!text.empty()) fields.push_back({name, std::move(text)});
    }
  }

  void name_picture_prompt(const Entry& entry, bank::Question& question) {
    if (!question.prompt.empty()) return;
    losses_.note(Loss::picture_only, entry.place);
    InlineBuilder builder;
    builder.text(entry.prompt_label.empty() ? "Picture" : entry.prompt_label, {});
    question.prompt = builder.finish(entry.place);
  }

  void give_names() {
    auto ids = choose_ids(names_, options_.earlier);
    std::set<std::string> taken(ids.begin(), ids.end());
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      auto& draft = drafts_[i];
      draft.question.id = std::move(ids[i]);
      draft.names.front().text = draft.question.id;
      if (!names_[i].alias.empty() && taken.insert(names_[i].alias).second) {  // some programs give a name twice
        draft.question.aliases.push_back(names_[i].alias);
        draft.names.push_back({names_[i].alias, draft.question.place});
      }
      assembler_.add(std::move(draft));
    }
  }

  const AssembleOptions& options_;
  const std::string& path_;
  Losses& losses_;
  diag::Diagnostics& diagnostics_;
  Fitter fitter_;
  PictureFinder finder_;
  bank::Assembler assembler_;
  std::string title_;
  std::string language_;
  Shelf levels_;
  Shelf topics_;
  Divisions divisions_;
  std::vector<Nameable> names_;
  std::vector<bank::Draft> drafts_;
};

}  // namespace

std::optional<Assembled> assemble(Collection collection, const std::string& path, const AssembleOptions& options,
                                  Losses& losses, diag::Diagnostics& diagnostics) {
  Assembling assembling(collection, path, options, losses, diagnostics);
  return assembling.run(std::move(collection));
}

}  // namespace recto::exchange
