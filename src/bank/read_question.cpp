#include "bank/read_question.h"

#include "bank/inline_reader.h"
#include "bank/read_href.h"
#include "bank/read_points.h"
#include "bank/read_response.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::bank {
namespace {

constexpr int most_minutes = 240;

const xml::Allowed& inline_only() {
  static const xml::Allowed allowed{{}, InlineReader::elements()};
  return allowed;
}

Inline checked_inline(const xml::Element& element, const xml::Allowed& allowed, const Surroundings& surroundings) {
  xml::check(element, allowed, xml::Text::allowed, *surroundings.diagnostics);
  return read_inline(element, surroundings);
}

std::optional<Name> required_name(const xml::Element& element, std::string_view attribute,
                                  diag::Diagnostics& diagnostics) {
  const auto text = xml::required(element, attribute, diagnostics);
  if (!text) return std::nullopt;
  return Name{*text, element.attribute(attribute)->value_span};
}

LevelIndex read_level(const xml::Element& element, Assembler& bank, diag::Diagnostics& diagnostics) {
  if (!element.attribute("level") && bank.has_one_level()) return {};
  const auto name = required_name(element, "level", diagnostics);
  return name ? bank.level(*name).value_or(LevelIndex{}) : LevelIndex{};
}

TopicIndex read_topic(const xml::Element& element, Assembler& bank, diag::Diagnostics& diagnostics) {
  if (!element.attribute("topic") && bank.has_one_topic()) return {};
  const auto name = required_name(element, "topic", diagnostics);
  return name ? bank.topic(*name).value_or(TopicIndex{}) : TopicIndex{};
}

// Identifiers of a list attribute, each once.
std::vector<xml::Word> names_of(const xml::Element& element, std::string_view attribute,
                                diag::Diagnostics& diagnostics) {
  std::vector<xml::Word> names;
  for (auto& word : xml::words(element, attribute)) {
    const auto same = [&](const xml::Word& other) { return other.text == word.text; };
    if (!xml::is_identifier(word.text)) {
      xml::report_identifier(word, diagnostics);
    } else if (std::any_of(names.begin(), names.end(), same)) {
      diagnostics.error("duplicate-word", fmt::format("`{}` given twice", word.text), word.span);
    } else {
      names.push_back(std::move(word));
    }
  }
  return names;
}

std::vector<std::string> texts_of(const std::vector<xml::Word>& words) {
  std::vector<std::string> texts;
  texts.reserve(words.size());
  for (const auto& word : words) texts.push_back(word.text);
  return texts;
}

std::vector<std::string> read_keywords(const xml::Element& element, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{};
  xml::check(element, allowed, xml::Text::allowed, diagnostics);
  const auto text = element.text();
  std::vector<std::string> keywords;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(';', begin), text.size());
    auto keyword = xml::folded(std::string_view(text).substr(begin, end - begin));
    if (!keyword.empty()) keywords.push_back(std::move(keyword));
    begin = end + 1;
  }
  if (keywords.empty()) diagnostics.error("empty-element", "empty `keywords`", element.span());
  keywords.shrink_to_fit();
  return keywords;
}

Expectation read_expectation(const xml::Element& element, Assembler& bank, const Surroundings& surroundings) {
  static const xml::Allowed allowed{{"level"}, InlineReader::elements()};
  Expectation expectation{checked_inline(element, allowed, surroundings), {}};
  for (const auto& word : xml::words(element, "level")) {
    if (const auto level = bank.level({word.text, word.span})) expectation.levels.push_back(*level);
  }
  std::sort(expectation.levels.begin(), expectation.levels.end());
  return expectation;
}

