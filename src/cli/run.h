// The command line.
#pragma once

namespace recto::cli {

/// Runs recto and returns its exit code: 0 done, 1 input has errors, 2 usage, 3 environment.
/// Data goes to stdout, diagnostics and progress to stderr.
[[nodiscard]] int run(int argc, char** argv);

}  // namespace recto::cli
