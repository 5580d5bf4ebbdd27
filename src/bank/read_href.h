// Addresses that links lead to.
#pragma once

#include "xml/document.h"

#include <string>

namespace recto::bank {

/// The `href` of a link or source: an address that a reader of the printed page can open.  Empty if there is none; what
/// is no such address is an error.
[[nodiscard]] std::string read_href(const xml::Element& element, diag::Diagnostics& diagnostics);

}  // namespace recto::bank
