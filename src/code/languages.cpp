// A row a language.  Names are compared in lower case.
#include "code/languages.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace recto::code {
namespace {

constexpr std::array<CodeLanguage, 58> languages{{
    {"python", "python.lang", " py py3 python3 pycon ipython gyp "},
    {"django", "html.lang", " jinja jinja2 html+django html+jinja htmldjango twig liquid "},
    {"html", "html.lang", " htm xhtml html5 vue svelte "},
    {"xml", "xml.lang", " svg xsl xslt xsd rss plist "},
    {"css", "css.lang", " scss sass less "},
    {"sql", "sql.lang", " mysql postgresql postgres pgsql plpgsql psql sqlite sqlite3 tsql "},
    {"sh", "sh.lang", " bash shell zsh ksh fish console shell-session shellsession sh-session terminal "},
    {"json", "json.lang", " json5 jsonc jsonl ndjson geojson "},
    {"javascript", "javascript.lang", " js jsx mjs cjs node ecmascript es6 "},
    {"typescript", "javascript.lang", " ts tsx mts cts "},
    {"c", "c.lang", " h objective-c objectivec objc "},
    {"cpp", "cpp.lang", " c++ cxx cc hpp hxx hh cplusplus "},
    {"csharp", "csharp.lang", " c# cs "},
    {"java", "java.lang", ""},
    {"kotlin", "java.lang", " kt kts "},
    {"scala", "scala.lang", ""},
    {"groovy", "groovy.lang", " gradle "},
    {"swift", "javascript.lang", ""},
    {"dart", "java.lang", ""},
    {"go", "go.lang", " golang "},
    {"rust", "rust.lang", " rs "},
    {"ruby", "ruby.lang", " rb erb rake "},
    {"php", "php.lang", " php5 php7 php8 "},
    {"perl", "perl.lang", " pl pm "},
    {"lua", "lua.lang", ""},
    {"r", "r.lang", " rscript "},
    {"haskell", "haskell.lang", " hs "},
    {"ocaml", "caml.lang", " ml caml fsharp f# fs "},
    {"erlang", "erlang.lang", " erl "},
    {"elixir", "ruby.lang", " ex exs "},
    {"lisp", "lisp.lang", " clojure clj elisp emacs-lisp common-lisp "},
    {"scheme", "scheme.lang", " scm racket "},
    {"prolog", "prolog.lang", ""},
    {"pascal", "pascal.lang", " delphi "},
    {"fortran", "fortran.lang", " f90 "},
    {"ada", "ada.lang", ""},
    {"d", "d.lang", ""},
    {"asm", "asm.lang", " assembly assembler nasm "},
    {"awk", "awk.lang", " gawk "},
    {"tcl", "tcl.lang", ""},
    {"bat", "bat.lang", " batch cmd dosbatch "},
    {"powershell", "", " ps1 ps pwsh "},
    {"vim", "vim.lang", " viml vimscript "},
    {"latex", "latex.lang", " tex "},
    {"protobuf", "proto.lang", " proto "},
    {"diff", "diff.lang", " patch udiff "},
    {"makefile", "makefile.lang", " make mk gnumake "},
    {"ini", "", " cfg conf properties editorconfig env dotenv systemd "},
    {"toml", "", ""},
    {"yaml", "", " yml "},
    {"dockerfile", "", " docker containerfile "},
    {"nginx", "", " nginxconf "},
    {"http", "", " https "},
    {"graphql", "", " gql "},
    {"markdown", "", " md rst asciidoc "},
    {"regex", "", " regexp "},
    {"csv", "", " tsv "},
    {"text", "", " txt plaintext plain none output log "},
}};

std::string lower(std::string_view name) {
  std::string result(name);
  for (auto& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

}  // namespace

const CodeLanguage* find_language(std::string_view name) {
  if (name.empty() || name.find(' ') != std::string_view::npos) return nullptr;
  const auto wanted = lower(name);
  const auto* const found = std::ranges::find_if(languages, [&](const CodeLanguage& each) {
    return each.name == wanted || each.others.find(" " + wanted + " ") != std::string_view::npos;
  });
  return found == languages.end() ? nullptr : found;
}

const std::vector<std::string>& code_languages() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& language : languages) all.emplace_back(language.name);
    for (const auto& language : languages) {
      std::istringstream words{std::string(language.others)};
      for (std::string word; words >> word;) all.push_back(word);
    }
    return all;
  }();
  return names;
}

}  // namespace recto::code
