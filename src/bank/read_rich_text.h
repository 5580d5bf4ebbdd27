// Reading rich text.  Internal to `bank`.
#pragma once

#include "bank/rich_text.h"
#include "diag/diagnostics.h"
#include "xml/document.h"

#include <string>
#include <string_view>

namespace recto::bank {

/// What a text needs to know of its surroundings.
struct Surroundings {
  std::string bank_language;
  std::string file_language;  ///< for elements without an `xml:lang` above them
  diag::Diagnostics* diagnostics = nullptr;

  /// In force at `element`.
  [[nodiscard]] std::string_view language(const xml::Element& element) const;
};

/// The text of `element`: white space folded as in HTML (runs become one space, none at the ends or beside a line
/// break), neighbours with equal marks joined.  Reports an empty one and what does not belong in it.
[[nodiscard]] Inline read_inline(const xml::Element& element, const Surroundings& surroundings);

/// The blocks of an `explanation`.
[[nodiscard]] Blocks read_blocks(const xml::Element& explanation, const Surroundings& surroundings);

}  // namespace recto::bank
