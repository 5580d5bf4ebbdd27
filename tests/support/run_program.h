// Runs another program and tells how it ended: for tests of the whole tool and for readers of what it wrote.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace recto::test {

struct Command {
  std::vector<std::string> words;             ///< program and arguments; the program is looked for in PATH
  std::filesystem::path folder = {};          ///< current folder; empty: the test's own
  std::string input = {};                     ///< standard input
  std::string output_file = {};               ///< standard output goes there; empty: it is caught
  std::vector<std::string> environment = {};  ///< `NAME=VALUE`, over the test's own
  std::optional<std::uint64_t> largest_file =
      std::nullopt;                                   ///< bytes a file may grow to; more is an error, not a signal
  std::optional<double> killed_after = std::nullopt;  ///< seconds until it is killed without warning
};

struct Ending {
  int code = 0;    ///< exit code; -1 if a signal ended it
  int signal = 0;  ///< 0 if none did
  std::string out;
  std::string err;
};

/// Runs to the end.  `NO_COLOR` and `SOURCE_DATE_EPOCH` are unset unless `environment` sets them.
/// Throws `std::runtime_error` if it cannot be started.
[[nodiscard]] Ending run(const Command& command);

/// Standard output of a reader that must succeed and must not complain: anything on standard error throws.
[[nodiscard]] std::string read_with(std::vector<std::string> words);

[[nodiscard]] std::string file_bytes(const std::filesystem::path& path);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

}  // namespace recto::test
