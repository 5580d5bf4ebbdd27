#include "documents/document.h"

#include "diag/assertion.h"
#include "documents/contents.h"
#include "documents/paginate.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::documents {
namespace {

using geometry::Length;
using geometry::Rect;
using layout::DocumentDesign;

constexpr int most_passes = 3;
// A head that leaves less than this of the page to the questions gets the page to itself.
constexpr double head_share = 0.6;

int element_of(const page::Item& item) {
  const auto tag = [](const auto& each) {
    if constexpr (requires { each.tag; }) return each.tag.element;
    return -1;
  };
  return std::visit(tag, item.is);
}

/// What a page draws, backgrounds and lines first, then everything else as its structure reads: viewers that copy
/// text by drawing order then copy it right.
void in_reading_order(std::vector<page::Item>& items) { std::ranges::stable_sort(items, {}, element_of); }

/// One pass over a document: everything set with the page numbers that the pass before found.
class LayoutPass {
 public:
  LayoutPass(const DocumentInput& input, const layout::Layout& layout, const layout::Theme& theme,
             text::Typesetter& typesetter, blocks::Pictures& pictures, std::vector<PagePosition> known,
             blocks::Outcome& outcome)
      : input_{input},
        design_{input.design},
        structure_{blocks::Structure::Mode::tagged, input.deck.language},
        untagged_{blocks::Structure::Mode::untagged},
        context_{layout, theme, typesetter, structure_, pictures, design_.orphans, design_.widows},
        running_{layout, theme, typesetter, untagged_, pictures},
        page_{layout.page},
        known_{std::move(known)},
        repeats_{documents::repeats(input)},
        outcome_{outcome} {}

  void run() {
    cover();
    blocks::Slabs head = title_and_contents();
    const Length column = column_width();
    flow_ = set_flow(input_, context_, column, repeats_, outcome_);
    check_heights(flow_.slabs);
    const Length room = text_box(0).size.height;
    Length head_height = head.empty() ? Length{} : height(head) + design_.item_gap;
    const bool own_pages = head_height > room.scaled(head_share);
    if (own_pages) {
      head_pages(head);
      head_height = {};
    }
    body(own_pages ? blocks::Slabs{} : std::move(head), head_height);
    for (auto& page : pages_) in_reading_order(page.items);
    running_lines();
  }

  [[nodiscard]] const std::vector<PagePosition>& landings() const { return landings_; }
  [[nodiscard]] page::Document document() {
    page::Document result;
    result.pages = std::move(pages_);
    result.ending.structure = structure_.take();
    outline(result.ending.outline);
    return result;
  }
  [[nodiscard]] const Flow& flow() const { return flow_; }

 private:
  [[nodiscard]] Rect text_box(std::size_t page) const {
    geometry::Insets margins = design_.margins;
    if (design_.mirror_margins && page % 2 == 1) std::swap(margins.left, margins.right);
    return Rect{{}, page_}.inset(margins);
  }
  [[nodiscard]] Length column_width() const {
    const Length width = text_box(0).size.width;
    return (width - design_.column_gap * (design_.columns - 1)) / design_.columns;
  }

  page::Page& add_page() {
    page::Page page;
    page.size = page_;
    page.trim = {{}, page_};
    page.bleed = page.trim;
    pages_.push_back(std::move(page));
    sections_.emplace_back();
    return pages_.back();
  }

  blocks::Slabs lay(const layout::Block& block, const blocks::Scope& scope, page::Tag parent, const std::string& where,
                    std::optional<Length> height = std::nullopt) {
    const SetPart part{where, block.common.place, scope};
    return set_part(block, part, {text_box(0).size.width, height}, parent, context_, &repeats_, outcome_);
  }

  void cover() {
    if (!design_.cover) return;
    const Rect box = text_box(0);
    blocks::Slabs slabs = lay(*design_.cover, document_scope(input_), structure_.root(), "the cover", box.size.height);
    if (slabs.empty()) return;
    head_pages(slabs);
    covers_ = pages_.size();
  }

  blocks::Slabs title_and_contents() {
    blocks::Slabs head;
    const blocks::Scope scope = document_scope(input_);
    if (design_.title) head = lay(*design_.title, scope, structure_.root(), "the title");
    if (design_.contents != DocumentDesign::Contents::none && design_.contents_entry) {
      const ContentsInput contents{input_, context_, repeats_, text_box(0).size.width, known_};
      std::ranges::move(set_contents(contents, outcome_), std::back_inserter(head));
    }
    return head;
  }

