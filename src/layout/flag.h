// Attributes that say yes or no.
#pragma once

#include "diag/diagnostics.h"
#include "xml/document.h"

#include <optional>
#include <string_view>

namespace recto::layout {

/// Absent: nullopt, no message; anything but `yes` and `no` is an error.
[[nodiscard]] std::optional<bool> flag(const xml::Element& element, std::string_view name,
                                       diag::Diagnostics& diagnostics);

}  // namespace recto::layout
