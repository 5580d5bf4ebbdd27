// A card is an entry: its front the prompt; its back, from `<hr id=answer>` on where the template has one, the answer.
// The other sides of a note's other cards become entries of their own, as they are cards of their own in Anki.
#include "exchange/anki.h"
#include "exchange/html.h"
#include "exchange/scan.h"
#include "exchange/table.h"
#include "exchange/write_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace recto::exchange {
namespace {

/// The notes one a line, and where each begins.
struct Listing {
  std::shared_ptr<const diag::Source> text;
  std::vector<diag::Span> places;
};

std::string one_line(const Note& note) {
  std::string line;
  for (const auto& field : note.fields) line += (line.empty() ? "" : "\t") + fold(field);
  return line.empty() ? "(empty note)" : line;
}

Listing listing_of(const AnkiNotes& notes, const std::string& name) {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> lines;
  for (const auto& note : notes.notes) {
    const auto line = one_line(note);
    lines.emplace_back(text.size(), line.size());
    text += line + "\n";
  }
  Listing listing{std::make_shared<const diag::Source>(name, std::move(text)), {}};
  for (const auto& [offset, length] : lines) listing.places.push_back({listing.text, offset, length});
  return listing;
}

/// What stands after the line that Anki draws between question and answer.
std::string after_line(std::string html) {
  const auto line = lower(html);
  for (const std::string_view mark : {"id=answer", "id=\"answer\"", "id='answer'"}) {
    const auto at = line.find(mark);
    if (at == std::string::npos || line.rfind("<hr", at) == std::string::npos) continue;
    const auto end = html.find('>', at);
    return end == std::string::npos ? std::string{} : html.substr(end + 1);
  }
  return html;
}

/// Scripts and styles of a template are the same on every card: counted once, not ten thousand times.
std::string without_code(std::string_view text) {
  std::string out(text);
  for (const std::string_view name : {"script", "style"}) {
    for (auto at = lower(out).find(fmt::format("<{}", name)); at != std::string::npos;
         at = lower(out).find(fmt::format("<{}", name), at)) {
      const auto end = lower(out).find(fmt::format("</{}>", name), at);
      out.erase(at, end == std::string::npos ? std::string::npos : end + name.size() + 3 - at);
    }
  }
  return out;
}

class Cards {
 public:
  Cards(const AnkiNotes& notes, const std::string& name, Losses& losses, diag::Diagnostics& diagnostics)
      : notes_{notes}, listing_{listing_of(notes, name)}, losses_{losses}, diagnostics_{diagnostics} {}

  Collection collect() {
    collection_.title = notes_.title;
    prefix_ = common_prefix();
    for (const auto& [key, type] : notes_.types) clean(key, type);
    for (std::size_t i = 0; i < notes_.notes.size(); ++i) add(notes_.notes[i], listing_.places[i]);
    describe();
    return std::move(collection_);
  }

 private:
  void clean(const std::string& key, const NoteType& type) {
    auto cleaned = type;
    for (auto& card : cleaned.templates) {
      for (auto* side : {&card.front, &card.back}) {
        auto text = without_code(*side);
        if (text.size() < side->size()) changed_.insert(type.name);
        *side = std::move(text);
      }
    }
    types_.emplace(key, std::move(cleaned));
  }

  void add(const Note& note, const diag::Span& place) {
    const auto found = types_.find(note.type);
    if (found == types_.end()) {
      diagnostics_.error("unknown-note-type", "note of an unknown type", place);
      return;
    }
    const auto& type = found->second;
    if (used_.insert(note.type).second && changed_.contains(type.name)) {
      losses_.note(Loss::script, fmt::format("note type `{}`", type.name), place);
    }
    if (type.name.starts_with(own_note_type)) return add_own(type, note, place);
    note_unshown(type, note, place);
    if (type.kind == NoteType::Kind::cloze) return add_clozes(type, note, place);
    for (std::size_t i = 0; i < type.templates.size(); ++i) {
      const auto number = static_cast<int>(i);
      if (exists(note, number))
        add_card(type, type.templates[i], note, {deck_of(note, number), type.templates[i].name, 0}, number, place);
    }
  }

  /// A note that recto exported: fields say what they are.  "Source 2" is a second source.
  void add_own(const NoteType& type, const Note& note, const diag::Span& place) {
    std::vector<std::string> headers;
    for (const auto& name : type.fields) {
      const auto stem = std::string(trimmed(name.substr(0, name.find_last_not_of("0123456789") + 1)));
      headers.push_back(role_of_header(stem) ? stem : name);
    }
    Entry entry;
    entry.place = place;
    entry.tags = note.tags;
    entry.source_id = alias_of_guid(note.guid);
    const auto columns = columns_of_header(headers);
    for (std::size_t i = 0; i < std::min(columns.size(), note.fields.size()); ++i) {
      if (trimmed(note.fields[i]).empty()) continue;
      fill(entry, columns[i], {note.fields[i], place}, Markup::html, losses_, diagnostics_);
    }
    collection_.entries.push_back(std::move(entry));
  }

  [[nodiscard]] static bool exists(const Note& note, int number) {
    return note.cards.empty() || note.cards.contains(number);
  }

