#include "code/languages.h"

#include "code/highlight.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace recto::code;

TEST_CASE("languages are known by their short names, in any case") {
  for (const auto* name :
       {"R",      "bash",    "c++", "console", "cs",    "csharp",      "cxx",         "diff", "docker", "go",
        "golang", "graphql", "h",   "haskell", "hpp",   "hs",          "html+django", "http", "ini",    "java",
        "jinja",  "jinja2",  "js",  "json5",   "jsonc", "jsx",         "kotlin",      "kt",   "latex",  "less",
        "lua",    "make",    "md",  "mysql",   "none",  "objective-c", "perl",        "php",  "ps1",    "py",
        "py3",    "python3", "rb",  "rs",      "scala", "scss",        "shell",       "svg",  "swift",  "tex",
        "toml",   "ts",      "tsx", "txt",     "vue",   "yaml",        "yml",         "zsh",  "PY",     "JavaScript"}) {
    CAPTURE(std::string(name));
    CHECK(find_language(name) != nullptr);
  }
  CHECK(find_language("py")->name == "python");
  CHECK(find_language("C#")->name == "csharp");
  CHECK(find_language("YML")->name == "yaml");
  CHECK(find_language("klingon") == nullptr);
  CHECK(find_language("py py3") == nullptr);
  CHECK(find_language("") == nullptr);
}

TEST_CASE("no name means two languages") {
  std::set<std::string> seen;
  for (const auto& name : code_languages()) {
    CAPTURE(name);
    CHECK(seen.insert(name).second);
  }
}

TEST_CASE("a short name gives the colors of the full one") {
  CHECK(highlight("def f(): return 1", "Py") == highlight("def f(): return 1", "python"));
  CHECK(highlight("a: 1", "yml") == highlight("a: 1", "yaml"));
  CHECK(highlight("{% if x %}", "jinja2") == highlight("{% if x %}", "django"));
}
