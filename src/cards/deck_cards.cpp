#include "cards/deck_cards.h"

#include "blocks/report.h"
#include "cards/sheet_page.h"
#include "cards/size_steps.h"
#include "diag/assertion.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <utility>

namespace recto::cards {
namespace {

using layout::CardDesign;
using layout::Faces;
using layout::FillOrder;
using OneSize = layout::CardDesign::OneSize;
using blocks::FitResult;
using layout::Sides;

constexpr std::size_t questions_per_window = 256;

/// Composes questions in parallel and lays their cards on sheets in order.
class CardStream {
 public:
  CardStream(const deck::Deck& deck, const layout::Layout& layout, const layout::Theme& theme,
             const text::FontSet& fonts, CardOptions options, std::shared_ptr<blocks::Outcome> outcome)
      : deck_{deck},
        layout_{layout},
        design_{std::get<CardDesign>(layout.design)},
        theme_{theme},
        options_{std::move(options)},
        outcome_{std::move(outcome)} {
    for (int i = 0; i < std::max(1, options_.jobs.count); ++i) {
      typesetters_.push_back(std::make_unique<text::Typesetter>(fonts));
    }
    outcome_->questions = static_cast<int>(deck.entries.size());
    set_variables();
    if (design_.marks.scale_check) prepare_scale_bar();
    if (design_.marks.cut == layout::Marks::Cut::crop) check_crop_marks();
    steps_ = shared_sizes();
  }

  std::vector<page::Page> next() {
    std::vector<page::Page> pages;
    const bool stacked = design_.duplex.fill == FillOrder::stacks;
    while (pages.empty() && (at_ < deck_.entries.size() || !finished_)) {
      if (at_ < deck_.entries.size()) {
        compose_window();
        if (stacked && at_ < deck_.entries.size()) continue;
      }
      if (at_ == deck_.entries.size()) finished_ = true;
      emit(pages);
    }
    outcome_->pages += static_cast<int>(pages.size());
    return order(std::move(pages));
  }

  page::Ending ending() {
    page::Ending ending;
    for (auto& [card, section] : sections_) {
      const int last = outcome_->pages - 1;
      const int page = options_.run.faces == Faces::backs_reversed ? last - section.page : section.page;
      ending.outline.push_back({std::move(section.title), 0, {page, {}}});
    }
    return ending;
  }

 private:
  void set_variables() {
    common_ = options_.values;
    common_.set(layout::Variable::deck, deck_.title);
    common_.set(layout::Variable::subtitle, deck_.subtitle);
    common_.set(layout::Variable::count, fmt::format("{}", deck_.entries.size()));
    common_.set(layout::Variable::hash, deck_.hash);
    common_.set(layout::Variable::theme, theme_.title);
    common_.set(layout::Variable::language, deck_.language);
    common_.set(layout::Variable::tool, options_.tool);
  }

  /// Reports crop marks that the layout asks for and that no margin has room for.
  void check_crop_marks() {
    const int missing = missing_crop_marks(layout_);
    if (missing == 0) return;
    outcome_->diagnostics
        .warning("no-crop-marks",
                 fmt::format("{} crop marks of `{}` find no room between the cards and the edge of the sheet", missing,
                             layout_.id),
                 design_.front.place)
        .hint(
            "a mark needs 1mm outside of the bleed and stays 5mm clear of the sheet's edge, where printers do not "
            "print: use smaller cards or a larger sheet");
  }

  void prepare_scale_bar() {
    bar_label_ = scale_bar_label(layout_, *typesetters_.front());
    if (!scale_bar(layout_, SheetSide::front, options_.run, bar_label_).empty()) return;
    outcome_->diagnostics.remark("no-scale-bar",
                                 fmt::format("no margin of `{}` has room for the bar of 50 mm", layout_.id),
                                 design_.front.place);
  }

  [[nodiscard]] ComposedQuestion compose(std::size_t index, int worker) {
    blocks::Structure untagged{blocks::Structure::Mode::untagged};
    const blocks::ComposeContext context{layout_, theme_, *typesetters_[static_cast<std::size_t>(worker)], untagged,
                                         pictures_};
    return compose_question(context, deck_, deck_.entries[index], common_, steps_);
  }

  /// What each question needs, for those that fit: no question is composed for keeps yet.
  [[nodiscard]] std::vector<FitResult> needs() {
    std::vector<std::optional<FitResult>> found(deck_.entries.size());
    parallel::for_each(options_.jobs, found.size(), [&](std::size_t i, int worker) {
      auto question = compose(i, worker);
      if (!question.cards.empty()) found[i] = question.fitted;
    });
    std::vector<FitResult> fitted;
    for (const auto& each : found) {
      if (each) fitted.push_back(*each);
    }
    return fitted;
  }

