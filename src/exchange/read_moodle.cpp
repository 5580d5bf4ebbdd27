// Moodle's XML: questions of many types in a row, categories among them as if they were questions.  Texts are HTML in
// CDATA; files stand beside them in base 64.
#include "exchange/readers.h"

#include "exchange/base64.h"
#include "exchange/gaps.h"
#include "exchange/html.h"
#include "exchange/markup.h"
#include "exchange/scan.h"
#include "exchange/slug.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace recto::exchange {
namespace {

using xml::Element;

std::string child_text(const Element& element, std::string_view name) {
  const auto child = element.child(name);
  return child ? std::string(trimmed(child->text())) : std::string{};
}

/// The `<text>` in a child: its markup is told by the child.
std::string text_in(const Element& element, std::string_view name) {
  const auto child = element.child(name);
  return child ? child_text(*child, "text") : std::string{};
}

class Reader {
 public:
  Reader(Losses& losses, diag::Diagnostics& diagnostics) : losses_{losses}, diagnostics_{diagnostics} {}

  Collection read(const Element& quiz) {
    for (const auto& question : quiz.children("question")) add(question);
    return std::move(collection_);
  }

 private:
  enum class Kind {
    category,
    choice,
    typed,
    numeric,
    pairs,
    truth,
    essay,
    cloze,
    selected,
    description,
    computed,
    other
  };

  static Kind kind_of(const Element& question) {
    constexpr std::array<std::pair<std::string_view, Kind>, 18> kinds{{{"category", Kind::category},
                                                                       {"multichoice", Kind::choice},
                                                                       {"multichoiceset", Kind::choice},
                                                                       {"shortanswer", Kind::typed},
                                                                       {"numerical", Kind::numeric},
                                                                       {"matching", Kind::pairs},
                                                                       {"match", Kind::pairs},
                                                                       {"truefalse", Kind::truth},
                                                                       {"essay", Kind::essay},
                                                                       {"cloze", Kind::cloze},
                                                                       {"multianswer", Kind::cloze},
                                                                       {"gapselect", Kind::selected},
                                                                       {"ddwtos", Kind::selected},
                                                                       {"description", Kind::description},
                                                                       {"calculated", Kind::computed},
                                                                       {"calculatedmulti", Kind::computed},
                                                                       {"calculatedsimple", Kind::computed},
                                                                       {"stack", Kind::computed}}};
    const auto type = xml::optional(question, "type");
    const auto* found = std::ranges::find(kinds, std::string_view(type), &std::pair<std::string_view, Kind>::first);
    return found == kinds.end() ? Kind::other : found->second;
  }

  void add(const Element& question) {
    const auto kind = kind_of(question);
    if (kind == Kind::category) return set_category(question);
    if (kind == Kind::computed) return losses_.note(Loss::computed, question.span());
    if (kind == Kind::description) return losses_.note(Loss::no_question, question.span());
    if (kind == Kind::other)
      return losses_.note(Loss::kind, fmt::format("`{}`", xml::optional(question, "type")), question.span());
    collection_.entries.push_back(entry_of(question, kind));
  }

  void set_category(const Element& question) {
    std::vector<std::string> parts;
    for (auto& part : split(text_in(question, "category"), '/')) {
      if (!part.empty() && part != "top" && !part.starts_with('$')) parts.push_back(fold(part));
    }
    topic_ = fmt::format("{}", fmt::join(parts, " – "));
  }

  Entry entry_of(const Element& question, Kind kind) {
    Entry entry;
    entry.place = question.span();
    entry.topic = topic_;
    entry.title = fold(text_in(question, "name"));
    entry.id = {identifier_of(child_text(question, "idnumber")), entry.place};
    read_tags(question, entry);
    if (const auto text = question.child("questiontext")) take_files(*text);
    fill(question, kind, entry);
    append(entry.explanation, content(question, "generalfeedback"));
    for (const auto& hint : question.children("hint")) append(entry.memory_aid, content_of_text(hint));
    const auto points = child_text(question, "defaultgrade");
    if (!points.empty() && std::strtod(points.c_str(), nullptr) != 1) losses_.note(Loss::points, entry.place);
    return entry;
  }

  void read_tags(const Element& question, Entry& entry) const {
    const auto tags = question.child("tags");
    if (!tags) return;
    for (const auto& tag : tags->children("tag")) entry.tags.push_back(child_text(tag, "text"));
  }

  void fill(const Element& question, Kind kind, Entry& entry) {
    switch (kind) {
      case Kind::cloze:
        return fill_gaps(entry, gapped(replaced(text_in(question, "questiontext"), "@@PLUGINFILE@@/", "")),
                         Markup::html, losses_, diagnostics_);
      case Kind::selected:
        return fill_selected(question, entry);
      case Kind::choice:
      case Kind::truth:
        entry.prompt = content(question, "questiontext");
        return add_choices(question, entry);
      case Kind::typed:
      case Kind::numeric:
        entry.prompt = content(question, "questiontext");
        return add_typed(question, kind, entry);
      case Kind::pairs:
        entry.prompt = content(question, "questiontext");
        return add_pairs(question, entry);
      case Kind::essay:
        entry.prompt = content(question, "questiontext");
        append(entry.answer, content(question, "graderinfo"));
        return;
      case Kind::category:
      case Kind::description:
      case Kind::computed:
      case Kind::other:
        return;  // not made into entries
    }
  }

