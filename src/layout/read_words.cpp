// Reads catalogues of words and checks them against the plural rules of their language: a form that the language does
// not have would never be printed, and one that it needs and lacks would leave a hole on paper.
#include "layout/read_words.h"

#include "layout/read_template.h"
#include "text/language_name.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace recto::layout {
namespace {

using text::Plural;

std::string quoted(const std::vector<Plural>& plurals) {
  std::string list;
  for (const auto plural : plurals) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", name_of(plural));
  return list;
}

class WordReader {
 public:
  WordReader(const xml::Element& element, const std::string& language, diag::Diagnostics& diagnostics)
      : element_{element}, language_{language}, diagnostics_{diagnostics} {}

  Word read() {
    const bool counted = element_.attribute("by").has_value();
    xml::check(element_,
               {.attributes = {"id", "by"},
                .children = counted ? std::vector<std::string>{"form"} : std::vector<std::string>{}},
               counted ? xml::Text::forbidden : xml::Text::allowed, diagnostics_);
    word_.place = element_.span();
    if (counted) {
      read_number();
      for (const auto& form : element_.children("form")) read_form(form);
      check_complete();
    } else {
      word_.forms.at(index(Plural::other)) = text_of(element_);
    }
    return std::move(word_);
  }

 private:
  static std::size_t index(Plural plural) { return static_cast<std::size_t>(plural); }

  Template text_of(const xml::Element& element) {
    const std::vector<Scale> none;
    const std::size_t errors = diagnostics_.error_count();
    Template text = read_words(element, {"in a word", word_sites, none}, diagnostics_);
    if (text.empty() && diagnostics_.error_count() == errors) {
      diagnostics_.error("empty-word", fmt::format("`{}` without text", element.name()), element.span());
    }
    return text;
  }

  void read_number() {
    const auto attribute = *element_.attribute("by");
    word_.by = find_variable(attribute.value);
    if (word_.by && is_number(word_.by->variable)) return;
    diagnostics_.error("word-by-no-number", fmt::format("`{}` is not a number", attribute.value), attribute.value_span)
        .notes.emplace_back("forms are chosen by a variable such as `count`, `minutes` or `pages`");
    word_.by.reset();
  }

  void read_form(const xml::Element& element) {
    xml::check(element, {.attributes = {"when"}, .children = {}}, xml::Text::allowed, diagnostics_);
    auto text = text_of(element);
    const auto name = xml::required(element, "when", diagnostics_);
    if (!name) return;
    const auto place = element.attribute("when")->value_span;
    const auto plural = text::find_plural(*name);
    const auto possible = text::plural_forms(language_).possible;
    if (!plural || std::ranges::find(possible, *plural) == possible.end()) {
      diagnostics_.error("unknown-plural", fmt::format("`{}` is not a plural form of `{}`", *name, language_), place)
          .notes.push_back(fmt::format("{} has {}", text::english_name(language_), quoted(possible)));
      return;
    }
    auto& form = word_.forms.at(index(*plural));
    if (form) diagnostics_.error("duplicate-plural", fmt::format("second form `{}`", *name), place);
    form = std::move(text);
  }

  void check_complete() {
    std::vector<Plural> missing;
    for (const auto plural : text::plural_forms(language_).needed) {
      if (!word_.forms.at(index(plural))) missing.push_back(plural);
    }
    if (missing.empty()) return;
    diagnostics_.error("missing-plural", fmt::format("`word` without the form {}", quoted(missing)), element_.span())
        .notes.push_back(
            fmt::format("{} needs {}", text::english_name(language_), quoted(text::plural_forms(language_).needed)));
  }

  const xml::Element& element_;
  const std::string& language_;
  diag::Diagnostics& diagnostics_;
  Word word_;
};

}  // namespace

const Template& Word::form(text::Plural plural) const {
  static const Template none;
  const auto& exact = forms.at(static_cast<std::size_t>(plural));
  if (exact) return *exact;
  const auto& other = forms.back();
  if (other) return *other;
  const auto any = std::ranges::find_if(forms, [](const auto& form) { return form.has_value(); });
  return any == forms.end() ? none : **any;
}

std::optional<WordCatalogue> read_words_element(const xml::Element& element, diag::Diagnostics& diagnostics) {
  xml::check(element, {.attributes = {}, .children = {"word"}}, xml::Text::forbidden, diagnostics);
  const auto language = xml::required(element, "xml:lang", diagnostics);
  if (!language) return std::nullopt;
  WordCatalogue catalogue{.language = *language, .words = {}};
  for (const auto& each : element.children("word")) {
    auto word = WordReader{each, *language, diagnostics}.read();
    const auto id = xml::identifier(each, "id", diagnostics);
    if (!id) continue;
    const auto [known, is_new] = catalogue.words.try_emplace(*id, std::move(word));
    if (is_new) continue;
    diagnostics.error("duplicate-word", fmt::format("second word `{}`", *id), each.attribute("id")->value_span)
        .hint(fmt::format("first given at `{}`", diag::location(known->second.place)));
  }
  return catalogue;
}

std::optional<WordCatalogue> read_catalogue(const std::string& path, const diag::Span& reference,
                                            diag::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  const auto document = xml::read_file(path, reference, diagnostics);
  if (!document || !xml::check_root(document->root(), "words", diagnostics)) return std::nullopt;
  auto catalogue = read_words_element(document->root(), diagnostics);
  const std::string stem = std::filesystem::path{path}.stem().string();
  if (catalogue && catalogue->language != stem) {
    diagnostics
        .error("words-not-file-name", fmt::format("words in `{}` in file `{}.xml`", catalogue->language, stem),
               document->root().attribute("xml:lang")->value_span)
        .hint(fmt::format("words are found by their file's name: name the file `{}.xml`", catalogue->language));
  }
  if (diagnostics.error_count() > errors) return std::nullopt;
  return catalogue;
}

}  // namespace recto::layout
