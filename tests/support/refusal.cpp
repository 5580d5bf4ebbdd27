#include "support/refusal.h"

#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace recto::test {
namespace {

void write_old_output(const SmallHome& home) {
  for (const char* name : {"bad-plain.pdf", "bad.manifest.json"}) {
    home.write(std::string("output/") + name, "what an earlier run wrote");
    const auto file = home.output() / name;
    std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) - std::chrono::hours(1));
  }
}

}  // namespace

void check_refused(const Refusal& bad) {
  CAPTURE(bad.about);
  const SmallHome home;
  for (const auto& file : bad.files) home.write(file.name, file.content);
  write_old_output(home);
  const auto before = state_of(home.output());
  const Ending ending = home.recto({"build", "decks/bad.xml"});
  CHECK(ending.code == 1);
  CHECK(ending.out.empty());
  const auto lines = lines_of(ending.err);
  CHECK((lines.empty() ? std::string() : lines.front()) == bad.first_line);
  if (!bad.note.empty()) {
    CAPTURE(ending.err);
    CHECK(std::ranges::find(lines, "  note: " + bad.note) != lines.end());
  }
  CHECK(state_of(home.output()) == before);
}

}  // namespace recto::test
