// Gumbo builds the tree that HTML5 prescribes; it is copied into values of ours and freed at once.  Both gumbo and the
// copy recurse, so the depth is bounded before gumbo sees the text: by the tags that are still open, which is never
// less than the depth of the tree.
#include "exchange/html.h"

#include "exchange/scan.h"

#include <gumbo.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace recto::exchange {
namespace {

/// Elements that never hold one of their own kind directly: those without content, and those that HTML ends by itself.
constexpr std::array<std::string_view, 15> without_end{"br", "img", "hr", "input", "wbr", "meta", "link", "source",
                                                       "p",  "li",  "dt", "dd",    "tr",  "td",   "th"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string tag_name(std::string_view text) {
  const auto end =
      std::ranges::find_if_not(text, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
  return lower(text.substr(0, static_cast<std::size_t>(end - text.begin())));
}

/// The part of `html` before tags are open `deepest_html` deep: all of it, but for damage.
std::string_view shallow_part(std::string_view html) {
  int depth = 0;
  for (auto at = html.find('<'); at < html.size(); at = html.find('<', at + 1)) {
    const auto rest = html.substr(at + 1);
    const bool closes = rest.starts_with('/');
    const auto name = tag_name(rest.substr(closes ? 1 : 0));
    if (name.empty() || std::ranges::find(without_end, name) != without_end.end()) continue;
    depth = closes ? std::max(depth - 1, 0) : depth + 1;
    if (depth > deepest_html) return html.substr(0, at);
  }
  return html;
}

Node text_node(const char* text) { return {{}, text, {}, {}}; }

void copy(const GumboVector& from, std::vector<Node>& to);

Node element_node(const GumboElement& element) {
  Node node;
  node.name = element.tag == GUMBO_TAG_UNKNOWN
                  ? tag_name(std::string_view(element.original_tag.data, element.original_tag.length)
                                 .substr(std::min<std::size_t>(1, element.original_tag.length)))
                  : gumbo_normalized_tagname(element.tag);
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    node.attributes.emplace_back(attribute->name, attribute->value);
  }
  copy(element.children, node.children);
  return node;
}

void copy(const GumboVector& from, std::vector<Node>& to) {
  for (unsigned i = 0; i < from.length; ++i) {
    const auto* node = static_cast<const GumboNode*>(from.data[i]);
    switch (node->type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        to.push_back(element_node(node->v.element));
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        to.push_back(text_node(node->v.text.text));
        break;
      case GUMBO_NODE_COMMENT:
      case GUMBO_NODE_DOCUMENT:
        break;
    }
  }
}

}  // namespace

std::vector<Node> parse_html(std::string_view html, const diag::Span& place, diag::Diagnostics& diagnostics) {
  const auto part = shallow_part(html);
  if (part.size() < html.size()) {
    diagnostics.error("html-too-deep", fmt::format("HTML with more than {} elements open at once", deepest_html), place)
        .notes.emplace_back("close what was opened, as in `<b>…</b>`");
  }
  const std::string document = fmt::format("<body>{}", part);
  const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, document.data(), document.size()), destroy);
  std::vector<Node> nodes;
  const auto& children = output->root->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* node = static_cast<const GumboNode*>(children.data[i]);
    if (node->type == GUMBO_NODE_ELEMENT) copy(node->v.element.children, nodes);
  }
  return nodes;
}

}  // namespace recto::exchange
