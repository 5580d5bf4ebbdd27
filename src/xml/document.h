// XML files as trees of elements that know where they stand.
//
// pugixml parses; this module adds places (line and column of every element and attribute), refuses what
// recto never accepts (document type declarations, entities of one's own, other encodings, absurd depth or size)
// and hides the parser.
#pragma once

#include "diag/diagnostics.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pugi {
struct xml_node_struct;
struct xml_attribute_struct;
}  // namespace pugi

namespace recto::xml {

struct Tree;  // the parser's own

/// A name and value with its place.  Points into the document.
struct Attribute {
  std::string_view name;
  std::string_view value;
  diag::Span span;        ///< the whole `name="value"`
  diag::Span value_span;  ///< between the quotes
};

class Element;

/// A child of an element: text (entities resolved) or an element.
struct Node;

/// A light handle to an element; points into its `Document`, which must outlive it (but may be moved).
class Element {
 public:
  Element(const Tree& tree, pugi::xml_node_struct* node) : tree_{&tree}, node_{node} {}

  [[nodiscard]] std::string_view name() const;
  /// The opening tag's `<name`.
  [[nodiscard]] diag::Span span() const;
  /// In the order of the file.
  [[nodiscard]] std::vector<Attribute> attributes() const;
  [[nodiscard]] std::optional<Attribute> attribute(std::string_view name) const;
  /// Child elements in order; text between them is not told.
  [[nodiscard]] std::vector<Element> children() const;
  [[nodiscard]] std::vector<Element> children(std::string_view name) const;
  [[nodiscard]] std::optional<Element> child(std::string_view name) const;
  /// The same without a list: the first child element, and the next element after this one.
  [[nodiscard]] std::optional<Element> first_child() const;
  [[nodiscard]] std::optional<Element> next() const;
  /// Elements and texts in order; comments and processing instructions left out; CDATA is text.
  [[nodiscard]] std::vector<Node> nodes() const;
  /// All text inside, child elements' included, white space as written.
  [[nodiscard]] std::string text() const;
  /// The nearest `xml:lang` on this element or an ancestor; empty if none.
  [[nodiscard]] std::string_view language() const;

 private:
  friend class Document;
  const Tree* tree_;
  pugi::xml_node_struct* node_;
};

struct Node {
  std::optional<Element> element;  ///< empty for text
  std::string_view text;           ///< empty for an element
  diag::Span span;
};

/// A parsed file.
class Document {
 public:
  explicit Document(std::unique_ptr<Tree> tree);
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  [[nodiscard]] Element root() const;
  [[nodiscard]] const std::shared_ptr<const diag::Source>& source() const;

  /// Frees the memory of `element` and of the text before it, which have been read; handles into them are void.
  /// Requires that it is in this document and not its root.
  void discard(const Element& element);

 private:
  std::unique_ptr<Tree> tree_;
};

/// Largest file read, in bytes, and deepest nesting of elements.
inline constexpr std::uint64_t largest_file = 64ULL << 20;
inline constexpr int deepest_nesting = 200;

/// Parses `source`.  UTF-8 with or without BOM, LF or CRLF.  Problems (not well-formed, other encoding, invalid
/// UTF-8, DOCTYPE, unknown entity, control characters, too deep) go to `diagnostics`; nullopt then.  Time and memory
/// are linear in the file's size, and no nesting makes it recurse.
[[nodiscard]] std::optional<Document> parse(std::shared_ptr<const diag::Source> source, diag::Diagnostics& diagnostics);

/// Reads and parses a file.  A missing file, a directory, an unreadable or too large one is an error at `reference`
/// (where the name was written; the whole file if it was named on the command line).
[[nodiscard]] std::optional<Document> read_file(const std::string& path, const diag::Span& reference,
                                                diag::Diagnostics& diagnostics);

}  // namespace recto::xml
