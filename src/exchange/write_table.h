// Tables as CSV and as Anki's notes.
#pragma once

#include "bank/bank.h"
#include "exchange/export.h"
#include "exchange/losses.h"

#include <string>

namespace recto::exchange {

/// RFC 4180 with a header, UTF-8 with a byte order mark, as spreadsheets like it.
[[nodiscard]] std::string write_csv(const bank::Bank& bank, const ExportOptions& options, Losses& losses);
/// Anki's "Notes in plain text", with guids, decks and tags.
[[nodiscard]] std::string write_anki_text(const bank::Bank& bank, const ExportOptions& options, Losses& losses);
/// An Anki package of the oldest generation, which every Anki reads: one note a question, one card a note, pictures.
[[nodiscard]] std::string write_apkg(const bank::Bank& bank, const ExportOptions& options, Losses& losses);

/// The name under which Anki knows a question for good: the one it gave, else one made of bank and question id.
[[nodiscard]] std::string anki_guid(const bank::Bank& bank, const bank::Question& question);

/// Note types of ours begin with this; they are read by their fields, not by their templates.
inline constexpr const char* own_note_type = "recto ";

}  // namespace recto::exchange
