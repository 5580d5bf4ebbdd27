#include "diag/diagnostics.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>

using namespace recto::diag;

namespace {

// The message for the first `marked` in `bytes`.
std::string text_for(const std::string& bytes, std::string_view marked, Colors colors = Colors::off) {
  const auto source = std::make_shared<const Source>("decks/backend.xml", bytes);
  Diagnostics diagnostics;
  auto& error = diagnostics.error("code", "wrong", {source, bytes.find(marked), marked.size()});
  return to_text(error, colors);
}

}  // namespace

TEST_CASE("a message quotes the line, points at the span and ends with the notes") {
  const std::string bytes = "<deck>\n    <questions topic=\"testng\" level=\"senior\"/>\n</deck>\n";
  const auto source = std::make_shared<const Source>("decks/backend.xml", bytes);
  Diagnostics diagnostics;
  auto& error = diagnostics.error("unknown-topic", "unknown topic `testng`", {source, bytes.find("testng"), 6});
  error.notes = {"did you mean `testing`?", "or not?"};
  CHECK(to_text(error, Colors::off) ==
        "decks/backend.xml:2:23: error: unknown topic `testng`\n"
        "    <questions topic=\"testng\" level=\"senior\"/>\n"
        "                      ^~~~~~\n"
        "  note: did you mean `testing`?\n"
        "  note: or not?\n");
}

TEST_CASE("the caret stands under the span by columns of the terminal") {
  CHECK(text_for("\t\t<a b=\"c\"/>", "b=\"c\"") ==
        "decks/backend.xml:1:6: error: wrong\n    <a b=\"c\"/>\n       ^~~~~\n");
  CHECK(text_for("<a\tb\tc/>", "c") == "decks/backend.xml:1:6: error: wrong\n    <a b c/>\n         ^\n");
  CHECK(text_for("日本 x=日 y", "日 ") == "decks/backend.xml:1:6: error: wrong\n    日本 x=日 y\n           ^~~\n");
  CHECK(text_for("e\u0301 bad", "bad") == "decks/backend.xml:1:4: error: wrong\n    e\u0301 bad\n      ^~~\n");
  CHECK(text_for("\xEF\xBB\xBF<a/>", "<a/>") == "decks/backend.xml:1:1: error: wrong\n    <a/>\n    ^~~~\n");
  CHECK(text_for("a\r\nbad\r\n", "bad") == "decks/backend.xml:2:1: error: wrong\n    bad\n    ^~~\n");
}

TEST_CASE("a span of nothing, beyond the line or beyond the file still has its caret") {
  CHECK(text_for("abc", "") == "decks/backend.xml:1:1: error: wrong\n    abc\n    ^\n");
  CHECK(text_for("ab\ncd", "b\ncd") == "decks/backend.xml:1:2: error: wrong\n    ab\n     ^\n");
  const auto source = std::make_shared<const Source>("f", "ab\n");
  Diagnostics diagnostics;
  CHECK(to_text(diagnostics.error("c", "m", {source, 3, 0}), Colors::off) == "f:2:1: error: m\n    \n    ^\n");
  CHECK(to_text(diagnostics.error("c", "m", {source, 999, 5}), Colors::off) == "f:2:1: error: m\n    \n    ^\n");
}

TEST_CASE("a long line is shown around the span") {
  const std::string a(150, 'a');
  const std::string b(150, 'b');
  CHECK(text_for(a + " here " + b, "here") == "decks/backend.xml:1:152: error: wrong\n    …" + std::string(39, 'a') +
                                                  " here " + std::string(75, 'b') + "…\n    " + std::string(41, ' ') +
                                                  "^~~~\n");
  CHECK(text_for("here " + b, "here") ==
        "decks/backend.xml:1:1: error: wrong\n    here " + std::string(115, 'b') + "…\n    ^~~~\n");
  CHECK(text_for(a + " here", "here") == "decks/backend.xml:1:152: error: wrong\n    …" + std::string(39, 'a') +
                                             " here\n    " + std::string(41, ' ') + "^~~~\n");
  CHECK(text_for(std::string(120, 'a'), "a") ==
        "decks/backend.xml:1:1: error: wrong\n    " + std::string(120, 'a') + "\n    ^\n");
  CHECK(text_for(b, b) == "decks/backend.xml:1:1: error: wrong\n    " + std::string(120, 'b') + "…\n    ^" +
                              std::string(119, '~') + "\n");
}

TEST_CASE("a line of megabytes is quoted in part") {
  const std::string filler(3'000'000, 'x');
  const auto text = text_for(filler + "日 here" + filler, "here");
  CHECK(text.size() < 400);
  CHECK(text.find("日 here") != std::string::npos);
}

TEST_CASE("what a terminal would obey is made visible") {
  CHECK(text_for("a\x1b[31mb", "b") == "decks/backend.xml:1:7: error: wrong\n    a␛[31mb\n          ^\n");
  CHECK(text_for(std::string("a\0b", 3), "b") == "decks/backend.xml:1:3: error: wrong\n    a␀b\n      ^\n");
  CHECK(text_for("a\x7F\xC2\x9B\xFF\u202E"
                 "b",
                 "b") ==
        "decks/backend.xml:1:6: error: wrong\n    a␡\uFFFD\uFFFD\uFFFD"
        "b\n         ^\n");
}

TEST_CASE("a whole file has no line, and no place has no file") {
  Diagnostics diagnostics;
  CHECK(to_text(diagnostics.error("c", "no such file", whole_file("x.xml")), Colors::off) ==
        "x.xml: error: no such file\n");
  CHECK(to_text(diagnostics.error("c", "nothing to do", {}), Colors::off) == "error: nothing to do\n");
  CHECK(to_text(diagnostics.warning("c", "old", whole_file("x.xml")), Colors::off) == "x.xml: warning: old\n");
  CHECK(to_text(diagnostics.remark("c", "shrunk to 8.5 pt", {}), Colors::off) == "remark: shrunk to 8.5 pt\n");
}

TEST_CASE("colours wrap place, severity, caret and note, and change nothing else") {
  CHECK(text_for("abc", "b", Colors::on) ==
        "\x1b[1mdecks/backend.xml:1:2: \x1b[0m\x1b[1;31merror:\x1b[0m wrong\n    abc\n     \x1b[1;32m^\x1b[0m\n");
  Diagnostics diagnostics;
  auto& warning = diagnostics.warning("c", "m", {});
  warning.notes = {"n"};
  CHECK(to_text(warning, Colors::on) == "\x1b[1;35mwarning:\x1b[0m m\n  \x1b[1;36mnote:\x1b[0m n\n");
}

TEST_CASE("a location is file, line and column as far as there are such") {
  const auto source = std::make_shared<const Source>("d.xml", "a\nbc");
  CHECK(location({source, 3, 1}) == "d.xml:2:2");
  CHECK(location(whole_file("d.xml")) == "d.xml");
  CHECK(location({}).empty());
}
