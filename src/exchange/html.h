// HTML as it stands in fields of other programs: never whole, seldom valid.
#pragma once

#include "diag/diagnostics.h"
#include "exchange/content.h"
#include "exchange/losses.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recto::exchange {

/// An element or a text.
struct Node {
  std::string name;  ///< lower case; empty for a text
  std::string text;  ///< of a text, entities resolved
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Node> children;

  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
};

/// Elements nest no deeper; more is taken for damage.
inline constexpr int deepest_html = 500;

/// The children of `<body>` as a browser would see them (HTML5, by gumbo): what is not closed ends where HTML says.
/// Nesting below `deepest_html` is cut off, and what stood there is left out with an error at `place`.
[[nodiscard]] std::vector<Node> parse_html(std::string_view html, const diag::Span& place,
                                           diag::Diagnostics& diagnostics);

/// What nodes say, as content.  Each loss is noted at `place`.
[[nodiscard]] Content content_of(const std::vector<Node>& nodes, const diag::Span& place, Losses& losses);

/// All text below, white space as written.
[[nodiscard]] std::string text_of(const Node& node);
[[nodiscard]] std::string text_of(const std::vector<Node>& nodes);

/// The two in one.
[[nodiscard]] Content read_html(std::string_view html, const diag::Span& place, Losses& losses,
                                diag::Diagnostics& diagnostics);

/// Whether a text holds HTML elements or entities, rather than a stray `<`.
[[nodiscard]] bool looks_like_html(std::string_view text);

}  // namespace recto::exchange
