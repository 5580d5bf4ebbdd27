// `--skip`, `--faces` and `--back-shift` speak of one printer and one stack of paper, so they are checked against the
// layouts of all decks before the first page is composed: half a run on spoilt paper helps nobody.
#include "build/check_run.h"

#include "build/fitting_layout.h"
#include "geometry/parse_length.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace recto::build {
namespace {

using geometry::Length;
using geometry::Point;
using geometry::Rect;
using layout::CardDesign;
using layout::Faces;
using namespace geometry::literals;

/// Duplex units are specified to about 2 mm; what is off by more than this is a wrong setting, not a printer's error.
constexpr Length likely = 5_mm;

bool has_backs(const CardDesign& design) { return design.back && design.duplex.sides == layout::Sides::two_sided; }

geometry::Insets turned(const geometry::Insets& padding, geometry::Turn turn) {
  if (turn == geometry::Turn::none) return padding;
  return {padding.bottom, padding.left, padding.top, padding.right};
}

/// How far what stands on the backs of a full sheet leaves the page; nothing if all is on it.
Length beyond_page(geometry::Size page, const CardDesign& design, const layout::PrintRun& run) {
  const int cards = layout::cards_per_sheet(design.grid, design.duplex);
  const auto sheet = layout::impose(page, design.grid, design.duplex, {.front_shift = run.front_shift}, cards, 0);
  const auto map = layout::map_of(run.back, page);
  Length most;
  for (const auto& back : sheet.back) {
    const Rect content = back.place.inset(turned(inside(design.back->content)->padding, back.turn));
    for (const Point corner : {content.origin, Point{content.right(), content.top()},
                               Point{content.left(), content.bottom()}, Point{content.right(), content.bottom()}}) {
      const Point at = map(corner);
      most = std::max({most, -at.x, -at.y, at.x - page.width, at.y - page.height});
    }
  }
  return most;
}

std::string shift_option(Point shift) {
  return fmt::format("--back-shift {},{}", geometry::to_mm(shift.x), geometry::to_mm(shift.y));
}

/// The card layouts of a run, each once.
std::vector<const layout::Layout*> card_layouts(const std::vector<DeckPlan>& decks) {
  std::set<const layout::Layout*> seen;
  std::vector<const layout::Layout*> result;
  for (const auto& deck : decks) {
    for (const auto& file : deck.files) {
      const bool cards = std::holds_alternative<CardDesign>(file.layout->design);
      if (cards && seen.insert(file.layout).second) result.push_back(file.layout);
    }
  }
  return result;
}

/// A layout of the command line that no product of the run uses.
std::vector<Refusal> check_layout(const layout::Layout* named, const std::vector<DeckPlan>& decks) {
  if (named == nullptr) return {};
  std::set<std::string> used;
  for (const auto& deck : decks) {
    for (const auto& file : deck.files) {
      if (file.layout->id == named->id) return {};
      used.insert(name_of(file.layout->purpose));
    }
  }
  return {
      {fmt::format("--layout {} is for {}, and no deck of this run prints that", named->id, name_of(named->purpose)),
       {fmt::format("this run prints {}", fmt::join(used, ", "))}}};
}

class RunCheck {
 public:
  RunCheck(const Request& request, std::vector<const layout::Layout*> layouts)
      : request_{request}, run_{request.run}, layouts_{std::move(layouts)} {}

  [[nodiscard]] std::vector<Refusal> refusals() {
    if (request_.overrides.stock) (void)has_cards("--stock");
    if (run_.first_position > 0) check_skip();
    if (run_.back.shift != Point{}) check_shift();
    if (request_.profile) check_profile();
    if (run_.faces != Faces::both) check_faces();
    return std::move(refusals_);
  }

 private:
  static const CardDesign& design(const layout::Layout* layout) { return std::get<CardDesign>(layout->design); }

  void refuse(std::string message, std::vector<std::string> notes = {}) {
    refusals_.push_back({std::move(message), std::move(notes)});
  }

  /// Whether an option has any cards to apply to.
  bool has_cards(const std::string& option) {
    if (!layouts_.empty()) return true;
    refuse(fmt::format("{} is for cards, and no deck of this run prints any", option), {"leave it out"});
    return false;
  }

  void check_skip() {
    const auto option = fmt::format("--skip {}", run_.first_position);
    if (!has_cards(option)) return;
    for (const auto* layout : layouts_) {
      const int positions = design(layout).grid.columns * design(layout).grid.rows;
      if (run_.first_position >= positions) {
        return refuse(fmt::format("{}: a sheet of layout `{}` has {} positions", option, layout->id, positions));
      }
      if (design(layout).duplex.fill == layout::FillOrder::stacks) {
        return refuse(
            fmt::format("{}: layout `{}` fills its sheets as stacks, which need whole ones", option, layout->id),
            {"choose another layout for a sheet that is partly used"});
      }
    }
  }

  void check_shift() {
    const auto option = shift_option(run_.back.shift);
    if (!has_cards(option)) return;
    check_room(option, run_);
    const auto two_sided = [](const auto* layout) { return has_backs(design(layout)); };
    if (std::ranges::any_of(layouts_, two_sided)) return;
    refuse(fmt::format("{} moves backs, and no cards of this run have any on the other side", option),
           {"leave it out"});
  }

  /// A default profile need not apply to anything: that it was not used is no surprise.
  void check_profile() {
    const auto option = fmt::format("printer `{}`", request_.profile->id);
    if (request_.profile->use == printer::Use::by_default || has_cards("--printer")) {
      check_room(option, corrected_run(request_));
    }
  }

  void check_room(const std::string& option, const layout::PrintRun& run) {
    for (const auto* layout : layouts_) {
      if (!has_backs(design(layout))) continue;
      const Length off = beyond_page(layout->page, design(layout), run);
      if (off <= Length{}) continue;
      return refuse(fmt::format("{}: text on the backs of layout `{}` would leave the sheet by {}", option, layout->id,
                                geometry::to_mm(off)));
    }
  }

  void check_faces() { (void)has_cards("--faces"); }

  const Request& request_;
  const layout::PrintRun& run_;
  std::vector<const layout::Layout*> layouts_;
  std::vector<Refusal> refusals_;
};

}  // namespace

std::vector<Refusal> check_run(const Request& request, const layout::Layout* named,
                               const std::vector<DeckPlan>& decks) {
  if (decks.empty()) return {};
  auto refusals = check_layout(named, decks);
  std::ranges::move(RunCheck{request, card_layouts(decks)}.refusals(), std::back_inserter(refusals));
  return refusals;
}

void warn_of_shift(Point shift, diag::Diagnostics& diagnostics) {
  const Length most = std::max({shift.x, -shift.x, shift.y, -shift.y});
  if (most <= likely) return;
  diagnostics.warning("large-shift", fmt::format("--back-shift moves backs by {}", geometry::to_mm(most)), {})
      .hint(
          "printers are out by a few millimetres: look first whether the file is printed at 100 % and flipped on the "
          "right edge");
}

void warn_without_backs(Faces faces, const DeckPlan& plan, diag::Diagnostics& diagnostics) {
  if (faces == Faces::both || faces == Faces::fronts) return;
  for (const auto& file : plan.files) {
    const auto* design = std::get_if<CardDesign>(&file.layout->design);
    if (design == nullptr || has_backs(*design)) continue;
    diagnostics
        .warning("no-backs",
                 fmt::format("layout `{}` has no sheets of backs: its only side is written", file.layout->id),
                 file.product->place)
        .hint("leave `--faces` out");
  }
}

}  // namespace recto::build
