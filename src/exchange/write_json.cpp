// One object a question, in the bank's order; empty parts are left out.
#include "exchange/export.h"
#include "exchange/json_bank.h"

#include <nlohmann/json.hpp>

namespace recto::exchange {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const bank::Span& span) {
  Json json{{"text", span.text}};
  Json marks = Json::array();
  if (span.marks.bold) marks.push_back("bold");
  if (span.marks.italic) marks.push_back("italic");
  if (span.marks.code) marks.push_back("code");
  if (span.marks.keyboard) marks.push_back("keyboard");
  for (const auto script : span.marks.scripts) {
    if (script == bank::Marks::Script::superscript) marks.push_back("superscript");
    if (script == bank::Marks::Script::subscript) marks.push_back("subscript");
  }
  if (!marks.empty()) json["marks"] = std::move(marks);
  if (!span.href.empty()) json["href"] = span.href.text();
  if (!span.language.empty()) json["lang"] = span.language.text();
  return json;
}

Json json_of(const bank::Inline& text) {
  Json spans = Json::array();
  for (const auto& span : text.spans) spans.push_back(json_of(span));
  if (text.language.empty()) return {{"spans", std::move(spans)}};
  return {{"spans", std::move(spans)}, {"lang", text.language.text()}};
}

Json json_of(const bank::Blocks& blocks);

const char* name(bank::Block::Kind kind) {
  switch (kind) {
    case bank::Block::Kind::paragraph:
      return "paragraph";
    case bank::Block::Kind::bullets:
      return "bullets";
    case bank::Block::Kind::steps:
      return "steps";
    case bank::Block::Kind::code:
      return "code";
    case bank::Block::Kind::image:
    case bank::Block::Kind::table:
      return "paragraph";  // of their words, until the format has them
    case bank::Block::Kind::note:
      break;
  }
  return "note";
}

const char* name(bank::Block::NoteKind kind) {
  switch (kind) {
    case bank::Block::NoteKind::caveat:
      return "caveat";
    case bank::Block::NoteKind::tip:
      return "tip";
    case bank::Block::NoteKind::version:
      return "version";
    case bank::Block::NoteKind::example:
      break;
  }
  return "example";
}

/// What a picture shows, or the words of a table's cells.
bank::Inline words_of(const bank::Block& block) {
  bank::Inline words;
  words.place = block.place;
  words.spans.emplace_back().text = bank::plain_text(bank::Blocks{block});
  return words;
}

Json json_of(const bank::Block& block) {
  Json json{{"kind", name(block.kind)}};
  if (!block.text.empty()) json["text"] = json_of(block.text);
  if (block.picture || block.table) json["text"] = json_of(words_of(block));
  if (block.kind == bank::Block::Kind::note) json["note"] = name(block.note);
  if (block.kind == bank::Block::Kind::code) json["code"] = block.code;
  if (!block.code_language.empty()) json["lang"] = block.code_language;
  if (block.numbered) json["numbers"] = true;
  if (block.first_number != 1) json["start"] = block.first_number;
  for (const auto& item : block.items) {
    Json entry{{"text", json_of(item.text)}};
    if (!item.children.empty()) entry["children"] = json_of(item.children);
    json["items"].push_back(std::move(entry));
  }
  return json;
}

Json json_of(const bank::Blocks& blocks) {
  Json json = Json::array();
  for (const auto& block : blocks) json.push_back(json_of(block));
  return json;
}

Json json_of(const std::vector<bank::Expectation>& points, const bank::Bank& bank) {
  Json json = Json::array();
  for (const auto& point : points) {
    Json entry{{"text", json_of(point.text)}};
    for (const auto level : point.levels) entry["levels"].push_back(bank.level(level).id);
    json.push_back(std::move(entry));
  }
  return json;
}

Json json_of(const bank::Interview& interview, const bank::Bank& bank) {
  Json json = Json::object();
  for (const auto& each : interview.follow_ups) json["follow_ups"].push_back(json_of(each));
  if (!interview.look_for.empty()) json["look_for"] = json_of(interview.look_for, bank);
  if (!interview.red_flags.empty()) json["red_flags"] = json_of(interview.red_flags, bank);
  return json;
}

Json json_of(const bank::Question& question, const bank::Bank& bank, const std::filesystem::path& folder) {
  Json json{{"id", question.id}, {"topic", bank.topic(question.topic).id}, {"level", bank.level(question.level).id}};
  if (!question.aliases.empty()) json["aliases"] = question.aliases;
  if (!question.tags.empty()) json["tags"] = question.tags;
  if (question.minutes > 0) json["minutes"] = question.minutes;
  if (question.language != bank.language) json["lang"] = question.language;
  json["prompt"] = json_of(question.prompt);
  if (!question.short_answer.empty()) json["short"] = json_of(question.short_answer);
  if (!question.explanation.empty()) json["explanation"] = json_of(question.explanation);
  if (!question.memory_aid.empty()) json["memory_aid"] = json_of(question.memory_aid);
  if (!question.keywords.empty()) json["keywords"] = question.keywords;
  for (const auto& field : question.fields)
    json["fields"].push_back({{"name", field.name}, {"text", json_of(field.text)}});
  if (question.picture)
    json["picture"] = {{"path", path_from(folder, *question.picture)}, {"alt", question.picture->alt}};
  if (question.interview != bank::Interview{}) json["interview"] = json_of(question.interview, bank);
  if (!question.see_also.empty()) json["see_also"] = question.see_also;
  for (const auto& source : question.sources) {
    json["sources"].push_back({{"href", source.href}, {"checked", source.checked}, {"title", source.title}});
  }
  return json;
}

}  // namespace

std::string write_json(const bank::Bank& bank, const std::filesystem::path& folder) {
  Json json{{"format", "recto-bank"},
            {"schema", bank_schema},
            {"id", bank.id},
            {"title", bank.title},
            {"lang", bank.language}};
  if (!bank.author.empty()) json["author"] = bank.author;
  for (const auto& level : bank.levels)
    json["levels"].push_back({{"id", level.id}, {"title", level.title}, {"aliases", level.aliases}});
  for (const auto& topic : bank.topics) json["topics"].push_back({{"id", topic.id}, {"title", topic.title}});
  for (const auto& question : bank.questions) json["questions"].push_back(json_of(question, bank, folder));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace recto::exchange
