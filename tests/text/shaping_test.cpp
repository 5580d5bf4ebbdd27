#include "text/typesetter.h"

#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <unistd.h>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

using namespace recto;
using namespace recto::text;
using namespace recto::geometry::literals;

namespace {

struct Sample {
  const char* family;
  const char* language;
  const char* script;
  const char* direction;
  const char* text;
};

// Kerning, ligatures, marks, contextual and joining forms, reordering, supplementary characters; TrueType, CFF and a
// collection.
constexpr Sample samples[] = {
    {"serif", "en", "Latn", "ltr", "AVAToTypography, Yes. V. T."},
    {"serif", "en", "Latn", "ltr", "office affluent difficult fjord"},
    {"serif", "en", "Latn", "ltr", "1st, 2nd and 1/2 of 1,234.50"},
    {"serif", "de", "Latn", "ltr", "Größe, Straße, „Anführung“ – fünf"},
    {"serif", "fr", "Latn", "ltr", "L’œuvre naïve : « déjà vu »"},
    {"serif", "cs", "Latn", "ltr", "Příliš žluťoučký kůň"},
    {"serif", "ro", "Latn", "ltr", "Știință și țară"},
    {"serif", "en", "Latn", "ltr", "e\u0301 o\u0308 n\u0303 combining"},
    {"sans", "en", "Latn", "ltr", "AVATAR To. fi ffi 10x20 -> =>"},
    {"sans", "en", "Latn", "ltr", "(Hello) 12:30 3×4"},
    {"sans", "tr", "Latn", "ltr", "İstanbul ılık fincan"},
    {"lato", "en", "Latn", "ltr", "Wave, Toast, fish and flour"},
    {"garamond", "en", "Latn", "ltr", "The Quick fjord Think first flight"},
    {"garamond", "vi", "Latn", "ltr", "Tiếng Việt rất đẹp"},
    {"liberation-sans", "en", "Latn", "ltr", "A V A To Yes P. 11"},
    {"dejavu-sans", "en", "Latn", "ltr", "Affine fj ﬁnal Tõ"},
    {"noto-sans", "en", "Latn", "ltr", "a\u0323\u0302 x\u0308\u0304 stacked"},
    {"serif", "el", "Grek", "ltr", "Ελληνική γλώσσα και Ώρα"},
    {"serif", "el", "Grek", "ltr", "Άλφα, βήτα; γάμμα"},
    {"noto-serif", "el", "Grek", "ltr", "ἀρχαῖα ἑλληνικὴ ᾠδή"},
    {"dejavu-serif", "el", "Grek", "ltr", "φιλοσοφία ΔΙΑΛΟΓΟΣ"},
    {"serif", "ru", "Cyrl", "ltr", "Русский язык, ГОСТ. Тула"},
    {"serif", "sr", "Cyrl", "ltr", "бдгпт ђћ њљ"},
    {"serif", "uk", "Cyrl", "ltr", "Їжак і ґава"},
    {"sans", "ru", "Cyrl", "ltr", "Съешь ещё этих булок"},
    {"noto-sans", "ru", "Cyrl", "ltr", "и\u0306 е\u0301 Москва"},
    {"arabic", "ar", "Arab", "rtl", "السلام عليكم"},
    {"arabic", "ar", "Arab", "rtl", "لا إله الله لله"},
    {"arabic", "ar", "Arab", "rtl", "بِسْمِ اللَّهِ الرَّحْمَٰنِ"},
    {"arabic", "ar", "Arab", "rtl", "كتاب، قلم؛ ما؟"},
    {"arabic", "fa", "Arab", "rtl", "می‌خواهم پارسی"},
    {"arabic", "ur", "Arab", "rtl", "اردو زبان ہے"},
    {"hebrew", "he", "Hebr", "rtl", "שלום עולם"},
    {"hebrew", "he", "Hebr", "rtl", "בְּרֵאשִׁית בָּרָא"},
    {"hebrew", "he", "Hebr", "rtl", "ירושלים תל אביב"},
    {"hebrew", "yi", "Hebr", "rtl", "ייִדיש לשון"},
    {"devanagari", "hi", "Deva", "ltr", "नमस्ते दुनिया"},
    {"devanagari", "hi", "Deva", "ltr", "क्षत्रिय ज्ञान श्री"},
    {"devanagari", "hi", "Deva", "ltr", "हिन्दी र्क कि की कृ"},
    {"devanagari", "mr", "Deva", "ltr", "मराठी ऱ्या ळ"},
    {"devanagari", "sa", "Deva", "ltr", "संस्कृतम् ॐ"},
    {"thai", "th", "Thai", "ltr", "ภาษาไทย"},
    {"thai", "th", "Thai", "ltr", "น้ำ ปู่ ที่ กี่ ญู ฐู"},
    {"thai", "th", "Thai", "ltr", "กรุงเทพมหานคร"},
    {"thai", "th", "Thai", "ltr", "ป้า ฟ้า ฝึก"},
    {"bengali", "bn", "Beng", "ltr", "বাংলা ভাষা ক্ষমা"},
    {"bengali", "bn", "Beng", "ltr", "শ্রী কো কৌ র্ক"},
    {"tamil", "ta", "Taml", "ltr", "தமிழ் மொழி கொ கௌ"},
    {"tamil", "ta", "Taml", "ltr", "ஸ்ரீ க்ஷ நன்றி"},
    {"armenian", "hy", "Armn", "ltr", "Հայերեն լեզու և"},
    {"armenian", "hy", "Armn", "ltr", "մեն մի մնաց"},
    {"georgian", "ka", "Geor", "ltr", "ქართული ენა"},
    {"georgian", "ka", "Geor", "ltr", "საქართველო და თბილისი"},
    {"ethiopic", "am", "Ethi", "ltr", "አማርኛ ሰላም"},
    {"telugu", "te", "Telu", "ltr", "తెలుగు క్షమ శ్రీ"},
    {"malayalam", "ml", "Mlym", "ltr", "മലയാളം ക്ഷമ ന്റ"},
    {"khmer", "km", "Khmr", "ltr", "ភាសាខ្មែរ ស្រី"},
    {"myanmar", "my", "Mymr", "ltr", "မြန်မာ ဘာသာ က္က"},
    {"cjk-ja", "ja", "Hani", "ltr", "日本国憲法第一条"},
    {"cjk-ja", "ja", "Hira", "ltr", "「ひらがな」、です。"},
    {"cjk-ja", "ja", "Kana", "ltr", "カタカナ・ガギグ"},
    {"cjk-zh-hans", "zh-Hans", "Hani", "ltr", "简体中文，骨直返"},
    {"cjk-zh-hant", "zh-Hant", "Hani", "ltr", "繁體中文，骨直返"},
    {"cjk-ja", "ja", "Hani", "ltr", "𠮷野家と"},
    {"cjk-ko", "ko", "Hang", "ltr", "한국어 각 값 닭"},
    {"cjk-ko", "ko", "Hang", "ltr", "훈민정음"},
};

std::string run_hb_shape(const Sample& sample, const FontFile& file) {
  const auto path = std::filesystem::temp_directory_path() / fmt::format("recto-shaping-{}.txt", ::getpid());
  std::ofstream{path} << sample.text;
  const auto command = fmt::format(
      "hb-shape --font-file='{}' --face-index={} --language={} --script={} --direction={} --no-glyph-names "
      "--no-clusters --text-file='{}'",
      file.path, file.index, sample.language, sample.script, sample.direction, path.string());
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe{::popen(command.c_str(), "r"), ::pclose};
  std::string output;
  std::array<char, 4096> buffer{};
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe.get()) != nullptr) output += buffer.data();
  std::filesystem::remove(path);
  while (!output.empty() && output.back() == '\n') output.pop_back();
  return output;
}

