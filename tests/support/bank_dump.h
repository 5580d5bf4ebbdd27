// A bank's values as text, for comparing.
#pragma once

#include "bank/bank.h"

#include <string>

namespace recto::test {

/// Spans in brackets with their marks: "When does [QuerySet|code] run?".  Line breaks are "\n".
[[nodiscard]] std::string dump(const bank::Inline& text);
/// One block or list item a line, indented by depth.
[[nodiscard]] std::string dump(const bank::Blocks& blocks);

}  // namespace recto::test
