// Takes a text apart at its braces.  This is the one place that scans them: `{{` is a brace, `{name}` a variable.
//
// The parser hands out texts with entities resolved and, of elements, in several pieces, so a place in the text is no
// place in the file.  The n-th brace of one is the n-th of the other, though, unless a brace is written as an entity;
// then the whole text is what a message points at.
#include "layout/read_template.h"

#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace recto::layout {
namespace {

/// A text and where in the file it stands.
struct Written {
  std::string text;
  std::vector<diag::Span> pieces;  ///< of the file, in order
  diag::Span whole;
};

/// The place of the text's brace number `index`, `length` bytes from it.
diag::Span brace_at(const Written& written, std::size_t index, std::size_t length) {
  for (const auto& piece : written.pieces) {
    const auto bytes = piece.source->bytes().substr(piece.offset, piece.length);
    if (bytes.find("&#") != std::string_view::npos) return written.whole;
    for (auto at = bytes.find('{'); at != std::string_view::npos; at = bytes.find('{', at + 1)) {
      if (index-- == 0) return {piece.source, piece.offset + at, std::min(length, bytes.size() - at)};
    }
  }
  return written.whole;
}

constexpr std::string_view word_prefix = "word.";

/// Words are used by layouts with any scales.
bool is_known(const VariableName& name, const Place& place) {
  if (name.variable != Variable::not_assessed || place.sites.contains(Site::word)) return true;
  return std::ranges::find(place.scales, name.name, &Scale::id) != place.scales.end();
}

class TemplateReader {
 public:
  TemplateReader(const Written& written, const Place& place, diag::Diagnostics& diagnostics)
      : written_{written}, rest_{written.text}, place_{place}, diagnostics_{diagnostics} {}

  Template run() {
    while (!rest_.empty()) {
      const auto brace = rest_.find('{');
      add(rest_.substr(0, brace));
      if (brace == std::string_view::npos) break;
      rest_.remove_prefix(brace + 1);
      if (!after_brace()) break;
    }
    return std::move(result_);
  }

 private:
  void add(std::string_view words) {
    if (words.empty()) return;
    if (result_.pieces.empty() || !std::holds_alternative<std::string>(result_.pieces.back())) {
      result_.pieces.emplace_back(std::string{});
    }
    std::get<std::string>(result_.pieces.back()) += words;
  }

  /// Reads what follows a brace.  False if nothing closes it.
  bool after_brace() {
    const std::size_t index = braces_++;
    if (rest_.starts_with('{')) {
      add("{");
      rest_.remove_prefix(1);
      ++braces_;
      return true;
    }
    const auto end = rest_.find_first_of("{}");
    if (end == std::string_view::npos || rest_[end] == '{') {
      diagnostics_.error("open-brace", "`{` without its `}`", brace_at(written_, index, 1))
          .notes.emplace_back("a variable is written `{number}`, a brace `{{`");
      return false;
    }
    variable(rest_.substr(0, end), brace_at(written_, index, end + 2));
    rest_.remove_prefix(end + 1);
    return true;
  }

  void variable(std::string_view word, const diag::Span& span) {
    if (word.starts_with(word_prefix) && word.size() > word_prefix.size()) return word_at(word, span);
    auto name = find_variable(word);
    if (!name || !is_known(*name, place_)) {
      diagnostics_.error("unknown-variable", fmt::format("unknown variable `{{{}}}`", word), span)
          .hint(diag::suggestion(word, names_at(place_)));
      return;
    }
    if (check_variable(*name, place_, span, diagnostics_)) result_.pieces.emplace_back(std::move(*name));
  }

  void word_at(std::string_view name, const diag::Span& span) {
    if (!place_.sites.contains(Site::word)) {
      result_.pieces.emplace_back(WordName{std::string{name.substr(word_prefix.size())}, place_.sites, span});
      return;
    }
    diagnostics_.error("word-in-word", fmt::format("`{{{}}}` in a word", name), span)
        .notes.emplace_back("a word names variables, such as `{count}`, and no other words");
  }

  const Written& written_;
  std::string_view rest_;
  const Place& place_;
  diag::Diagnostics& diagnostics_;
  Template result_;
  std::size_t braces_ = 0;
};

/// What stands in place of a variable that a card or a document does not have.
std::optional<std::string_view> near(Variable variable, Sites here) {
  const bool card = here.contains(Site::card_face);
  if (variable == Variable::page && card) return "number";
  if (variable == Variable::pages) return "count";
  if (variable == Variable::title) return "deck";
  if (variable == Variable::section && card) return "topic";
  if (variable == Variable::part && here.contains(Site::running_line)) return "page";
  if (variable == Variable::parts && here.contains(Site::running_line)) return "pages";
  if (variable == Variable::minutes && here.contains(Site::section)) return "section-minutes";
  if (variable == Variable::minutes && here.contains(Site::document)) return "total-minutes";
  return std::nullopt;
}

}  // namespace

bool check_variable(const VariableName& name, const Place& place, const diag::Span& span,
                    diag::Diagnostics& diagnostics) {
  const Sites sites = sites_of(name.variable);
  if (sites.meets(place.sites)) return true;
  const std::string word = written(name);
  auto& error =
      diagnostics.error("variable-out-of-place", fmt::format("`{{{}}}` has no value {}", word, place.where), span);
  error.notes.push_back(fmt::format("it has one {}", described(sites)));
  if (const auto other = near(name.variable, place.sites))
    error.notes.push_back(fmt::format("here there is `{{{}}}`", *other));
  return false;
}

std::vector<std::string> names_at(const Place& place) {
  auto names = variable_names(place.sites);
  if (!place.sites.contains(Site::document)) return names;
  for (const auto& scale : place.scales) names.push_back(written({Variable::not_assessed, scale.id}));
  return names;
}

Template read_template(const xml::Element& element, std::string_view attribute, const Place& place,
                       diag::Diagnostics& diagnostics) {
  const auto found = element.attribute(attribute);
  if (!found) return {};
  const Written written{std::string{found->value}, {found->value_span}, found->value_span};
  return TemplateReader{written, place, diagnostics}.run();
}

Template read_words(const xml::Element& element, const Place& place, diag::Diagnostics& diagnostics) {
  Written written{xml::folded(element.text()), {}, element.span()};
  for (const auto& node : element.nodes()) {
    if (!node.element) written.pieces.push_back(node.span);
  }
  return TemplateReader{written, place, diagnostics}.run();
}

}  // namespace recto::layout
