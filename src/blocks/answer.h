// What is right of a question, in few words, and whether there is something to choose.
#pragma once

#include "bank/bank.h"
#include "blocks/scope.h"

#include <string>
#include <vector>

namespace recto::blocks {

/// Whether there is something to choose, match, order, tick or write a number on.
[[nodiscard]] bool has_choices(const bank::Question& question);
/// Whether the question says what is right: it has a response or gaps.
[[nodiscard]] bool has_answer(const bank::Question& question);
/// Whether there is a short answer, or what stands for it.
[[nodiscard]] bool has_short_answer(const Scope& scope);

/// What is right, a line each: "B  `Q(a=1)`" for each right choice in the order shown, "1 C · 2 A" for pairs, the
/// letters of things in their order, the answers of gaps, true or false, a number with its tolerance and unit.
[[nodiscard]] std::vector<bank::Inline> answer_lines(const Scope& scope);

/// What stands for a short answer that is not there: what is right, else the first paragraph of the explanation;
/// nothing that the layout shows anyway (`Scope::Shown`).
[[nodiscard]] std::vector<bank::Inline> short_answer_lines(const Scope& scope);

/// The words that a gap question offers, in the order shown; none if it offers none.
[[nodiscard]] std::vector<std::string> word_bank(const bank::Question& question, const std::vector<int>& options);

/// "True" or "False" in `language`, in English if that is not known.
[[nodiscard]] std::string verdict_word(bank::TrueFalse::Answer answer, const std::string& language);

}  // namespace recto::blocks
