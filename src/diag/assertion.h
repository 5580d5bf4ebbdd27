// Mistakes of ours: checks that stay on in release.
#pragma once

namespace recto::diag {

/// Prints where and what, and aborts.
[[noreturn]] void assertion_failed(const char* expression, const char* file, int line);

}  // namespace recto::diag

/// Requires `expression`; a false one is a bug in recto, never the user's fault.
#define RECTO_ASSERT(expression) \
  ((expression) ? static_cast<void>(0) : ::recto::diag::assertion_failed(#expression, __FILE__, __LINE__))
