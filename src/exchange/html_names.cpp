// Tables of names: what browsers treat alike is treated alike here.
#include "exchange/html_names.h"

#include "exchange/scan.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace recto::exchange {
namespace {

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
  return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 2> bold{"b", "strong"};
constexpr std::array<std::string_view, 5> italic{"i", "em", "cite", "var", "dfn"};
constexpr std::array<std::string_view, 4> code{"code", "tt", "samp", "anki-mathjax"};
constexpr std::array<std::string_view, 3> struck{"s", "del", "strike"};
constexpr std::array<std::string_view, 2> underlined{"u", "ins"};
constexpr std::array<std::string_view, 6> headings{"h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::array<std::string_view, 17> blocks{"p",          "div",      "section", "article", "details", "dl",
                                                  "dd",         "figure",   "center",  "header",  "footer",  "main",
                                                  "figcaption", "fieldset", "aside",   "address", "nav"};

}  // namespace

bool is_named(std::string_view name, HtmlMeaning meaning) {
  switch (meaning) {
    case HtmlMeaning::bold:
      return is_one_of(name, bold);
    case HtmlMeaning::italic:
      return is_one_of(name, italic);
    case HtmlMeaning::code:
      return is_one_of(name, code);
    case HtmlMeaning::struck:
      return is_one_of(name, struck);
    case HtmlMeaning::underlined:
      return is_one_of(name, underlined);
    case HtmlMeaning::heading:
      return is_one_of(name, headings);
    case HtmlMeaning::block:
      break;
  }
  return is_one_of(name, blocks);
}

std::optional<Loss> loss_of(std::string_view name) {
  constexpr std::array<std::string_view, 4> videos{"video", "iframe", "object", "embed"};
  constexpr std::array<std::string_view, 5> forms{"input", "button", "select", "textarea", "progress"};
  constexpr std::array<std::string_view, 2> drawings{"svg", "canvas"};
  if (name == "audio") return Loss::sound;
  if (name == "script" || name == "style") return Loss::script;
  if (is_one_of(name, videos)) return Loss::video;
  if (is_one_of(name, forms)) return Loss::form;
  if (is_one_of(name, drawings)) return Loss::drawing;
  return std::nullopt;
}

namespace {

/// "python" of `class="language-python"`, or of `lang-python`, `highlight-source-python`.
std::string language_of_class(std::string_view classes) {
  for (const auto& word : split(classes, ' ')) {
    for (const std::string_view prefix : {"language-", "highlight-source-", "lang-"}) {
      if (word.starts_with(prefix)) return word.substr(prefix.size());
    }
  }
  return {};
}

}  // namespace

std::string code_language(const Node& pre) {
  auto language = language_of_class(pre.attribute("class"));
  for (const auto& child : pre.children) {
    if (language.empty() && child.name == "code") language = language_of_class(child.attribute("class"));
  }
  return language.empty() ? std::string(pre.attribute("lang")) : language;
}

bool is_language(std::string_view word) {
  const auto parts = split(word, '-');
  const auto fits = [&](const std::string& part) {
    const auto least = 2U;
    const auto most = &part == &parts.front() ? 3U : 8U;
    return part.size() >= least && part.size() <= most &&
           std::ranges::all_of(part, [](unsigned char c) { return std::isalnum(c) != 0; });
  };
  return std::ranges::all_of(parts, fits);
}

}  // namespace recto::exchange
