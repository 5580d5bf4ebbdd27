#include "cards/card.h"

#include "blocks/losses.h"
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
  QuestionComposer(const blocks::Setting& setting, blocks::Subject subject, std::optional<blocks::FaceSqueezes> fixed)
      : setting_{setting},
        design_{std::get<layout::CardDesign>(setting.layout.design)},
        subject_{std::move(subject)},
        fixed_{fixed} {
    double least = least_factor(design_.front.content, setting.layout, setting.theme);
    if (design_.back) least = std::min(least, least_factor(design_.back->content, setting.layout, setting.theme));
    const blocks::FaceSqueezes top = fixed.value_or(blocks::FaceSqueezes{});
    front_rungs_ = ladder_from(top.front, least);
    back_rungs_ = ladder_from(top.back, least);
    subject_.references.set("part", "1");
    subject_.references.set("parts", "1");
  }

  ComposedQuestion run() {
    if (auto whole = on_one_card()) return std::move(*whole);
    const blocks::FaceSqueezes smallest{front_rungs_.back(), back_rungs_.back()};
    if (!design_.back) return lost(subject_, smallest, Blame::any_face);
    // The numbers shown take room: "10 of 12" more than "2 of 3".
    for (const int most : {9, 99, 999}) {
      Continued continued{{part_subject(1, most), part_subject(most - 1, most), part_subject(most, most)}};
      if (const auto* too_full = fit_fronts(continued)) return lost(*too_full, smallest, Blame::front);
      if (!part(continued)) break;
      if (static_cast<int>(continued.split.cards.size()) <= most) return on_cards(continued);
    }
    return lost(subject_, smallest, Blame::any_face);
  }

 private:
  enum class Blame { any_face, front };

  /// A question over several cards.
  struct Continued {
    PartSubjects subjects;
    std::optional<TextSplitter> splitter = {};
    blocks::Squeeze front = {};
    Split split = {};
  };

  [[nodiscard]] bool same_for_both() const { return !fixed_ && design_.one_size == OneSize::card; }

  std::optional<ComposedQuestion> on_one_card() {
    FaceSetter front{setting_, subject_, design_.front};
    std::optional<FaceSetter> back;
    if (design_.back) back.emplace(setting_, subject_, *design_.back);
    const auto lay_front = [&](blocks::Squeeze squeeze) { return front.lay(squeeze); };
    const auto lay_back = [&](blocks::Squeeze squeeze) { return back ? back->lay(squeeze) : Fits::well; };
    const auto lay_both = [&](blocks::Squeeze squeeze) { return std::min(lay_front(squeeze), lay_back(squeeze)); };
    const auto on_front = first_fit(front_rungs_, same_for_both() ? std::function(lay_both) : lay_front);
    if (!on_front) return std::nullopt;
    const auto on_back = same_for_both() ? on_front : first_fit(back_rungs_, lay_back);
    if (!on_back || lay_front(*on_front) == Fits::no || lay_back(*on_back) == Fits::no) return std::nullopt;
    ComposedQuestion result;
    result.fitted.squeezes = {*on_front, *on_back};
    add(front, back, result);
    return result;
  }

  [[nodiscard]] blocks::Subject part_subject(int part, int parts) const {
    blocks::Subject subject = subject_;
    subject.references.set("part", fmt::format("{}", part));
    subject.references.set("parts", fmt::format("{}", parts));
    using Part = blocks::Subject::Part;
    if (parts > 1) subject.part = part == 1 ? Part::first : part < parts ? Part::middle : Part::last;
    return subject;
  }

  /// Finds one size for the fronts of all cards; those of further cards say more.  The subject of one that has no room
  /// if there is none.
  [[nodiscard]] const blocks::Subject* fit_fronts(Continued& continued) {
    const auto& subjects = continued.subjects;
    FaceSetter first{setting_, subjects.first, design_.front};
    FaceSetter middle{setting_, subjects.middle, design_.front};
    FaceSetter last{setting_, subjects.last, design_.front};
    const auto found = first_fit(front_rungs_, [&](blocks::Squeeze squeeze) {
      return std::min({first.lay(squeeze), middle.lay(squeeze), last.lay(squeeze)});
    });
    if (found) {
      continued.front = *found;
      return nullptr;
    }
    if (first.lay(front_rungs_.back()) == Fits::no) return &subjects.first;
    return middle.lay(front_rungs_.back()) == Fits::no ? &subjects.middle : &subjects.last;
  }

  [[nodiscard]] bool part(Continued& continued) {
    auto& splitter = continued.splitter.emplace(setting_, *design_.back, continued.subjects);
    if (!splitter.has_text()) return false;
    const auto rungs = same_for_both() ? ladder_from(continued.front, back_rungs_.back().size) : back_rungs_;
    auto split = fixed_ ? first_split(splitter, rungs)
                        : choose_split(splitter, rungs, same_for_both() ? CardSizes::one : CardSizes::each);
    if (!split) return false;
    continued.split = std::move(*split);
    if (same_for_both()) continued.front = continued.split.cards.front().squeeze;
    return true;
  }

  ComposedQuestion on_cards(Continued& continued) {
    ComposedQuestion result;
    const auto& cards = continued.split.cards;
    result.fitted.parts = static_cast<int>(cards.size());
    result.fitted.squeezes = {continued.front, cards.front().squeeze};
    for (std::size_t i = 0; i < cards.size(); ++i) {
      const blocks::Subject subject = part_subject(static_cast<int>(i) + 1, result.fitted.parts);
      FaceSetter front{setting_, subject, design_.front};
      std::optional<FaceSetter> back;
      back.emplace(setting_, subject, *design_.back);
      continued.splitter->show(*back, cards[i]);
      const blocks::Squeeze squeeze = cards[i].squeeze;
      if (front.lay(continued.front) == Fits::no || back->lay(squeeze) == Fits::no) {
        return lost(subject, {continued.front, squeeze}, Blame::any_face);
      }
      auto& smallest = result.fitted.squeezes.back;
      smallest = {std::min(smallest.size, squeeze.size), std::min(smallest.leading, squeeze.leading)};
      add(front, back, result);
    }
    return result;
  }

  void add(FaceSetter& front, std::optional<FaceSetter>& back, ComposedQuestion& result) {
    result.cards.push_back({front.items(), back ? back->items() : nullptr});
    note(front.findings(), result);
    if (back) note(back->findings(), result);
  }

  [[nodiscard]] std::string question() const { return fmt::format("question `{}`", subject_.question->id); }
  /// With the face, which tells which box is meant.
  [[nodiscard]] std::string where(const char* face) const { return fmt::format("{}, {}", question(), face); }

  void note(blocks::Findings findings, ComposedQuestion& result) {
    report_missing(findings, {question()}, told_);
    report_remarks(findings, {question()}, setting_.typesetter.fonts(), told_);
    told_.append(std::move(findings.problems));
    once_.append(std::exchange(told_, {}), result.losses);
    auto& smallest = result.fitted.smallest;
    if (smallest == Length{} || (findings.smallest > Length{} && findings.smallest < smallest)) {
      smallest = findings.smallest;
    }
  }

  /// No card, and why: what does not fit at the sizes tried last.
  ComposedQuestion lost(const blocks::Subject& subject, const blocks::FaceSqueezes& tried, Blame blame) {
    ComposedQuestion result;
    const auto tell = [&](const layout::Face& face, blocks::Squeeze squeeze, const char* name) {
      FaceSetter setter{setting_, subject, face};
      if (setter.lay(squeeze) != Fits::no) return;
      auto findings = setter.findings();
      report_missing(findings, {question()}, result.losses);
      report_overflow(findings, {where(name)}, subject_.question->place, result.losses);
      result.losses.append(std::move(findings.problems));
    };
    tell(design_.front, tried.front, "front");
    if (design_.back && blame == Blame::any_face) tell(*design_.back, tried.back, "back");
    if (!result.losses.has_errors()) {
      result.losses.error("too-high", fmt::format("question `{}` fits no number of cards", subject_.question->id),
                          subject_.question->place);
    }
    return result;
  }

  const blocks::Setting& setting_;
  const layout::CardDesign& design_;
  blocks::Subject subject_;
  std::optional<blocks::FaceSqueezes> fixed_;
  std::vector<blocks::Squeeze> front_rungs_;
  std::vector<blocks::Squeeze> back_rungs_;
  diag::Diagnostics told_;
  blocks::ToldOnce once_;
};

}  // namespace

ComposedQuestion compose_question(const blocks::Setting& setting, const deck::Deck& deck, const deck::Entry& entry,
                                  const blocks::References& common, std::optional<blocks::FaceSqueezes> fixed) {
  return QuestionComposer{setting, blocks::question_subject(deck, entry, common), fixed}.run();
}

}  // namespace recto::cards
