// `recto build` and `recto check`: runs the application and prints what it returns.
#pragma once

#include "build/request.h"
#include "cli/report.h"

#include <optional>
#include <string>

namespace recto::cli {

struct BuildOptions {
  build::Request request;
  std::optional<std::string> home;
  std::optional<std::string> printer;  ///< a profile's id, or `none`; without it the default one
  std::string output = "output";       ///< folder, or `-`: the only product to stdout
  Format format = Format::text;
  Verbosity verbosity = Verbosity::normal;
  std::string deps;  ///< file for make and ninja; empty: none
};

/// Returns the exit code.
[[nodiscard]] int build(BuildOptions options);

}  // namespace recto::cli
