// Facts of a product and how to print it: the same few functions feed the lines for people and the JSON for machines.
#include "cli/summary.h"

#include "cli/printer_hints.h"
#include "cli/report.h"
#include "geometry/parse_length.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <set>
#include <vector>

namespace recto::cli {
namespace {

using geometry::Length;
using layout::CardDesign;
using layout::FlipEdge;
using layout::Sides;

const CardDesign* card_design(const build::PlannedFile& print) {
  return std::get_if<CardDesign>(&print.layout->design);
}

bool has_backs(const CardDesign& cards) { return cards.back && cards.duplex.sides == Sides::two_sided; }

/// The design of cards whose other side is in another file; null for all else.
const CardDesign* printed_by_hand(const Made& made) {
  const auto* cards = card_design(*made.file.planned);
  return cards != nullptr && has_backs(*cards) && made.request.run.faces != layout::Faces::both ? cards : nullptr;
}

/// How the sheets are printed; documents go on both sides too, bound at the long edge.
std::string sides_option(const Made& made) {
  const auto* cards = card_design(*made.file.planned);
  if (cards == nullptr) return made.file.outcome.pages > 1 ? "two-sided-long-edge" : "one-sided";
  if (!has_backs(*cards) || made.request.run.faces != layout::Faces::both) return "one-sided";
  return two_sided(cards->duplex.flip);
}

std::string sides_text(const Made& made) {
  const auto option = sides_option(made);
  if (option == "one-sided") return "one side";
  const char* edge = option == "two-sided-long-edge" ? "long" : "short";
  if (card_design(*made.file.planned) == nullptr) return fmt::format("one or both sides (flip on the {} edge)", edge);
  return fmt::format("both sides, flip on the {} edge", edge);
}

/// How the stack goes back into the printer for its other side.
std::string turned_over(const layout::Layout& layout, const CardDesign& cards) {
  const bool sideways = layout::flip_axis(layout.page, cards.duplex.flip) == layout::Axis::vertical;
  return fmt::format("turned over about the {} edge ({})", cards.duplex.flip == FlipEdge::long_edge ? "long" : "short",
                     sideways ? "sideways, like a book page" : "over the top, like a calendar page");
}

/// The other half of the work when each side is a file of its own.  Whether the first or the last sheet of the stack
/// is drawn first depends on the side that the tray prints and on how the sheets came out.
std::string by_hand(const Made& made) {
  const auto* cards = printed_by_hand(made);
  if (cards == nullptr) return {};
  const auto turned = turned_over(*made.file.planned->layout, *cards);
  constexpr const char* delivery = "usual where sheets come out face up";
  const bool one_sheet = made.file.outcome.sheets == 1;
  switch (made.request.run.faces) {
    case layout::Faces::both:
      return {};
    case layout::Faces::fronts:
      if (one_sheet) return fmt::format("  by hand: put the sheet back in, {}\n  then: --faces backs\n", turned);
      return fmt::format(
          "  by hand: put the stack back in, {}\n"
          "  then: --faces backs if sheet 1 is drawn first, backs-reversed if the last sheet is ({})\n",
          turned, delivery);
    case layout::Faces::backs:
      return fmt::format("  by hand: after --faces fronts, the stack put back in, {}{}\n", turned,
                         one_sheet ? "" : "; sheet 1 is drawn first");
    case layout::Faces::backs_reversed:
      return fmt::format("  by hand: after --faces fronts, the stack put back in, {}{}\n", turned,
                         one_sheet ? "" : fmt::format("; the last sheet is drawn first ({})", delivery));
  }
  return {};
}

/// The profile that did something to this product, with its figures; empty if none did.
std::string corrected(const Made& made) {
  const auto& profile = made.request.profile;
  if (!profile || card_design(*made.file.planned) == nullptr) return {};
  auto used = *profile;
  used.back = build::corrected_run(made.request).back;
  return fmt::format("{}: {}", profile->id, printer::to_text(used));
}

std::string command(const Made& made) {
  return lp_line(*made.file.planned->layout, sides_option(made), made.file.path);
}

/// To the hundredth, which is finer than any guillotine.
std::string millimetres(Length length) {
  return fmt::format("{}", static_cast<double>(std::lround(length.in_mm() * 100)) / 100);
}

std::vector<std::string> cuts(const std::set<Length>& edges, Length extent) {
  std::vector<std::string> result;
  for (const Length edge : edges) {
    if (edge > Length{} && edge < extent) result.push_back(millimetres(edge));
  }
  return result;
}

std::string cut_plan(const build::PlannedFile& print) {
  const auto* cards = card_design(print);
  if (cards == nullptr) return {};
  std::set<Length> x;
  std::set<Length> y;
  for (int i = 0; i < cards->grid.columns * cards->grid.rows; ++i) {
    const auto cell = layout::cell(cards->grid, i);
    x.insert({cell.left(), cell.right()});
    y.insert({cell.top(), cell.bottom()});
  }
  const auto across = cuts(x, print.layout->page.width);
  const auto down = cuts(y, print.layout->page.height);
  std::string text;
  if (!across.empty()) text += fmt::format("{} mm from the left", fmt::join(across, ", "));
  if (!down.empty()) text += fmt::format("{}{} mm from the top", text.empty() ? "" : "; ", fmt::join(down, ", "));
  return text;
}

/// "12 pages, 6 sheets, 45 cards, smallest type 6.4 pt".
std::string facts(const Made& made) {
  const auto& outcome = made.file.outcome;
  const auto counted = [](int count, const char* noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
  };
  std::string text = counted(outcome.pages, "page") + ", " + counted(outcome.sheets, "sheet");
  if (outcome.cards > 0) text += ", " + counted(outcome.cards, "card");
  if (outcome.cards != outcome.questions) text += ", " + counted(outcome.questions, "question");
  if (outcome.smallest > Length{}) text += fmt::format(", smallest type {:.1f} pt", outcome.smallest.in_pt());
  return text;
}

int minutes(const build::PlannedFile& print) {
  int sum = 0;
  for (const auto& entry : print.version.entries) sum += entry.question->minutes;
  return sum;
}

std::string steps(const blocks::Outcome& outcome) {
  int shrunk = 0;
  int tightened = 0;
  int continued = 0;
  for (const auto& step : outcome.steps) {
    if (step.fitted.least_size() < 1) ++shrunk;
    if (step.fitted.least_leading() < 1) ++tightened;
    if (step.fitted.parts > 1) ++continued;
  }
  std::vector<std::string> parts;
  if (shrunk > 0) parts.push_back(fmt::format("{} in smaller type", shrunk));
  if (tightened > 0) parts.push_back(fmt::format("{} with tighter lines", tightened));
  if (continued > 0) parts.push_back(fmt::format("{} continued on further cards", continued));
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::string to_text(const Made& made) {
  const build::PlannedFile& print = *made.file.planned;
  std::string text = fmt::format("{}\n  {}\n", made.file.path, facts(made));
  if (const auto fitted = steps(made.file.outcome); !fitted.empty()) text += fmt::format("  fitted: {}\n", fitted);
  if (print.product->kind == deck::ProductKind::packet && minutes(print) > 0) {
    text += fmt::format("  time: {} planned minutes\n", minutes(print));
  }
  text += fmt::format("  print: {} paper, {}, scale 100 %\n", paper(*print.layout), sides_text(made));
  text += fmt::format("  {}\n", command(made));
  if (const auto printer = corrected(made); !printer.empty()) text += fmt::format("  printer {}\n", printer);
  text += by_hand(made);
  if (const auto plan = cut_plan(print); !plan.empty()) text += fmt::format("  cut: {}\n", plan);
  return text;
}

std::string to_json_line(const Made& made) {
  const build::PlannedFile& print = *made.file.planned;
  nlohmann::ordered_json json{{"schema", json_schema},
                              {"type", "product"},
                              {"file", made.file.path},
                              {"layout", print.layout->id},
                              {"version", print.version.letter},
                              {"hash", print.version.hash},
                              {"bytes", made.file.bytes},
                              {"pages", made.file.outcome.pages},
                              {"sheets", made.file.outcome.sheets},
                              {"cards", made.file.outcome.cards},
                              {"questions", made.file.outcome.questions},
                              {"minutes", minutes(print)},
                              {"smallest_type_pt", std::round(made.file.outcome.smallest.in_pt() * 100) / 100},
                              {"paper", paper(*print.layout)},
                              {"sides", sides_option(made)},
                              {"lp", command(made)}};
  if (const auto printer = corrected(made); !printer.empty()) json["printer"] = printer;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace recto::cli
