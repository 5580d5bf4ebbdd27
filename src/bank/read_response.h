// Reading how a question is answered.  Internal to `bank`.
#pragma once

#include "bank/read_rich_text.h"
#include "bank/response.h"

#include <string_view>

namespace recto::bank {

/// Whether an element of this name says how a question is answered.
[[nodiscard]] bool is_response(std::string_view name);

/// Reads such an element.  What cannot be asked on paper is an error: no right choice, nothing to order.
[[nodiscard]] Response read_response(const xml::Element& element, const Surroundings& surroundings);

}  // namespace recto::bank
