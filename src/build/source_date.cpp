// All of the variable must be a number: a date that was half understood would make builds differ in silence.
#include "build/source_date.h"

#include "diag/environment_error.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <cstring>

namespace recto::build {

std::optional<std::int64_t> source_date() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr || *text == '\0') return std::nullopt;
  std::int64_t seconds = 0;
  const char* end = text + std::strlen(text);
  const auto [stop, error] = std::from_chars(text, end, seconds);
  if (error != std::errc{} || stop != end || seconds < 0) {
    throw diag::EnvironmentError(fmt::format("SOURCE_DATE_EPOCH is `{}`, not a number of seconds", text));
  }
  return seconds;
}

}  // namespace recto::build
