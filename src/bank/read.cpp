// Reads the files of a bank one after the other into one `Assembler`.  An included file is read where it is named, so
// that questions keep the order of the files; each may be included once and must lie in the bank's folder.
#include "bank/assembler.h"
#include "bank/bank.h"
#include "bank/read_question.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

namespace recto::bank {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_include = 32;

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

fs::path resolved(const fs::path& path) {
  std::error_code error;
  auto real = fs::weakly_canonical(path, error);
  return error ? fs::absolute(path).lexically_normal() : real;
}

bool lies_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

Name name_of(const xml::Word& word) { return {word.text, word.span}; }

/// The identifier in the attribute `id`; empty if it is missing or none, which is reported.
Name id_of(const xml::Element& element, diag::Diagnostics& diagnostics) {
  const auto id = xml::identifier(element, "id", diagnostics);
  return id ? Name{*id, element.attribute("id")->value_span} : Name{};
}

/// Reads the files of a bank one after the other into one value.
class Reader {
 public:
  Reader(diag::Diagnostics& diagnostics, const LanguageListener& listener)
      : diagnostics_{diagnostics}, assembler_{diagnostics}, listener_{listener} {}

  [[nodiscard]] std::optional<Bank> read(const std::string& path, const diag::Span& reference) {
    folder_ = resolved(folder_of(path));
    auto document = xml::read_file(path, reference, diagnostics_);
    if (!document || !xml::check_root(document->root(), "bank", diagnostics_)) return std::nullopt;
    first_file_ = path;
    enter_file(path, reference);
    read_bank(*document);
    return assembler_.finish(document->root().span());
  }

 private:
  void read_bank(xml::Document& document) {
    const auto root = document.root();
    static const xml::Allowed allowed{{"id", "title", "author"},
                                      {"levels", "topics", "include", "passage", "question"}};
    xml::check(root, allowed, xml::Text::forbidden, diagnostics_);
    const auto id = xml::identifier(root, "id", diagnostics_).value_or("");
    const auto title = xml::required(root, "title", diagnostics_).value_or("");
    const auto language = xml::required(root, "xml:lang", diagnostics_).value_or("");
    assembler_.describe({id, title, xml::folded(xml::optional(root, "author")), language});
    if (listener_ && !language.empty()) listener_(language);
    read_levels(root);
    read_topics(root);
    read_questions(document, {language, language, &diagnostics_});
  }

  /// The only child of that name with its own children; reports what is missing or doubled.
  std::vector<xml::Element> listed(const xml::Element& root, std::string_view list, std::string_view item) {
    const auto lists = root.children(list);
    if (lists.empty()) {
      diagnostics_.error("missing-element", fmt::format("`bank` without `{}`", list), root.span());
      return {};
    }
    if (lists.size() > 1) {
      diagnostics_.error("duplicate-element", fmt::format("second `{}` in `bank`", list), lists[1].span())
          .hint(fmt::format("the first is at {}", diag::location(lists[0].span())));
    }
    xml::check(lists[0], {{}, {std::string(item)}}, xml::Text::forbidden, diagnostics_);
    auto items = lists[0].children(item);
    if (items.empty()) diagnostics_.error("empty-element", fmt::format("empty `{}`", list), lists[0].span());
    return items;
  }

  [[nodiscard]] Name title_of(const xml::Element& element) {
    const auto title = xml::required(element, "title", diagnostics_);
    return {title.value_or(""), title ? element.attribute("title")->value_span : element.span()};
  }

  void read_levels(const xml::Element& root) {
    static const xml::Allowed allowed{{"id", "title", "aliases"}, {}};
    for (const auto& element : listed(root, "levels", "level")) {
      xml::check(element, allowed, xml::Text::forbidden, diagnostics_);
      const auto id = id_of(element, diagnostics_);
      const auto title = title_of(element);
      std::vector<Name> aliases;
      for (const auto& alias : xml::words(element, "aliases")) aliases.push_back(name_of(alias));
      assembler_.add_level(id, title, aliases);
    }
  }

