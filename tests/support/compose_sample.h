// Small banks, layouts and decks to compose, and questions to ask of what came out.
#pragma once

#include "blocks/block_tree.h"
#include "cards/deck_cards.h"
#include "documents/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::test {

/// A question element: `content` after its attributes; topics orm, forms, testing, levels junior, mid, senior.
[[nodiscard]] std::string entry(std::string_view id, std::string_view topic, std::string_view level,
                                std::string_view content, std::string_view attributes = {});
/// The same at topic orm, level mid, with this prompt, and `more` elements after it.
[[nodiscard]] std::string asked(std::string_view id, std::string_view prompt, std::string_view more = {});
/// `words` different words, "w1 w2 …", so that every one can be looked for.
[[nodiscard]] std::string numbered_words(int words, std::string_view stem = "w");

/// A bank of these questions.  Throws if it does not read.
[[nodiscard]] bank::Bank bank_of(const std::string& questions);
/// All questions of `bank` in its order, in sections by topic.  Requires each topic's questions to be neighbours.
[[nodiscard]] deck::Deck deck_of(const bank::Bank& bank);
[[nodiscard]] deck::Version version_of(const deck::Deck& deck, const std::string& letter = {});

/// A layout of cards of 60 × 40 mm, two by two on 140 × 100 mm.  Styles `prompt` (12 pt), `body` (9 pt), `small`
/// (7 pt).  Later elements of `elements` stand in place of the sheet, grid and duplex given here.
[[nodiscard]] std::string card_layout(std::string_view faces, std::string_view elements = {});
/// A page of 120 × 100 mm with margins of 10 mm; styles as above.
[[nodiscard]] std::string document_layout(std::string_view parts, std::string_view page = {},
                                          std::string_view flow = {});
/// Throws with the messages if it does not read.
[[nodiscard]] layout::Layout layout_of(const std::string& xml);
/// Black on white, ground #eeeeee; levels red, topics blue.
[[nodiscard]] layout::Theme sample_theme();

/// The shipped words in English, which everything composed here prints.
[[nodiscard]] const layout::Vocabulary& english_words();

/// A finished product and what is known of it.
struct Composed {
  page::Document document;
  blocks::Outcome outcome;
};
[[nodiscard]] Composed compose_cards(const deck::Deck& deck, const layout::Layout& layout,
                                     cards::CardOptions options = {});
[[nodiscard]] Composed compose_document(const deck::Deck& deck, const layout::Layout& layout,
                                        documents::DocumentOptions options = {});

/// What composing one block takes.  Keeps its layout.
class Scene {
 public:
  explicit Scene(layout::Layout layout, blocks::Structure::Mode mode = blocks::Structure::Mode::untagged);
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  [[nodiscard]] const layout::Layout& layout() const { return layout_; }
  [[nodiscard]] const blocks::ComposeContext& context() const { return context_; }
  [[nodiscard]] blocks::Structure& structure() { return structure_; }
  /// The blocks of a card's front.
  [[nodiscard]] const std::vector<layout::Block>& blocks() const;

 private:
  layout::Layout layout_;
  layout::Theme theme_;
  text::Typesetter typesetter_;
  blocks::Structure structure_;
  blocks::Pictures pictures_;
  blocks::ComposeContext context_;
};

/// A text run as placed, groups taken apart.
struct PlacedText {
  std::string text;
  geometry::Point at;  ///< left end of the baseline
  geometry::Length width;
  geometry::Length size;
  page::Tag tag;
};
[[nodiscard]] std::vector<PlacedText> texts_of(const std::vector<page::Item>& items, geometry::Point origin = {});
/// All runs' texts, a blank between them.
[[nodiscard]] std::string words_of(const std::vector<page::Item>& items);
[[nodiscard]] std::string words_of(const page::Document& document);
/// The first run that holds `part`; throws if none does.
[[nodiscard]] PlacedText find_text(const std::vector<page::Item>& items, std::string_view part);
/// How often `part` is in `text`.
[[nodiscard]] int count_of(std::string_view text, std::string_view part);
[[nodiscard]] std::vector<page::Fill> fills_of(const std::vector<page::Item>& items);
[[nodiscard]] std::vector<page::Stroke> strokes_of(const std::vector<page::Item>& items);
[[nodiscard]] std::vector<page::Item> items_of(blocks::Slabs slabs);

/// A description of each item that reaches more than `slack` over `box`; glyphs count from cap height to half a
/// descender.
[[nodiscard]] std::vector<std::string> outside(const std::vector<page::Item>& items, const geometry::Rect& box,
                                               geometry::Length slack);

/// "code: message [note; note]", a line each.
[[nodiscard]] std::string said(const diag::Diagnostics& diagnostics);

}  // namespace recto::test