  /// A cover, or title and contents, on pages of their own.
  void head_pages(blocks::Slabs& head) {
    check_heights(head);
    const Length room = text_box(0).size.height;
    for (const auto& column : paginate(head, {1, room, room})) {
      auto& page = add_page();
      place(head, column.first, column.last, text_box(pages_.size() - 1).origin, page.items);
    }
  }

  void check_heights(const blocks::Slabs& slabs) {
    const Length room = text_box(0).size.height;
    for (const auto& slab : slabs) {
      if (slab.height <= room) continue;
      outcome_.diagnostics.error(
          "too-high",
          fmt::format("a part that cannot be divided is {:.1f} mm higher than the page", (slab.height - room).in_mm()),
          design_.item.common.place);
    }
  }

  void body(blocks::Slabs head, Length head_height) {
    const Length room = text_box(0).size.height;
    const auto columns = paginate(flow_.slabs, {design_.columns, room - head_height, room});
    std::vector<std::optional<PagePosition>> landed(flow_.anchors.size());
    const auto per_page = static_cast<std::size_t>(design_.columns);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool first_page = i < per_page;
      if (i % per_page == 0) {
        auto& page = add_page();
        if (first_page) place(head, 0, head.size(), text_box(pages_.size() - 1).origin, page.items);
      }
      const Rect box = text_box(pages_.size() - 1);
      const auto column = static_cast<std::int64_t>(i % per_page);
      const geometry::Point origin{box.left() + (column_width() + design_.column_gap) * column,
                                   box.top() + (first_page ? head_height : Length{})};
      const bool evened_out = design_.columns > 1 && i / per_page == (columns.size() - 1) / per_page;
      if (!evened_out) stretch(flow_.slabs, columns[i], first_page ? room - head_height : room);
      land(columns[i], origin.y, landed);
      place(flow_.slabs, columns[i].first, columns[i].last, origin, pages_.back().items);
    }
    if (columns.empty() && !head.empty()) place(head, 0, head.size(), text_box(0).origin, add_page().items);
    settle(landed);
  }

  /// Anchors without slabs of their own are where the next one is, the last ones where the one before is.
  void settle(const std::vector<std::optional<PagePosition>>& landed) {
    landings_.resize(landed.size());
    landed_.clear();
    for (const auto& each : landed) landed_.push_back(each.has_value());
    const auto last =
        std::ranges::find_if(landed.rbegin(), landed.rend(), [](const auto& each) { return each.has_value(); });
    PagePosition next = last == landed.rend() ? PagePosition{} : **last;
    for (std::size_t i = landed.size(); i-- > 0;) {
      next = landed[i].value_or(next);
      landings_[i] = next;
    }
  }

  /// Notes where the anchors of a column came to stand, and the page's section.
  void land(ColumnSlabs column, Length y, std::vector<std::optional<PagePosition>>& landed) {
    y += head_height(flow_.slabs[column.first]);
    for (std::size_t i = column.first; i < column.last; ++i) {
      const blocks::Slab& slab = flow_.slabs[i];
      if (i > column.first) y += slab.space_before;
      if (slab.mark >= 0) {
        landed[static_cast<std::size_t>(slab.mark)] = PagePosition{static_cast<int>(pages_.size()) - 1, y};
        current_section_ = flow_.anchors[static_cast<std::size_t>(slab.mark)].section;
      }
      if (sections_.back().empty()) sections_.back() = current_section_;
      y += slab.height;
    }
  }

  void running_lines() {
    for (std::size_t i = covers_; i < pages_.size(); ++i) {
      blocks::Scope scope = document_scope(input_);
      scope.variables.set(layout::Variable::page, fmt::format("{}", i + 1));
      scope.variables.set(layout::Variable::pages, fmt::format("{}", pages_.size()));
      scope.variables.set(layout::Variable::section, sections_[i]);
      const Rect box = text_box(i);
      if (design_.header) {
        blocks::Slabs slabs = running(*design_.header, scope, box.size.width);
        place(slabs, 0, slabs.size(), {box.left(), box.top() - design_.header_gap - height(slabs)}, pages_[i].items);
      }
      if (design_.footer) {
        blocks::Slabs slabs = running(*design_.footer, scope, box.size.width);
        place(slabs, 0, slabs.size(), {box.left(), box.bottom() + design_.footer_gap}, pages_[i].items);
      }
    }
  }

  blocks::Slabs running(const layout::Block& block, const blocks::Scope& scope, Length width) {
    const SetPart part{"a running line", block.common.place, scope};
    return set_part(block, part, {width}, {}, running_, nullptr, outcome_);
  }