/// A run as hb-shape writes it.
std::string to_text(const GlyphRun& run) {
  std::string text;
  for (const auto& glyph : run.glyphs) {
    text += fmt::format("{}{}", text.empty() ? "[" : "|", glyph.id);
    if (glyph.x_offset != 0 || glyph.y_offset != 0) text += fmt::format("@{},{}", glyph.x_offset, glyph.y_offset);
    text += fmt::format("+{}", glyph.advance);
  }
  return text + "]";
}

Paragraph paragraph_of(const Sample& sample) {
  auto paragraph = test::plain(sample.text, sample.language);
  paragraph.spans[0].style.family = sample.family;
  return paragraph;
}

const FontFile& file_of(const Sample& sample) {
  const auto& files = test::shipped_fonts().catalogue().find(sample.family)->files;
  return *std::find_if(files.begin(), files.end(), [](const auto& file) { return file.weight == 400 && !file.italic; });
}

Form one_line() { return {.measure = 500_mm, .size = 10_pt, .breaking = Form::Breaking::none}; }

}  // namespace

TEST_CASE("glyphs and positions are those of hb-shape") {
  Typesetter typesetter{test::shipped_fonts()};
  for (const auto& sample : samples) {
    CAPTURE(sample.family);
    CAPTURE(sample.text);
    const auto shaped = typesetter.shape(paragraph_of(sample));
    CHECK(shaped.missing().empty());
    const auto set = typesetter.set(shaped, one_line());
    REQUIRE(set.lines.size() == 1);
    REQUIRE(set.lines[0].runs.size() == 1);
    CHECK(to_text(set.lines[0].runs[0]) == run_hb_shape(sample, file_of(sample)));
    CHECK(set.lines[0].runs[0].right_to_left == (std::string_view{sample.direction} == "rtl"));
  }
}

