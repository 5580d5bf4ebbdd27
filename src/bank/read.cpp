#include "bank/bank.h"
#include "bank/read_question.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <tuple>
#include <unordered_map>
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

/// Reads the files of a bank one after the other into one value.
class Reader {
 public:
  Reader(diag::Diagnostics& diagnostics, const LanguageListener& listener)
      : diagnostics_{diagnostics}, errors_before_{diagnostics.error_count()}, listener_{listener} {}

  void read(const std::string& path, const diag::Span& reference) {
    folder_ = resolved(folder_of(path));
    auto document = xml::read_file(path, reference, diagnostics_);
    if (!document || !xml::check_root(document->root(), "bank", diagnostics_)) return;
    enter_file(path, reference);
    read_bank(*document);
    if (bank_.questions.empty() && sound()) {
      diagnostics_.error("no-questions", "bank without questions", document->root().span());
    }
    bank_.questions.shrink_to_fit();
    index_names();
    resolve_see_also();
  }

  /// The bank, if no error was found.
  [[nodiscard]] std::optional<Bank> result() && {
    if (!sound()) return std::nullopt;
    return std::move(bank_);
  }

 private:
  struct Pending {
    std::size_t question = 0;
    xml::Word ref;
  };

  [[nodiscard]] bool sound() const { return diagnostics_.error_count() == errors_before_; }

  void read_bank(xml::Document& document) {
    const auto root = document.root();
    static const xml::Allowed allowed{{"id", "title", "author"}, {"levels", "topics", "include", "question"}};
    xml::check(root, allowed, xml::Text::forbidden, diagnostics_);
    bank_.id = xml::identifier(root, "id", diagnostics_).value_or("");
    bank_.title = xml::required(root, "title", diagnostics_).value_or("");
    bank_.author = xml::folded(xml::optional(root, "author"));
    bank_.language = xml::required(root, "xml:lang", diagnostics_).value_or("");
    if (listener_ && !bank_.language.empty()) listener_(bank_.language);
    read_levels(root);
    read_topics(root);
    read_questions(document, {bank_.language, bank_.language, &diagnostics_});
  }

  /// The only child of that name with its own children; reports what is missing or doubled.
  std::vector<xml::Element> listed(const xml::Element& root, std::string_view list, std::string_view item) {
    const auto lists = root.children(list);
    if (lists.empty()) {
      diagnostics_.error("missing-element", fmt::format("`bank` without `{}`", list), root.span());
      return {};
    }
    if (lists.size() > 1) {
      diagnostics_.error("doubled-element", fmt::format("second `{}` in `bank`", list), lists[1].span())
          .notes.push_back(fmt::format("the first is at {}", diag::location(lists[0].span())));
    }
    xml::check(lists[0], {{}, {std::string(item)}}, xml::Text::forbidden, diagnostics_);
    auto items = lists[0].children(item);
    if (items.empty()) diagnostics_.error("empty-element", fmt::format("empty `{}`", list), lists[0].span());
    return items;
  }

  void read_levels(const xml::Element& root) {
    static const xml::Allowed allowed{{"id", "title", "aliases"}, {}};
    std::map<std::string, diag::Span> taken;
    for (const auto& element : listed(root, "levels", "level")) {
      xml::check(element, allowed, xml::Text::forbidden, diagnostics_);
      const auto id = xml::identifier(element, "id", diagnostics_);
      const auto title = xml::required(element, "title", diagnostics_);
      Level level{id.value_or(""), title.value_or(""), {}};
      if (id) take(taken, "level", {*id, element.attribute("id")->value_span});
      for (const auto& alias : xml::words(element, "aliases")) {
        if (!xml::is_identifier(alias.text)) xml::report_identifier(alias, diagnostics_);
        take(taken, "level", alias);
        level.aliases.push_back(alias.text);
      }
      bank_.levels.push_back(std::move(level));
    }
  }

  void read_topics(const xml::Element& root) {
    static const xml::Allowed allowed{{"id", "title"}, {}};
    std::map<std::string, diag::Span> taken;
    for (const auto& element : listed(root, "topics", "topic")) {
      xml::check(element, allowed, xml::Text::forbidden, diagnostics_);
      const auto id = xml::identifier(element, "id", diagnostics_);
      const auto title = xml::required(element, "title", diagnostics_);
      if (id) take(taken, "topic", {*id, element.attribute("id")->value_span});
      bank_.topics.push_back({id.value_or(""), title.value_or("")});
    }
  }

  /// Notes that `word` names something; reports a second use.
  template <typename Taken>
  void take(Taken& taken, std::string_view what, const xml::Word& word) {
    const auto [first, added] = taken.emplace(word.text, word.span);
    if (added) return;
    diagnostics_.error("doubled-name", fmt::format("{} `{}` given twice", what, word.text), word.span)
        .notes.push_back(fmt::format("first given at {}", diag::location(first->second)));
  }

