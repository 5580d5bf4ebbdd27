// A question as a foreign file holds it, before a bank's rules apply.
//
// Readers fill what their format has and leave the rest empty.  `assemble.h` makes a bank of it: levels, topics and
// ids where the source has none, a short answer out of a long one, choices as lines until a bank has choices.
#pragma once

#include "bank/bank.h"
#include "exchange/content.h"
#include "exchange/losses.h"

#include <optional>
#include <string>
#include <vector>

namespace recto::exchange {

/// An option of a multiple-choice question.
struct Choice {
  Content text;
  bool correct = false;
  Content feedback;
};

/// A part with a name of its own.
struct NamedContent {
  std::string name;
  Content content;
};

/// A word of the source with its place.
struct Word {
  std::string text;
  diag::Span place;
};

struct Entry {
  Word id;                ///< the author's own name for it, which must be the only one; may be empty
  std::string source_id;  ///< a machine's lasting name ("anki:" and its guid); may be empty
  std::string title;      ///< a name that need not be the only one: ids are made of it; may be empty
  Content prompt;
  std::string prompt_label;  ///< what stands for a prompt that is only a picture: the name of its field
  Content short_answer;
  Content answer;       ///< short and long in one, to be divided
  Content explanation;  ///< after the answer
  Content memory_aid;
  std::vector<Choice> choices;
  std::vector<NamedContent> fields;
  std::vector<std::string> keywords;
  std::vector<Content> follow_ups;
  std::vector<Content> look_for;
  std::vector<Content> red_flags;
  std::vector<bank::Reference> sources;
  std::vector<Word> see_also;
  std::string level;  ///< as written; empty: not told
  std::string topic;
  std::vector<std::string> tags;
  int minutes = 0;
  std::string language;
  diag::Span place;
};

/// A picture that came inside a file.
struct Medium {
  std::string name;  ///< as the text names it
  std::string bytes;
};

/// What a column, heading or field of the source became.
struct Mapping {
  std::string from;    ///< "column 2 `Antwort`"
  std::string became;  ///< "the answer"
  diag::Span place;
};

struct Collection {
  std::string format;  ///< "an Anki package": for messages
  std::string title;   ///< empty: named after the file
  std::string language;
  std::vector<std::string> level_order;  ///< lowest first, if the source knows it
  std::vector<Entry> entries;
  std::vector<Medium> media;
  std::vector<Mapping> mappings;
};

}  // namespace recto::exchange
