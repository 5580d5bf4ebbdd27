// Choices, pairs, things to order, true or false, numbers: each is read with the checks that make it a question.
#include "bank/read_response.h"

#include "bank/inline_reader.h"
#include "bank/read_points.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace recto::bank {
namespace {

constexpr std::array<std::string_view, 5> names{"choices", "matching", "ordering", "true-false", "numeric"};
constexpr std::size_t most_items = 26;  // one for each letter

class ResponseReader {
 public:
  explicit ResponseReader(const Surroundings& surroundings)
      : surroundings_{surroundings}, diagnostics_{*surroundings.diagnostics} {}

  [[nodiscard]] Response read(const xml::Element& element) const {
    if (element.name() == "choices") return choices(element);
    if (element.name() == "matching") return matching(element);
    if (element.name() == "ordering") return ordering(element);
    if (element.name() == "true-false") return true_false(element);
    return numeric(element);
  }

 private:
  [[nodiscard]] Choices choices(const xml::Element& element) const {
    static const xml::Allowed allowed{{"show", "shuffle"}, {"choice"}};
    xml::check(element, allowed, xml::Text::allowed, diagnostics_);
    refuse_text(element, "choice", diagnostics_);
    Choices choices;
    for (const auto& child : element.children("choice")) choices.items.push_back(choice(child));
    choices.shuffle =
        xml::choice<Shuffle>(element, "shuffle", {{"yes", Shuffle::yes}, {"no", Shuffle::no}}, diagnostics_)
            .value_or(Shuffle::yes);
    check_items(element, "choice", choices.items.size());
    check_verdicts(element, choices);
    check_order(element, choices);
    read_show(element, choices);
    return choices;
  }

  [[nodiscard]] Choice choice(const xml::Element& element) const {
    static const xml::Allowed allowed{{"correct", "pin", "points"}, [] {
                                        auto inside = InlineReader::elements();
                                        inside.insert(inside.end(), block_elements().begin(), block_elements().end());
                                        inside.emplace_back("feedback");
                                        return inside;
                                      }()};
    xml::check(element, allowed, xml::Text::allowed, diagnostics_);
    auto text = read_rich_text(element, surroundings_, {"feedback"});
    Choice choice;
    choice.text = std::move(text.words);
    choice.blocks = std::move(text.blocks);
    using Verdict = Choice::Verdict;
    choice.verdict =
        xml::choice<Verdict>(element, "correct", {{"yes", Verdict::right}, {"no", Verdict::wrong}}, diagnostics_)
            .value_or(Verdict::wrong);
    choice.pin =
        xml::choice<Choice::Pin>(element, "pin", {{"last", Choice::Pin::last}}, diagnostics_).value_or(Choice::Pin::no);
    choice.points = read_points(element, "points", PointsRange::any, diagnostics_);
    if (const auto feedback = only_child(element, "feedback")) choice.feedback = inline_text(*feedback);
    return choice;
  }

  void check_verdicts(const xml::Element& element, const Choices& choices) const {
    if (choices.items.size() < 2) return;
    const auto right = static_cast<std::size_t>(choices.right());
    if (right == 0) {
      diagnostics_.error("no-right-choice", "no choice is right", element.span())
          .hint("mark the right ones with `correct=\"yes\"`");
    } else if (right == choices.items.size()) {
      diagnostics_.error("all-choices-right", "every choice is right", element.span())
          .hint("give at least one wrong choice, or ask an open question");
    }
    check_points(element, choices);
  }

  /// Points are taken off for what is wrong and given for what is right.
  void check_points(const xml::Element& element, const Choices& choices) const {
    const auto elements = element.children("choice");
    for (std::size_t i = 0; i < choices.items.size(); ++i) {
      const auto& item = choices.items[i];
      const bool right = item.verdict == Choice::Verdict::right;
      if (item.points == Points{} || right == (item.points > Points{})) continue;
      diagnostics_
          .error("contrary-points",
                 fmt::format("`points` {} on a {} choice", item.points.text(), right ? "right" : "wrong"),
                 elements[i].attribute("points")->span)
          .hint("right choices give points, wrong ones take some off");
    }
  }

  void check_order(const xml::Element& element, const Choices& choices) const {
    const auto is_pinned = [](const Choice& choice) { return choice.pin == Choice::Pin::last; };
    const auto first = std::ranges::find_if(choices.items, is_pinned);
    if (std::all_of(first, choices.items.end(), is_pinned)) return;
    diagnostics_.error("pinned-before", "a choice pinned last stands before others", element.span())
        .hint("write it behind them");
  }

  void read_show(const xml::Element& element, Choices& choices) const {
    const auto show = xml::integer(element, "show", 2, static_cast<int>(most_items), diagnostics_);
    if (!show) return;
    const auto pinned = static_cast<int>(std::ranges::count(choices.items, Choice::Pin::last, &Choice::pin));
    const auto pinned_right = static_cast<int>(std::ranges::count_if(choices.items, [](const Choice& choice) {
      return choice.pin == Choice::Pin::last && choice.verdict == Choice::Verdict::right;
    }));
    const int least = choices.right() + std::max(pinned - pinned_right, 1);
    const int most = static_cast<int>(choices.items.size()) - 1;
    choices.show = *show;
    if (*show >= least && *show <= most) return;
    diagnostics_
        .error("bad-show", fmt::format("`show` of {} choices is {}", most + 1, *show), element.attribute("show")->span)
        .hint(least <= most
                  ? fmt::format("here it may be {} to {}: all right and pinned choices, and a wrong one", least, most)
                  : "leave it out: all of them are needed");
  }

