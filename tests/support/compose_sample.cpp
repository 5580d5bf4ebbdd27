#include "support/compose_sample.h"

#include "deck/option_order.h"
#include "support/bank_files.h"
#include "support/layout_folder.h"
#include "support/shipped_fonts.h"
#include "support/temporary_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <stdexcept>
#include <utility>

namespace recto::test {
namespace {

using geometry::Length;
using geometry::Point;
using geometry::Rect;

constexpr std::string_view styles = R"(
  <style id="body" family="serif" size="9pt" leading="1.25" space-before="3pt"/>
  <style id="prompt" family="serif" size="12pt" leading="1.25" balance="yes"/>
  <style id="small" family="sans" size="7pt" leading="1.25"/>
  <style id="code-block" family="mono" size="8pt" leading="1.25"/>
)";

struct GivenElement {
  std::string_view start;
  std::string_view whole;
};
constexpr GivenElement card_elements[] = {
    {"<sheet", R"(<sheet width="140mm" height="100mm" source="made up"/>)"},
    {"<grid", R"(<grid columns="2" rows="2" card-width="60mm" card-height="40mm" left="10mm" top="10mm"/>)"},
    {"<duplex", R"(<duplex flip="long-edge" turn="book"/>)"},
};

void require_no_errors(const diag::Diagnostics& diagnostics) {
  if (diagnostics.has_errors()) throw std::runtime_error(told(diagnostics));
}

Rect around(const page::Path& path) {
  Rect box{path.steps.front().a, {}};
  Point end = box.origin;
  const auto take = [&](Point point) {
    box.origin = {std::min(box.origin.x, point.x), std::min(box.origin.y, point.y)};
    end = {std::max(end.x, point.x), std::max(end.y, point.y)};
  };
  using Kind = page::Path::Step::Kind;
  for (const auto& step : path.steps) {
    if (step.kind != Kind::close) take(step.kind == Kind::curve ? step.c : step.a);
  }
  box.size = {end.x - box.origin.x, end.y - box.origin.y};
  return box;
}

struct Extent {
  Rect operator()(const page::Text& text) const {
    const auto& run = text.run;
    const auto& metrics = shipped_fonts().metrics(run.face);
    const Length above = run.size.scaled(metrics.cap_height / static_cast<double>(metrics.units_per_em));
    const Length below = run.size.scaled(-metrics.descent / 2.0 / metrics.units_per_em);
    return {{run.origin.x, run.origin.y - above}, {width(run, shipped_fonts()), above + below}};
  }
  Rect operator()(const page::Fill& fill) const { return fill.box; }
  Rect operator()(const page::Stroke& stroke) const {
    const Point low{std::min(stroke.from.x, stroke.to.x), std::min(stroke.from.y, stroke.to.y)};
    const Point high{std::max(stroke.from.x, stroke.to.x), std::max(stroke.from.y, stroke.to.y)};
    return {low, {high.x - low.x, high.y - low.y}};
  }
  Rect operator()(const page::Path& path) const { return path.steps.empty() ? Rect{} : around(path); }
  Rect operator()(const page::Image& image) const { return image.box; }
  Rect operator()(const page::Link& link) const { return link.box; }
  Rect operator()(const page::Group& group) const { return {group.origin, group.size}; }
};

std::string described(const page::Item& item, const Rect& box) {
  const auto* text = std::get_if<page::Text>(&item.is);
  return fmt::format("{} at {:.2f},{:.2f} {:.2f}x{:.2f}", text != nullptr ? text->run.text : "a drawing",
                     box.left().in_mm(), box.top().in_mm(), box.size.width.in_mm(), box.size.height.in_mm());
}

}  // namespace

std::string entry(std::string_view id, std::string_view topic, std::string_view level, std::string_view content,
                  std::string_view attributes) {
  return fmt::format("<question id=\"{}\" topic=\"{}\" level=\"{}\" {}>{}</question>\n", id, topic, level, attributes,
                     content);
}

std::string asked(std::string_view id, std::string_view prompt, std::string_view more) {
  return entry(id, "orm", "mid", fmt::format("<prompt>{}</prompt>{}", prompt, more));
}

std::string numbered_words(int words, std::string_view stem) {
  std::string text;
  for (int i = 1; i <= words; ++i) text += fmt::format("{}{}{}", i > 1 ? " " : "", stem, i);
  return text;
}

bank::Bank bank_of(const std::string& questions) {
  const TemporaryFolder folder;
  const auto path = folder.write("bank.xml", bank_with(questions));
  diag::Diagnostics diagnostics;
  auto bank = bank::read(path, diag::whole_file(path), diagnostics);
  require_no_errors(diagnostics);
  return std::move(*bank);
}

deck::Deck deck_of(const bank::Bank& bank) {
  deck::Deck deck;
  deck.bank = &bank;
  deck.id = "sample";
  deck.title = "Sample deck";
  deck.language = bank.language;
  deck.hash = "0123abcd";
  for (const auto& question : bank.questions) {
    const auto& title = bank.topic(question.topic).title;
    if (deck.sections.empty() || deck.sections.back().title != title) {
      deck.sections.push_back({title, deck.entries.size(), 0});
    }
    ++deck.sections.back().count;
    deck.entries.push_back({&question, static_cast<int>(deck.entries.size()) + 1, question.points});
  }
  deck::order_options(deck.entries, deck.seed, {});
  return deck;
}

deck::Version version_of(const deck::Deck& deck, const std::string& letter) {
  return {letter, deck.entries, deck.sections, deck.hash};
}

