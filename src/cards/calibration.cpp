#include "cards/calibration.h"

#include "blocks/set_text.h"
#include "blocks/slab.h"
#include "blocks/span_style.h"
#include "cards/calibration_marks.h"
#include "diag/assertion.h"
#include "geometry/parse_length.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <set>
#include <utility>

namespace recto::cards {
namespace {

using geometry::Length;
using geometry::Point;
using geometry::Rect;
using namespace geometry::literals;
using layout::Axis;
using layout::CardDesign;
using layout::FlipEdge;

constexpr page::Color ink{0x000000};
constexpr double leading = 1.35;
constexpr double title_scale = 1.6;
constexpr Length largest = 10_pt;
constexpr Length least = 7_pt;
constexpr Length text_inset = 46_mm;
constexpr Length ruler_room = 10_mm;  ///< ticks and numbers
constexpr Length step_indent = 6_mm;
constexpr Length label_size = text::smallest_type;

/// Lays words in the layout's first style; what stands between backquotes is code.
class Lettering {
 public:
  Lettering(const layout::Layout& layout, text::Typesetter& typesetter)
      : style_{layout.style(layout::StyleIndex{0})}, typesetter_{typesetter} {}

  enum class Weight { text, bold };
  /// Lines below each other from `at`; their height.
  Length lay(const std::string& words, Point at, Length width, Length size, std::vector<page::Item>& out,
             Weight weight = Weight::text) {
    const auto set = typesetter_.set(shaped(words, weight), {.measure = width, .size = size});
    overfull_ = overfull_ || set.overfull > Length{} || set.emergency;
    const Length pitch = size.scaled(leading);
    Length y = at.y;
    for (const auto& line : set.lines) {
      const Length base = blocks::baseline(style_, size, pitch, typesetter_.fonts());
      blocks::place_runs(line, {at.x, y + base}, {}, {}, typesetter_.fonts(), out);
      y += pitch;
    }
    return y - at.y;
  }

  /// One line with its middle at `middle`.
  void centre(const std::string& words, Point middle, Length size, std::vector<page::Item>& out) {
    const Length width = typesetter_.natural_width(shaped(words, Weight::text), size);
    lay(words, {middle.x - width / 2, middle.y - size.scaled(leading) / 2}, width + 1_mm, size, out);
  }
  /// One line that ends (or begins) at `side`.
  void before(const std::string& words, Point side, Length size, std::vector<page::Item>& out) {
    const Length width = typesetter_.natural_width(shaped(words, Weight::text), size);
    lay(words, {side.x - width, side.y - size.scaled(leading) / 2}, width + 1_mm, size, out);
  }
  void after(const std::string& words, Point side, Length size, std::vector<page::Item>& out) {
    lay(words, {side.x, side.y - size.scaled(leading) / 2}, 50_mm, size, out);
  }

  /// Whether a line came out wider than it may since the last call.
  [[nodiscard]] bool overfull() { return std::exchange(overfull_, false); }
  [[nodiscard]] const std::set<char32_t>& missing() const { return missing_; }

 private:
  text::ShapedParagraph shaped(const std::string& words, Weight weight) {
    text::Paragraph paragraph;
    text::SpanStyle plain = blocks::span_style(style_, ink);
    if (weight == Weight::bold) plain.weight = 700;
    bool code = false;
    for (std::size_t begin = 0; begin <= words.size(); code = !code) {
      const auto end = std::min(words.find('`', begin), words.size());
      if (end > begin) {
        const auto part = words.substr(begin, end - begin);
        paragraph.spans.push_back({part, code ? blocks::marked(plain, style_, {.code = true}) : plain});
      }
      begin = end + 1;
    }
    auto result = typesetter_.shape(paragraph);
    for (const auto& missing : result.missing()) missing_.insert(missing.character);
    return result;
  }

  const layout::Style& style_;
  text::Typesetter& typesetter_;
  bool overfull_ = false;
  std::set<char32_t> missing_;
};

/// "−0.4", with a true minus sign.
std::string number(Length correction) {
  const auto tenths = std::lround(correction.in_mm() * 10);
  if (tenths == 0) return "0";
  return fmt::format("{}{}.{}", tenths < 0 ? "\u2212" : "", std::abs(tenths) / 10, std::abs(tenths) % 10);
}

/// Draws both pages.
class Sheet {
 public:
  Sheet(const layout::Layout& layout, const CalibrationFor& printer, std::vector<Rail> rails,
        text::Typesetter& typesetter)
      : layout_{layout},
        duplex_{std::get<CardDesign>(layout.design).duplex},
        for_{printer},
        page_{layout.page},
        rails_{std::move(rails)},
        words_{layout, typesetter} {}

