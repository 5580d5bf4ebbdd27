#include "compose/card.h"

#include "compose/baseline_grid.h"
#include "compose/draw.h"
#include "compose/ladder.h"
#include "compose/losses.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace recto::compose {
namespace {

using geometry::Length;
using layout::Block;

/// The text that goes on on a further card: the shrinking block with the most of it.
const Block* splittable(const Block& block, const Subject& subject) {
  if (!holds(block.when, subject)) return nullptr;
  if (block.kind == Block::Kind::text) {
    const bool blocks = block.field == layout::Field::explanation || block.field == layout::Field::short_answer;
    const bool there = has_field(subject, block.field, block.text);
    return block.fit == layout::Fit::shrink && blocks && there ? &block : nullptr;
  }
  const Block* found = nullptr;
  for (const auto& child : block.children) {
    const Block* candidate = splittable(child, subject);
    if (candidate != nullptr && (found == nullptr || candidate->field == layout::Field::explanation)) found = candidate;
  }
  return found;
}

/// The best place to end a column of `slabs` from `first` within `room`: the cheapest break, fullness counting too.
/// Returns `first` if not even the first unbreakable part fits.
std::size_t best_break(const Slabs& slabs, std::size_t first, Length room) {
  std::size_t best = first;
  double best_cost = 0;
  Length used;
  for (std::size_t i = first; i < slabs.size(); ++i) {
    if (i > first) used += slabs[i].space_before;
    if (i > first && used <= room + slabs[i].space_before && slabs[i].cost_before != break_cost::forbidden) {
      const double empty = std::max(0.0, 1 - used.over(room));
      const double cost = slabs[i].cost_before + 300 * empty * empty;
      if (best == first || cost <= best_cost) {
        best = i;
        best_cost = cost;
      }
    }
    used += slabs[i].height;
    if (used > room) return best;
  }
  return slabs.size();
}

/// Composes one face again and again for one subject.
class FaceSetter {
 public:
  FaceSetter(const Setting& setting, const Subject& subject, const layout::Face& face, geometry::Size card,
             Length bleed)
      : setting_{setting}, subject_{subject}, face_{face}, card_{card}, bleed_{bleed}, blocks_{setting, subject} {}

  /// Lays the face, unless the last try was the same.
  [[nodiscard]] bool fits(Squeeze squeeze) {
    if (tried_ == squeeze) return fitted_;
    tried_ = squeeze;
    blocks_.forget();
    slabs_ = blocks_.lay(face_.content, card_.width, card_.height, squeeze);
    const Length baseline = std::get<layout::CardDesign>(setting_.layout.design).baseline;
    if (baseline > Length{}) snap_to_grid(slabs_, baseline, card_.height);
    over_ = height(slabs_) - card_.height;
    fitted_ = over_ <= Length{} && blocks_.findings().fits();
    return fitted_;
  }
  void show_only(const Block& block, BlockSetter::Slice slice) {
    blocks_.show_only(block, slice);
    tried_.reset();
  }
  /// By how much the last try was too high.
  [[nodiscard]] Length over() const { return std::max(over_, Length{}); }
  [[nodiscard]] bool only_too_high() const { return blocks_.findings().overfull.empty(); }

  [[nodiscard]] Items items() {
    auto result = std::make_shared<std::vector<page::Item>>();
    for (const auto& child : face_.content.children) {
      auto band = draw_band(child, card_, bleed_, setting_, subject_);
      std::ranges::move(band, std::back_inserter(*result));
    }
    place(slabs_, 0, slabs_.size(), {}, *result);
    return result;
  }
  [[nodiscard]] Findings findings() {
    Findings found = blocks_.findings();
    if (over_ > Length{}) found.too_tall.push_back({over_, face_.place});
    return found;
  }
  [[nodiscard]] BlockSetter& blocks() { return blocks_; }

 private:
  const Setting& setting_;
  const Subject& subject_;
  const layout::Face& face_;
  geometry::Size card_;
  Length bleed_;
  BlockSetter blocks_;
  Slabs slabs_;
  Length over_;
  std::optional<Squeeze> tried_;
  bool fitted_ = false;
};

/// Takes one question down the ladder.
class QuestionComposer {
 public:
  QuestionComposer(const Setting& setting, Subject subject)
      : setting_{setting},
        design_{std::get<layout::CardDesign>(setting.layout.design)},
        subject_{std::move(subject)} {
    least_ = least_factor(design_.front.content, setting.layout, setting.theme);
    if (design_.back) least_ = std::min(least_, least_factor(design_.back->content, setting.layout, setting.theme));
    subject_.references.set("part", "1");
    subject_.references.set("parts", "1");
  }

