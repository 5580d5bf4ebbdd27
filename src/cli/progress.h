// A line of progress on a terminal, and nowhere else.
#pragma once

#include "cli/report.h"

#include <string>

namespace recto::cli {

/// Shows what is being worked on while it lives; clears the line when done.
class Progress {
 public:
  Progress(Format format, const std::string& what);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

 private:
  bool shown_;
};

}  // namespace recto::cli