TEST_CASE("every character is in exactly one glyph") {
  Typesetter typesetter{test::shipped_fonts()};
  for (const auto& sample : samples) {
    CAPTURE(sample.text);
    const auto set = typesetter.set(typesetter.shape(paragraph_of(sample)), one_line());
    const auto& run = set.lines[0].runs[0];
    CHECK(run.text == sample.text);
    std::vector<int> owners(run.text.size(), 0);
    for (const auto& glyph : run.glyphs) {
      REQUIRE(glyph.text_begin + glyph.text_length <= run.text.size());
      for (std::uint32_t i = 0; i < glyph.text_length; ++i) ++owners[glyph.text_begin + i];
      if (glyph.text_length > 0) CHECK((static_cast<unsigned char>(run.text[glyph.text_begin]) & 0xC0) != 0x80);
    }
    CHECK(owners == std::vector<int>(run.text.size(), 1));
  }
}

TEST_CASE("a ligature stands for all its letters") {
  Typesetter typesetter{test::shipped_fonts()};
  const auto set = typesetter.set(typesetter.shape(test::plain("office")), one_line());
  const auto& glyphs = set.lines[0].runs[0].glyphs;
  REQUIRE(glyphs.size() < 6);
  std::size_t longest = 0;
  for (const auto& glyph : glyphs) longest = std::max<std::size_t>(longest, glyph.text_length);
  CHECK(longest >= 2);
}

TEST_CASE("code has no ligatures") {
  Typesetter typesetter{test::shipped_fonts()};
  const auto glyphs_of = [&](const Span& span) {
    return typesetter.set(typesetter.shape({.spans = {span}}), one_line()).lines[0].runs[0].glyphs;
  };
  auto with_ligatures = test::code("a != b -> c");
  with_ligatures.style.identifier = false;
  CHECK(glyphs_of(test::code("a != b -> c")) != glyphs_of(with_ligatures));
  const auto together = glyphs_of(test::code("!="));
  CHECK(together[0].id == glyphs_of(test::code("!"))[0].id);
  CHECK(together[1].id == glyphs_of(test::code("="))[0].id);
}

TEST_CASE("tracking widens letters and not their marks") {
  Typesetter typesetter{test::shipped_fonts()};
  const auto width_of = [&](const char* text, double tracking) {
    auto paragraph = test::plain(text);
    paragraph.spans[0].style.family = "noto-sans";
    paragraph.spans[0].style.tracking = tracking;
    return typesetter.set(typesetter.shape(paragraph), one_line()).lines[0].width.in_pt();
  };
  CHECK(width_of("nx\u0308\u0304n", 0.1) - width_of("nx\u0308\u0304n", 0) == doctest::Approx(3.0).epsilon(0.001));
}

TEST_CASE("kerning goes across inks and links but runs do not") {
  Typesetter typesetter{test::shipped_fonts()};
  Paragraph paragraph = test::plain("A");
  paragraph.spans.push_back({.text = "V", .style = {.ink = 0x336699}});
  const auto apart = typesetter.set(typesetter.shape(paragraph), one_line());
  const auto together = typesetter.set(typesetter.shape(test::plain("AV")), one_line());
  REQUIRE(apart.lines[0].runs.size() == 2);
  CHECK(apart.lines[0].runs[1].ink == 0x336699);
  CHECK(apart.lines[0].width - together.lines[0].width <= geometry::Length::ticks(1));
}