  static double fraction(const Element& answer) {
    return std::strtod(xml::optional(answer, "fraction").c_str(), nullptr);
  }

  void add_choices(const Element& question, Entry& entry) {
    for (const auto& answer : question.children("answer")) {
      take_files(answer);
      entry.choices.push_back({content_of_text(answer), fraction(answer) > 0, content(answer, "feedback")});
    }
  }

  void add_typed(const Element& question, Kind kind, Entry& entry) {
    AnswerBlock block{AnswerBlock::Kind::typed, {}, {}};
    for (const auto& answer : question.children("answer")) {
      auto text = child_text(answer, "text");
      const auto tolerance = child_text(answer, "tolerance");
      const bool exact = tolerance.empty() || std::strtod(tolerance.c_str(), nullptr) == 0;
      if (kind == Kind::numeric && !exact) text += " ± " + tolerance;
      block.answers.push_back({html_text(text), {}, text_in(answer, "feedback"), fraction(answer) > 0});
    }
    fill_gaps(entry, {{"", ""}, {std::move(block)}}, Markup::html, losses_, diagnostics_);
  }

  void add_pairs(const Element& question, Entry& entry) {
    AnswerBlock block{AnswerBlock::Kind::pairs, {}, {}};
    for (const auto& pair : question.children("subquestion")) {
      take_files(pair);
      block.answers.push_back({child_text(pair, "text"), html_text(text_in(pair, "answer")), {}, true});
    }
    fill_gaps(entry, {{"", ""}, {std::move(block)}}, Markup::html, losses_, diagnostics_);
  }

  /// "[[2]]" in the text is the second of the boxes that follow.
  void fill_selected(const Element& question, Entry& entry) {
    std::vector<std::string> options;
    for (const auto& child : question.children()) {
      if (child.name() == "selectoption" || child.name() == "dragbox") options.push_back(child_text(child, "text"));
    }
    auto text = text_in(question, "questiontext");
    auto answer = text;
    for (std::size_t i = 0; i < options.size(); ++i) {
      const auto mark = fmt::format("[[{}]]", i + 1);
      answer = replaced(std::move(answer), mark, "<b>" + html_text(options[i]) + "</b>");
      text = replaced(std::move(text), mark, "_____");
    }
    entry.prompt = html(text, entry.place);
    std::ranges::sort(options);
    append(entry.prompt, plain_content(fmt::format("{}", fmt::join(options, " · ")), entry.place));
    entry.answer = html(answer, entry.place);
  }

  /// Braces of Moodle's cloze begin with a number and a type; others are text.
  static Gapped gapped(const std::string& text) {
    Gapped parts{{""}, {}};
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool opens = text[i] == '{' && i + 2 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' &&
                         text.find(':', i) < i + 6;
      const auto end = opens ? text.find('}', i) : std::string::npos;
      if (end == std::string::npos) {
        parts.texts.back() += text[i];
        continue;
      }
      parts.blocks.push_back(read_block(text.substr(i + 1, end - i - 1)));
      parts.texts.emplace_back();
      i = end;
    }
    return parts;
  }

  /// What is not HTML, for where it is.
  static std::string html_text(std::string text) {
    return replaced(replaced(std::move(text), "&", "&amp;"), "<", "&lt;");
  }

  Content html(std::string_view text, const diag::Span& place) {
    return read_html(replaced(std::string(text), "@@PLUGINFILE@@/", ""), place, losses_, diagnostics_);
  }

  Content content(const Element& element, std::string_view name) {
    const auto child = element.child(name);
    if (!child) return {};
    if (name != "questiontext") take_files(*child);
    return content_of_text(*child);
  }

  Content content_of_text(const Element& element) {
    const auto format = xml::optional(element, "format", "html");
    const auto text = child_text(element, "text");
    if (format == "plain_text") return read_markup(text, Markup::plain, element.span(), losses_, diagnostics_);
    if (format == "markdown") return read_markup(text, Markup::markdown, element.span(), losses_, diagnostics_);
    return html(text, element.span());
  }

  void take_files(const Element& element) {
    for (const auto& file : element.children("file")) {
      collection_.media.push_back({xml::optional(file, "name"), from_base64(file.text())});
    }
  }

  Losses& losses_;
  diag::Diagnostics& diagnostics_;
  Collection collection_;
  std::string topic_;
};

}  // namespace

std::optional<Collection> read_moodle(const SourceFile& source, Losses& losses, diag::Diagnostics& diagnostics) {
  const auto document = xml::parse(source, diagnostics);
  if (!document) return std::nullopt;
  auto collection = Reader(losses, diagnostics).read(document->root());
  collection.mappings.push_back({"`<question>`", "questions", document->root().span()});
  return collection;
}

}  // namespace recto::exchange
