// Anki's notes, as its packages, its collections and CrowdAnki hold them.
#pragma once

#include "exchange/entry.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace recto::exchange {

/// One card of a note type: how its sides are made of fields.
struct CardTemplate {
  std::string name;
  std::string front;
  std::string back;
};

struct NoteType {
  enum class Kind { normal, cloze } kind = Kind::normal;
  std::string name;
  std::vector<std::string> fields;
  std::vector<CardTemplate> templates;
};

struct Note {
  std::string guid;
  std::string type;  ///< a key of `types`
  std::vector<std::string> fields;
  std::vector<std::string> tags;
  std::map<int, std::string> cards;  ///< number of the template or cloze, from 0, to its deck; empty: not told
  std::string deck;                  ///< of cards whose deck is not told
};

struct AnkiNotes {
  std::string title;
  std::map<std::string, NoteType> types;
  std::vector<Note> notes;
};

/// One entry for each card.  Places are lines of a listing: one note a line, its fields between tabs, as Anki's text
/// export would give it; `name` is the file's.  Fields that no side shows are noted.
[[nodiscard]] Collection collection_of(const AnkiNotes& notes, const std::string& name, Losses& losses,
                                       diag::Diagnostics& diagnostics);

/// A side of a card.
struct Side {
  std::string html;
  std::string hint;  ///< what `{{hint:…}}` would show on demand
};

/// What a template may ask of a note beyond its fields.
struct CardFacts {
  std::string deck;
  std::string card;
  int cloze = 0;  ///< the number whose text is hidden on the front, from 1; 0: no cloze card
};

/// Fills a template: `{{F}}`, `{{#F}}…{{/F}}`, `{{^F}}…{{/F}}`, and the filters that print (`cloze`, `hint`, `text`,
/// `type`, `furigana`, `kana`, `kanji`); `{{FrontSide}}` gives nothing.  Unknown fields give nothing, as in Anki.
enum class Face { front, back };
[[nodiscard]] Side fill_template(std::string_view text, Face face, const NoteType& type, const Note& note,
                                 const CardFacts& facts);

/// The numbers of the clozes in a text, sorted, each once.
[[nodiscard]] std::vector<int> cloze_numbers(std::string_view text);

/// The fields that a template names.
[[nodiscard]] std::vector<std::string> fields_named(std::string_view text);

}  // namespace recto::exchange
