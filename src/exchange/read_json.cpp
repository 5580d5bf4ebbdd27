// The way back.  The file is taken as other tools may have changed it: what is missing is empty, what has another type
// or an unknown word is an error that names where in the file's structure it stands.
#include "exchange/json_bank.h"

#include "bank/assembler.h"
#include "exchange/inline_builder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace recto::exchange {
namespace {

using Json = nlohmann::json;

class Reader {
 public:
  Reader(const std::shared_ptr<const diag::Source>& source, diag::Diagnostics& diagnostics)
      : whole_{diag::whole_file(source->name())}, diagnostics_{diagnostics}, assembler_{diagnostics} {}

  std::optional<bank::Bank> read(const Json& json) {
    const auto schema = json.find("schema");
    if (schema == json.end() || !schema->is_number_integer() || schema->get<int>() > bank_schema) {
      diagnostics_.error("unknown-schema",
                         fmt::format("bank in JSON of an unknown schema; `{}` is the latest known", bank_schema),
                         whole_);
      return std::nullopt;
    }
    language_ = text(json, "lang", "bank");
    assembler_.describe({text(json, "id", "bank"), text(json, "title", "bank"), text(json, "author", ""), language_});
    assembler_.add_file(whole_.source->name());
    for (const auto& level : list(json, "levels")) {
      assembler_.add_level(name(level, "id", "level"), {text(level, "title", "level"), {}}, names(level, "aliases"));
    }
    for (const auto& topic : list(json, "topics"))
      assembler_.add_topic(name(topic, "id", "topic"), {text(topic, "title", "topic"), {}});
    for (const auto& question : list(json, "questions")) add(question);
    return assembler_.finish(whole_);
  }

 private:
  void refuse(const std::string& what) {
    diagnostics_.error("bad-json", fmt::format("{}{}", what, where_.empty() ? "" : " in question `" + where_ + "`"),
                       whole_);
  }

  /// A text; `owner` empty: it may be missing.
  std::string text(const Json& json, const char* key, std::string_view owner) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    if (json.is_object() && found != json.end() && found->is_string()) return found->get<std::string>();
    if (!owner.empty() || (json.is_object() && found != json.end()))
      refuse(fmt::format("`{}` without a text `{}`", owner, key));
    return {};
  }

  static const Json& list(const Json& json, const char* key) {
    static const Json nothing = Json::array();
    if (!json.is_object()) return nothing;
    const auto found = json.find(key);
    return found != json.end() && found->is_array() ? *found : nothing;
  }

  bank::Name name(const Json& json, const char* key, std::string_view owner) {
    return {text(json, key, owner), whole_};
  }

  std::vector<bank::Name> names(const Json& json, const char* key) {
    std::vector<bank::Name> names;
    for (const auto& each : list(json, key)) {
      if (each.is_string()) names.push_back({each.get<std::string>(), whole_});
    }
    return names;
  }

  static std::vector<std::string> texts(const std::vector<bank::Name>& names) {
    std::vector<std::string> texts;
    for (const auto& each : names) texts.push_back(each.text);
    return texts;
  }

  void mark(Style& style, const std::string& word) {
    if (word == "bold")
      style.marks.bold = true;
    else if (word == "italic")
      style.marks.italic = true;
    else if (word == "code")
      style.marks.code = true;
    else if (word == "keyboard")
      style.marks.keyboard = true;
    else if (word == "superscript" || word == "subscript") {
      auto* const open = std::ranges::find(style.marks.scripts, bank::Marks::Script::normal);
      if (open != style.marks.scripts.end())
        *open = word == "superscript" ? bank::Marks::Script::superscript : bank::Marks::Script::subscript;
    } else {
      refuse(fmt::format("unknown mark `{}`", word));
    }
  }

  bank::Inline inline_text(const Json& json) {
    InlineBuilder builder;
    for (const auto& span : list(json, "spans")) {
      Style style;
      style.href = text(span, "href", "");
      style.language = text(span, "lang", "");
      for (const auto& word : texts(names(span, "marks"))) mark(style, word);
      builder.text(text(span, "text", "span"), style);
    }
    auto result = builder.finish(whole_);
    result.language = text(json, "lang", "");
    return result;
  }

  bank::Inline part(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() ? bank::Inline{} : inline_text(*found);
  }

