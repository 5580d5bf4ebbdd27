// A layout: the sheet or page, its styles, and the design of faces or of a document.
#pragma once

#include "diag/diagnostics.h"
#include "layout/block.h"
#include "layout/imposition.h"
#include "layout/words.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace recto::layout {

enum class Orientation { portrait, landscape };

struct Style {
  std::string id;
  std::string family = "serif";  ///< a family id of fonts.xml
  geometry::Length size;         ///< type size; at least 6 pt
  double leading = 1.25;         ///< line distance over type size
  int weight = 400;
  bool italic = false;
  HorizontalAlign align = HorizontalAlign::start;
  Paint color;
  std::vector<std::string> features;  ///< OpenType: "onum", "smcp", "tnum"
  double tracking = 0;                ///< extra space between letters, in em
  bool hyphenate = false;
  bool balance = false;           ///< even lines (headings, prompts)
  geometry::Length space_before;  ///< before a paragraph in this style (not the first of its box)
  geometry::Length space_after;
  geometry::Length indent;           ///< list items: from text edge to text edge
  std::string code_family = "mono";  ///< for inline code
  double code_scale = 0.92;          ///< size of inline code over the text's
  diag::Span family_place;  ///< where the family was named: unknown families are found out when fonts are opened
  diag::Span code_family_place;
  bool operator==(const Style&) const = default;
};

/// Themes map levels and topics to a colour *and* a mark, so that greyscale keeps the meaning.
struct ThemeEntry {
  std::uint32_t color = 0;  ///< 0xRRGGBB, at least 4.5:1 on white
  std::uint32_t tint = 0xFFFFFF;
};
struct Theme {
  std::string id;
  std::string title;
  std::map<std::string, ThemeEntry> levels;  ///< by level id
  std::map<std::string, ThemeEntry> topics;
  std::vector<ThemeEntry> level_cycle;  ///< for ids not named, by position in the bank
  std::vector<ThemeEntry> topic_cycle;
  std::map<std::string, std::uint32_t> colors;  ///< by the names of `theme_colors()`
  double scale = 1;                             ///< multiplies every type size (large print)
  std::vector<std::string> files;
};

struct Marks {
  enum class Cut { none, hairline, crop } cut = Cut::none;
  enum class Where { front, back, both } sides = Where::front;
  bool scale_check = false;  ///< a 50 mm bar in the margin, where there is one
};

struct Face {
  Block content;  ///< a stack as large as the card, padding included
  diag::Span place;
};

struct CardDesign {
  Grid grid;
  Duplex duplex;
  Marks marks;
  geometry::Length bleed;
  Face front;
  std::optional<Face> back;
  enum class OneSize { face, card, deck } one_size = OneSize::card;  ///< what shrinks together
  geometry::Length baseline;                                         ///< zero: none
};

struct ScaleAnchor {
  Template value;  ///< "1"
  Template words;  ///< may be empty: the value alone
};
struct Scale {
  std::string id;
  std::string title;
  std::vector<ScaleAnchor> anchors;
  Template not_assessed;        ///< label; empty: no such box
  Template not_assessed_value;  ///< the same where only values are shown; empty: the label
  diag::Span place;
};

/// The design of a handout, key, packet or sheet.
struct DocumentDesign {
  geometry::Insets margins;
  int columns = 1;
  geometry::Length column_gap;
  std::optional<Block> header;  ///< running, in the top margin
  std::optional<Block> footer;
  geometry::Length header_gap;
  geometry::Length footer_gap;
  std::optional<Block> title;    ///< at the head of the first page, across columns
  std::optional<Block> cover;    ///< a page of its own
  std::optional<Block> section;  ///< before each section
  Block item;                    ///< each question
  std::optional<Block> section_end;
  std::optional<Block> ending;  ///< after the last item (summary, debrief)
  enum class Contents { none, sections, questions } contents = Contents::none;
  std::optional<Block> contents_entry;
  geometry::Length item_gap;
  int widows = 2;
  int orphans = 2;
  bool section_on_new_page = false;
  bool mirror_margins = false;
  std::vector<Scale> scales;
};

/// Which way a page reads: where rows, columns and the first card of a sheet begin.
enum class Direction { left_to_right, right_to_left };

enum class Purpose { cards, handout, key, master_key, packet, sheet };

struct Layout {
  std::string id;
  std::string title;
  std::string paper;    ///< "A4", "Letter", or empty for a size of its own
  geometry::Size page;  ///< trimmed page as it lies in front of the reader (orientation applied)
  Orientation orientation = Orientation::portrait;
  std::string source;  ///< where the figures come from
  Purpose purpose = Purpose::cards;
  std::string default_theme;
  diag::Span theme_place;     ///< where it was named
  std::vector<Style> styles;  ///< resolved, inheritance applied
  std::variant<CardDesign, DocumentDesign> design;
  std::string language;  ///< of its own texts; empty: English
  Direction direction = Direction::left_to_right;
  std::vector<WordCatalogue> words;  ///< the layout's own, one for each language
  diag::Span place;
  std::vector<std::string> files;

  [[nodiscard]] std::optional<StyleIndex> find_style(std::string_view id) const;
  [[nodiscard]] const Style& style(StyleIndex index) const;
};

/// The colour names that every theme defines and a layout may use: "ink", "muted", "rule", "tint", "accent", and for
/// program text "code-background", "code" and one for each kind of token ("code-keyword").
[[nodiscard]] const std::vector<std::string>& theme_colors();

/// Reads a layout file (and those it extends).  A layout is found by its file name, so its id must equal it.
///
/// All problems go to `diagnostics`; nullopt if there was an error.  `reference` is where the layout was named.
[[nodiscard]] std::optional<Layout> read(const std::string& path, const diag::Span& reference,
                                         diag::Diagnostics& diagnostics);
/// Reads a theme file (and those it extends).  Text colours reach a contrast of 4.5:1 on white, or it is an error.
[[nodiscard]] std::optional<Theme> read_theme(const std::string& path, const diag::Span& reference,
                                              diag::Diagnostics& diagnostics);

}  // namespace recto::layout
