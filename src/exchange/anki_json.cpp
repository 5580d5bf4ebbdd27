// Values are taken where they have the expected type and left empty elsewhere: files of ten years differ in details.
#include "exchange/anki_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace recto::exchange {
namespace {

using Json = nlohmann::json;

std::optional<Json> parse(std::string_view text) {
  auto json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return std::nullopt;
  return json;
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

const Json& list_of(const Json& object, const char* key) {
  static const Json nothing = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : nothing;
}

NoteType note_type_of(const Json& json) {
  NoteType type;
  type.name = text_of(json, "name");
  const auto kind = json.find("type");
  if (kind != json.end() && kind->is_number_integer() && kind->get<int>() == 1) type.kind = NoteType::Kind::cloze;
  for (const auto& field : list_of(json, "flds")) type.fields.push_back(text_of(field, "name"));
  for (const auto& card : list_of(json, "tmpls")) {
    type.templates.push_back({text_of(card, "name"), text_of(card, "qfmt"), text_of(card, "afmt")});
  }
  return type;
}

std::vector<std::string> texts_of(const Json& list) {
  std::vector<std::string> texts;
  for (const auto& each : list) texts.push_back(each.is_string() ? each.get<std::string>() : std::string{});
  return texts;
}

constexpr int deepest_deck = 32;

void add_deck(const Json& deck, const std::string& above, int depth, AnkiNotes& notes) {
  if (!deck.is_object() || depth > deepest_deck) return;
  const auto own = text_of(deck, "name");
  const auto name = above.empty() || own.starts_with(above + "::") ? own : above + "::" + own;
  for (const auto& model : list_of(deck, "note_models"))
    notes.types[text_of(model, "crowdanki_uuid")] = note_type_of(model);
  for (const auto& json : list_of(deck, "notes")) {
    Note note;
    note.guid = text_of(json, "guid");
    note.type = text_of(json, "note_model_uuid");
    note.fields = texts_of(list_of(json, "fields"));
    note.tags = texts_of(list_of(json, "tags"));
    note.deck = name;
    notes.notes.push_back(std::move(note));
  }
  for (const auto& child : list_of(deck, "children")) add_deck(child, name, depth + 1, notes);
}

}  // namespace

std::optional<std::map<std::string, NoteType>> note_types_of_json(std::string_view json) {
  const auto object = parse(json);
  if (!object) return std::nullopt;
  std::map<std::string, NoteType> types;
  for (const auto& [id, type] : object->items()) types.emplace(id, note_type_of(type));
  return types;
}

std::optional<std::map<std::string, std::string>> decks_of_json(std::string_view json) {
  const auto object = parse(json);
  if (!object) return std::nullopt;
  std::map<std::string, std::string> decks;
  for (const auto& [id, deck] : object->items()) decks.emplace(id, text_of(deck, "name"));
  return decks;
}

std::optional<std::map<std::string, std::string>> media_of_json(std::string_view json) {
  const auto object = parse(json);
  if (!object) return std::nullopt;
  std::map<std::string, std::string> media;
  for (const auto& [key, name] : object->items())
    media.emplace(key, name.is_string() ? name.get<std::string>() : std::string{});
  return media;
}

std::optional<AnkiNotes> notes_of_crowdanki(std::string_view json) {
  const auto object = parse(json);
  if (!object) return std::nullopt;
  AnkiNotes notes;
  notes.title = text_of(*object, "name");
  add_deck(*object, {}, 0, notes);
  return notes;
}

}  // namespace recto::exchange
