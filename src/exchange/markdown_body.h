// What stands below a question in Markdown: its choices, its answer, sections with names of their own.
#pragma once

#include "exchange/entry.h"
#include "exchange/markdown_parts.h"

#include <string>
#include <vector>

namespace recto::exchange {

/// Sorts `parts` into `entry`, whose prompt is there.
///
/// A list of boxes (`- [x]`) or letters (`- A: …`) are its choices; what stands before them goes on with the prompt.
/// "Answer: D" says which are right.  `<details>` with the summary `answer_summary` hold the answer.  Sections called
/// "Good to hear", "Follow-up", "References" and the like go where a bank has them; links alone are sources; all else
/// is the answer.
void add_body(Entry& entry, std::vector<Part> parts, const std::string& answer_summary, const SourceFile& source,
              Losses& losses);

/// Whether a list is one of choices: boxes, or letters from A on.
[[nodiscard]] bool is_choice_list(const Node& list);

/// Bold that is all of a text says nothing.
void drop_bold_of_all(Content& content);

/// The items of a list as parts each.
[[nodiscard]] std::vector<const Node*> items_of(const Node& list);

}  // namespace recto::exchange
