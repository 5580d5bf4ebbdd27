// A Markdown document as a flat row of parts: what questions are looked for in.
#pragma once

#include "exchange/html.h"
#include "exchange/readers.h"

#include <string>
#include <vector>

namespace recto::exchange {

struct Part {
  enum class Kind { heading, list, details, table, other };
  Kind kind = Kind::other;
  int level = 0;  ///< heading: 1 to 6
  Node node;      ///< other: one block, or a paragraph made of loose inline nodes
  diag::Span place;
};

/// The blocks of a document in order.  Wrappers (`<div>`, list items that begin with a heading, which answers fall out
/// of) are opened.  Tables of contents, "back to top" and rules are left out.
[[nodiscard]] std::vector<Part> parts_of(std::vector<Node> nodes, const SourceFile& source);
/// The same below an element, whose own place stands for parts that do not know theirs.
[[nodiscard]] std::vector<Part> parts_of(std::vector<Node> nodes, const SourceFile& source, const diag::Span& place);

/// The text of a node, folded.
[[nodiscard]] std::string words_of(const Node& node);
/// Whether it reads like a question or a task: ends with a question mark, or begins as such do ("Explain …").
[[nodiscard]] bool is_questionlike(std::string_view text);
/// The length of a number or letter Q before a question: "12. ", "Q3: ", "Question 4) "; 0 for none.
[[nodiscard]] std::size_t numbering(std::string_view text);
/// Whether all that stands in the node are links within the document.
[[nodiscard]] bool is_navigation(const Node& node);

}  // namespace recto::exchange
