// Brings what a text shows of its scope into paragraphs.  Internal to `blocks`.
#pragma once

#include "blocks/paragraph_builder.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace recto::blocks {

/// A span of its own in a text of the bank.
[[nodiscard]] bank::Span span_of(std::string text, const diag::Span& place);

/// Brings what a text shows of its scope into paragraphs.
class Preparer {
 public:
  Preparer(const Scope& scope, const layout::Text& text, ParagraphBuilder builder);

  void operator()(const layout::Template& words) { list_.add_literal(scope_.variables.expand(words)); }
  void operator()(layout::Field field) {
    if (scope_.question != nullptr) add(field, *scope_.question);
  }
  void operator()(const layout::CustomField& custom) {
    if (scope_.question == nullptr) return;
    for (const auto& field : scope_.question->fields) {
      if (field.name == custom.name) inline_text(field.text);
    }
  }
  std::vector<PreparedParagraph> take() { return list_.take(); }

 private:
  void add(layout::Field field, const bank::Question& question);
  void inline_text(const bank::Inline& text);
  void lines(const std::vector<bank::Inline>& lines);
  void prompt(const bank::Question& question, ParagraphBuilder::Gaps gaps);

  /// Whether what is right shows.
  enum class Marking { asked, right };
  /// What there is to choose, match, order or write, for each kind of response.
  struct Response {
    Preparer& to;
    const bank::Question& question;
    Marking marking;
    void operator()(std::monostate) const { to.words(question); }
    void operator()(const bank::Choices& choices) const { to.choices(choices, marking); }
    void operator()(const bank::Matching& matching) const { to.matching(matching, marking); }
    void operator()(const bank::Ordering& ordering) const { to.ordering(ordering, marking); }
    void operator()(const bank::TrueFalse& verdict) const { to.true_false(verdict, marking); }
    void operator()(const bank::Numeric& number) const { to.numeric(number, marking); }
  };
  void words(const bank::Question& question);
  void choices(const bank::Choices& choices, Marking marking);
  void matching(const bank::Matching& matching, Marking marking);
  void ordering(const bank::Ordering& ordering, Marking marking);
  void true_false(const bank::TrueFalse& verdict, Marking marking);
  void numeric(const bank::Numeric& number, Marking marking);
  void option(bank::Inline text, const bank::Blocks& more, const std::string& label, page::Tag list);

  void blocks(const bank::Blocks& blocks);
  void block(const bank::Block& block);
  void list(const bank::Block& list, int depth, page::Tag parent);
  void points(const std::vector<bank::Inline>& points);
  void expectations(const std::vector<bank::Expectation>& points);
  [[nodiscard]] bank::Inline expectation(const bank::Expectation& point) const;
  void sources(const bank::Question& question);
  void related(const bank::Question& question);
  [[nodiscard]] const layout::Style& style() const { return list_.style(); }

  const Scope& scope_;
  ParagraphBuilder list_;
  std::string bullet_;  ///< of points
};

}  // namespace recto::blocks
