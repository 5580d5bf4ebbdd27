// A deck as written: what to select and which products to print.
#pragma once

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
};

/// `<questions …>`: a filter and how many.  `count` absent: all that match.
struct Slot {
  Filter filter;
  std::optional<int> count;
  diag::Span place;
};

/// `<question ref="…"/>`: one question by id or alias, wherever the order puts it.
struct Pick {
  Name ref;
  enum class Pin { no, first, last } pin = Pin::no;
};

/// `<exclude …/>`: by filter, by id, or everything a manifest printed.
struct Exclusion {
  Filter filter;
  std::optional<Name> ref;
  std::optional<Name> manifest;  ///< path, relative to the deck file
  diag::Span place;
};

struct Selection {
  Seed seed;
  std::vector<std::variant<Slot, Pick>> entries;  ///< in the order of the file
  std::vector<Exclusion> exclusions;
  std::optional<int> minutes;                 ///< a time budget for the whole deck
  std::optional<Name> reprint;                ///< a manifest to print again exactly
};

/// One key of an order; earlier keys bind stronger.
enum class OrderKey { bank, topic, level, title, shuffle, deck };

struct Order {
  std::vector<OrderKey> keys;  ///< empty: as selected (`deck`)
  OrderKey sections = OrderKey::topic;  ///< what documents make sections of: topic, level, or deck (none)
};

enum class ProductKind { cards, handout, key, packet, sheet };
enum class Role { interviewer, candidate };

/// `<cards>`, `<handout>`, `<key>`, `<packet>`, `<sheet>`: one PDF each (a handout with versions: one a version, with its key).
struct Product {
  ProductKind kind = ProductKind::cards;
  Name layout;
  std::string name;                   ///< file name stem after the deck id; empty: from kind and layout
  std::vector<std::string> versions;  ///< handout: "A", "B", …; empty: one without a letter
  std::optional<Name> key_layout;     ///< handout: layout of its answer key; absent: no key
  Role role = Role::interviewer;
  std::optional<Name> theme;
  std::vector<std::pair<std::string, std::string>> values;  ///< free fields a layout may show: candidate="…"
  diag::Span place;
};

struct DeckSpec {
  std::string id;
  std::string title;
  std::string subtitle;
  std::string language;
  Name bank;                 ///< path, relative to the deck file
  std::string resolved_bank; ///< the same, resolved
  Selection selection;
  Order order;
  std::vector<Product> products;
  diag::Span place;
};

}  // namespace recto::deck
