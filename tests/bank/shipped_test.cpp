#include "bank/bank.h"
#include "support/messages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace recto;

namespace {

std::vector<std::string> shipped_banks() {
  std::vector<std::string> banks;
  for (const auto& entry : std::filesystem::directory_iterator(RECTO_SOURCE "/decks/bank")) {
    if (entry.path().extension() == ".xml") banks.push_back(entry.path().string());
  }
  std::sort(banks.begin(), banks.end());
  return banks;
}

}  // namespace

TEST_CASE("every bank that is shipped reads without a word") {
  REQUIRE_FALSE(shipped_banks().empty());
  for (const auto& path : shipped_banks()) {
    CAPTURE(path);
    diag::Diagnostics diagnostics;
    const auto bank = bank::read(path, diag::whole_file(path), diagnostics);
    CHECK_MESSAGE(bank.has_value(), test::messages(diagnostics));
    CHECK(diagnostics.all().empty());
  }
}

TEST_CASE("every file of a shipped bank is included by it") {
  for (const auto& path : shipped_banks()) {
    diag::Diagnostics diagnostics;
    const auto bank = bank::read(path, diag::whole_file(path), diagnostics);
    const auto folder = std::filesystem::path(path).replace_extension();
    if (!bank || !std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".xml") continue;
      CAPTURE(entry.path().string());
      CHECK(std::find(bank->files.begin(), bank->files.end(), entry.path().string()) != bank->files.end());
    }
  }
}
