// Reading one question.  Internal to `bank`.
#pragma once

#include "bank/bank.h"
#include "bank/read_rich_text.h"
#include "xml/schema.h"

#include <vector>

namespace recto::bank {

/// A question and the names in it that only the whole bank can check.
struct RawQuestion {
  Question question;
  std::vector<xml::Word> names;     ///< id and aliases
  std::vector<xml::Word> see_also;  ///< not yet in the question
};

/// Reads `element`.  Levels and topics of `bank` are known already.  What is wrong is reported and left empty.
[[nodiscard]] RawQuestion read_question(const xml::Element& element, const Bank& bank,
                                        const Surroundings& surroundings);

}  // namespace recto::bank
