// Banks in a folder of their own, for as long as a test runs.
#pragma once

#include "bank/bank.h"
#include "diag/diagnostics.h"
#include "support/temporary_folder.h"

#include <optional>
#include <string>

namespace recto::test {

/// Levels junior (beginner), mid, senior; topics orm, forms, testing; `content` after them.
[[nodiscard]] std::string bank_with(const std::string& content);

/// A question with an id, level mid, topic orm, and a prompt.
[[nodiscard]] std::string question(const std::string& id, const std::string& more_attributes = {},
                                   const std::string& content = "<prompt>Why?</prompt>");

/// A bank read from `text` as `bank.xml`, and what was said meanwhile.
struct ReadBank {
  explicit ReadBank(const std::string& text);
  ReadBank(const TemporaryFolder& files, const std::string& path);

  diag::Diagnostics diagnostics;
  std::optional<bank::Bank> bank;
  std::string said;  ///< `summary` of the diagnostics
};

}  // namespace recto::test
