#include "cards/card.h"

#include "blocks/report.h"
#include "cards/choose_split.h"
#include "cards/ladder.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::cards {
namespace {

using geometry::Length;
using OneSize = layout::CardDesign::OneSize;

/// Takes one question down the ladder.
class QuestionComposer {
 public:
  QuestionComposer(const blocks::ComposeContext& context, blocks::Scope scope,
                   std::optional<blocks::FaceTypeScales> fixed)
      : context_{context},
        design_{std::get<layout::CardDesign>(context.layout.design)},
        scope_{std::move(scope)},
        fixed_{fixed} {
    double least = least_factor(design_.front.content, context.layout, context.theme);
    if (design_.back) least = std::min(least, least_factor(design_.back->content, context.layout, context.theme));
    const blocks::FaceTypeScales top = fixed.value_or(blocks::FaceTypeScales{});
    front_rungs_ = ladder_from(top.front, least);
    back_rungs_ = ladder_from(top.back, least);
    scope_.variables.set(layout::Variable::part, "1");
    scope_.variables.set(layout::Variable::parts, "1");
  }

  ComposedQuestion run() {
    if (auto whole = on_one_card()) return std::move(*whole);
    const blocks::FaceTypeScales smallest{front_rungs_.back(), back_rungs_.back()};
    if (!design_.back) return failure(scope_, smallest, FailedFaces::any_face);
    // The numbers shown take room: "10 of 12" more than "2 of 3".
    for (const int most : {9, 99, 999}) {
      Continued continued{{part_scope(1, most), part_scope(most - 1, most), part_scope(most, most)}};
      if (const auto* too_full = fit_fronts(continued)) return failure(*too_full, smallest, FailedFaces::front);
      if (!part(continued)) break;
      if (static_cast<int>(continued.split.cards.size()) <= most) return on_cards(continued);
    }
    return failure(scope_, smallest, FailedFaces::any_face);
  }

 private:
  enum class FailedFaces { any_face, front };

  /// A question over several cards.
  struct Continued {
    PartScopes scopes;
    std::optional<TextSplitter> splitter = {};
    blocks::TypeScale front = {};
    Split split = {};
  };

  [[nodiscard]] bool same_for_both() const { return !fixed_ && design_.one_size == OneSize::card; }

  std::optional<ComposedQuestion> on_one_card() {
    FaceSetter front{context_, scope_, design_.front};
    std::optional<FaceSetter> back;
    if (design_.back) back.emplace(context_, scope_, *design_.back);
    const auto lay_front = [&](blocks::TypeScale type_scale) { return front.lay(type_scale); };
    const auto lay_back = [&](blocks::TypeScale type_scale) { return back ? back->lay(type_scale) : Fits::well; };
    const auto lay_both = [&](blocks::TypeScale type_scale) {
      return std::min(lay_front(type_scale), lay_back(type_scale));
    };
    const auto on_front = first_fit(front_rungs_, same_for_both() ? std::function(lay_both) : lay_front);
    if (!on_front) return std::nullopt;
    const auto on_back = same_for_both() ? on_front : first_fit(back_rungs_, lay_back);
    if (!on_back || lay_front(*on_front) == Fits::no || lay_back(*on_back) == Fits::no) return std::nullopt;
    ComposedQuestion result;
    result.fitted.type_scales = {*on_front, *on_back};
    add(front, back, result);
    return result;
  }

  [[nodiscard]] blocks::Scope part_scope(int part, int parts) const {
    blocks::Scope scope = scope_;
    scope.variables.set(layout::Variable::part, fmt::format("{}", part));
    scope.variables.set(layout::Variable::parts, fmt::format("{}", parts));
    using Part = blocks::Scope::Part;
    if (parts > 1) scope.part = part == 1 ? Part::first : part < parts ? Part::middle : Part::last;
    return scope;
  }

  /// Finds one size for the fronts of all cards; those of further cards say more.  The scope of one that has no room
  /// if there is none.
  [[nodiscard]] const blocks::Scope* fit_fronts(Continued& continued) {
    const auto& scopes = continued.scopes;
    FaceSetter first{context_, scopes.first, design_.front};
    FaceSetter middle{context_, scopes.middle, design_.front};
    FaceSetter last{context_, scopes.last, design_.front};
    const auto found = first_fit(front_rungs_, [&](blocks::TypeScale type_scale) {
      return std::min({first.lay(type_scale), middle.lay(type_scale), last.lay(type_scale)});
    });
    if (found) {
      continued.front = *found;
      return nullptr;
    }
    if (first.lay(front_rungs_.back()) == Fits::no) return &scopes.first;
    return middle.lay(front_rungs_.back()) == Fits::no ? &scopes.middle : &scopes.last;
  }

