#include "code/highlight.h"
#include "code/languages.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace recto::code;

namespace {

/// Tokens as `kind(text)`, plain ones as they are.
std::string told(std::string_view code, std::string_view language) {
  const std::map<TokenKind, const char*> names{
      {TokenKind::keyword, "K"}, {TokenKind::type, "T"},         {TokenKind::string, "S"},
      {TokenKind::number, "N"},  {TokenKind::comment, "C"},      {TokenKind::function, "F"},
      {TokenKind::symbol, "Y"},  {TokenKind::preprocessor, "P"}, {TokenKind::variable, "V"}};
  std::string result;
  for (const auto& token : highlight(code, language)) {
    const auto text = std::string{code.substr(token.begin, token.length)};
    result += token.kind == TokenKind::plain ? text : names.at(token.kind) + ("(" + text + ")");
  }
  return result;
}

}  // namespace

TEST_CASE("code is divided into tokens") {
  const struct {
    const char* language;
    const char* code;
    const char* told;
  } table[] = {
      {"python", "for x in f(1):  # all\n    yield None",
       "K(for) x K(in) F(f)Y(()N(1)Y():)  C(# all)\n    K(yield) K(None)"},
      {"python", "@property\ndef a(self): return \"s\"",
       "P(@property)\nK(def) F(a)Y(()V(self)Y():) K(return) S(\"s\")"},
      {"sql", "SELECT 1 -- one", "K(SELECT) N(1) C(-- one)"},
      {"json", "{\"a\": [1, true]}", "Y({)V(\"a\")Y(: [)N(1)Y(,) K(true)Y(]})"},
      {"html", "<p class=\"x\">text</p>", "K(<p) T(class)Y(=)S(\"x\")K(>)textK(</p>)"},
      {"django", "<b>{{ user.name|upper }}</b>{# no #}{% if x == \"a\" %}",
       "K(<b>)P({{) V(user.name)Y(|)V(upper) P(}})K(</b>)C({# no #})P({%) K(if) V(x) Y(==) S(\"a\") P(%})"},
      {"yaml", "# top\nkey: value\nlist:\n  - name: 3\n  - \"x\": true",
       "C(# top)\nV(key)Y(:) value\nV(list)Y(:)\n  Y(-) V(name)Y(:) N(3)\n  Y(-) V(\"x\")Y(:) K(true)"},
      {"toml", "[tool]\nname = \"x\"\nn = 3.5", "P([tool])\nV(name) Y(=) S(\"x\")\nV(n) Y(=) N(3.5)"},
      {"ini", "[a]\nb = c", "P([a])\nV(b) Y(=) c"},
      {"nginx", "server {\n  listen 80;\n  root $path; # here\n}",
       "K(server) Y({)\n  K(listen) N(80)Y(;)\n  K(root) V($path)Y(;) C(# here)\nY(})"},
      {"dockerfile", "FROM python:3 AS base\nRUN a \\\n  b", "K(FROM) pythonY(:)N(3) K(AS) base\nK(RUN) a Y(\\)\n  b"},
      {"sh", "if true; then echo \"$HOME\"; fi", "K(if) K(true)Y(;) K(then) echo S(\"$HOME\")Y(;) K(fi)"},
      {"text", "anything at all", "anything at all"},
      {"no-such-language", "a = 1", "a = 1"},
      {"python", "", ""},
  };
  for (const auto& [language, code, expected] : table) {
    CAPTURE(language);
    CHECK(told(code, language) == expected);
  }
}

TEST_CASE("tokens cover the code without gaps, whatever it is") {
  const std::string samples[] = {
      "",
      "\n\n",
      "def f():\n\t'''doc\n  string'''\n\treturn {'a': \"\\\"\"}\n",
      "{% load x %}{{ unclosed\n{% never",
      "\"unclosed string",
      "ключ = \"значение\"  # ☃ 𝔸",
      "{{}}{%%}{##}{{ }",
      "<a href='x'><!-- c\n --></a><style>b{c:d}</style>",
      "$ ${ ${a $1 \\",
  };
  for (const auto& language : code_languages()) {
    CAPTURE(language);
    for (const auto& code : samples) {
      CAPTURE(code);
      std::size_t at = 0;
      for (const auto& token : highlight(code, language)) {
        REQUIRE(token.begin == at);
        REQUIRE(token.length > 0);
        at += token.length;
      }
      CHECK(at == code.size());
    }
  }
}

TEST_CASE("neighbouring tokens differ in kind") {
  const auto tokens = highlight("a b c\n1 + 2\n", "python");
  for (std::size_t i = 1; i < tokens.size(); ++i) CHECK(tokens[i].kind != tokens[i - 1].kind);
}