  ComposedQuestion run(std::optional<FaceSqueezes> fixed) {
    FaceSetter front{setting_, subject_, design_.front, design_.grid.card, design_.bleed};
    std::optional<FaceSetter> back;
    if (design_.back) back.emplace(setting_, subject_, *design_.back, design_.grid.card, design_.bleed);
    const auto rungs = ladder(least_);
    const auto front_rungs = fixed ? std::vector<Squeeze>{fixed->front} : rungs;
    const auto back_rungs = fixed ? std::vector<Squeeze>{fixed->back} : rungs;
    if (const auto found = squeezes(front, back, front_rungs, back_rungs)) return whole(front, back, *found);
    return continued(front, back, front_rungs, back_rungs);
  }

 private:
  /// What makes everything fit on one card: for each face, or one for both.  Leaves the faces laid so.
  std::optional<FaceSqueezes> squeezes(FaceSetter& front, std::optional<FaceSetter>& back,
                                       const std::vector<Squeeze>& front_rungs, const std::vector<Squeeze>& back_rungs) {
    const auto lay_front = [&](Squeeze squeeze) { return front.fits(squeeze); };
    const auto lay_back = [&](Squeeze squeeze) { return !back || back->fits(squeeze); };
    if (design_.one_size == layout::CardDesign::OneSize::card) {
      const auto both = [&](Squeeze squeeze) { return lay_front(squeeze) && lay_back(squeeze); };
      const auto found = first_fit(front_rungs, both);
      if (!found || !both(*found)) return std::nullopt;
      return FaceSqueezes{*found, *found};
    }
    const auto on_front = first_fit(front_rungs, lay_front);
    const auto on_back = on_front ? first_fit(back_rungs, lay_back) : std::nullopt;
    if (!on_back || !lay_front(*on_front) || !lay_back(*on_back)) return std::nullopt;
    return FaceSqueezes{*on_front, *on_back};
  }

  /// Everything on one card.
  ComposedQuestion whole(FaceSetter& front, std::optional<FaceSetter>& back, const FaceSqueezes& squeezes) {
    ComposedQuestion result;
    result.fitted.squeezes = squeezes;
    add(front, back, result);
    return result;
  }

  void add(FaceSetter& front, std::optional<FaceSetter>& back, ComposedQuestion& result) {
    result.cards.push_back({front.items(), back ? back->items() : nullptr});
    note(front.findings(), "front", result);
    if (back) note(back->findings(), "back", result);
  }

  void note(Findings findings, const char* face, ComposedQuestion& result) {
    const std::string where = fmt::format("question `{}`, {}", subject_.question->id, face);
    report_missing(findings, where, result.losses);
    report_remarks(findings, where, setting_.typesetter.fonts(), result.losses);
    result.losses.append(std::move(findings.problems));
    auto& smallest = result.fitted.smallest;
    if (smallest == Length{} || (findings.smallest > Length{} && findings.smallest < smallest)) {
      smallest = findings.smallest;
    }
  }

  ComposedQuestion lost(FaceSetter& front, std::optional<FaceSetter>& back, const FaceSqueezes& tried) {
    ComposedQuestion result;
    const auto tell = [&](FaceSetter& face, const char* name) {
      const auto findings = face.findings();
      const std::string where = fmt::format("question `{}`, {}", subject_.question->id, name);
      report_missing(findings, where, result.losses);
      report_overflow(findings, where, subject_.question->place, result.losses);
    };
    if (!front.fits(tried.front)) tell(front, "front");
    if (back && !back->fits(tried.back)) tell(*back, "back");
    if (!result.losses.has_errors()) {
      result.losses.error("too-high", fmt::format("question `{}` fits no number of cards", subject_.question->id),
                          subject_.question->place);
    }
    return result;
  }

  /// The back's longest text over several cards.  The largest type that needs no more cards than the smallest.
  ComposedQuestion continued(FaceSetter& front, std::optional<FaceSetter>& back,
                             const std::vector<Squeeze>& front_rungs, const std::vector<Squeeze>& rungs) {
    const Block* block = back ? splittable(design_.back->content, subject_) : nullptr;
    const auto on_front = first_fit(front_rungs, [&](Squeeze squeeze) { return front.fits(squeeze); });
    const FaceSqueezes tried{front_rungs.back(), rungs.back()};
    if (block == nullptr || !on_front) return lost(front, back, tried);
    const auto least = split(*block, rungs.back());
    if (least.empty()) return lost(front, back, tried);
    for (const auto& rung : rungs) {
      if (rung.leading < 1 && rungs.size() > 1) break;
      const auto slices = split(*block, rung);
      if (slices.size() == least.size()) return parts(*block, {*on_front, rung}, slices);
    }
    return parts(*block, {*on_front, rungs.back()}, least);
  }