  [[nodiscard]] bool part(Continued& continued) {
    auto& splitter = continued.splitter.emplace(context_, *design_.back, continued.scopes);
    if (!splitter.has_text()) return false;
    const auto rungs = same_for_both() ? ladder_from(continued.front, back_rungs_.back().size) : back_rungs_;
    auto split = fixed_ ? first_split(splitter, rungs)
                        : choose_split(splitter, rungs, same_for_both() ? CardSizes::one : CardSizes::each);
    if (!split) return false;
    continued.split = std::move(*split);
    if (same_for_both()) continued.front = continued.split.cards.front().type_scale;
    return true;
  }

  ComposedQuestion on_cards(Continued& continued) {
    ComposedQuestion result;
    const auto& cards = continued.split.cards;
    result.fitted.parts = static_cast<int>(cards.size());
    result.fitted.type_scales = {continued.front, cards.front().type_scale};
    for (std::size_t i = 0; i < cards.size(); ++i) {
      const blocks::Scope scope = part_scope(static_cast<int>(i) + 1, result.fitted.parts);
      FaceSetter front{context_, scope, design_.front};
      std::optional<FaceSetter> back;
      back.emplace(context_, scope, *design_.back);
      continued.splitter->show(*back, cards[i]);
      const blocks::TypeScale type_scale = cards[i].type_scale;
      if (front.lay(continued.front) == Fits::no || back->lay(type_scale) == Fits::no) {
        return failure(scope, {continued.front, type_scale}, FailedFaces::any_face);
      }
      auto& smallest = result.fitted.type_scales.back;
      smallest = {std::min(smallest.size, type_scale.size), std::min(smallest.leading, type_scale.leading)};
      add(front, back, result);
    }
    return result;
  }

  void add(FaceSetter& front, std::optional<FaceSetter>& back, ComposedQuestion& result) {
    result.cards.push_back({front.items(), back ? back->items() : nullptr});
    note(front.findings(), result);
    if (back) note(back->findings(), result);
  }

  [[nodiscard]] std::string question() const { return fmt::format("question `{}`", scope_.question->id); }
  /// With the face, which tells which box is meant.
  [[nodiscard]] std::string where(const char* face) const { return fmt::format("{}, {}", question(), face); }

  void note(blocks::Findings findings, ComposedQuestion& result) {
    report_missing(findings, {question()}, told_);
    report_remarks(findings, {question()}, context_.typesetter.fonts(), told_);
    told_.append(std::move(findings.problems));
    once_.append(std::exchange(told_, {}), result.problems);
    auto& smallest = result.fitted.smallest;
    if (smallest == Length{} || (findings.smallest > Length{} && findings.smallest < smallest)) {
      smallest = findings.smallest;
    }
  }

  /// No card, and why: what does not fit at the sizes tried last.
  ComposedQuestion failure(const blocks::Scope& scope, const blocks::FaceTypeScales& tried, FailedFaces failed) {
    ComposedQuestion result;
    const auto tell = [&](const layout::Face& face, blocks::TypeScale type_scale, const char* name) {
      FaceSetter setter{context_, scope, face};
      if (setter.lay(type_scale) != Fits::no) return;
      auto findings = setter.findings();
      report_missing(findings, {question()}, result.problems);
      report_overflow(findings, {where(name)}, scope_.question->place, result.problems);
      result.problems.append(std::move(findings.problems));
    };
    tell(design_.front, tried.front, "front");
    if (design_.back && failed == FailedFaces::any_face) tell(*design_.back, tried.back, "back");
    if (!result.problems.has_errors()) {
      result.problems.error("too-high", fmt::format("question `{}` fits no number of cards", scope_.question->id),
                            scope_.question->place);
    }
    return result;
  }

  const blocks::ComposeContext& context_;
  const layout::CardDesign& design_;
  blocks::Scope scope_;
  std::optional<blocks::FaceTypeScales> fixed_;
  std::vector<blocks::TypeScale> front_rungs_;
  std::vector<blocks::TypeScale> back_rungs_;
  diag::Diagnostics told_;
  diag::UniqueDiagnostics once_;
};

}  // namespace

ComposedQuestion compose_question(const blocks::ComposeContext& context, const deck::Deck& deck,
                                  const deck::Entry& entry, const blocks::Variables& common,
                                  std::optional<blocks::FaceTypeScales> fixed) {
  auto scope = blocks::question_scope(deck, entry, common);
  scope.shown = blocks::shown_in(context.layout);
  return QuestionComposer{context, std::move(scope), fixed}.run();
}

}  // namespace recto::cards
