// A deck as written: what to select and which products to print.
#pragma once

#include "bank/points.h"
#include "bank/response.h"
#include "diag/source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace recto::deck {

/// Names a selection and its shuffles; equal seeds and ids give equal orders for ever.
struct Seed {
  std::uint64_t value = 0;
  bool operator==(const Seed&) const = default;
};

/// A word of the deck file with its place, not yet looked up in the bank.
struct Name {
  std::string text;
  diag::Span place;
};

/// What a question must be.  Empty lists do not filter.
struct Filter {
  std::vector<Name> levels;    ///< ids, aliases or ranges `junior..mid`; any of them
  std::vector<Name> topics;    ///< any of them
  std::vector<Name> any_tags;  ///< at least one
  std::vector<Name> all_tags;
  std::vector<Name> no_tags;
  std::vector<bank::ResponseKind> kinds;  ///< any of them
};

/// `<questions …>`: a filter and how many.  It may be a part of the deck, with a title and instructions of its own.
struct Slot {
  Filter filter;
  std::vector<Filter> alternatives;  ///< a question that one of these lets through will do as well
  std::string title;                 ///< of its section; may be empty
  std::string instructions;          ///< printed below that; may be empty
  bank::Points points;               ///< of each of its questions; none: what the question itself is worth
  std::optional<int> count;          ///< absent: all that match and that other slots leave; with minutes: at most
  diag::Span place;                  ///< the count if there is one, else the element
};

/// `<question ref="…"/>`: one question by id or alias, wherever the order puts it unless it is pinned.  Several words
/// are several picks.  Pinned first, it begins its section and brings that section to the front of the deck.
struct Pick {
  Name ref;
  enum class Pin { no, first, last } pin = Pin::no;
};

/// `<exclude …/>`: by filter, by id, or everything a manifest printed.  Binds slots, not picks.
struct Exclusion {
  Filter filter;
  std::optional<Name> ref;
  std::optional<Name> manifest;  ///< path, relative to the deck file
  diag::Span place;
};

/// `<select …>`.  Without entries: the whole bank, less the exclusions.
struct Selection {
  Seed seed;
  std::vector<std::variant<Slot, Pick>> entries;  ///< in the order of the file
  std::vector<Exclusion> exclusions;
  std::optional<int> minutes;  ///< a time budget for the whole deck
  diag::Span minutes_place;
  /// Whether versions ask the same questions in another order, or each its own from the same slots.
  enum class Versions { same, different } versions = Versions::same;
  std::optional<Name> reprint;  ///< a manifest to print again exactly; all the rest stands aside then
  diag::Span place;
};

/// One key of an order; earlier keys bind stronger.  `title` is the prompt's plain text, ASCII letters without case;
/// `deck` the place in `select` of what took the question.  Ties fall to the bank's order.
/// `slot` makes sections alone: each slot is one, picks belong to the slot before them, or to the first.
enum class OrderKey { bank, topic, level, title, shuffle, deck, slot };

struct Order {
  std::vector<OrderKey> keys;           ///< within a section; empty: as selected (`deck`)
  OrderKey sections = OrderKey::topic;  ///< what documents make sections of: topic, level, slot, or deck (none)
  /// Whether sections change places from version to version.
  enum class Sections { fixed, shuffle } section_order = Sections::fixed;
};

/// `<value name="candidate">Ada Lovelace</value>`: text of the deck's own for what a layout shows under this name.
struct Value {
  Name name;
  std::string text;
};

/// When a packet's interview begins, and how long it takes before its first question and after its last.
struct Schedule {
  std::optional<int> start;  ///< minutes after midnight; none: the clock counts from 0:00
  int opening = 0;           ///< minutes
  int closing = 0;
};

enum class ProductKind { cards, handout, key, packet, sheet };
enum class Role { interviewer, candidate };

/// `<scale>` of a packet: what its ratings are called, in place of the layout's scale of that id.
struct ScaleWords {
  struct Anchor {
    std::string value;
    std::string words;
    bool operator==(const Anchor&) const = default;
  };
  Name id;
  std::vector<Anchor> anchors;
  std::string not_assessed;        ///< empty: as in the layout
  std::string not_assessed_value;  ///< the same
};

/// `<cards>`, `<handout>`, `<key>`, `<packet>`, `<sheet>`: one PDF each (a handout with versions: one a version, with
/// its key).
struct Product {
  ProductKind kind = ProductKind::cards;
  Name layout;
  std::string name;                   ///< file name after the deck id; empty: from layout and role (file_name.h)
  std::vector<std::string> versions;  ///< handout: "A", "B", …; empty: one without a letter
  std::optional<Name> key_layout;     ///< handout: layout of its answer key; absent: no key
  std::optional<Name> master_layout;  ///< handout: layout of the table of all versions; absent: none
  Role role = Role::interviewer;
  std::vector<ScaleWords> scales;  ///< packet
  std::optional<Name> theme;
  std::vector<Value> values;  ///< each name once
  Schedule schedule;          ///< packet
  diag::Span place;
};

struct DeckSpec {
  std::string id;
  std::string title;
  std::string subtitle;
  std::string author;         ///< empty: the bank's
  std::string language;       ///< BCP 47; empty: the bank's
  Name bank;                  ///< path, relative to the deck file
  std::string resolved_bank;  ///< the same, resolved
  std::string instructions;   ///< for the deck as a whole; may be empty
  Selection selection;
  Order order;  ///< a deck without `<order>`: as selected, in sections by topic
  std::vector<Product> products;
  diag::Span place;
};

/// The letters of all versions that the deck prints, by their first appearance.
[[nodiscard]] std::vector<std::string> version_letters(const DeckSpec& spec);

}  // namespace recto::deck
