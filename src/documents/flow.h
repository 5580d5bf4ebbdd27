// A document's content as one vertical list, with anchors to find places again after pagination.
#pragma once

#include "blocks/block_tree.h"
#include "documents/document.h"

#include <map>
#include <string>
#include <vector>

namespace recto::documents {

/// A place that the outline, the contents or another document points to.  `Slab::mark` is its index; one that no slab
/// bears has nothing of its own to show and is where the next one is.
struct Anchor {
  enum class Kind { section, question, ending };
  Kind kind = Kind::question;
  std::string title;  ///< section title, or the prompt
  std::string id;     ///< question id
  int number = 0;
  std::string section;  ///< title of the section it is in
};

/// Questions as a role may see them: a candidate's hold their prompts and nothing else.
class VisibleQuestions {
 public:
  VisibleQuestions(const deck::Version& version, std::optional<layout::Role> role);
  /// By position in the version.
  [[nodiscard]] const bank::Question& at(std::size_t index) const { return *visible_[index]; }

 private:
  std::vector<bank::Question> stripped_;
  std::vector<const bank::Question*> visible_;
};

/// What all passes over a document share.
struct DocumentInput {
  const deck::Deck& deck;
  const deck::Version& version;
  const layout::DocumentDesign& design;
  const VisibleQuestions& questions;
  const DocumentOptions& options;
  blocks::Variables common;
  blocks::Scope::Shown shown = {};
};

/// Scopes of the whole document, a section, and one question; minutes and clock filled in.
[[nodiscard]] blocks::Scope document_scope(const DocumentInput& input);
[[nodiscard]] blocks::Scope section_scope(const DocumentInput& input, std::size_t section);
[[nodiscard]] blocks::Scope question_scope(const DocumentInput& input, std::size_t index);
/// For blocks with `repeat`: "questions" (a section's within one), "sections", "versions".  `input` must outlive it.
[[nodiscard]] blocks::Repeats repeats(const DocumentInput& input);

/// The items of a document, sections and ending included.
struct Flow {
  blocks::Slabs slabs;
  std::vector<Anchor> anchors;
};

/// Sets everything in columns of `width`.  Findings are reported to `outcome`.
[[nodiscard]] Flow set_flow(const DocumentInput& input, const blocks::ComposeContext& context, geometry::Length width,
                            const blocks::Repeats& repeats, blocks::Outcome& outcome);

/// What is set for a document: where it is said to be, and what it is about.
struct SetPart {
  std::string name;  ///< "the cover"
  diag::Span place;
  const blocks::Scope& scope;
};
/// Prepares `block` under `parent` and sets it in `room`; findings become diagnostics of the outcome.
[[nodiscard]] blocks::Slabs set_part(const layout::Block& block, const SetPart& part, const blocks::Room& room,
                                     page::Tag parent, const blocks::ComposeContext& context,
                                     const blocks::Repeats* repeats, blocks::Outcome& outcome);

}  // namespace recto::documents
