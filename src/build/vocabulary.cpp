// The catalogues that apply are put in order first; each word is then the first that is found.  Words that only English
// has are gathered and reported together, with the file to add them to.
#include "build/vocabulary.h"

#include "layout/word_names.h"
#include "text/language_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace recto::build {
namespace {

constexpr const char* fallback_language = "en";

/// The deck's language, wider ones, English, and what the layout itself is written in.
std::vector<std::string> languages_of(const std::string& language, const layout::Layout& layout) {
  auto languages = text::from_narrow_to_wide(language);
  for (const std::string& more : {std::string{fallback_language}, layout.language}) {
    if (!more.empty() && std::ranges::find(languages, more) == languages.end()) languages.push_back(more);
  }
  return languages;
}

class WordSearch {
 public:
  WordSearch(const layout::Layout& layout, const std::string& language, Library& library,
             diag::Diagnostics& diagnostics)
      : diagnostics_{diagnostics} {
    for (const auto& each : languages_of(language, layout)) {
      const auto own = std::ranges::find(layout.words, each, &layout::WordCatalogue::language);
      if (own != layout.words.end()) catalogues_.push_back(&*own);
      for (const auto* catalogue : library.words(each, diagnostics)) catalogues_.push_back(catalogue);
    }
    result_.language = language;
    result_.numerals = text::numerals_of(language);
    result_.list_separator = text::list_separator(language);
  }

  void find(const layout::WordName& name) {
    const auto catalogue = std::ranges::find_if(
        catalogues_, [&](const layout::WordCatalogue* each) { return each->words.contains(name.id); });
    if (catalogue == catalogues_.end()) return report_unknown(name);
    const auto& word = (*catalogue)->words.find(name.id)->second;
    check(word, name);
    result_.words.try_emplace(name.id, layout::Vocabulary::Entry{word, (*catalogue)->language});
  }

  [[nodiscard]] layout::Vocabulary take() { return std::move(result_); }

  /// Words that were found, but not in the deck's language.
  [[nodiscard]] std::vector<std::string> borrowed() const {
    const std::string base = text::from_narrow_to_wide(result_.language).back();
    std::vector<std::string> ids;
    for (const auto& [id, entry] : result_.words) {
      if (text::from_narrow_to_wide(entry.language).back() != base) ids.push_back(id);
    }
    return ids;
  }

 private:
  void report_unknown(const layout::WordName& name) {
    std::vector<std::string> known;
    for (const auto* catalogue : catalogues_) {
      for (const auto& [id, word] : catalogue->words) known.push_back(id);
    }
    std::ranges::sort(known);
    known.erase(std::unique(known.begin(), known.end()), known.end());
    diagnostics_.error("unknown-word", fmt::format("no catalogue has a word `{}`", name.id), name.place)
        .hint(diag::suggestion(name.id, known))
        .hint("words are in `layouts/words`, or in a `words` element of the layout");
  }

  /// What the word names must have a value where it is used.
  void check(const layout::Word& word, const layout::WordName& used) {
    if (word.by) check(*word.by, word, used);
    for (const auto& form : word.forms) {
      if (!form) continue;
      for (const auto& piece : form->pieces) {
        const auto* variable = std::get_if<layout::VariableName>(&piece);
        if (variable != nullptr && !check(*variable, word, used)) return;
      }
    }
  }

  bool check(const layout::VariableName& variable, const layout::Word& word, const layout::WordName& used) {
    if (sites_of(variable.variable).meets(used.sites)) return true;
    diagnostics_
        .error("word-out-of-place",
               fmt::format("the word `{}` names `{{{}}}`, which has no value here", used.id, written(variable)),
               used.place)
        .hint(fmt::format("the word is at `{}`", diag::location(word.place)))
        .hint(fmt::format("`{{{}}}` has a value {}", written(variable), described(sites_of(variable.variable))));
    return false;
  }

  diag::Diagnostics& diagnostics_;
  std::vector<const layout::WordCatalogue*> catalogues_;
  layout::Vocabulary result_;
};

std::string quoted(const std::vector<std::string>& ids) {
  std::string list;
  for (const auto& id : ids) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", id);
  return list;
}

/// Words taken from English.  `ids` have not been reported before.
void report_borrowed(const std::string& language, const std::vector<std::string>& ids, const diag::Span& place,
                     const Library& library, diag::Diagnostics& diagnostics) {
  const std::string base = text::from_narrow_to_wide(language).back();
  if (!text::is_known_language(language)) {
    const std::string meant = text::language_called(language);
    diagnostics
        .warning("unknown-language", fmt::format("unknown language `{}`: layouts print English words", language), place)
        .hint(meant.empty() ? std::string{} : fmt::format("`{}` is written `{}`", language, meant));
    return;
  }
  const bool all = library.word_files(base).empty();
  const std::string what = all ? "has no words of its own" : fmt::format("lacks the words {}", quoted(ids));
  diagnostics
      .warning("missing-words", fmt::format("{} {}: English ones are printed", text::english_name(base), what), place)
      .hint(fmt::format("add them in `layouts/words/{}.xml`{}", base,
                        all ? fmt::format(": {}", quoted(ids)) : std::string{}));
}

}  // namespace

std::shared_ptr<const layout::Vocabulary> vocabulary(const layout::Layout& layout, const std::string& language,
                                                     const diag::Span& place, Library& library,
                                                     diag::Diagnostics& diagnostics) {
  WordSearch search{layout, language, library, diagnostics};
  for (const auto& name : word_names(layout)) search.find(name);
  auto borrowed = search.borrowed();
  // Of an unknown language everything is borrowed, and that is said once.
  if (!borrowed.empty() && !text::is_known_language(language)) borrowed = {""};
  const auto news = library.not_yet_reported(language, std::move(borrowed));
  if (!news.empty()) report_borrowed(language, news, place, library, diagnostics);
  return std::make_shared<const layout::Vocabulary>(search.take());
}

}  // namespace recto::build
