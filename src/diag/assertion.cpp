#include "diag/assertion.h"

#include <cstdio>
#include <cstdlib>

namespace recto::diag {

void assertion_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "recto: bug at %s:%d: not true: %s\n", file, line, expression);
  std::abort();
}

}  // namespace recto::diag
