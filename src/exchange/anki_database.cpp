// Cards name their note and their deck; a note's cards say which of its templates exist.
#include "exchange/anki_database.h"

#include "exchange/anki_json.h"
#include "exchange/scan.h"
#include "exchange/wire.h"

#include <charconv>
#include <unordered_map>
#include <utility>

namespace recto::exchange {
namespace {

int number_of(const std::string& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class Reader {
 public:
  Reader(Database& database, const diag::Span& place, Losses& losses, diag::Diagnostics& diagnostics)
      : database_{database}, place_{place}, losses_{losses}, diagnostics_{diagnostics} {}

  std::optional<AnkiNotes> read() {
    const auto errors = diagnostics_.error_count();
    if (database_.has_table("notetypes")) {
      read_type_tables();
    } else {
      read_json();
    }
    read_notes();
    read_cards();
    count_history();
    if (diagnostics_.error_count() > errors) return std::nullopt;
    return std::move(notes_);
  }

 private:
  bool query(const std::string& sql, const std::function<void(const DataRow&)>& take) {
    return database_.query(sql, take, diagnostics_);
  }

  void read_json() {
    query("SELECT models, decks FROM col", [this](const DataRow& row) {
      auto types = note_types_of_json(row[0]);
      auto decks = decks_of_json(row[1]);
      if (!types || !decks) {
        diagnostics_.error("damaged-database", "note types or decks that are not JSON", place_);
        return;
      }
      notes_.types = std::move(*types);
      decks_ = std::move(*decks);
    });
  }

  void read_type_tables() {
    query("SELECT id, name, config FROM notetypes", [this](const DataRow& row) {
      NoteType type;
      type.name = row[1];
      const auto config = read_message(row[2]);
      constexpr std::uint32_t kind = 1;
      if (config && value_of(*config, kind) == 1) type.kind = NoteType::Kind::cloze;
      notes_.types.emplace(row[0], std::move(type));
    });
    query("SELECT ntid, name FROM fields ORDER BY ntid, ord",
          [this](const DataRow& row) { notes_.types[row[0]].fields.push_back(row[1]); });
    query("SELECT ntid, name, config FROM templates ORDER BY ntid, ord", [this](const DataRow& row) {
      constexpr std::uint32_t front = 1;
      constexpr std::uint32_t back = 2;
      const auto config = read_message(row[2]);
      if (!config) return;
      notes_.types[row[0]].templates.push_back(
          {row[1], std::string(bytes_of(*config, front)), std::string(bytes_of(*config, back))});
    });
    query("SELECT id, name FROM decks",
          [this](const DataRow& row) { decks_[row[0]] = replaced(row[1], "\x1f", "::"); });
  }

  void read_notes() {
    query("SELECT id, guid, mid, tags, flds FROM notes ORDER BY id", [this](const DataRow& row) {
      Note note{row[1], row[2], split(row[4], '\x1f'), {}, {}, {}};
      for (auto& tag : split(fold(row[3]), ' ')) {
        if (!tag.empty()) note.tags.push_back(std::move(tag));
      }
      by_id_.emplace(row[0], notes_.notes.size());
      notes_.notes.push_back(std::move(note));
    });
  }

  void read_cards() {
    query("SELECT nid, ord, did FROM cards", [this](const DataRow& row) {
      const auto note = by_id_.find(row[0]);
      const auto deck = decks_.find(row[2]);
      if (note == by_id_.end()) return;
      notes_.notes[note->second].cards[number_of(row[1])] = deck == decks_.end() ? std::string{} : deck->second;
    });
  }

  void count_history() {
    query("SELECT count(*) FROM (SELECT DISTINCT cid FROM revlog)", [this](const DataRow& row) {
      losses_.note(Loss::history, place_, static_cast<std::size_t>(number_of(row.front())));
    });
  }

  Database& database_;
  const diag::Span& place_;
  Losses& losses_;
  diag::Diagnostics& diagnostics_;
  AnkiNotes notes_;
  std::map<std::string, std::string> decks_;
  std::unordered_map<std::string, std::size_t> by_id_;
};

}  // namespace

std::optional<AnkiNotes> read_notes(Database& database, const diag::Span& place, Losses& losses,
                                    diag::Diagnostics& diagnostics) {
  return Reader(database, place, losses, diagnostics).read();
}

}  // namespace recto::exchange