Interview read_interview(const xml::Element& element, Assembler& bank, const Surroundings& surroundings) {
  static const xml::Allowed allowed{{}, {"follow-up", "look-for", "red-flag"}};
  xml::check(element, allowed, xml::Text::forbidden, *surroundings.diagnostics);
  Interview interview;
  const auto children = element.children();
  if (children.empty()) surroundings.diagnostics->error("empty-element", "empty `interview`", element.span());
  for (const auto& child : children) {
    if (child.name() == "follow-up") {
      interview.follow_ups.push_back(checked_inline(child, inline_only(), surroundings));
    } else if (child.name() == "look-for") {
      interview.look_for.push_back(read_expectation(child, bank, surroundings));
    } else if (child.name() == "red-flag") {
      interview.red_flags.push_back(read_expectation(child, bank, surroundings));
    }
  }
  return interview;
}

void read_field(const xml::Element& element, const Surroundings& surroundings, std::vector<Field>& fields) {
  static const xml::Allowed allowed{{"name"}, InlineReader::elements()};
  auto& diagnostics = *surroundings.diagnostics;
  const auto name = xml::identifier(element, "name", diagnostics);
  auto text = checked_inline(element, allowed, surroundings);
  if (!name) return;
  const auto same = [&](const Field& field) { return field.name == *name; };
  if (std::any_of(fields.begin(), fields.end(), same)) {
    diagnostics.error("duplicate-field", fmt::format("field `{}` given twice", *name), element.attribute("name")->span);
  }
  fields.push_back({*name, std::move(text)});
}

void read_see_also(const xml::Element& element, diag::Diagnostics& diagnostics, std::vector<Name>& references) {
  static const xml::Allowed allowed{{"ref"}, {}};
  xml::check(element, allowed, xml::Text::forbidden, diagnostics);
  const auto ref = xml::required(element, "ref", diagnostics);
  if (ref) references.push_back({*ref, element.attribute("ref")->value_span});
}

void read_source(const xml::Element& element, diag::Diagnostics& diagnostics, std::vector<Reference>& sources) {
  static const xml::Allowed allowed{{"href", "checked"}, {}};
  xml::check(element, allowed, xml::Text::allowed, diagnostics);
  const auto href = read_href(element, diagnostics);
  if (href.empty()) return;
  auto title = xml::folded(element.text());
  if (title.empty()) title = href;
  sources.push_back({href, xml::optional(element, "checked"), std::move(title)});
}

/// The child elements of one question, each name's first remembered so that a second can be reported.
class Children {
 public:
  Children(Draft& draft, Assembler& bank, const Surroundings& surroundings)
      : draft_{draft}, bank_{bank}, surroundings_{surroundings}, diagnostics_{*surroundings.diagnostics} {}

  void read(const xml::Element& question) {
    for (auto child = question.first_child(); child; child = child->next()) read_child(*child);
    draft_.question.gaps.shrink_to_fit();
    refuse_two_ways();
    if (has_prompt_ == Seen::yes) return;
    diagnostics_.error("missing-element", "`question` without `prompt`", question.span());
  }

 private:
  enum class Seen { no, yes };

  void read_child(const xml::Element& child) {
    auto& question = draft_.question;
    const auto name = child.name();
    if (name == "field") return read_field(child, surroundings_, question.fields);
    if (name == "source") return read_source(child, diagnostics_, question.sources);
    if (name == "see-also") return read_see_also(child, diagnostics_, draft_.see_also);
    refuse_second(child);
    if (name == "prompt") {
      has_prompt_ = Seen::yes;
      read_prompt(child);
    }
    if (is_response(name)) question.response = read_response(child, surroundings_);
    if (name == "short") question.short_answer = text_of(child);
    if (name == "explanation") question.explanation = read_explanation(child);
    if (name == "memory-aid") question.memory_aid = text_of(child);
    if (name == "keywords") question.keywords = read_keywords(child, diagnostics_);
    if (name == "interview") question.interview = read_interview(child, bank_, surroundings_);
    if (name == "image") question.picture = read_picture(child, diagnostics_);
  }

  Inline text_of(const xml::Element& child) { return checked_inline(child, inline_only(), surroundings_); }

