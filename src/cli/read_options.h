// The options of `recto calibrate` that speak of what was read off the sheet.
#pragma once

#include "cli/calibrate.h"

namespace CLI {
class App;
}  // namespace CLI

namespace recto::cli {

/// Adds `--read`, which sets `read`, and the options that need it.
void add_read(CLI::App& app, ReadOptions& options, bool& read);

}  // namespace recto::cli
