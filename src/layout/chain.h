// A file and the files it extends.
#pragma once

#include "xml/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::layout {

/// Documents that extend one another, the one asked for first.  What a nearer one says replaces what a farther one
/// says.
struct Chain {
  std::vector<xml::Document> documents;

  [[nodiscard]] xml::Element root() const { return documents.front().root(); }
  /// The nearest root attribute or child element of that name.
  [[nodiscard]] std::optional<xml::Attribute> attribute(std::string_view name) const;
  [[nodiscard]] std::optional<xml::Element> child(std::string_view name) const;
  /// The child elements of that name in all documents, farthest document first.
  [[nodiscard]] std::vector<xml::Element> children(std::string_view name) const;
  /// The root elements, farthest document first: the order in which later ones replace earlier ones.
  [[nodiscard]] std::vector<xml::Element> roots() const;
  [[nodiscard]] std::vector<std::string> files() const;
};

/// Reads `path` and what it extends, found by id in the same folder, else in the first of the folders `elsewhere` that
/// has it.  A file may extend one of its own id in another folder: what stands in for it builds on it.
///
/// Errors: anything but `root` at the root, an id other than the file's name, an unknown file extended, a file that
/// extends itself.
[[nodiscard]] std::optional<Chain> read_chain(const std::string& path, std::string_view root,
                                              const diag::Span& reference, diag::Diagnostics& diagnostics,
                                              const std::vector<std::string>& elsewhere = {});

/// Reports the second and later children of each name that an element may have once.
void check_single(const xml::Element& element, const std::vector<std::string>& names, diag::Diagnostics& diagnostics);

}  // namespace recto::layout
