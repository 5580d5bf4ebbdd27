// Text of a bank as XML.
#pragma once

#include "bank/rich_text.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::exchange {

[[nodiscard]] std::string escaped(std::string_view text);
/// ` name="value"` with white space folded; nothing for an empty value.
[[nodiscard]] std::string attribute(std::string_view name, std::string_view value);
/// Inline text with its marks as elements.  `gaps` are those of the question whose prompt it is.
[[nodiscard]] std::string as_xml(const bank::Inline& text, const std::vector<bank::Gap>& gaps = {});

}  // namespace recto::exchange
