// Questions from any reader become one checked bank.
//
// A reader knows its format; what makes a bank whole is the same for all of them: levels, topics and questions have
// names of their own, what a question names exists, and there is at least one question.  `bank::read` feeds it from
// XML, `exchange` from everything else.
#pragma once

#include "bank/bank.h"
#include "diag/diagnostics.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace recto::bank {

/// A word that names something, and where it was written.
struct Name {
  std::string text;
  diag::Span place;
};

/// A question as its reader leaves it: without `see_also`, which only the whole bank can resolve.
struct Draft {
  Question question;
  std::vector<Name> names;           ///< where the id and the aliases stand
  std::vector<Name> see_also;        ///< ids or aliases, also of questions that come later
  std::optional<Name> passage = {};  ///< its id; it may come later too
};

/// Takes a bank piece by piece: what it is called, its levels and topics, then its questions.
///
/// Every problem goes to `diagnostics`, at the place that the reader gave.  An empty name stands for one that its
/// reader has reported already.
class Assembler {
 public:
  struct Heading {
    std::string id;
    std::string title;
    std::string author;
    std::string language;  ///< BCP 47
  };

  explicit Assembler(diag::Diagnostics& diagnostics);

  void describe(Heading heading);
  /// Lowest level first.
  void add_level(const Name& id, Name title, const std::vector<Name>& aliases = {});
  /// In teaching order.
  void add_topic(const Name& id, Name title);
  void add_file(std::string path);
  void add(Passage passage, const Name& id);
  /// Questions keep the order in which they come.
  void add(Draft draft);

  /// The level of this id or alias; an unknown one is an error that suggests the nearest.
  [[nodiscard]] std::optional<LevelIndex> level(const Name& name);
  [[nodiscard]] std::optional<TopicIndex> topic(const Name& name);
  /// Whether a question may leave its level or topic out.
  [[nodiscard]] bool has_one_level() const { return bank_.levels.size() == 1; }
  [[nodiscard]] bool has_one_topic() const { return bank_.topics.size() == 1; }

  /// The bank, if there was no error since the assembler was made.  `whole` is where an empty bank is reported.
  /// Ends the assembler's use.
  [[nodiscard]] std::optional<Bank> finish(const diag::Span& whole);

 private:
  using Taken = std::unordered_map<std::string, diag::Span>;
  struct Pending {
    std::size_t question = 0;
    Name name;
  };

  [[nodiscard]] bool sound() const { return diagnostics_.error_count() == errors_before_; }
  void take(Taken& taken, std::string_view what, const Name& name);
  void index_names();
  void resolve_see_also();
  void resolve_passages();
  void resolve(Question& question, const Name& name);
  [[nodiscard]] const std::vector<std::string>& known_names();

  diag::Diagnostics& diagnostics_;
  std::size_t errors_before_;
  Bank bank_;
  Taken levels_;
  Taken topics_;
  Taken questions_;
  std::vector<std::string> sorted_names_;
  std::vector<Pending> pending_;
  Taken passages_;
  std::vector<Pending> pending_passages_;
};

}  // namespace recto::bank