  void read_questions(xml::Document& document, const Surroundings& surroundings) {
    for (auto child = document.root().first_child(); child;) {
      if (child->name() == "question") add(read_question(*child, bank_, surroundings));
      if (child->name() == "include") include(*child, surroundings);
      const auto read = *child;
      child = child->next();
      document.discard(read);  // the tree shrinks as the bank grows
    }
  }

  void add(RawQuestion raw) {
    for (const auto& name : raw.names) take(names_, "question", name);
    for (auto& ref : raw.see_also) pending_.push_back({bank_.questions.size(), std::move(ref)});
    bank_.questions.push_back(std::move(raw.question));
  }

  /// Remembers the file; `reference` is where it was named.
  void enter_file(const std::string& path, const diag::Span& reference) {
    bank_.files.push_back(path);
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
    static const xml::Allowed inside{{}, {"question", "include"}};
    xml::check(document->root(), inside, xml::Text::forbidden, diagnostics_);
    open_.push_back(path);
    const auto language = surroundings.language(document->root());
    read_questions(*document, {surroundings.bank_language, std::string(language), &diagnostics_});
    open_.pop_back();
  }

  bool may_include(const std::string& path, const diag::Span& place) {
    if (!lies_below(resolved(path), folder_)) {
      diagnostics_.error("include-outside", fmt::format("`{}` is outside the bank's folder", path), place)
          .notes.push_back(
              fmt::format("only files in `{}` are included", folder_of(bank_.files.front()).generic_string()));
      return false;
    }
    const auto seen = files_.find(resolved(path).string());
    if (seen != files_.end()) {
      const bool open = path == bank_.files.front() || std::find(open_.begin(), open_.end(), path) != open_.end();
      const auto message = open ? fmt::format("`{}` includes itself", path) : fmt::format("`{}` included twice", path);
      auto& error = diagnostics_.error(open ? "include-cycle" : "included-twice", message, place);
      if (seen->second.source) error.notes.push_back(fmt::format("first named at {}", diag::location(seen->second)));
      return false;
    }
    if (open_.size() < static_cast<std::size_t>(deepest_include)) return true;
    diagnostics_.error("include-too-deep", fmt::format("files included more than {} deep", deepest_include), place);
    return false;
  }

  void index_names() {
    for (std::size_t i = 0; i < bank_.questions.size(); ++i) {
      const auto aliases = static_cast<int>(bank_.questions[i].aliases.size());
      for (int alias = -1; alias < aliases; ++alias) bank_.names.push_back({static_cast<int>(i), alias});
    }
    const auto key = [this](const Bank::NamedQuestion& named) {
      const auto& question = bank_.questions[static_cast<std::size_t>(named.question)];
      const std::string_view name =
          named.alias < 0 ? question.id : question.aliases[static_cast<std::size_t>(named.alias)];
      return std::tuple(name, named.question, named.alias);
    };
    std::sort(bank_.names.begin(), bank_.names.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    bank_.names.shrink_to_fit();
  }

  void resolve_see_also() {
    for (const auto& [index, ref] : pending_) {
      auto& question = bank_.questions[index];
      const auto* target = bank_.find_question(ref.text);
      if (target == nullptr) {
        auto& error = diagnostics_.error("unknown-question", fmt::format("no question `{}`", ref.text), ref.span);
        const auto near = diag::nearest(ref.text, known_names());
        if (!near.empty()) error.notes.push_back(fmt::format("did you mean `{}`?", near));
      } else if (target == &question) {
        diagnostics_.error("self-reference", fmt::format("`{}` refers to itself", ref.text), ref.span);
      } else {
        question.see_also.push_back(target->id);
      }
    }
  }

  /// All ids and aliases, in order of the alphabet.
  const std::vector<std::string>& known_names() {
    if (sorted_names_.empty()) {
      for (const auto& [name, place] : names_) sorted_names_.push_back(name);
      std::sort(sorted_names_.begin(), sorted_names_.end());
    }
    return sorted_names_;
  }

  diag::Diagnostics& diagnostics_;
  std::size_t errors_before_;
  const LanguageListener& listener_;
  Bank bank_;
  fs::path folder_;
  std::vector<std::string> open_;                      // included files being read, outermost first
  std::map<std::string, diag::Span> files_;            // canonical path → where it was named
  std::unordered_map<std::string, diag::Span> names_;  // of questions
  std::vector<std::string> sorted_names_;
  std::vector<Pending> pending_;
};

}  // namespace

std::optional<Bank> read(const std::string& path, const diag::Span& reference, diag::Diagnostics& diagnostics,
                         const LanguageListener& listener) {
  Reader reader(diagnostics, listener);
  reader.read(path, reference);
  return std::move(reader).result();
}

}  // namespace recto::bank