  [[nodiscard]] page::Page front() {
    page::Page page = blank("1r");
    for (const auto& rail : rails_) draw_front(rail, page.items);
    for (const auto& corner : corners(page_)) draw_cross(corner, page.items);
    const Rect box = Rect{{}, page_}.inset(geometry::Insets::all(text_inset));
    const bool beside = page_.width > page_.height;
    const Length side = ruler_length(box, beside);
    rulers({beside ? box.right() - side : (page_.width - side) / 2, box.bottom() - ruler_room}, side, page.items);
    Rect text = box;
    if (beside) {
      text.size.width -= side + 2 * ruler_room;
    } else {
      text.size.height -= side + 2 * ruler_room;
    }
    write("Calibration sheet: front", front_steps(side), text, page.items);
    return page;
  }

  [[nodiscard]] page::Page back() {
    page::Page page = blank("1v");
    for (const auto& rail : rails_) back_rail(rail, page.items);
    for (const auto& corner : corners(page_)) draw_graph(corner, page.items);
    const Rect box = Rect{{}, page_}.inset(geometry::Insets::all(text_inset));
    write("Calibration sheet: back", back_steps(), box, page.items);
    page.map = layout::map_of(for_.correction, page_);
    return page;
  }

  [[nodiscard]] bool has_room() const { return has_room_; }
  [[nodiscard]] const std::set<char32_t>& missing() const { return words_.missing(); }

 private:
  [[nodiscard]] page::Page blank(const char* label) const {
    return {.size = page_, .trim = {{}, page_}, .bleed = {{}, page_}, .label = label, .items = {}};
  }

  static Length ruler_length(const Rect& box, bool beside) {
    const Length width = beside ? box.size.width / 2 : box.size.width;
    const Length height = beside ? box.size.height : box.size.height * 3 / 5;
    return std::min(width, height) - ruler_room >= 100_mm ? 100_mm : 50_mm;
  }

  void rulers(Point corner, Length side, std::vector<page::Item>& out) {
    draw_ruler(corner, side, RulerWay::right, out);
    draw_ruler(corner, side, RulerWay::up, out);
    for (Length along; along <= side; along += 50_mm) {
      const auto label = fmt::format("{:.0f}", along.in_mm());
      if (along > Length{}) words_.before(label, {corner.x - 5_mm, corner.y - along}, 8_pt, out);
      words_.centre(label, {corner.x + along, corner.y + 6_mm}, 8_pt, out);
    }
    words_.after(fmt::format("{:.0f} mm each way", side.in_mm()), {corner.x + 4_mm, corner.y - 6_mm}, 8_pt, out);
  }

  void back_rail(const Rail& rail, std::vector<page::Item>& out) {
    using Edge = Rail::Edge;
    const Length line = label_size.scaled(leading);
    for (const auto& step : draw_steps(rail, out)) {
      if (step.labelled) words_.centre(number(step.correction), step.label, label_size, out);
    }
    for (const auto& mark : draw_back(rail, out)) {
      if (!mark.labelled) continue;
      const auto label = number(mark.correction);
      if (rail.edge == Edge::left) {
        words_.before(label, mark.label, label_size, out);
      } else if (rail.edge == Edge::right) {
        words_.after(label, mark.label, label_size, out);
      } else {
        const Length away = rail.edge == Edge::top ? -line / 2 : line / 2;
        words_.centre(label, {mark.at, mark.label.y + away}, label_size, out);
      }
    }
    caption(rail, out);
  }

  /// What the numbers of the vernier and of the stair are, within each.
  void caption(const Rail& rail, std::vector<page::Item>& out) {
    constexpr Length away = 9_mm;
    constexpr Length within = 8_mm;
    constexpr Length size = 7_pt;
    switch (rail.edge) {
      case Rail::Edge::top:
        words_.centre("RIGHT", {rail.middle, rail.line + away}, size, out);
        return words_.centre("DOWN", {rail.middle, rail.stair + within}, size, out);
      case Rail::Edge::bottom:
        words_.centre("RIGHT", {rail.middle, rail.line - away}, size, out);
        return words_.centre("DOWN", {rail.middle, rail.stair - within}, size, out);
      case Rail::Edge::left:
        words_.after("DOWN", {rail.line + 4.5_mm, rail.middle - 6_mm}, size, out);
        return words_.after("RIGHT", {rail.stair + 3_mm, rail.middle - 6_mm}, size, out);
      case Rail::Edge::right:
        words_.before("DOWN", {rail.line - 4.5_mm, rail.middle - 6_mm}, size, out);
        return words_.before("RIGHT", {rail.stair - 3_mm, rail.middle - 6_mm}, size, out);
    }
  }

  /// In the largest type that has room.
  void write(const std::string& title, const std::vector<std::string>& steps, const Rect& box,
             std::vector<page::Item>& out) {
    for (Length size = largest; size >= least; size -= 0.5_pt) {
      std::vector<page::Item> items;
      if (!try_writing(title, steps, box, size, items)) continue;
      std::ranges::move(items, std::back_inserter(out));
      return;
    }
    has_room_ = false;
  }

