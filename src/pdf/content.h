// A page's items as a content stream, and what lies around it.
#pragma once

#include "page/document.h"
#include "pdf/glyph_codes.h"
#include "pdf/pictures.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::pdf {

/// A link with its box on the page.
struct PlacedLink {
  geometry::Rect box;
  page::Link link;
  int position = 0;  ///< number of marked sequences that came before
};

/// What a structure element draws that is not text.
struct Illustration {
  int element = 0;
  geometry::Rect box;
};

struct Content {
  std::string operators;
  std::vector<int> marks;  ///< the structure element of each marked-content identifier
  std::vector<PlacedLink> links;
  std::vector<Illustration> illustrations;
  std::vector<int> pictures;  ///< ascending, each once
};

/// The name of a picture in the resources: "I7".
[[nodiscard]] std::string picture_name(int number);

/// Thread-safe; all glyphs and pictures of `page` must be known.
[[nodiscard]] Content build_content(const page::Page& page, const page::Info& info, const GlyphCodes& codes,
                                    const Pictures& pictures);

/// Calls `visit(const T&)` for every item of type T, groups included, in drawing order.
template <typename T, typename Visit>
void for_each_item(const std::vector<page::Item>& items, const Visit& visit) {
  for (const auto& item : items) {
    if (const auto* found = std::get_if<T>(&item.is)) visit(*found);
    if (const auto* group = std::get_if<page::Group>(&item.is)) for_each_item<T>(*group->items, visit);
  }
}

}  // namespace recto::pdf