  void outline(std::vector<page::OutlineEntry>& out) const {
    const bool sectioned =
        std::ranges::any_of(flow_.anchors, [](const Anchor& anchor) { return anchor.kind == Anchor::Kind::section; });
    for (std::size_t i = 0; i < flow_.anchors.size(); ++i) {
      const Anchor& anchor = flow_.anchors[i];
      const bool section = anchor.kind == Anchor::Kind::section;
      if (anchor.kind == Anchor::Kind::ending || (!section && !landed_[i])) continue;
      const std::string title = section ? anchor.title : fmt::format("{}. {}", anchor.number, anchor.title);
      out.push_back({title, section || !sectioned ? 0 : 1, {landings_[i].page, landings_[i].y}});
    }
  }

  const DocumentInput& input_;
  const DocumentDesign& design_;
  blocks::Structure structure_;
  blocks::Structure untagged_;
  blocks::ComposeContext context_;
  blocks::ComposeContext running_;
  geometry::Size page_;
  std::vector<PagePosition> known_;
  blocks::Repeats repeats_;
  blocks::Outcome& outcome_;
  Flow flow_;
  std::vector<page::Page> pages_;
  std::vector<std::string> sections_;   ///< by page: the section at its head
  std::vector<PagePosition> landings_;  ///< by anchor
  std::vector<bool> landed_;            ///< by anchor: whether it has a place of its own
  std::string current_section_;
  std::size_t covers_ = 0;
};

blocks::Variables common_variables(const deck::Deck& deck, const deck::Version& version, const DocumentDesign& design,
                                   const layout::Theme& theme, const DocumentOptions& options) {
  blocks::Variables common = options.values;
  int minutes = 0;
  bank::Points points;
  for (const auto& entry : version.entries) {
    minutes += entry.question->minutes;
    points += entry.points;
  }
  common.set(layout::Variable::instructions, deck.instructions);
  if (points != bank::Points{}) common.set(layout::Variable::total_points, points.text());
  common.set(layout::Variable::deck, deck.title);
  common.set(layout::Variable::title, deck.title);
  common.set(layout::Variable::subtitle, deck.subtitle);
  common.set(layout::Variable::count, fmt::format("{}", version.entries.size()));
  common.set(layout::Variable::version, version.letter);
  common.set(layout::Variable::hash, version.hash);
  common.set(layout::Variable::theme, theme.title);
  common.set(layout::Variable::language, deck.language);
  common.set(layout::Variable::tool, options.tool);
  for (const auto& scale : design.scales) common.set({layout::Variable::not_assessed, scale.id}, scale.not_assessed);
  if (minutes > 0) {
    minutes += options.schedule.opening + options.schedule.closing;
    common.set(layout::Variable::total_minutes, fmt::format("{}", minutes));
  }
  return common;
}

}  // namespace

page::Document document(const deck::Deck& deck, const deck::Version& version, const layout::Layout& layout,
                        const layout::Theme& theme, const text::FontSet& fonts, const DocumentOptions& options,
                        blocks::Outcome& outcome) {
  RECTO_ASSERT(std::holds_alternative<DocumentDesign>(layout.design));
  const auto& design = std::get<DocumentDesign>(layout.design);
  const VisibleQuestions questions{version, options.role};
  const DocumentInput input{deck,
                            version,
                            design,
                            questions,
                            options,
                            common_variables(deck, version, design, theme, options),
                            blocks::shown_in(layout)};
  text::Typesetter typesetter{fonts};
  blocks::Pictures pictures;
  const int passes = design.contents == DocumentDesign::Contents::none ? 1 : most_passes;
  std::vector<PagePosition> known;
  page::Document result;
  for (int i = 0; i < passes; ++i) {
    outcome.diagnostics = {};
    LayoutPass pass{input, layout, theme, typesetter, pictures, known, outcome};
    pass.run();
    const bool settled = pass.landings() == known;
    known = pass.landings();
    outcome.question_pages.clear();
    for (std::size_t anchor = 0; anchor < known.size(); ++anchor) {
      const auto& each = pass.flow().anchors[anchor];
      if (each.kind == Anchor::Kind::question) outcome.question_pages.emplace_back(each.id, known[anchor].page);
    }
    result = pass.document();
    if (settled) break;
  }
  result.info = {.title = deck.title,
                 .author = deck.author,
                 .subject = deck.subtitle,
                 .creator = options.tool,
                 .language = deck.language,
                 .tagging = page::Tagging::tagged};
  outcome.pages = static_cast<int>(result.pages.size());
  outcome.sheets = (outcome.pages + 1) / 2;
  outcome.questions = static_cast<int>(version.entries.size());
  return result;
}

}  // namespace recto::documents