  bool try_writing(const std::string& title, const std::vector<std::string>& steps, const Rect& box, Length size,
                   std::vector<page::Item>& out) {
    (void)words_.overfull();
    const Length width = box.size.width;
    Length y = box.top();
    y += words_.lay(title, {box.left(), y}, width, size.scaled(title_scale), out, Lettering::Weight::bold);
    y += words_.lay(settings(), {box.left(), y}, width, size, out) + size;
    int count = 0;
    for (const auto& step : steps) {
      words_.lay(fmt::format("{}.", ++count), {box.left(), y}, step_indent, size, out);
      y += words_.lay(step, {box.left() + step_indent, y}, width - step_indent, size, out) + size / 2;
    }
    return y <= box.bottom() && !words_.overfull();
  }

  [[nodiscard]] std::string settings() const {
    const auto paper = layout_.paper.empty()
                           ? fmt::format("{} × {}", geometry::to_mm(page_.width), geometry::to_mm(page_.height))
                           : layout_.paper;
    const char* lies = page_.width > page_.height ? "landscape" : "portrait";
    const auto printer = for_.printer.empty() ? std::string{} : fmt::format("; printer `{}`", for_.printer);
    return fmt::format("Layout `{}`: {}, {}, {}{}; backs {}", layout_.id, paper, lies, flipped(), printer,
                       layout::to_text(for_.correction));
  }

  [[nodiscard]] const char* flipped() const {
    return duplex_.flip == FlipEdge::long_edge ? "flipped on the long edge" : "flipped on the short edge";
  }

  [[nodiscard]] std::vector<std::string> front_steps(Length side) const {
    const bool sideways = layout::flip_axis(page_, duplex_.flip) == Axis::vertical;
    return {
        fmt::format(
            "Print both sides of one sheet as you will print the cards: on their paper, from their tray, {}, at "
            "100\u00A0% (“actual size”).",
            flipped()),
        fmt::format("Measure both scales. If one is not {:.0f} mm long, the print dialog still scales: fix that first.",
                    side.in_mm()),
        fmt::format("Turn the sheet {}, and go on with what the back says.",
                    sideways ? "sideways, like a page of a book" : "over the top, like a page of a calendar")};
  }

  [[nodiscard]] std::vector<std::string> back_steps() const {
    return {
        "Hold the sheet against a lamp or a window, this side towards you. The longest mark of each edge is zero.",
        "At each edge read two numbers. Marks side by side: which one continues exactly in a mark of the other side? "
        "Dashes in a row: which dash of this side closes the gap in the line of the other side exactly? Between two, "
        "take the middle. Top and bottom: the marks are RIGHT, the dashes DOWN. Left and right: the marks are DOWN, "
        "the "
        "dashes RIGHT. All are millimetres.",
        fmt::format("Pass them on, RIGHT,DOWN of the top, right, bottom and left edge. For example:\u2028"
                    "`recto calibrate {} --read --printer {} --edges 0.4,-0.2 0.35,-0.1 0.4,0 0.45,-0.1`",
                    layout_.id, printer()),
        fmt::format(
            "Where zero lies more than 1.5 mm beside zero, look first whether the sheet was flipped on the right "
            "edge. If it was, read the four corners instead: RIGHT and DOWN from the middle of the graph, whose "
            "lines are 1 mm apart, to where the cross shows through (on thick paper prick it with a needle). "
            "Pass them on, clockwise from the top left, with `--corners` in place of `--edges`, then print and "
            "read this sheet once more with `recto calibrate {} --printer {}`.",
            layout_.id, printer())};
  }

  [[nodiscard]] std::string printer() const { return for_.printer.empty() ? "office" : for_.printer; }

  const layout::Layout& layout_;
  const layout::Duplex& duplex_;
  const CalibrationFor& for_;
  geometry::Size page_;
  std::vector<Rail> rails_;
  Lettering words_;
  bool has_room_ = true;
};

}  // namespace

std::optional<page::Document> calibration(const layout::Layout& layout, const CalibrationFor& printer,
                                          text::Typesetter& typesetter, const std::string& tool,
                                          diag::Diagnostics& diagnostics) {
  const auto& design = std::get<CardDesign>(layout.design);
  RECTO_ASSERT(design.back && design.duplex.sides == layout::Sides::two_sided);
  auto all = rails(layout.page);
  const auto no_room = [&] {
    diagnostics.error("no-room", fmt::format("a sheet of layout `{}` has no room for the calibration marks", layout.id),
                      layout.place);
    return std::nullopt;
  };
  if (!all) return no_room();
  Sheet sheet{layout, printer, std::move(*all), typesetter};
  page::Document document;
  document.pages = {sheet.front(), sheet.back()};
  if (!sheet.has_room()) return no_room();
  for (const auto character : sheet.missing()) {
    diagnostics.error(
        "missing-glyph",
        fmt::format("no font has U+{:04X}, used on the calibration sheet", static_cast<std::uint32_t>(character)),
        layout.place);
  }
  if (!sheet.missing().empty()) return std::nullopt;
  document.info.title = fmt::format("Calibration sheet for {}", layout.title);
  document.info.creator = tool;
  document.info.duplex =
      design.duplex.flip == FlipEdge::long_edge ? page::DuplexHint::long_edge : page::DuplexHint::short_edge;
  return document;
}

}  // namespace recto::cards