  /// The sizes that the deck's cards share.  None: each card has its own.
  [[nodiscard]] std::optional<FaceSteps> shared_sizes() {
    const double most = size_range(design_, layout_).most;
    if (design_.one_size == OneSize::deck) return one_size(most);
    if (most > 1) return few_sizes();
    return std::nullopt;
  }

  /// The smallest size any question needs, for all.  Backs that go on on further cards do so in the size of the others.
  [[nodiscard]] FaceSteps one_size(double most) {
    blocks::FaceTypeScales smallest{{most, 1}, {most, 1}};
    const auto take = [](blocks::TypeScale& to, blocks::TypeScale from) {
      to.size = std::min(to.size, from.size);
      to.leading = std::min(to.leading, from.leading);
    };
    for (const auto& each : needs()) {
      take(smallest.front, each.type_scales.front);
      if (each.parts == 1) take(smallest.back, each.type_scales.back);
    }
    return {{smallest.front}, {smallest.back}};
  }

  /// A few sizes for texts that fill their cards.  Cards that go on on others have no say.
  [[nodiscard]] std::optional<FaceSteps> few_sizes() {
    std::vector<double> fronts;
    std::vector<double> backs;
    for (const auto& each : needs()) {
      if (each.parts > 1) continue;
      fronts.push_back(each.type_scales.front.size);
      backs.push_back(each.type_scales.back.size);
    }
    if (fronts.empty()) return std::nullopt;
    const auto steps = [](std::vector<double> sizes) {
      std::vector<blocks::TypeScale> result;
      for (const double size : choose_steps(std::move(sizes))) result.push_back({size, 1});
      return result;
    };
    const bool together = design_.one_size == OneSize::card;
    return FaceSteps{steps(std::move(fronts)), steps(std::move(backs)),
                     together ? FaceSteps::Faces::together : FaceSteps::Faces::apart};
  }

  void compose_window() {
    const std::size_t count = std::min(questions_per_window, deck_.entries.size() - at_);
    std::vector<ComposedQuestion> window(count);
    parallel::for_each(options_.jobs, count, [&](std::size_t i, int worker) { window[i] = compose(at_ + i, worker); });
    for (std::size_t i = 0; i < count; ++i) take(std::move(window[i]), at_ + i);
    at_ += count;
  }

  void take(ComposedQuestion question, std::size_t index) {
    auto& outcome = *outcome_;
    if (!question.cards.empty()) note_section(index);
    told_.append(question.problems, outcome.diagnostics);
    const blocks::FitResult& fitted = question.fitted;
    const bool as_wished = fitted.parts == 1 && fitted.least_size() >= 1 && fitted.least_leading() >= 1;
    if (!question.cards.empty() && !as_wished) outcome.steps.push_back({deck_.entries[index].question->id, fitted});
    if (fitted.smallest > geometry::Length{} &&
        (outcome.smallest == geometry::Length{} || fitted.smallest < outcome.smallest)) {
      outcome.smallest = fitted.smallest;
    }
    outcome.cards += static_cast<int>(question.cards.size());
    std::ranges::move(question.cards, std::back_inserter(cards_));
  }

  /// Remembers the first card of a section that begins with question `index` or, if that became no card, before it.
  void note_section(std::size_t index) {
    for (; section_ < deck_.sections.size() && deck_.sections[section_].first <= index; ++section_) {
      const auto& section = deck_.sections[section_];
      const bool here = index < section.first + section.count;
      if (here && !section.title.empty()) sections_[outcome_->cards] = {section.title, 0};
    }
  }

  /// Notes which sections begin on a sheet whose first page in the file is `page`.
  void note_pages(const layout::Sheet& sheet, int page) {
    for (const auto& placement : sheet.front) {
      const auto section = sections_.find(placement.card);
      if (section != sections_.end()) section->second.page = page;
    }
  }

  /// Every sheet that can be filled now; the last one when all questions are composed.
  void emit(std::vector<page::Page>& pages) {
    const int composed = first_card_ + static_cast<int>(cards_.size());
    const int sheets = layout::sheet_count(design_.grid, design_.duplex, options_.run, composed);
    while (sheet_ < sheets) {
      const auto sheet = layout::impose(layout_.page, design_.grid, design_.duplex, options_.run, composed, sheet_);
      if (!finished_ && sheet_ + 1 == sheets) break;
      note_pages(sheet, outcome_->pages + static_cast<int>(pages.size()));
      add(sheet, pages);
      ++sheet_;
      ++outcome_->sheets;
      drop(sheet);
    }
  }

