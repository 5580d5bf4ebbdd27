// Trouble with the world: unreadable file, missing font, full disk, library failure.
#pragma once

#include <stdexcept>

namespace recto::diag {

/// Carries file and cause in its text; `main` ends with exit code 3.
class EnvironmentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace recto::diag
