// How a Markdown document holds its questions.
#pragma once

#include "exchange/markdown_parts.h"

#include <string>
#include <vector>

namespace recto::exchange {

struct Shape {
  enum class Kind {
    details,   ///< `<details>`: the summary asks
    marked,    ///< paragraphs that begin with "Q:" and "A:"
    headings,  ///< headings of `level` ask, or name what their first paragraph asks
    lists,     ///< list items ask
    tables,    ///< rows of tables with a header that says question and answer
    none,
  };
  Kind kind = Kind::none;
  int level = 0;               ///< headings
  bool titled = false;         ///< headings are names, the text below them asks
  std::string answer_summary;  ///< the summary of `<details>` that hold answers ("Answer"), if that is what they do
};

/// What most of the document speaks for.
[[nodiscard]] Shape shape_of(const std::vector<Part>& parts);

/// For messages: "headings of level 3".
[[nodiscard]] std::string description(const Shape& shape);

/// "Q:" or "Question 3." at the start of a paragraph, or "A:"; how many bytes it takes.
enum class Mark { none, question, answer };
struct Marked {
  Mark mark = Mark::none;
  std::size_t length = 0;
};
[[nodiscard]] Marked marked(std::string_view text);

/// The summary of a `<details>`, folded.
[[nodiscard]] std::string summary_of(const Node& details);

/// Whether the first row of a table has headers for prompt and answer.
[[nodiscard]] bool is_question_table(const Node& table);

/// The cells of a table's rows.
[[nodiscard]] std::vector<std::vector<const Node*>> rows_of(const Node& table);

}  // namespace recto::exchange
