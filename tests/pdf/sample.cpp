#include "pdf/sample.h"

#include <fmt/format.h>

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <utility>

namespace recto::pdf::sample {
namespace {

using namespace geometry::literals;

text::Family family(std::string id, std::string path) {
  return {.id = id, .name = id, .license = "OFL", .files = {{.path = std::move(path)}}};
}

text::Family variable_family() {
  auto made = family("variable", "truetype/inter-vf/Inter-roman.var.ttf");
  made.files[0].axes = {{"wght", 700.0}};
  return made;
}

void append(std::vector<page::Item>& to, std::vector<page::Item> items) {
  for (auto& item : items) to.push_back(std::move(item));
}

std::shared_ptr<const page::Picture> chequers() {
  page::Picture picture{.width = 2, .height = 2, .components = 3};
  picture.data = std::string("\xFF\x00\x00\x00\xFF\x00\x00\x00\xFF\xFF\xFF\x00", 12);
  picture.alpha = "\xFF\xFF\xFF\x80";
  return std::make_shared<const page::Picture>(picture);
}

void add_texts(std::vector<page::Item>& items) {
  append(items, line("Office affairs: fi ffi, AVATAR", {20_mm, 30_mm}, {.points = 24, .tag = {1}}));
  append(items, line("Efficient waffles & fjords — “quotes”", {20_mm, 45_mm}, {.family = "inter", .tag = {2}}));
  append(items, line("日本語の文字と漢字", {20_mm, 55_mm}, {.family = "cjk", .language = "ja", .tag = {2}}));
  append(items, line("السلام عليكم", {20_mm, 65_mm}, {.family = "arabic", .language = "ar", .tag = {2}}));
  append(items, line("हिन्दी क्षत्रिय", {20_mm, 75_mm}, {.family = "devanagari", .language = "hi", .tag = {2}}));
  append(items, line("See the manual", {20_mm, 85_mm}, {.ink = 0x0645AD, .tag = {3}}));
  append(items, line("page 1", {180_mm, 285_mm}, {.points = 8}));
}

void add_drawings(std::vector<page::Item>& items) {
  items.push_back(
      {page::Fill{.box = {{20_mm, 100_mm}, {30_mm, 10_mm}}, .radius = 2_mm, .color = {0xCC3300}, .tag = {}}});
  items.push_back({page::Stroke{.from = {20_mm, 120_mm},
                                .to = {100_mm, 120_mm},
                                .width = 1_pt,
                                .color = {0x808080},
                                .dash = 2_mm,
                                .round_caps = true}});
  page::Path triangle{.filled = true, .fill = {0x336699}, .stroke_width = 1_pt, .tag = {4}};
  using Kind = page::Path::Step::Kind;
  triangle.steps = {{.kind = Kind::move, .a = {60_mm, 110_mm}},
                    {.kind = Kind::line, .a = {70_mm, 110_mm}},
                    {.kind = Kind::curve, .a = {70_mm, 105_mm}, .b = {68_mm, 100_mm}, .c = {65_mm, 100_mm}},
                    {.kind = Kind::close}};
  items.push_back({triangle});
  items.push_back({page::Image{.picture = chequers(), .box = {{80_mm, 100_mm}, {15_mm, 10_mm}}, .tag = {4}}});
  items.push_back({page::Image{.picture = chequers(),
                               .box = {{100_mm, 100_mm}, {10_mm, 15_mm}},
                               .quarter_turns = 1,
                               .mirrored = true,
                               .tag = {4}}});
  auto face = std::make_shared<std::vector<page::Item>>(line("Upside down", {5_mm, 10_mm}, {.tag = {2}}));
  items.push_back(
      {page::Group{.origin = {20_mm, 140_mm}, .size = {60_mm, 20_mm}, .turn = geometry::Turn::half, .items = face}});
  items.push_back({page::Group{.origin = {90_mm, 140_mm}, .size = {60_mm, 20_mm}, .items = face}});
}

}  // namespace

const text::FontSet& fonts() {
  static const text::FontSet set{text::FontCatalogue{
      .folder = "/usr/share/fonts",
      .families = {family("sans", "truetype/dejavu/DejaVuSans.ttf"),
                   family("inter", "opentype/inter/Inter-Regular.otf"),
                   family("cjk", "opentype/noto/NotoSansCJK-Regular.ttc"),
                   family("arabic", "truetype/noto/NotoNaskhArabic-Regular.ttf"),
                   family("devanagari", "truetype/noto/NotoSansDevanagari-Regular.ttf"),
                   family("hebrew", "truetype/noto/NotoSansHebrew-Regular.ttf"), variable_family()},
      .fallbacks = {{.script = {}, .language = {}, .families = {"sans", "arabic", "devanagari", "cjk"}}},
      .hyphenation = {},
      .files = {}}};
  return set;
}

std::vector<page::Item> line(std::string_view utf8, geometry::Point origin, const Setting& setting) {
  text::Typesetter typesetter{fonts()};
  text::Paragraph paragraph{.language = setting.language};
  text::Span span{.text = std::string{utf8}};
  span.style.family = setting.family;
  span.style.ink = setting.ink;
  paragraph.spans.push_back(span);
  text::Form form{.measure = 500_mm, .size = geometry::Length::pt(setting.points)};
  form.breaking = text::Form::Breaking::none;
  const auto set = typesetter.set(typesetter.shape(paragraph), form);
  std::vector<page::Item> items;
  for (auto run : set.lines.at(0).runs) {
    // From the line's left edge, whatever the direction.
    run.origin = run.origin - geometry::Point{set.lines[0].runs[0].origin.x, {}} + origin;
    run.language = setting.language;
    items.push_back({page::Text{.run = std::move(run), .tag = setting.tag}});
  }
  return items;
}

page::Page a4(std::vector<page::Item> items) {
  const geometry::Size size{210_mm, 297_mm};
  return {.size = size, .trim = {{}, size}, .bleed = {{}, size}, .label = {}, .items = std::move(items)};
}

page::Document document(std::vector<page::Item> items) {
  page::Document made;
  made.info.title = "Sample";
  made.pages.push_back(a4(std::move(items)));
  return made;
}

std::string written(page::Document document, Options options) {
  std::string bytes;
  const auto result = write(
      page::stream(std::move(document)), fonts(), [&](std::string_view part) { bytes += part; }, options);
  if (result.bytes != bytes.size()) throw std::logic_error{"wrong count of bytes"};
  return bytes;
}

page::Document everything() {
  std::vector<page::Item> items;
  add_texts(items);
  add_drawings(items);
  items.push_back(
      {page::Link{.box = {{20_mm, 81_mm}, {30_mm, 6_mm}}, .target = "https://example.org/a(b)", .tag = {3}}});
  items.push_back(
      {page::Link{.box = {{20_mm, 281_mm}, {30_mm, 6_mm}}, .target = page::Destination{1, 20_mm}, .tag = {5}}});
  auto made = document(std::move(items));
  made.info = {.title = "Żółw & 𝄞 <sample>",
               .author = "A. N. Author",
               .subject = "Testing",
               .keywords = "one; two",
               .creator = "recto test",
               .language = "en",
               .duplex = page::DuplexHint::long_edge,
               .tagging = page::Tagging::tagged};
  made.pages.push_back(a4(line("The second page", {20_mm, 30_mm}, {.tag = {6}})));
  made.pages[1].label = "A-7";
  made.ending.outline = {{.title = "First", .depth = 0, .target = {0, 20_mm}},
                         {.title = "Zweites Ünder", .depth = 1, .target = {1, 20_mm}},
                         {.title = "Third", .depth = 0, .target = {1, 50_mm}}};
  made.ending.structure = {{.role = "Document"},
                           {.role = "H1", .parent = 0},
                           {.role = "P", .parent = 0},
                           {.role = "Link", .parent = 2},
                           {.role = "Figure", .parent = 0, .alt = "coloured shapes"},
                           {.role = "Link", .parent = 0, .alt = "to the second page"},
                           {.role = "P", .parent = 0}};
  return made;
}

std::string between(std::string_view text, std::string_view begin, std::string_view end) {
  const auto from = text.find(begin);
  if (from == std::string_view::npos) return {};
  const auto to = text.find(end, from + begin.size());
  if (to == std::string_view::npos) return {};
  return std::string{text.substr(from + begin.size(), to - from - begin.size())};
}

int count(std::string_view text, std::string_view part) {
  int found = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

std::string in_hexadecimal(std::string_view operators) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < operators.size(); ++i) {
    char c = operators[i];
    if (!inside) {
      inside = c == '(';
      out += inside ? '<' : c;
    } else if (c == ')') {
      inside = false;
      out += '>';
    } else {
      if (c == '\\') {
        c = operators[++i];
        if (c == 'r') c = '\r';
      }
      out += fmt::format("{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

File::File(std::string_view bytes) {
  auto pattern = (std::filesystem::temp_directory_path() / "recto-pdf-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
  folder_ = pattern;
  std::ofstream{path(), std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

File::~File() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Outcome run(const std::string& command) {
  struct Close {
    void operator()(std::FILE* pipe) const noexcept { ::pclose(pipe); }
  };
  std::unique_ptr<std::FILE, Close> pipe{::popen(("(" + command + ") 2>&1").c_str(), "r")};
  if (!pipe) throw std::runtime_error{"no shell"};
  Outcome outcome;
  std::array<char, 4096> buffer{};
  while (const auto read = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    outcome.output.append(buffer.data(), read);
  const int status = ::pclose(pipe.release());
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return outcome;
}

}  // namespace recto::pdf::sample
