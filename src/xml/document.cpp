#include "xml/document.h"

#include "diag/assertion.h"
#include "xml/screen.h"

#include <pugixml.hpp>

#include <iterator>
#include <new>
#include <utility>

namespace recto::xml {

/// pugixml parses in place: every name and value lies in `buffer` where it lies in the source, which gives the places.
struct Tree {
  std::shared_ptr<const diag::Source> source;
  std::string buffer;
  pugi::xml_document document;

  [[nodiscard]] std::size_t offset_of(const char* part) const { return static_cast<std::size_t>(part - buffer.data()); }
  [[nodiscard]] diag::Span span(std::size_t begin, std::size_t end) const { return {source, begin, end - begin}; }
};

namespace {

constexpr unsigned parse_options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute |
                                   pugi::parse_eol | pugi::parse_ws_pcdata | pugi::parse_embed_pcdata;

Attribute described(const Tree& tree, pugi::xml_attribute attribute) {
  const auto bytes = tree.source->bytes();
  const auto name = tree.offset_of(attribute.name());
  const auto value = tree.offset_of(attribute.value());
  const auto end = bytes.find(bytes[value - 1], value);
  return {attribute.name(), attribute.value(), tree.span(name, end + 1), tree.span(value, end)};
}

Node text_node(const Tree& tree, const char* text, std::string_view terminator) {
  const auto begin = tree.offset_of(text);
  return {std::nullopt, text, tree.span(begin, tree.source->bytes().find(terminator, begin))};
}

std::optional<Element> element_from(const Tree& tree, pugi::xml_node node) {
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  if (!node) return std::nullopt;
  return Element(tree, node.internal_object());
}

void append_text(pugi::xml_node node, std::string& text) {
  text += node.value();
  for (const auto child : node.children()) append_text(child, text);
}

}  // namespace

std::string_view Element::name() const { return pugi::xml_node(node_).name(); }

diag::Span Element::span() const {
  const auto begin = tree_->offset_of(pugi::xml_node(node_).name());
  return tree_->span(begin - 1, begin + name().size());
}

std::vector<Attribute> Element::attributes() const {
  std::vector<Attribute> all;
  for (const auto attribute : pugi::xml_node(node_).attributes()) all.push_back(described(*tree_, attribute));
  return all;
}

std::optional<Attribute> Element::attribute(std::string_view name) const {
  for (const auto attribute : pugi::xml_node(node_).attributes()) {
    if (attribute.name() == name) return described(*tree_, attribute);
  }
  return std::nullopt;
}

std::vector<Element> Element::children() const {
  std::vector<Element> all;
  for (auto child = first_child(); child; child = child->next()) all.push_back(*child);
  return all;
}

std::vector<Element> Element::children(std::string_view name) const {
  std::vector<Element> all;
  for (auto child = first_child(); child; child = child->next()) {
    if (child->name() == name) all.push_back(*child);
  }
  return all;
}

std::optional<Element> Element::child(std::string_view name) const {
  auto child = first_child();
  while (child && child->name() != name) child = child->next();
  return child;
}

std::optional<Element> Element::first_child() const {
  return element_from(*tree_, pugi::xml_node(node_).first_child());
}

std::optional<Element> Element::next() const { return element_from(*tree_, pugi::xml_node(node_).next_sibling()); }

std::vector<Node> Element::nodes() const {
  std::vector<Node> all;
  const pugi::xml_node node(node_);
  const auto children = node.children();
  all.reserve(1 + static_cast<std::size_t>(std::distance(children.begin(), children.end())));
  if (*node.value() != '\0') all.push_back(text_node(*tree_, node.value(), "<"));
  for (const auto child : children) {
    if (child.type() == pugi::node_element) {
      const Element element(*tree_, child.internal_object());
      all.push_back({element, {}, element.span()});
    } else {
      all.push_back(text_node(*tree_, child.value(), child.type() == pugi::node_cdata ? "]]>" : "<"));
    }
  }
  return all;
}

std::string Element::text() const {
  std::string text;
  append_text(pugi::xml_node(node_), text);
  return text;
}

std::string_view Element::language() const {
  for (auto node = pugi::xml_node(node_); node; node = node.parent()) {
    if (const auto attribute = node.attribute("xml:lang")) return attribute.value();
  }
  return {};
}

Document::Document(std::unique_ptr<Tree> tree) : tree_{std::move(tree)} {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Element Document::root() const { return {*tree_, tree_->document.document_element().internal_object()}; }

const std::shared_ptr<const diag::Source>& Document::source() const { return tree_->source; }

void Document::discard(const Element& element) {
  const pugi::xml_node node(element.node_);
  auto parent = node.parent();
  // pugixml frees whole pages: a single blank text left on one would keep it.
  for (auto text = node.previous_sibling(); text && text.type() != pugi::node_element; text = node.previous_sibling()) {
    RECTO_ASSERT(parent.remove_child(text));
  }
  RECTO_ASSERT(parent.remove_child(node));
}

std::optional<Document> parse(std::shared_ptr<const diag::Source> source, diag::Diagnostics& diagnostics) {
  if (source->bytes().empty()) {
    diagnostics.error("empty-file", "empty file", diag::whole_file(source->name()));
    return std::nullopt;
  }
  if (screen_characters(source, diagnostics) == Verdict::refused) return std::nullopt;
  if (screen_markup(source, diagnostics) == Verdict::refused) return std::nullopt;
  auto tree = std::make_unique<Tree>();
  tree->buffer = source->bytes();
  tree->source = std::move(source);
  const auto result =
      tree->document.load_buffer_inplace(tree->buffer.data(), tree->buffer.size(), parse_options, pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  RECTO_ASSERT(result.status == pugi::status_ok);  // the screen is the stricter of the two
  return Document(std::move(tree));
}

}  // namespace recto::xml
