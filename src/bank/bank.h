// A question bank: levels, topics and questions, as values.
//
// Levels and topics are the bank's own; nothing in recto knows a level's or topic's name.
#pragma once

#include "bank/points.h"
#include "bank/response.h"
#include "bank/rich_text.h"
#include "diag/diagnostics.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::bank {

/// Positions in the bank's ordered lists.
struct LevelIndex {
  int value = 0;
  auto operator<=>(const LevelIndex&) const = default;
};
struct TopicIndex {
  int value = 0;
  auto operator<=>(const TopicIndex&) const = default;
};

struct Level {
  std::string id;
  std::string title;
  std::vector<std::string> aliases;
  diag::Span place = {};  ///< of the title
  bool operator==(const Level&) const = default;
};

struct Topic {
  std::string id;
  std::string title;
  diag::Span place = {};  ///< of the title
  bool operator==(const Topic&) const = default;
};

struct Reference {
  std::string href;
  std::string checked;  ///< the version it was checked against; may be empty
  std::string title;
  bool operator==(const Reference&) const = default;
};

/// A point for the interviewer; `levels` empty: for every level.
struct Expectation {
  Inline text;
  std::vector<LevelIndex> levels;
  bool operator==(const Expectation&) const = default;
};

/// Parts only an interviewer's packet prints.
struct Interview {
  std::vector<Inline> follow_ups;
  std::vector<Expectation> look_for;
  std::vector<Expectation> red_flags;
  bool operator==(const Interview&) const = default;
};

/// A named field of the bank's own (`<field name="pronunciation">`), for layouts that show it.
struct Field {
  std::string name;
  Inline text;
  bool operator==(const Field&) const = default;
};

/// What several questions are about: a program, a text, a picture.  Printed once before its questions, and on every
/// card that needs it.
struct Passage {
  std::string id;
  Blocks text;
  std::string language;  ///< BCP 47; never empty
  diag::Span place;
  bool operator==(const Passage&) const = default;
};

struct Question {
  std::string id;
  std::vector<std::string> aliases;
  LevelIndex level;
  TopicIndex topic;
  std::vector<std::string> tags;
  int minutes = 0;        ///< 0: not told
  Points points;          ///< none: not told
  Inline prompt;          ///< what is asked, in words; of a prompt that is a picture alone what it shows
  Blocks prompt_blocks;   ///< the whole prompt, where it is more than those words; else empty
  std::vector<Gap> gaps;  ///< in the prompt, in order
  Response response;      ///< how it is answered, if not freely or in gaps
  RareText passage;       ///< id of what it is about; empty for none
  Inline short_answer;
  Blocks explanation;
  Inline memory_aid;
  std::vector<std::string> keywords;
  Interview interview;
  std::vector<Field> fields;
  std::optional<Picture> picture;
  std::vector<std::string> see_also;  ///< ids, all existing
  std::vector<Reference> sources;
  std::string language;  ///< BCP 47; never empty
  diag::Span place;
  bool operator==(const Question&) const = default;

  [[nodiscard]] bool has_tag(std::string_view tag) const;
  [[nodiscard]] ResponseKind kind() const;
};

struct Bank {
  std::string id;
  std::string title;
  std::string author;  ///< of decks that name none; may be empty
  std::string language;
  std::vector<Level> levels;
  std::vector<Topic> topics;
  std::vector<Question> questions;  ///< in the order of the files
  std::vector<Passage> passages;    ///< likewise
  std::vector<std::string> files;   ///< every file read, for --deps and hashes

  /// Questions in the order of a name of theirs, so that `find_question` need not try each.  `read` fills it; a
  /// bank made by hand may leave it empty.
  struct NamedQuestion {
    int question = 0;
    int alias = -1;  ///< -1: the id
  };
  std::vector<NamedQuestion> names;

  /// By id or alias; case matters.
  [[nodiscard]] std::optional<LevelIndex> find_level(std::string_view word) const;
  [[nodiscard]] std::optional<TopicIndex> find_topic(std::string_view word) const;
  /// By id or alias.  Points into `questions`; null if none.
  [[nodiscard]] const Question* find_question(std::string_view word) const;
  /// Points into `passages`; null if there is none.
  [[nodiscard]] const Passage* find_passage(std::string_view name) const;
  [[nodiscard]] const Level& level(LevelIndex index) const;
  [[nodiscard]] const Topic& topic(TopicIndex index) const;
};

/// Hears a bank's own language (BCP 47).
using LanguageListener = std::function<void(const std::string& language)>;

/// Reads a bank and the files it includes.
///
/// Includes are relative to the file that names them and must stay inside the folder of the bank's first file, symbolic
/// links resolved.  All problems go to `diagnostics`; nullopt if there was an error.  `reference` is where the bank was
/// named.  A level or topic may be left out where the bank has only one.  `listener`, if any, is called once before the
/// questions are read, so that what their language needs can be loaded meanwhile.
[[nodiscard]] std::optional<Bank> read(const std::string& path, const diag::Span& reference,
                                       diag::Diagnostics& diagnostics, const LanguageListener& listener = {});

}  // namespace recto::bank