  void read_topics(const xml::Element& root) {
    static const xml::Allowed allowed{{"id", "title"}, {}};
    for (const auto& element : listed(root, "topics", "topic")) {
      xml::check(element, allowed, xml::Text::forbidden, diagnostics_);
      const auto id = id_of(element, diagnostics_);
      assembler_.add_topic(id, title_of(element));
    }
  }

  void read_questions(xml::Document& document, const Surroundings& surroundings) {
    for (auto child = document.root().first_child(); child;) {
      if (child->name() == "question") assembler_.add(read_question(*child, assembler_, surroundings));
      if (child->name() == "passage") read_passage(*child, surroundings);
      if (child->name() == "include") include(*child, surroundings);
      const auto read = *child;
      child = child->next();
      document.discard(read);  // the tree shrinks as the bank grows
    }
  }

  void read_passage(const xml::Element& element, const Surroundings& surroundings) {
    static const xml::Allowed allowed{{"id"}, block_elements()};
    xml::check(element, allowed, xml::Text::allowed, diagnostics_);
    Passage passage;
    passage.place = element.span();
    passage.language = surroundings.language(element);
    passage.text = read_blocks(element, surroundings);
    assembler_.add(std::move(passage), id_of(element, diagnostics_));
  }

  /// Remembers the file; `reference` is where it was named.
  void enter_file(const std::string& path, const diag::Span& reference) {
    assembler_.add_file(path);
    files_.emplace(resolved(path).string(), reference);
  }

  void include(const xml::Element& element, const Surroundings& surroundings) {
    static const xml::Allowed allowed{{"href"}, {}};
    xml::check(element, allowed, xml::Text::forbidden, diagnostics_);
    const auto href = xml::required(element, "href", diagnostics_);
    if (!href) return;
    const auto place = element.attribute("href")->value_span;
    const auto path = (fs::path(place.source->name()).parent_path() / *href).lexically_normal().generic_string();
    if (!may_include(path, place)) return;
    auto document = xml::read_file(path, place, diagnostics_);
    enter_file(path, place);
    if (!document || !xml::check_root(document->root(), "questions", diagnostics_)) return;
    static const xml::Allowed inside{{}, {"question", "passage", "include"}};
    xml::check(document->root(), inside, xml::Text::forbidden, diagnostics_);
    open_.push_back(path);
    const auto language = surroundings.language(document->root());
    read_questions(*document, {surroundings.bank_language, std::string(language), &diagnostics_});
    open_.pop_back();
  }

  bool may_include(const std::string& path, const diag::Span& place) {
    if (!lies_below(resolved(path), folder_)) {
      diagnostics_.error("include-outside", fmt::format("`{}` is outside the bank's folder", path), place)
          .hint(fmt::format("only files in `{}` are included", folder_of(first_file_).generic_string()));
      return false;
    }
    const auto seen = files_.find(resolved(path).string());
    if (seen != files_.end()) {
      const bool open = path == first_file_ || std::find(open_.begin(), open_.end(), path) != open_.end();
      const auto message = open ? fmt::format("`{}` includes itself", path) : fmt::format("`{}` included twice", path);
      auto& error = diagnostics_.error(open ? "include-cycle" : "duplicate-include", message, place);
      if (seen->second.source) error.hint(fmt::format("first named at {}", diag::location(seen->second)));
      return false;
    }
    if (open_.size() < static_cast<std::size_t>(deepest_include)) return true;
    diagnostics_.error("include-too-deep", fmt::format("files included more than {} deep", deepest_include), place);
    return false;
  }

  diag::Diagnostics& diagnostics_;
  Assembler assembler_;
  const LanguageListener& listener_;
  fs::path folder_;
  std::string first_file_;
  std::vector<std::string> open_;            // included files being read, outermost first
  std::map<std::string, diag::Span> files_;  // canonical path → where it was named
};

}  // namespace

std::optional<Bank> read(const std::string& path, const diag::Span& reference, diag::Diagnostics& diagnostics,
                         const LanguageListener& listener) {
  return Reader(diagnostics, listener).read(path, reference);
}

}  // namespace recto::bank
