// A bank as JSON, whole: for other tools, and back.
#pragma once

#include "bank/bank.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace recto::exchange {

/// The schema number of these files; readers refuse a greater one.
inline constexpr int bank_schema = 1;

/// Every part of a bank but places and file names.  Text is a list of spans (`text`, and `marks`, `href`, `lang` where
/// they are set), blocks are objects with a `kind`.  Pictures are named from `folder`, where the file will be.
[[nodiscard]] std::string write_json(const bank::Bank& bank, const std::filesystem::path& folder);

/// Reads it back through the bank's assembler.  `path` is kept as the bank's file.  Problems go to `diagnostics`.
[[nodiscard]] std::optional<bank::Bank> read_json(const std::shared_ptr<const diag::Source>& source,
                                                  diag::Diagnostics& diagnostics);

}  // namespace recto::exchange