  [[nodiscard]] Matching matching(const xml::Element& element) const {
    static const xml::Allowed allowed{{}, {"pair", "decoy"}};
    xml::check(element, allowed, xml::Text::allowed, diagnostics_);
    refuse_text(element, "pair", diagnostics_);
    Matching matching;
    std::set<std::string> rights;
    for (const auto& child : element.children()) {
      if (child.name() == "pair") matching.pairs.push_back(pair(child));
      if (child.name() == "decoy") matching.decoys.push_back(inline_text(child));
      if (child.name() != "pair" && child.name() != "decoy") continue;
      const auto& right = child.name() == "pair" ? matching.pairs.back().second : matching.decoys.back();
      if (right.empty() || rights.insert(plain_text(right)).second) continue;
      diagnostics_.error("duplicate-side", fmt::format("`{}` twice on the right", plain_text(right)), child.span())
          .hint("the key could not say which of the two is meant");
    }
    check_items(element, "pair", matching.pairs.size());
    check_letters(element, matching.pairs.size() + matching.decoys.size());
    return matching;
  }

  [[nodiscard]] std::pair<Inline, Inline> pair(const xml::Element& element) const {
    static const xml::Allowed allowed{{}, {"left", "right"}};
    xml::check(element, allowed, xml::Text::forbidden, diagnostics_);
    return {side(element, "left"), side(element, "right")};
  }

  [[nodiscard]] Inline side(const xml::Element& pair, std::string_view name) const {
    const auto child = only_child(pair, name);
    if (child) return inline_text(*child);
    diagnostics_.error("missing-element", fmt::format("`pair` without `{}`", name), pair.span())
        .hint("what belongs to nothing on the left is a `decoy`");
    return {};
  }

  [[nodiscard]] Ordering ordering(const xml::Element& element) const {
    static const xml::Allowed allowed{{}, {"item"}};
    xml::check(element, allowed, xml::Text::allowed, diagnostics_);
    refuse_text(element, "item", diagnostics_);
    Ordering ordering;
    std::set<std::string> known;
    for (const auto& child : element.children("item")) {
      ordering.items.push_back(inline_text(child));
      const auto text = plain_text(ordering.items.back());
      if (text.empty() || known.insert(text).second) continue;
      diagnostics_.error("duplicate-item", fmt::format("`{}` twice", text), child.span())
          .hint("the key could not say which of the two comes first");
    }
    check_items(element, "item", ordering.items.size());
    return ordering;
  }

  [[nodiscard]] TrueFalse true_false(const xml::Element& element) const {
    static const xml::Allowed allowed{{"answer"}, {}};
    xml::check(element, allowed, xml::Text::forbidden, diagnostics_);
    using Answer = TrueFalse::Answer;
    if (!xml::required(element, "answer", diagnostics_)) return {};
    return {xml::choice<Answer>(element, "answer", {{"true", Answer::yes}, {"false", Answer::no}}, diagnostics_)
                .value_or(Answer::no)};
  }

  [[nodiscard]] Numeric numeric(const xml::Element& element) const {
    static const xml::Allowed allowed{{"value", "tolerance", "unit"}, {}};
    xml::check(element, allowed, xml::Text::forbidden, diagnostics_);
    constexpr double most = 1e15;
    if (!xml::required(element, "value", diagnostics_)) return {};
    (void)xml::number(element, "value", -most, most, diagnostics_);
    (void)xml::number(element, "tolerance", 0, most, diagnostics_);
    return {xml::optional(element, "value"), xml::optional(element, "tolerance"),
            xml::folded(xml::optional(element, "unit"))};
  }

  void check_items(const xml::Element& element, std::string_view item, std::size_t count) const {
    if (count < 2) {
      diagnostics_
          .error("too-few-items", fmt::format("{} `{}` in `{}`", count == 0 ? "no" : "one", item, element.name()),
                 element.span())
          .hint("write at least two");
    }
    check_letters(element, count);
  }

  void check_letters(const xml::Element& element, std::size_t count) const {
    if (count <= most_items) return;
    diagnostics_.error("too-many-items", fmt::format("`{}` of {}", element.name(), count), element.span())
        .hint(fmt::format("at most {}: one for each letter", most_items));
  }

  [[nodiscard]] Inline inline_text(const xml::Element& element) const {
    static const xml::Allowed allowed{{}, InlineReader::elements()};
    xml::check(element, allowed, xml::Text::allowed, diagnostics_);
    return read_inline(element, surroundings_);
  }

  [[nodiscard]] std::optional<xml::Element> only_child(const xml::Element& element, std::string_view name) const {
    const auto children = element.children(name);
    if (children.size() > 1) {
      diagnostics_.error("duplicate-element", fmt::format("second `{}` in `{}`", name, element.name()),
                         children[1].span());
    }
    return children.empty() ? std::nullopt : std::optional(children.front());
  }

  const Surroundings& surroundings_;
  diag::Diagnostics& diagnostics_;
};

}  // namespace

bool is_response(std::string_view name) { return std::ranges::find(names, name) != names.end(); }

Response read_response(const xml::Element& element, const Surroundings& surroundings) {
  return ResponseReader(surroundings).read(element);
}

}  // namespace recto::bank
