#include "support/golden.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace recto::test {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// "line 3: was `…`, is `…`"
std::string first_difference(const std::string& was, const std::string& is) {
  std::istringstream old_lines(was);
  std::istringstream new_lines(is);
  for (int number = 1;; ++number) {
    std::string before;
    std::string after;
    const bool has_before = static_cast<bool>(std::getline(old_lines, before));
    const bool has_after = static_cast<bool>(std::getline(new_lines, after));
    if (!has_before && !has_after) return "only line ends differ";
    if (has_before == has_after && before == after) continue;
    return "line " + std::to_string(number) + ": was `" + before + "`, is `" + after + "`";
  }
}

}  // namespace

void check_golden(std::string_view name, const std::string& text) {
  const auto path = std::filesystem::path(RECTO_SOURCE) / "tests" / "golden" / (std::string(name) + ".txt");
  const std::string kept = content_of(path);
  if (kept == text) return;
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update != nullptr && std::string_view(update) == "1") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    FAIL_CHECK("wrote " << path.string() << ": read what changed, and run again");
    return;
  }
  FAIL_CHECK(path.filename().string() << " differs, " << first_difference(kept, text));
}

}  // namespace recto::test
