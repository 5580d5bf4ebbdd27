#include "text/segmenter.h"

#include <doctest/doctest.h>

#include <string>

using namespace recto::text;

namespace {

/// `text` with a bar at each opportunity, a double one where it is forced, a dot where it parts a phrase.
std::string marked(const char* text, const char* language) {
  Segmenter segmenter;
  const auto source = join({{.text = text, .style = {}}});
  std::string result;
  std::size_t at = 0;
  for (const auto& each : segmenter.opportunities(source, language)) {
    result += source.utf8.substr(at, each.byte - at) + (each.forced ? "||" : each.inner ? "·" : "|");
    at = each.byte;
  }
  return result + source.utf8.substr(at);
}

std::string marked_name(std::string_view name) {
  std::string result;
  std::size_t at = 0;
  for (const auto place : identifier_breaks(name)) {
    result += std::string{name.substr(at, place - at)} + "|";
    at = place;
  }
  return result + std::string{name.substr(at)};
}

}  // namespace

TEST_CASE("lines may break where UAX #14 says") {
  const struct {
    const char* language;
    const char* text;
    const char* marked;
  } table[] = {
      {"en", "two words", "two |words"},
      {"en", "well-known", "well-|known"},
      {"en", "a\u00A0b", "a\u00A0b"},
      {"en", "a\u2028b", "a\u2028||b"},
      {"en", "(see below)", "(see |below)"},
      {"en", "3.14%, say", "3.14%, |say"},
      {"ja", "猫である。名", "猫·で|あ·る。|名"},
      {"ja", "データベースの移行を取り消す方法", "デー·タ·ベー·ス·の|移·行·を|取·り·消·す|方·法"},
      {"ja", "「きゃっ」", "「きゃっ」"},
      {"ja", "ラーメン", "ラー·メ·ン"},
      {"zh", "移行を", "移|行|を"},
      {"zh", "（中文）。", "（中|文）。"},
      {"ko", "한국어 문장", "한·국·어 |문·장"},
      {"ko", "Django를 씁니다.", "Django·를 |씁·니·다."},
      {"th", "ภาษาไทย", "ภาษา|ไทย"},
      {"th", "สวัสดีครับ", "สวัสดี|ครับ"},
      {"xx-not-a-language", "two words", "two |words"},
  };
  for (const auto& [language, text, expected] : table) {
    CAPTURE(text);
    CHECK(marked(text, language) == expected);
  }
}

TEST_CASE("identifiers may break after separators and before capitals") {
  const struct {
    const char* name;
    const char* marked;
  } table[] = {
      {"django.middleware.clickjacking.XFrameOptionsMiddleware",
       "django.|middleware.|clickjacking.|XFrame|Options|Middleware"},
      {"select_related", "select_|related"},
      {"HTTPServer", "HTTP|Server"},
      {"getHTTPResponse", "get|HTTP|Response"},
      {"__init__", "__init__"},
      {"a.b", "a.b"},
      {"app/models.py", "app/|models.|py"},
      {"std::vector", "std::|vector"},
      {"--no-input", "--no-input"},
      {"größeÄndern", "größeÄndern"},
      {"", ""},
      {"x", "x"},
      {"https://docs.example.org/en", "https://|docs.|example.|org/|en"},
      {"C:\\Users\\me\\file.txt", "C:\\Users\\|me\\|file.|txt"},
      {"x.html?page=12&lang=en#part", "x.html?|page=|12&|lang=|en#|part"},
  };
  for (const auto& [name, expected] : table) {
    CAPTURE(name);
    CHECK(marked_name(name) == expected);
  }
}
