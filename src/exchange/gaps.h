// Answers that stand in the middle of a text: GIFT's braces and Moodle's cloze questions.
#pragma once

#include "exchange/entry.h"
#include "exchange/markup.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::exchange {

/// One answer that is offered or accepted.
struct Answer {
  std::string text;   ///< of a pair: the left
  std::string match;  ///< of a pair: the right
  std::string feedback;
  bool correct = false;
};

/// What stands in a pair of braces.
struct AnswerBlock {
  enum class Kind { essay, choice, typed, pairs, numeric } kind = Kind::essay;
  std::vector<Answer> answers;
  std::string feedback;  ///< on the whole
};

/// Reads the inside of GIFT's braces, and of Moodle's cloze (`1:MULTICHOICE:=a~b`).  Backslash escapes stay.
[[nodiscard]] AnswerBlock read_block(std::string_view inside);

/// Text and answers by turns: texts are one more.
struct Gapped {
  std::vector<std::string> texts;
  std::vector<AnswerBlock> blocks;
};

/// Fills prompt, choices and answers of `entry`.
///
/// One block at the end of the text is the answer to it; one within leaves a line.  Several are numbered gaps, with
/// their options beside them, and the answer is the text with them filled in.
void fill_gaps(Entry& entry, const Gapped& gapped, Markup markup, Losses& losses, diag::Diagnostics& diagnostics);

/// GIFT's escapes resolved: `\=`, `\{`, `\:` and so on, `\n` for a new line.
[[nodiscard]] std::string unescaped(std::string_view text);

}  // namespace recto::exchange
