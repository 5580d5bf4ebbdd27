// Alphabetical order as a language has it.
#pragma once

#include <string>
#include <vector>

namespace recto::unicode {

/// A key for each text: keys compare as bytes do as their texts stand in an index of `language` (BCP 47; an unknown one
/// is sorted as most are).
///
/// Ä stands with A in German and after Z in Swedish (Unicode Collation Algorithm, tailored by CLDR), numbers by their
/// value, punctuation counts only where all else is equal (UTS #10, shifted).  Throws `std::runtime_error` if ICU has
/// no data.
[[nodiscard]] std::vector<std::string> collation_keys(const std::vector<std::string>& texts,
                                                      const std::string& language);

}  // namespace recto::unicode