  /// A continued card's front says that too: it may need smaller type than the first one.
  bool fits_smaller(FaceSetter& front, Squeeze squeeze) {
    if (front.fits(squeeze)) return true;
    const auto found = first_fit(ladder(least_), [&](Squeeze each) { return front.fits(each); });
    return found && front.fits(*found);
  }

  Subject part_subject(std::size_t part, std::size_t parts) const {
    Subject subject = subject_;
    subject.references.set("part", fmt::format("{}", part + 1));
    subject.references.set("parts", fmt::format("{}", parts));
    if (part > 0) subject.part = Subject::Part::continuation;
    return subject;
  }

  /// Backs on which splits are tried: the first part's, and one for all further parts.  They keep their shaped text.
  FaceSetter& trial(std::size_t part) {
    auto& setter = trials_[std::min<std::size_t>(part, 1)];
    if (!setter) {
      auto& subject = trial_subjects_[std::min<std::size_t>(part, 1)];
      subject = part_subject(part, 2);
      setter.emplace(setting_, subject, *design_.back, design_.grid.card, design_.bleed);
    }
    return *setter;
  }

  /// Which of the block's slabs go on which card; empty if some part fits on none.
  std::vector<BlockSetter::Slice> split(const Block& block, Squeeze squeeze) {
    std::vector<BlockSetter::Slice> slices;
    std::size_t first = 0;
    for (std::size_t part = 0;; ++part) {
      FaceSetter& back = trial(part);
      back.show_only(block, {first, static_cast<std::size_t>(-1)});
      const bool all = back.fits(squeeze);
      if (!back.only_too_high()) return {};
      const Slabs& shape = back.blocks().last_shape(block);
      if (shape.size() <= first) return {};  // a continued card that does not show the text cannot take its rest
      if (all) {
        slices.push_back({first, shape.size()});
        return slices;
      }
      Slabs rest(shape.begin() + static_cast<std::ptrdiff_t>(std::min(first, shape.size())), shape.end());
      if (!rest.empty()) rest.front().space_before = {};
      const std::size_t taken = best_break(rest, 0, height(rest) - back.over());
      if (taken == 0 || taken == rest.size()) return {};
      slices.push_back({first, first + taken});
      first += taken;
    }
  }

  ComposedQuestion parts(const Block& block, const FaceSqueezes& squeezes,
                         const std::vector<BlockSetter::Slice>& slices) {
    ComposedQuestion result;
    result.fitted.squeezes = squeezes;
    result.fitted.parts = static_cast<int>(slices.size());
    for (std::size_t part = 0; part < slices.size(); ++part) {
      const Subject subject = part_subject(part, slices.size());
      FaceSetter front{setting_, subject, design_.front, design_.grid.card, design_.bleed};
      std::optional<FaceSetter> back;
      back.emplace(setting_, subject, *design_.back, design_.grid.card, design_.bleed);
      back->show_only(block, slices[part]);
      if (!fits_smaller(front, squeezes.front) || !back->fits(squeezes.back)) return lost(front, back, squeezes);
      add(front, back, result);
    }
    return result;
  }

  const Setting& setting_;
  const layout::CardDesign& design_;
  Subject subject_;
  double least_ = 1;
  std::array<Subject, 2> trial_subjects_;
  std::array<std::optional<FaceSetter>, 2> trials_;
};

}  // namespace

Subject card_subject(const deck::Deck& deck, const deck::Entry& entry, const References& common) {
  Subject subject;
  subject.bank = deck.bank;
  subject.question = entry.question;
  subject.references = common;
  subject.language = deck.language;
  const auto& question = *entry.question;
  auto& references = subject.references;
  references.set("number", fmt::format("{}", entry.number));
  references.set("id", question.id);
  references.set("level", deck.bank->level(question.level).title);
  references.set("topic", deck.bank->topic(question.topic).title);
  references.set("tags", fmt::format("{}", fmt::join(question.tags, ", ")));
  references.set("minutes", question.minutes > 0 ? fmt::format("{}", question.minutes) : std::string{});
  references.set("prompt", bank::plain_text(question.prompt));
  if (!question.sources.empty()) references.set("source", question.sources.front().href);
  return subject;
}

ComposedQuestion compose_question(const Setting& setting, const deck::Deck& deck, const deck::Entry& entry,
                                  const References& common, std::optional<FaceSqueezes> fixed) {
  return QuestionComposer{setting, card_subject(deck, entry, common)}.run(fixed);
}

}  // namespace recto::compose
