// Entity and character references.  Internal to `xml`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recto::xml {

/// What is wrong with a reference.
struct EntityFault {
  std::string code;
  std::string message;
  std::string note;  ///< may be empty
};

/// Checks `&lt;`, `&#233;`, `&#xE9;` …: one of XML's five entities, or a number that is a character other than a
/// control. Requires the ampersand and the semicolon, and something between them.
[[nodiscard]] std::optional<EntityFault> entity_fault(std::string_view written);

/// The fault of an ampersand that begins no reference.
[[nodiscard]] EntityFault bare_ampersand();

}  // namespace recto::xml