  [[nodiscard]] static std::string deck_of(const Note& note, int number) {
    const auto card = note.cards.find(number);
    return card == note.cards.end() ? note.deck : card->second;
  }

  void add_clozes(const NoteType& type, const Note& note, const diag::Span& place) {
    if (type.templates.empty()) return;
    std::set<int> numbers;
    for (const auto& field : note.fields) {
      for (const int number : cloze_numbers(field)) numbers.insert(number);
    }
    for (const int number : numbers) {
      if (exists(note, number - 1)) {
        add_card(type, type.templates.front(), note, {deck_of(note, number - 1), "Cloze", number}, number - 1, place);
      }
    }
  }

  void add_card(const NoteType& type, const CardTemplate& card, const Note& note, const CardFacts& facts, int number,
                const diag::Span& place) {
    const auto front = fill_template(card.front, Face::front, type, note, facts);
    const auto back = fill_template(card.back, Face::back, type, note, facts);
    Entry entry;
    entry.place = place;
    entry.prompt = read_html(front.html, place, losses_, diagnostics_);
    if (is_blank(entry.prompt) && note.cards.empty()) return;  // Anki makes no such card either
    entry.answer = read_html(after_line(back.html), place, losses_, diagnostics_);
    drop_repeated(entry);
    entry.memory_aid = read_html(front.hint.empty() ? back.hint : front.hint, place, losses_, diagnostics_);
    entry.prompt_label = label_of(card, type);
    entry.tags = note.tags;
    entry.topic = topic_of(facts.deck);
    entry.source_id = alias_of_guid(note.guid);
    if (!entry.source_id.empty() && number > 0) entry.source_id += fmt::format("-{}", number + 1);
    collection_.entries.push_back(std::move(entry));
  }

  /// Backs often show the front again; a card has it on its other side anyway.
  static void drop_repeated(Entry& entry) {
    const auto front = plain_text(entry.prompt);
    if (entry.answer.size() > 1)
      std::erase_if(entry.answer,
                    [&](const Block& block) { return plain_text(Content{block}) == front && !front.empty(); });
  }

  /// The first field of the front, which stands for a picture that is all of it.
  static std::string label_of(const CardTemplate& card, const NoteType& type) {
    for (auto& name : fields_named(card.front)) {
      if (std::ranges::find(type.fields, name) != type.fields.end()) return std::move(name);
    }
    return {};
  }

  void note_unshown(const NoteType& type, const Note& note, const diag::Span& place) {
    std::set<std::string> shown;
    for (const auto& card : type.templates) {
      for (const auto* side : {&card.front, &card.back}) {
        for (auto& name : fields_named(*side)) shown.insert(std::move(name));
      }
    }
    for (std::size_t i = 0; i < std::min(type.fields.size(), note.fields.size()); ++i) {
      if (shown.contains(type.fields[i]) || trimmed(note.fields[i]).empty()) continue;
      losses_.note(Loss::column, fmt::format("field `{}` of `{}`, which no card shows", type.fields[i], type.name),
                   place);
    }
  }

  /// The decks that all cards share the beginning of: "Language::Greek::" of "Language::Greek::Food".
  [[nodiscard]] std::string common_prefix() const {
    std::set<std::string> decks;
    for (const auto& note : notes_.notes) {
      if (!note.deck.empty()) decks.insert(note.deck);
      for (const auto& [number, deck] : note.cards) decks.insert(deck);
    }
    if (decks.empty()) return {};
    const auto& first = *decks.begin();
    const auto& last = *decks.rbegin();
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(first, last).in1 - first.begin());
    const auto end = first.substr(0, same).rfind("::");
    return end == std::string::npos || decks.size() == 1 ? std::string{} : first.substr(0, end + 2);
  }

  [[nodiscard]] std::string topic_of(const std::string& deck) const {
    auto rest = deck.starts_with(prefix_) ? deck.substr(prefix_.size()) : deck;
    return rest == "Default" ? std::string{} : replaced(std::move(rest), "::", " – ");
  }

  void describe() {
    for (const auto& key : used_) {
      const auto& type = types_.at(key);
      for (const auto& card : type.templates) {
        collection_.mappings.push_back({fmt::format("card `{}` of note type `{}`", card.name, type.name),
                                        fmt::format("a question: prompt of {}, answer of {}",
                                                    fields_of(card.front, type), fields_of(card.back, type)),
                                        listing_.places.front()});
      }
    }
  }

  static std::string fields_of(std::string_view side, const NoteType& type) {
    std::vector<std::string> names;
    for (auto& name : fields_named(side)) {
      const bool known = std::ranges::find(type.fields, name) != type.fields.end();
      if (known && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return names.empty() ? "nothing" : fmt::format("`{}`", fmt::join(names, "`, `"));
  }

  const AnkiNotes& notes_;
  Listing listing_;
  Losses& losses_;
  diag::Diagnostics& diagnostics_;
  std::map<std::string, NoteType> types_;
  std::set<std::string> changed_;  // names of note types that had code
  std::set<std::string> used_;
  std::string prefix_;
  Collection collection_;
};

}  // namespace

Collection collection_of(const AnkiNotes& notes, const std::string& name, Losses& losses,
                         diag::Diagnostics& diagnostics) {
  return Cards(notes, name, losses, diagnostics).collect();
}

}  // namespace recto::exchange
