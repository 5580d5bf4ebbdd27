// The tables of Anki's schema 11 (https://github.com/ankidroid/Anki-Android/wiki/Database-Structure).  Numbers that
// Anki takes from the clock are made of the bank's id and of `modified`, so that the same bank gives the same bytes.
#include "diag/environment_error.h"
#include "exchange/archive.h"
#include "exchange/database.h"
#include "exchange/export_table.h"
#include "exchange/scan.h"
#include "exchange/write_table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace recto::exchange {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* tables = R"sql(
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
                  ver integer not null, dty integer not null, usn integer not null, ls integer not null,
                  conf text not null, models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
                    usn integer not null, tags text not null, flds text not null, sfld integer not null,
                    csum integer not null, flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
                    mod integer not null, usn integer not null, type integer not null, queue integer not null,
                    due integer not null, ivl integer not null, factor integer not null, reps integer not null,
                    lapses integer not null, left integer not null, odue integer not null, odid integer not null,
                    flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
                     ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
                     type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);
)sql";

constexpr const char* style =
    R"css(.card { font-family: serif; font-size: 20px; line-height: 1.4; color: #1c1c1c; background: #fffdf8;
  max-width: 36em; margin: 1em auto; padding: 0 1em; text-align: left; }
.prompt { font-size: 24px; }
.short { font-weight: 600; }
.aid { border-left: 4px solid #c8a24a; padding-left: 0.6em; font-style: italic; }
.about { color: #777; font-size: 14px; }
code, pre { font-family: monospace; font-size: 0.85em; background: #f1ede3; }
pre { padding: 0.6em; overflow-x: auto; }
img { max-width: 100%; }
.nightMode.card { color: #eee; background: #222; }
.nightMode code, .nightMode pre { background: #333; })css";

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a, 64 bit
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

/// A number like those that Anki takes from the clock: milliseconds of some day of this century.
std::int64_t lasting_number(std::string_view name) {
  constexpr std::int64_t start = 1'300'000'000'000;
  constexpr std::uint64_t span = 300'000'000'000;
  return start + static_cast<std::int64_t>(hash_of(name) % span);
}

bool has(const ExportTable& table, std::string_view header) {
  return std::ranges::find(table.headers, header) != table.headers.end();
}

std::string part(const ExportTable& table, std::string_view header, std::string_view type) {
  if (!has(table, header)) return {};
  return fmt::format("{{{{#{0}}}}}<div class=\"{1}\">{{{{{0}}}}}</div>{{{{/{0}}}}}", header, type);
}

/// Anki wants each field's name once.
std::vector<std::string> field_names(const ExportTable& table) {
  std::map<std::string, int> seen;
  std::vector<std::string> names;
  for (const auto& header : table.headers) {
    const int number = ++seen[header];
    names.push_back(number == 1 ? header : fmt::format("{} {}", header, number));
  }
  return names;
}

Json note_type(const ExportTable& table, std::int64_t id, std::int64_t deck, const ExportOptions& options) {
  Json fields = Json::array();
  const auto names = field_names(table);
  for (std::size_t i = 0; i < names.size(); ++i) {
    fields.push_back({{"name", names[i]},
                      {"ord", i},
                      {"sticky", false},
                      {"rtl", false},
                      {"font", "Arial"},
                      {"size", 20},
                      {"media", Json::array()}});
  }
  const auto front = "<div class=\"prompt\">{{Prompt}}</div>" + part(table, "Image", "picture");
  const auto back = "{{FrontSide}}<hr id=answer>" + part(table, "Short answer", "short") +
                    part(table, "Explanation", "explanation") + part(table, "Memory aid", "aid") +
                    part(table, "Topic", "about");
  const Json card{{"name", "Card 1"}, {"ord", 0},    {"qfmt", front}, {"afmt", back},
                  {"did", nullptr},   {"bqfmt", ""}, {"bafmt", ""}};
  const auto prompt = std::ranges::find(names, "Prompt") - names.begin();
  return {{"id", id},
          {"name", fmt::format("{}{}", own_note_type, id)},
          {"type", 0},
          {"mod", options.modified},
          {"usn", -1},
          {"sortf", prompt},
          {"did", deck},
          {"tmpls", Json::array({card})},
          {"flds", fields},
          {"css", style},
          {"latexPre", "\\documentclass[12pt]{article}\n\\begin{document}\n"},
          {"latexPost", "\\end{document}"},
          {"req", Json::array({Json::array({0, "any", Json::array({prompt})})})},
          {"tags", Json::array()},
          {"vers", Json::array()}};
}

Json deck_json(std::int64_t id, const std::string& name, const ExportOptions& options) {
  const auto zeros = Json::array({0, 0});
  return {{"id", id},          {"name", name},       {"mod", options.modified},
          {"usn", -1},         {"desc", ""},         {"dyn", 0},
          {"conf", 1},         {"collapsed", false}, {"browserCollapsed", false},
          {"extendNew", 10},   {"extendRev", 50},    {"newToday", zeros},
          {"revToday", zeros}, {"lrnToday", zeros},  {"timeToday", zeros}};
}

Json deck_settings() {
  return {{"1",
           {{"id", 1},
            {"name", "Default"},
            {"mod", 0},
            {"usn", 0},
            {"maxTaken", 60},
            {"autoplay", true},
            {"timer", 0},
            {"replayq", true},
            {"new",
             {{"bury", true},
              {"delays", {1, 10}},
              {"initialFactor", 2500},
              {"ints", {1, 4, 7}},
              {"order", 1},
              {"perDay", 20},
              {"separate", true}}},
            {"rev",
             {{"bury", true},
              {"ease4", 1.3},
              {"fuzz", 0.05},
              {"ivlFct", 1},
              {"maxIvl", 36500},
              {"minSpace", 1},
              {"perDay", 100}}},
            {"lapse", {{"delays", {10}}, {"leechAction", 0}, {"leechFails", 8}, {"minInt", 1}, {"mult", 0}}}}}};
}

DataValue number(std::int64_t value) { return {DataValue::Kind::number, value, {}}; }
DataValue text(std::string value) { return {DataValue::Kind::text, 0, std::move(value)}; }

std::string bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw diag::EnvironmentError(fmt::format("`{}` cannot be read", path));
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string media_name(const bank::Picture& picture) { return std::filesystem::path(picture.path).filename().string(); }

std::string image(const bank::Picture& picture) {
  return fmt::format("<img src=\"{}\" alt=\"{}\">", media_name(picture), replaced(picture.alt, "\"", "&quot;"));
}

class Package {
 public:
  Package(const bank::Bank& bank, const ExportOptions& options, Losses& losses)
      : bank_{bank}, options_{options}, table_{table_of(bank, CellText::html, image, losses)} {}

  std::string write() {
    database_.run(tables);
    add_collection();
    for (std::size_t i = 0; i < bank_.questions.size(); ++i) add_note(i);
    std::vector<Medium> members{{"collection.anki2", database_.bytes()}};
    add_media(members);
    return pack_archive(members);
  }

 private:
  [[nodiscard]] std::int64_t deck_of(const bank::Question& question) const {
    return lasting_number("deck/" + bank_.id + "/" + bank_.topic(question.topic).id);
  }

  void add_collection() {
    const auto root = lasting_number("deck/" + bank_.id);
    Json decks{{"1", deck_json(1, "Default", options_)},
               {std::to_string(root), deck_json(root, bank_.title, options_)}};
    for (const auto& question : bank_.questions) {
      const auto id = deck_of(question);
      decks[std::to_string(id)] = deck_json(id, bank_.title + "::" + bank_.topic(question.topic).title, options_);
    }
    const Json models{{std::to_string(type_), note_type(table_, type_, root, options_)}};
    const Json settings{{"activeDecks", {1}}, {"curDeck", 1},          {"newSpread", 0},         {"collapseTime", 1200},
                        {"timeLim", 0},       {"estTimes", true},      {"dueCounts", true},      {"curModel", nullptr},
                        {"nextPos", 1},       {"sortType", "noteFld"}, {"sortBackwards", false}, {"addToCur", true}};
    database_.insert("INSERT INTO col VALUES (1,?,?,?,11,0,0,0,?,?,?,?,'{}')",
                     {number(options_.modified), number(options_.modified * 1000), number(options_.modified * 1000),
                      text(settings.dump()), text(models.dump()), text(decks.dump()), text(deck_settings().dump())});
  }

  void add_note(std::size_t i) {
    const auto& question = bank_.questions[i];
    const auto id = first_ + static_cast<std::int64_t>(i);
    const auto tags = question.tags.empty() ? std::string{} : fmt::format(" {} ", fmt::join(question.tags, " "));
    const auto fields = fmt::format("{}", fmt::join(table_.rows[i], "\x1f"));
    database_.insert("INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,0,0,'')",
                     {number(id), text(anki_guid(bank_, question)), number(type_), number(options_.modified),
                      text(tags), text(fields), text(bank::plain_text(question.prompt))});
    database_.insert("INSERT INTO cards VALUES (?,?,?,0,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')",
                     {number(id), number(id), number(deck_of(question)), number(options_.modified),
                      number(static_cast<std::int64_t>(i) + 1)});
  }

  void add_media(std::vector<Medium>& members) const {
    Json names = Json::object();
    std::map<std::string, std::string> paths;
    for (const auto& question : bank_.questions) {
      if (question.picture) paths.emplace(media_name(*question.picture), question.picture->path);
    }
    for (const auto& [name, path] : paths) {
      const auto member = std::to_string(names.size());
      names[member] = name;
      members.push_back({member, bytes_of(path)});
    }
    members.push_back({"media", names.dump()});
  }

  const bank::Bank& bank_;
  const ExportOptions& options_;
  ExportTable table_;
  Database database_ = Database::create();
  std::int64_t type_ = lasting_number("type/" + bank_.id);
  std::int64_t first_ = lasting_number("notes/" + bank_.id);
};

}  // namespace

std::string write_apkg(const bank::Bank& bank, const ExportOptions& options, Losses& losses) {
  return Package(bank, options, losses).write();
}

}  // namespace recto::exchange