  void read_prompt(const xml::Element& child) {
    static const xml::Allowed allowed{{}, [] {
                                        auto names = InlineReader::elements();
                                        names.insert(names.end(), block_elements().begin(), block_elements().end());
                                        return names;
                                      }()};
    xml::check(child, allowed, xml::Text::allowed, diagnostics_);
    auto with_gaps = surroundings_;
    with_gaps.gaps = &draft_.question.gaps;
    auto text = read_rich_text(child, with_gaps);
    draft_.question.prompt = std::move(text.words);
    draft_.question.prompt_blocks = std::move(text.blocks);
  }

  Blocks read_explanation(const xml::Element& child) {
    static const xml::Allowed allowed{{}, block_elements()};
    xml::check(child, allowed, xml::Text::allowed, diagnostics_);
    return read_blocks(child, surroundings_);
  }

  /// Two ways to answer are two questions.
  void refuse_two_ways() {
    const xml::Element* first = nullptr;
    for (const auto& child : seen_) {
      if (!is_response(child.name())) continue;
      const bool gaps = !draft_.question.gaps.empty();
      if (first != nullptr || gaps) {
        diagnostics_
            .error("two-responses",
                   fmt::format("`{}` beside {}", child.name(), gaps ? "gaps" : fmt::format("`{}`", first->name())),
                   child.span())
            .hint("a question is answered in one way: make two of it");
      }
      first = &child;
    }
  }

  void refuse_second(const xml::Element& child) {
    const auto same = [&](const xml::Element& other) { return other.name() == child.name(); };
    const auto first = std::find_if(seen_.begin(), seen_.end(), same);
    if (first == seen_.end()) return seen_.push_back(child);
    diagnostics_.error("duplicate-element", fmt::format("second `{}` in `question`", child.name()), child.span())
        .hint(fmt::format("the first is at {}", diag::location(first->span())));
  }

  Draft& draft_;
  Assembler& bank_;
  const Surroundings& surroundings_;
  diag::Diagnostics& diagnostics_;
  std::vector<xml::Element> seen_;
  Seen has_prompt_ = Seen::no;
};

void check_question(const xml::Element& element, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{
      {"id", "topic", "level", "tags", "minutes", "points", "passage", "aliases"},
      {"prompt", "choices", "matching", "ordering", "true-false", "numeric", "short", "explanation", "memory-aid",
       "keywords", "field", "image", "interview", "see-also", "source"}};
  xml::check(element, allowed, xml::Text::forbidden, diagnostics);
}

void read_names(const xml::Element& element, Draft& draft, diag::Diagnostics& diagnostics) {
  if (const auto id = xml::identifier(element, "id", diagnostics)) {
    draft.question.id = *id;
    draft.names.push_back({*id, element.attribute("id")->value_span});
  }
  for (auto& alias : names_of(element, "aliases", diagnostics)) {
    draft.question.aliases.push_back(alias.text);
    draft.names.push_back({std::move(alias.text), alias.span});
  }
}

}  // namespace

Draft read_question(const xml::Element& element, Assembler& bank, const Surroundings& surroundings) {
  auto& diagnostics = *surroundings.diagnostics;
  check_question(element, diagnostics);
  Draft draft;
  auto& question = draft.question;
  question.place = element.span();
  read_names(element, draft, diagnostics);
  question.level = read_level(element, bank, diagnostics);
  question.topic = read_topic(element, bank, diagnostics);
  question.tags = texts_of(names_of(element, "tags", diagnostics));
  question.minutes = xml::integer(element, "minutes", 1, most_minutes, diagnostics).value_or(0);
  question.points = read_points(element, "points", PointsRange::positive, diagnostics);
  if (element.attribute("passage")) draft.passage = required_name(element, "passage", diagnostics);
  question.language = surroundings.language(element);
  Children(draft, bank, surroundings).read(element);
  return draft;
}

}  // namespace recto::bank
