// Foreign files as banks, for comparing.
#pragma once

#include "exchange/open.h"
#include "support/temporary_folder.h"

#include <optional>
#include <string>
#include <string_view>

namespace recto::test {

/// A bank opened from `bytes` in a file `name`, and what was said meanwhile (remarks left out).
struct Imported {
  Imported(const std::string& name, std::string_view bytes, const exchange::OpenOptions& options = {});

  std::optional<exchange::Assembled> result;
  std::string said;     ///< `summary` of errors and warnings
  std::string remarks;  ///< of remarks
  std::string bank;     ///< `dump` of the bank
};

/// One part a line: "id [level, topic] #tag: prompt", then the others indented with their names.
[[nodiscard]] std::string dump(const bank::Bank& bank);

}  // namespace recto::test
