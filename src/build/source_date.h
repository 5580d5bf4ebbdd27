// The date that outputs bear.
#pragma once

#include <cstdint>
#include <optional>

namespace recto::build {

/// Seconds since 1970 from SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/); nullopt if it
/// is not set: outputs then have no date.  Throws `diag::EnvironmentError` for what is no number.
[[nodiscard]] std::optional<std::int64_t> source_date();

}  // namespace recto::build