  bank::Block block(const Json& json, int depth) {
    using Kind = bank::Block::Kind;
    constexpr std::array<std::pair<std::string_view, Kind>, 5> kinds{{{"paragraph", Kind::paragraph},
                                                                      {"bullets", Kind::bullets},
                                                                      {"steps", Kind::steps},
                                                                      {"code", Kind::code},
                                                                      {"note", Kind::note}}};
    bank::Block block;
    block.place = whole_;
    const auto kind = text(json, "kind", "block");
    const auto* found = std::ranges::find(kinds, std::string_view(kind), &std::pair<std::string_view, Kind>::first);
    if (found == kinds.end()) return refuse(fmt::format("unknown block `{}`", kind)), block;
    block.kind = found->second;
    if (json.contains("text")) block.text = inline_text(json["text"]);
    block.code = text(json, "code", block.kind == Kind::code ? "block" : "");
    block.code_language = text(json, "lang", "");
    block.numbered = json.value("numbers", false);
    block.first_number = json.value("start", 1);
    if (block.kind == Kind::note) block.note = note_kind(text(json, "note", "block"));
    for (const auto& item : list(json, "items"))
      block.items.push_back({part(item, "text"), blocks(item, "children", depth + 1)});
    return block;
  }

  bank::Block::NoteKind note_kind(const std::string& word) {
    using Kind = bank::Block::NoteKind;
    if (word == "caveat") return Kind::caveat;
    if (word == "version") return Kind::version;
    if (word == "example") return Kind::example;
    if (word != "tip") refuse(fmt::format("unknown note `{}`", word));
    return Kind::tip;
  }

  bank::Blocks blocks(const Json& json, const char* key, int depth) {
    constexpr int deepest = 3;
    bank::Blocks blocks;
    if (depth > deepest) return refuse("list nested more than three deep"), blocks;
    for (const auto& each : list(json, key)) blocks.push_back(block(each, depth));
    return blocks;
  }

  std::vector<bank::Expectation> points(const Json& json, const char* key) {
    std::vector<bank::Expectation> points;
    for (const auto& each : list(json, key)) {
      bank::Expectation point{part(each, "text"), {}};
      for (const auto& level : names(each, "levels")) {
        if (const auto index = assembler_.level(level)) point.levels.push_back(*index);
      }
      points.push_back(std::move(point));
    }
    return points;
  }

  void add(const Json& json) {
    where_.clear();
    bank::Draft draft;
    auto& question = draft.question;
    const auto id = name(json, "id", "question");
    where_ = id.text;
    if (!json.is_object()) return;
    draft.names = names(json, "aliases");
    question.id = id.text;
    question.aliases = texts(draft.names);
    draft.names.insert(draft.names.begin(), id);
    draft.see_also = names(json, "see_also");
    question.place = whole_;
    question.level = assembler_.level(name(json, "level", "question")).value_or(bank::LevelIndex{});
    question.topic = assembler_.topic(name(json, "topic", "question")).value_or(bank::TopicIndex{});
    question.tags = texts(names(json, "tags"));
    question.minutes = json.value("minutes", 0);
    question.language = json.contains("lang") ? text(json, "lang", "question") : language_;
    question.keywords = texts(names(json, "keywords"));
    add_parts(json, question);
    if (question.prompt.empty()) refuse("no prompt");
    assembler_.add(std::move(draft));
  }

  [[nodiscard]] std::string beside(const std::string& path) const {
    return (std::filesystem::path(whole_.source->name()).parent_path() / path).lexically_normal().generic_string();
  }

  void add_parts(const Json& json, bank::Question& question) {
    question.prompt = part(json, "prompt");
    question.short_answer = part(json, "short");
    question.explanation = blocks(json, "explanation", 0);
    question.memory_aid = part(json, "memory_aid");
    for (const auto& field : list(json, "fields"))
      question.fields.push_back({text(field, "name", "field"), part(field, "text")});
    if (json.contains("picture"))
      question.picture = bank::Picture{beside(text(json["picture"], "path", "picture")),
                                       text(json["picture"], "alt", "picture"), whole_};
    if (json.contains("interview")) {
      const auto& interview = json["interview"];
      for (const auto& each : list(interview, "follow_ups")) question.interview.follow_ups.push_back(inline_text(each));
      question.interview.look_for = points(interview, "look_for");
      question.interview.red_flags = points(interview, "red_flags");
    }
    for (const auto& source : list(json, "sources")) {
      question.sources.push_back(
          {text(source, "href", "source"), text(source, "checked", ""), text(source, "title", "source")});
    }
  }

  diag::Span whole_;
  diag::Diagnostics& diagnostics_;
  bank::Assembler assembler_;
  std::string language_;
  std::string where_;  // the question being read
};

}  // namespace

std::optional<bank::Bank> read_json(const std::shared_ptr<const diag::Source>& source, diag::Diagnostics& diagnostics) {
  const auto json = Json::parse(source->bytes(), nullptr, false);
  if (json.is_object()) return Reader(source, diagnostics).read(json);
  diagnostics.error("bad-json", "JSON that does not parse", {source, 0, 1});
  return std::nullopt;
}

}  // namespace recto::exchange
