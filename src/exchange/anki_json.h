// Note types and decks as Anki's older tables, and CrowdAnki, write them: JSON.
#pragma once

#include "exchange/anki.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace recto::exchange {

/// By id.  nullopt if the text is no such JSON.
[[nodiscard]] std::optional<std::map<std::string, NoteType>> note_types_of_json(std::string_view json);
/// Names by id.
[[nodiscard]] std::optional<std::map<std::string, std::string>> decks_of_json(std::string_view json);
/// The media map: names by the name in the package.
[[nodiscard]] std::optional<std::map<std::string, std::string>> media_of_json(std::string_view json);
/// CrowdAnki's file: decks within decks.
[[nodiscard]] std::optional<AnkiNotes> notes_of_crowdanki(std::string_view json);

}  // namespace recto::exchange
