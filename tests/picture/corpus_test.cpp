#include "picture/reading.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

TEST_CASE("every picture of the fuzzing corpus is read or refused") {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(RECTO_SOURCE) / "tests/fuzz/corpus/picture")) {
    paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  CHECK_FALSE(paths.empty());
  for (const auto& path : paths) {
    CAPTURE(path);
    const auto reading = recto::test::read_path(path);
    CHECK(reading.picture.has_value() == !reading.diagnostics.has_errors());
  }
}
