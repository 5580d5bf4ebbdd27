// Reading one question.  Internal to `bank`.
#pragma once

#include "bank/assembler.h"
#include "bank/read_rich_text.h"

namespace recto::bank {

/// Reads `element`.  `bank` knows its levels and topics already.  What is wrong is reported and left empty.
[[nodiscard]] Draft read_question(const xml::Element& element, Assembler& bank, const Surroundings& surroundings);

}  // namespace recto::bank