  void drop(const layout::Sheet& sheet) {
    if (design_.duplex.fill == FillOrder::stacks || sheet.front.empty()) return;
    int last = first_card_;
    for (const auto& placement : sheet.front) last = std::max(last, placement.card + 1);
    cards_.erase(cards_.begin(), cards_.begin() + (last - first_card_));
    first_card_ = last;
  }

  void add(const layout::Sheet& sheet, std::vector<page::Page>& pages) {
    const std::string number = fmt::format("{}", sheet_ + 1);
    layout::PrintRun run = options_.run;
    if (sheet_ > 0) run.first_position = 0;  // only the first sheet was used before
    auto front = sheet_page(layout_, sheet.front, cards_, first_card_, SheetSide::front, run, bar_label_);
    const bool has_back = design_.back && design_.duplex.sides != Sides::front_only;
    if (has_back && design_.duplex.sides == Sides::fold_over) {
      auto backs = sheet_page(layout_, sheet.back, cards_, first_card_, SheetSide::back, run, bar_label_);
      std::ranges::copy_if(backs.items, std::back_inserter(front.items),
                           [](const page::Item& item) { return std::holds_alternative<page::Group>(item.is); });
      front.label = number;
      pages.push_back(std::move(front));
      return;
    }
    front.label = has_back ? number + "r" : number;
    if (options_.run.faces == Faces::both || options_.run.faces == Faces::fronts || !has_back)
      pages.push_back(std::move(front));
    if (!has_back || options_.run.faces == Faces::fronts) return;
    auto back = sheet_page(layout_, sheet.back, cards_, first_card_, SheetSide::back, run, bar_label_);
    back.label = number + "v";
    pages.push_back(std::move(back));
  }

  /// Backs in reversed order need them all: the window grows to the document for that.
  [[nodiscard]] std::vector<page::Page> order(std::vector<page::Page> pages) {
    if (options_.run.faces != Faces::backs_reversed) return pages;
    std::ranges::move(pages, std::back_inserter(held_));
    if (!finished_) return next();
    std::ranges::reverse(held_);
    return std::exchange(held_, {});
  }

  const deck::Deck& deck_;
  const layout::Layout& layout_;
  const CardDesign& design_;
  const layout::Theme& theme_;
  CardOptions options_;
  std::shared_ptr<blocks::Outcome> outcome_;
  std::vector<std::unique_ptr<text::Typesetter>> typesetters_;
  blocks::Pictures pictures_;
  blocks::Variables common_;
  std::optional<FaceSteps> steps_;
  std::vector<Card> cards_;  ///< composed, not yet on a sheet; the first is number `first_card_`
  std::vector<page::Page> held_;
  int first_card_ = 0;
  int sheet_ = 0;
  std::size_t at_ = 0;  ///< next question to compose
  bool finished_ = false;
  struct SectionStart {
    std::string title;
    int page = 0;  ///< of those composed, before any reversing
  };
  std::map<int, SectionStart> sections_;  ///< by their first card
  std::size_t section_ = 0;               ///< the next to begin
  diag::UniqueDiagnostics told_;
  BarLabel bar_label_;
};

page::DuplexHint duplex_hint(const CardDesign& design, Faces faces) {
  const bool two = design.back && design.duplex.sides == Sides::two_sided;
  if (!two) return page::DuplexHint::none;
  if (faces != Faces::both) return page::DuplexHint::one_side;
  return design.duplex.flip == layout::FlipEdge::long_edge ? page::DuplexHint::long_edge : page::DuplexHint::short_edge;
}

}  // namespace

page::PageStream cards(const deck::Deck& deck, const layout::Layout& layout, const layout::Theme& theme,
                       const text::FontSet& fonts, CardOptions options, std::shared_ptr<blocks::Outcome> outcome) {
  RECTO_ASSERT(std::holds_alternative<CardDesign>(layout.design));
  page::PageStream stream;
  stream.info.title = deck.title;
  stream.info.author = deck.author;
  stream.info.subject = deck.subtitle;
  stream.info.creator = options.tool;
  stream.info.language = deck.language;
  stream.info.duplex = duplex_hint(std::get<CardDesign>(layout.design), options.run.faces);
  const auto state = std::make_shared<CardStream>(deck, layout, theme, fonts, std::move(options), std::move(outcome));
  stream.next = [state] { return state->next(); };
  stream.ending = [state] { return state->ending(); };
  return stream;
}

}  // namespace recto::cards
