#include "support/small_home.h"

#include <algorithm>
#include <utility>

namespace recto::test {
namespace {

namespace fs = std::filesystem;

const char* const face = R"(
  <style id="meta" family="sans" size="6.5pt"/>
  <style id="prompt" family="serif" size="11pt"/>
  <style id="answer" family="serif" size="8pt"/>
  <front padding="5mm">
    <text field="prompt" style="prompt" grow="1" fit="shrink" min-size="7pt"/>
    <text style="meta">{deck} · {number} / {count}</text>
  </front>
  <back padding="5mm">
    <text field="short" style="answer" grow="1" fit="shrink" min-size="6pt"/>
    <text style="meta">{deck} · {number} / {count}</text>
  </back>
)";

std::string question(int number) {
  const std::string n = std::to_string(number);
  const char* const levels[] = {"junior", "mid", "senior"};
  const std::string level = levels[number % 3];
  const std::string topic = number % 2 == 0 ? "beta" : "alpha";
  const std::string tag = number <= 4 ? "early" : "late";
  return "  <question id=\"q" + n + "\" topic=\"" + topic + "\" level=\"" + level + "\" tags=\"" + tag +
         "\" minutes=\"" + n + "\">\n    <prompt>What is the answer to question number " + n +
         "?</prompt>\n    <short>It is the answer numbered " + n + ".</short>\n    <explanation><p>Because " + n +
         " follows " + std::to_string(number - 1) + ".</p></explanation>\n  </question>\n";
}

}  // namespace

std::string small_bank(const std::string& more) {
  std::string text = R"(<?xml version="1.0" encoding="UTF-8"?>
<bank id="small" title="Small bank" xml:lang="en">
  <levels><level id="junior" title="Junior" aliases="beginner"/><level id="mid" title="Middle"/><level id="senior" title="Senior"/></levels>
  <topics><topic id="alpha" title="Alpha"/><topic id="beta" title="Beta"/></topics>
)";
  for (int number = 1; number <= 8; ++number) text += question(number);
  return text + more + "</bank>\n";
}

std::string plain_layout(const std::string& id, const std::string& sheet, const std::string& grid,
                         const std::string& duplex) {
  return "<layout id=\"" + id + "\" kind=\"cards\" title=\"Plain\" theme=\"default\">\n  " + sheet + "\n  " + grid +
         "\n  " + duplex + face + "</layout>\n";
}

SmallHome::SmallHome() {
  const fs::path source = RECTO_SOURCE;
  fs::create_directory_symlink(source / "fonts", path() / "fonts");
  fs::create_directories(path() / "layouts");
  for (const auto& entry : fs::directory_iterator(source / "layouts")) {
    fs::create_symlink(entry.path(), path() / "layouts" / entry.path().filename());
  }
  write("layouts/plain.xml",
        plain_layout("plain", R"(<sheet size="A6" source="test"/>)",
                     R"(<grid columns="2" rows="2" card-width="50mm" card-height="70mm" left="2mm" top="3mm"/>)",
                     R"(<duplex flip="long-edge" turn="book"/>)"));
  write("decks/bank/small.xml", small_bank());
  write_deck("good", "<select/>", "<cards layout=\"plain\"/>");
}

void SmallHome::write_deck(const std::string& id, const std::string& select, const std::string& products) const {
  write("decks/" + id + ".xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<deck id=\"" + id +
                                    "\" title=\"A small deck\" bank=\"bank/small.xml\">\n  " + select + "\n  " +
                                    products + "\n</deck>\n");
}

Ending SmallHome::recto(std::vector<std::string> arguments) const { return recto(std::move(arguments), {}); }

Ending SmallHome::recto(std::vector<std::string> arguments, Command settings) const {
  arguments.insert(arguments.begin(), RECTO_BINARY);
  settings.words = std::move(arguments);
  settings.folder = path();
  return run(settings);
}

std::vector<FileState> state_of(const fs::path& folder) {
  std::vector<FileState> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files.push_back(
        {entry.path().lexically_relative(folder).string(), file_bytes(entry.path()), entry.last_write_time()});
  }
  std::ranges::sort(files, {}, &FileState::name);
  return files;
}

}  // namespace recto::test
