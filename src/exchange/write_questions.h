// Banks in the formats that are lists of questions rather than tables.
#pragma once

#include "bank/bank.h"
#include "exchange/export.h"
#include "exchange/losses.h"

#include <string>

namespace recto::exchange {

/// A heading a question below one for its topic; points and sources in sections of their own.
[[nodiscard]] std::string write_markdown(const bank::Bank& bank, const ExportOptions& options, Losses& losses);
/// A question of its short answer, or an essay without one; the explanation is feedback.
[[nodiscard]] std::string write_gift(const bank::Bank& bank, const ExportOptions& options, Losses& losses);
/// Essays whose answer the grader sees, with pictures inside.  Throws `diag::EnvironmentError` if one cannot be read.
[[nodiscard]] std::string write_moodle(const bank::Bank& bank, const ExportOptions& options, Losses& losses);

}  // namespace recto::exchange
