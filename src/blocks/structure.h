// Building the logical structure of a tagged document while it is composed.
#pragma once

#include "page/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace recto::blocks {

/// The tree of structure elements, in reading order.  An untagged document has none: every call then gives an artifact.
class Structure {
 public:
  enum class Mode { untagged, tagged };
  explicit Structure(Mode mode, const std::string& language = {});

  /// A new element under `parent`; what stands in an artifact is one too.
  [[nodiscard]] page::Tag add(std::string role, page::Tag parent, std::string language = {});
  void describe(page::Tag element, std::string alt);
  void head(page::Tag element, std::string scope);
  /// What the labels of a list are.
  void number(page::Tag list, page::StructureElement::Numbering numbering);
  /// Empty for an artifact.
  [[nodiscard]] std::string_view role(page::Tag element) const;
  [[nodiscard]] page::Tag root() const;
  /// A number for a decorated box: different for all boxes of a document.
  [[nodiscard]] int next_box() { return ++boxes_; }
  [[nodiscard]] bool tagged() const { return mode_ == Mode::tagged; }
  /// The tree, parents before children.
  [[nodiscard]] std::vector<page::StructureElement> take() { return std::move(elements_); }

 private:
  Mode mode_;
  int boxes_ = 0;
  std::vector<page::StructureElement> elements_;
};

}  // namespace recto::blocks
