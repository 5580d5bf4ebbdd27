// Anki's tables as notes.
#pragma once

#include "exchange/anki.h"
#include "exchange/database.h"

#include <optional>
#include <string>

namespace recto::exchange {

/// Reads both shapes of the tables: note types and decks as JSON in `col` (up to schema 11), or in tables of their own
/// with protobuf (from schema 15).  nullopt with an error where a table is damaged or missing.
[[nodiscard]] std::optional<AnkiNotes> read_notes(Database& database, const diag::Span& place, Losses& losses,
                                                  diag::Diagnostics& diagnostics);

}  // namespace recto::exchange