std::string card_layout(std::string_view faces, std::string_view elements) {
  std::string text = R"(<layout id="sample" kind="cards" title="Sample" theme="sample">)";
  for (const auto& given : card_elements) {
    if (elements.find(given.start) == std::string_view::npos) text += given.whole;
  }
  return fmt::format("{}{}{}{}</layout>\n", text, elements, styles, faces);
}

std::string document_layout(std::string_view parts, std::string_view page, std::string_view flow) {
  return fmt::format(R"(<layout id="sample" kind="document" purpose="handout" title="Sample" theme="sample">
  <sheet width="120mm" height="100mm" source="made up"/>
  <page top="10mm" right="10mm" bottom="10mm" left="10mm" {}/>
  <flow {}/>{}{}</layout>
)",
                     page, flow, styles, parts);
}

layout::Layout layout_of(const std::string& xml) {
  const LayoutFolder folder;
  const auto path = folder.write("sample", xml);
  diag::Diagnostics diagnostics;
  auto layout = layout::read(path, diag::whole_file(path), diagnostics);
  require_no_errors(diagnostics);
  return std::move(*layout);
}

layout::Theme sample_theme() {
  layout::Theme theme;
  theme.id = "sample";
  theme.title = "Sample";
  for (const auto& name : layout::theme_colors()) theme.colors[name] = 0x000000;
  for (const auto* ground : {"tint", "code-background"}) theme.colors[ground] = 0xEEEEEE;
  theme.level_cycle = {{0xAA0000, 0xFFEEEE}};
  theme.topic_cycle = {{0x0000AA, 0xEEEEFF}};
  return theme;
}

Composed compose_cards(const deck::Deck& deck, const layout::Layout& layout, cards::CardOptions options) {
  const auto theme = sample_theme();
  const auto outcome = std::make_shared<blocks::Outcome>();
  auto document = page::collect(cards::cards(deck, layout, theme, shipped_fonts(), std::move(options), outcome));
  return {std::move(document), std::move(*outcome)};
}

Composed compose_document(const deck::Deck& deck, const layout::Layout& layout, documents::DocumentOptions options) {
  Composed result;
  result.document =
      documents::document(deck, version_of(deck), layout, sample_theme(), shipped_fonts(), options, result.outcome);
  return result;
}

Scene::Scene(layout::Layout layout, blocks::Structure::Mode mode)
    : layout_{std::move(layout)},
      theme_{sample_theme()},
      typesetter_{shipped_fonts()},
      structure_{mode, "en"},
      context_{layout_, theme_, typesetter_, structure_, pictures_} {}

const std::vector<layout::Block>& Scene::blocks() const {
  return children(std::get<layout::CardDesign>(layout_.design).front.content);
}

std::vector<PlacedText> texts_of(const std::vector<page::Item>& items, Point origin) {
  std::vector<PlacedText> result;
  for (const auto& item : items) {
    if (const auto* text = std::get_if<page::Text>(&item.is)) {
      const auto& run = text->run;
      result.push_back({run.text, run.origin + origin, width(run, shipped_fonts()), run.size, text->tag});
    } else if (const auto* group = std::get_if<page::Group>(&item.is)) {
      std::ranges::move(texts_of(*group->items, group->origin + origin), std::back_inserter(result));
    }
  }
  return result;
}

std::string words_of(const std::vector<page::Item>& items) {
  std::string words;
  for (const auto& text : texts_of(items)) words += (words.empty() ? "" : " ") + text.text;
  return words;
}

std::string words_of(const page::Document& document) {
  std::string words;
  for (const auto& page : document.pages) words += words_of(page.items) + " \n";
  return words;
}

PlacedText find_text(const std::vector<page::Item>& items, std::string_view part) {
  for (auto& text : texts_of(items)) {
    if (text.text.find(part) != std::string::npos) return text;
  }
  throw std::runtime_error(fmt::format("no text `{}` in: {}", part, words_of(items)));
}

int count_of(std::string_view text, std::string_view part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

std::vector<page::Fill> fills_of(const std::vector<page::Item>& items) {
  std::vector<page::Fill> result;
  for (const auto& item : items) {
    if (const auto* fill = std::get_if<page::Fill>(&item.is)) result.push_back(*fill);
  }
  return result;
}

std::vector<page::Stroke> strokes_of(const std::vector<page::Item>& items) {
  std::vector<page::Stroke> result;
  for (const auto& item : items) {
    if (const auto* stroke = std::get_if<page::Stroke>(&item.is)) result.push_back(*stroke);
  }
  return result;
}

std::vector<page::Item> items_of(blocks::Slabs slabs) {
  std::vector<page::Item> items;
  place(slabs, 0, slabs.size(), {}, items);
  return items;
}

std::vector<std::string> outside(const std::vector<page::Item>& items, const Rect& box, Length slack) {
  std::vector<std::string> result;
  const Rect room = box.inset(geometry::Insets::all(-slack));
  for (const auto& item : items) {
    if (const auto* group = std::get_if<page::Group>(&item.is)) {
      std::ranges::move(outside(*group->items, {{}, group->size}, slack), std::back_inserter(result));
    }
    const Rect extent = std::visit(Extent{}, item.is);
    if (!room.contains(extent)) result.push_back(described(item, extent));
  }
  return result;
}

std::string said(const diag::Diagnostics& diagnostics) {
  std::string text;
  for (const auto& problem : diagnostics.all()) {
    text += fmt::format("{}: {}", problem.code, problem.message);
    if (!problem.notes.empty()) text += fmt::format(" [{}]", fmt::join(problem.notes, "; "));
    text += "\n";
  }
  return text;
}

}  // namespace recto::test
