// Problems are counted as they are added, so they are added again with their new severity.
#include "build/weigh.h"

#include <utility>

namespace recto::build {

diag::Diagnostics weighed(diag::Diagnostics diagnostics, Warnings warnings) {
  if (warnings == Warnings::reported) return diagnostics;
  diag::Diagnostics result;
  for (auto each : diagnostics.all()) {
    if (each.severity == diag::Severity::warning) each.severity = diag::Severity::error;
    result.append(std::move(each));
  }
  return result;
}

}  // namespace recto::build
