// A deck as selected: the questions to print, in printed order.
#pragma once

#include "bank/bank.h"
#include "deck/deck_spec.h"

#include <string>
#include <vector>

namespace recto::deck {

/// A question in a deck.  Points into the bank, which must outlive it.
struct Entry {
  const bank::Question* question = nullptr;
  int number = 0;            ///< 1-based, in printed order, of version-independent numbering
  bank::Points points = {};  ///< none: not told
  int part = -1;             ///< the slot it belongs to, of `DeckSpec`'s entries; -1: none
  /// What stands where among its options (option_order.h); empty: nothing to choose among.
  std::vector<int> options = {};
};

/// Neighbouring entries under one heading.
struct Section {
  std::string title;  ///< topic or level title; empty if the deck has no sections
  std::size_t first = 0;
  std::size_t count = 0;
  std::string instructions = {};  ///< of the slot that makes it; may be empty
};

/// What a version asks, where that is not the deck's own questions shuffled.
struct Draw {
  std::string letter;
  enum class Order { to_shuffle, printed } order = Order::to_shuffle;  ///< printed: as an earlier build had it
  std::vector<Entry> entries;
  std::vector<Section> sections;
};

struct Deck {
  const bank::Bank* bank = nullptr;
  std::string id;
  std::string title;
  std::string subtitle;
  std::string instructions;
  std::string author;  ///< for the files' properties; may be empty
  std::string language;
  Seed seed;
  std::vector<Entry> entries;
  std::vector<Section> sections;  ///< cover all entries, in order
  std::vector<Draw> draws;  ///< of versions with questions of their own, or as printed before; others ask `entries`
  std::string
      hash;  ///< eight hex digits over the printed questions' ids, texts and options: the same on handout and key
};

/// One version's questions and order.
struct Version {
  std::string letter;          ///< empty for the only one
  std::vector<Entry> entries;  ///< renumbered
  std::vector<Section> sections;
  std::string hash;
};

}  // namespace recto::deck
