// A finished document: pages of items at fixed positions, and what a reader shows around them.
//
// Nothing after this measures text; nothing before it knows PDF.
#pragma once

#include "geometry/affine.h"
#include "page/item.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace recto::page {

struct Page {
  geometry::Size size;   ///< of the medium
  geometry::Rect trim;   ///< TrimBox; the whole page if nothing is cut off the outside
  geometry::Rect bleed;  ///< BleedBox; equals `trim` without bleed
  std::string label;     ///< page label; empty: its number
  geometry::Affine map;  ///< done to all items when they are drawn: a printer's error undone
  std::vector<Item> items;
};

/// An entry of the outline ("bookmarks").
struct OutlineEntry {
  std::string title;
  int depth = 0;  ///< 0: top; at most one more than the entry before
  Destination target;
  bool operator==(const OutlineEntry&) const = default;
};

/// The logical structure, for tagged documents (ISO 32000-1, 14.7).
struct StructureElement {
  std::string
      role;  ///< "Document" "Sect" "H1" "P" "L" "LI" "Lbl" "LBody" "Code" "Table" "TR" "TH" "TD" "Link" "Figure" …
  int parent = -1;       ///< index; -1 for the root element
  std::string alt;       ///< figures
  std::string language;  ///< if it differs from its parent's
  std::string scope;     ///< TH: "Row" or "Column"
  enum class Numbering { none, disc, decimal, upper_alpha } numbering = Numbering::none;  ///< L: what its labels are
  std::string title;
  bool operator==(const StructureElement&) const = default;
};

/// How the sheets are printed.  `one_side`: said, as a printer set to both sides would ruin them; `none`: left open.
enum class DuplexHint { none, one_side, long_edge, short_edge };

/// Whether the document has a logical structure; contents are written before the structure itself is known.
enum class Tagging { none, tagged };

struct Info {
  std::string title;
  std::string author;
  std::string subject;
  std::string keywords;
  std::string creator;  ///< "recto 1.0"
  std::string language = "en";
  DuplexHint duplex = DuplexHint::none;
  Tagging tagging = Tagging::none;  ///< tagged if and only if `Ending::structure` will not be empty
  bool operator==(const Info&) const = default;
};

/// What is known only after the last page.
struct Ending {
  std::vector<OutlineEntry> outline;
  std::vector<StructureElement>
      structure;  ///< empty: an untagged document; element 0 is the root "Document"; parents before children
};

/// Pages in order, a window at a time, so that memory is bounded by the window and not by the document.
struct PageStream {
  Info info;
  /// The next pages; empty after the last.  Called from one thread.
  std::function<std::vector<Page>()> next;
  /// Called once, after `next` returned nothing.
  std::function<Ending()> ending;
};

struct Document {
  Info info;
  std::vector<Page> pages;
  Ending ending;
};

/// All pages of `stream`, kept.
[[nodiscard]] Document collect(PageStream stream);
/// `document` as a stream, `window` pages at a time.
[[nodiscard]] PageStream stream(Document document, int window = 64);

}  // namespace recto::page
