#include "support/small_home.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/mount.h>

using recto::test::Ending;
using recto::test::file_bytes;
using recto::test::small_bank;
using recto::test::SmallHome;
using recto::test::state_of;

namespace {

namespace fs = std::filesystem;

/// A good run's files, made old enough to see whether they are written again.
void write_old_output(const SmallHome& home) {
  REQUIRE(home.recto({"build", "good"}).code == 0);
  for (const auto& entry : fs::directory_iterator(home.output())) {
    fs::last_write_time(entry.path(), fs::last_write_time(entry.path()) - std::chrono::hours(1));
  }
}

/// A deck that takes about a second: many questions, each with words of its own.
void write_big_deck(const SmallHome& home) {
  std::string questions;
  for (int i = 0; i < 6000; ++i) {
    const auto n = std::to_string(i);
    questions +=
        "<question id=\"big" + n + "\" topic=\"alpha\" level=\"mid\"><prompt>Which number comes after number " + n +
        " if one counts in steps of " + std::to_string(i % 89) + " from there?</prompt><short>Number " +
        std::to_string(i + i % 89) + ", unless someone miscounted before " + n + " was reached.</short></question>\n";
  }
  home.write("decks/bank/small.xml", small_bank(questions));
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

/// A small file system in a folder; not every place lets a test mount one.
class TinyDisk {
 public:
  explicit TinyDisk(const fs::path& folder) : folder_{folder} {
    fs::create_directories(folder);
    mounted_ = mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=32k") == 0;
  }
  ~TinyDisk() {
    if (mounted_) umount(folder_.c_str());
  }
  TinyDisk(const TinyDisk&) = delete;
  TinyDisk& operator=(const TinyDisk&) = delete;
  [[nodiscard]] bool mounted() const { return mounted_; }

 private:
  fs::path folder_;
  bool mounted_;
};

}  // namespace

TEST_CASE("a file that cannot grow is told, and the old one stays whole with nothing beside it") {
  const SmallHome home;
  write_old_output(home);
  const auto before = state_of(home.output());
  for (const std::uint64_t limit : {0U, 1000U, 4096U}) {
    CAPTURE(limit);
    const auto ending = home.recto({"build", "good"}, {.largest_file = limit});
    CHECK(ending.code == 3);
    CHECK(ending.signal == 0);
    CHECK(ending.out.empty());
    CHECK(state_of(home.output()) == before);
  }
}

TEST_CASE("a full disk is told, and the old file stays whole with nothing beside it") {
  const SmallHome home;
  const TinyDisk disk(home.output());
  if (!disk.mounted()) {
    MESSAGE("not allowed to mount a file system here");
    return;
  }
  home.write("output/good-plain.pdf", "what an earlier run wrote");
  home.write("output/filler", std::string(20'000, 'x'));
  const auto before = state_of(home.output());
  const auto ending = home.recto({"build", "good"});
  CHECK(ending.code == 3);
  CHECK(ending.err == "recto: error: `output/good-plain.pdf` cannot be written: No space left on device\n");
  CHECK(state_of(home.output()) == before);
}

TEST_CASE("standard output that takes nothing is an error of the environment") {
  const SmallHome home;
  const std::vector<std::vector<std::string>> commands{{"build", "good", "-o", "-"},
                                                       {"build", "good"},
                                                       {"list", "questions"},
                                                       {"list", "levels", "--json"},
                                                       {"show", "q1"}};
  for (const auto& command : commands) {
    CAPTURE(command.front());
    CAPTURE(command.back());
    const auto ending = home.recto(command, {.output_file = "/dev/full"});
    CHECK(ending.code == 3);
    CHECK(ending.err.find("No space left on device") != std::string::npos);
  }
}

TEST_CASE("an output folder that cannot be made is told by name") {
  const SmallHome home;
  home.write("file", "not a folder");
  for (const char* folder : {"file", "file/below", "/proc/nowhere"}) {
    CAPTURE(folder);
    const auto ending = home.recto({"build", "good", "-o", folder});
    CHECK(ending.code == 3);
    CHECK(ending.out.empty());
    CHECK(ending.err.rfind("recto: error: `" + std::string(folder), 0) == 0);
    CHECK(ending.err.find("filesystem error") == std::string::npos);
  }
  CHECK(file_bytes(home.path() / "file") == "not a folder");
}

TEST_CASE("an output file that is a folder is told by name and the others are written or left") {
  const SmallHome home;
  fs::create_directories(home.output() / "good-plain.pdf");
  const auto ending = home.recto({"build", "good"});
  CHECK(ending.code == 3);
  CHECK(ending.err == "recto: error: `output/good-plain.pdf` cannot be written: Is a directory\n");
  CHECK(state_of(home.output()).empty());
}

TEST_CASE("a killed run leaves the old file whole and nothing beside it") {
  const SmallHome home;
  write_old_output(home);
  write_big_deck(home);
  const auto before = file_bytes(home.output() / "good-plain.pdf");
  int killed = 0;
  for (const double seconds : {0.05, 0.2, 0.4}) {
    CAPTURE(seconds);
    killed += home.recto({"build", "good", "--jobs", "1"}, {.killed_after = seconds}).signal == SIGKILL ? 1 : 0;
    const auto after = file_bytes(home.output() / "good-plain.pdf");
    CHECK((after == before || after.ends_with("%%EOF\n")));
    CHECK(names_in(home.output()) == std::vector<std::string>{"good-plain.pdf", "good.manifest.json"});
  }
  CHECK(killed > 0);
  CHECK(home.recto({"build", "good", "-q"}).code == 0);
  CHECK(file_bytes(home.output() / "good-plain.pdf").size() > before.size());
}

TEST_CASE("a product of which no card can be made is told card by card, and the old files stay") {
  const SmallHome home;
  write_old_output(home);
  const auto before = state_of(home.output());
  const std::string prompt = "<prompt>" + std::string(400, 'W') + "</prompt><short>Yes.</short></question>\n";
  home.write("decks/bank/wide.xml",
             "<bank id=\"wide\" title=\"Wide\" xml:lang=\"en\"><levels><level id=\"one\" title=\"One\"/></levels>"
             "<topics><topic id=\"all\" title=\"All\"/></topics>\n"
             "<question id=\"w1\" level=\"one\" topic=\"all\">" +
                 prompt + "<question id=\"w2\" level=\"one\" topic=\"all\">" + prompt + "</bank>");
  home.write("decks/good.xml",
             "<deck id=\"good\" title=\"Wide\" bank=\"bank/wide.xml\"><select/><cards layout=\"a4-a8\" "
             "name=\"plain\"/></deck>");
  for (const char* output : {"output", "-"}) {
    CAPTURE(output);
    const auto ending = home.recto({"build", "good", "-o", output});
    CHECK(ending.code == 1);
    CHECK(ending.signal == 0);
    CHECK(ending.out.empty());
    CHECK(ending.err.find("decks/bank/wide.xml:2:") != std::string::npos);
    CHECK(ending.err.find("decks/bank/wide.xml:3:") != std::string::npos);
    CHECK(ending.err.find("question `w2`, front") != std::string::npos);
    CHECK(state_of(home.output()) == before);
  }
  CHECK(home.recto({"check", "good"}).code == 1);
}

TEST_CASE("a product without a page is told at its place") {
  const SmallHome home;
  home.write("layouts/bare.xml",
             "<layout id=\"bare\" kind=\"document\" purpose=\"handout\" title=\"Bare\" theme=\"default\">"
             "<sheet size=\"A4\"/><page top=\"20mm\" right=\"20mm\" bottom=\"20mm\" left=\"20mm\"/>"
             "<flow item-gap=\"8mm\"/><style id=\"body\" family=\"serif\" size=\"10pt\" leading=\"1.3\"/>"
             "<item><text field=\"memory-aid\" style=\"body\"/></item></layout>");
  home.write_deck("empty", "<select/>", "<handout layout=\"bare\"/>");
  const auto ending = home.recto({"build", "empty"});
  CHECK(ending.code == 1);
  CHECK(ending.err.find("error: `empty-bare.pdf` would have no page") != std::string::npos);
  CHECK(ending.err.find("decks/empty.xml:") == 0);
}

TEST_CASE("a read-only old file in a writable folder is replaced whole, by rename") {
  const SmallHome home;
  write_old_output(home);
  const auto old = home.output() / "good-plain.pdf";
  const auto kept = home.path() / "kept.pdf";
  fs::create_hard_link(old, kept);
  home.write("decks/good.xml",
             "<deck id=\"good\" title=\"Another title\" bank=\"bank/small.xml\"><select/>"
             "<cards layout=\"plain\"/></deck>");
  const auto before = file_bytes(kept);
  CHECK(home.recto({"build", "good"}).code == 0);
  CHECK(file_bytes(kept) == before);
  CHECK(file_bytes(old) != before);
}

TEST_CASE("one product goes to standard output, whole and alone") {
  const SmallHome home;
  REQUIRE(home.recto({"build", "good"}).code == 0);
  const auto ending = home.recto({"build", "good", "-o", "-"});
  CHECK(ending.code == 0);
  CHECK(ending.err.empty());
  CHECK((ending.out == file_bytes(home.output() / "good-plain.pdf")));
}

TEST_CASE("two products do not go to standard output") {
  const SmallHome home;
  home.write_deck("two", "<select/>", "<cards layout=\"plain\"/><cards layout=\"plain\" name=\"more\"/>");
  const auto two_products = home.recto({"build", "two", "-o", "-"});
  CHECK(two_products.code != 0);
  CHECK(two_products.out.empty());
  const auto two_decks = home.recto({"build", "good", "two", "-o", "-"});
  CHECK(two_decks.code != 0);
  CHECK(two_decks.out.empty());
}
