// Multiple choice in a bank of open questions.
#pragma once

#include "exchange/entry.h"

namespace recto::exchange {

/// Puts the choices under the prompt, labeled A, B, C, …, the right ones into the short answer, and what is said of
/// each into the explanation: so they print on every layout.  Leaves an entry without choices alone.
void flatten_choices(Entry& entry);

/// "A" to "Z", then "AA".
[[nodiscard]] std::string choice_label(std::size_t index);

}  // namespace recto::exchange
