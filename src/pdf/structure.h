// The logical structure (ISO 32000-1, 14.7, 14.8; ISO 14289-1).
#pragma once

#include "pdf/content.h"
#include "pdf/haru.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace recto::pdf {

/// A page that was written, as later objects need it.
struct WrittenPage {
  Ref ref;
  std::int32_t height = 0;  ///< thousandths of a point
};

/// Gathers what pages show of which element, four bytes a marked sequence, and writes it all at the end.
class Structure {
 public:
  /// Registers a page's marked sequences.  Returns its key in the parent tree, -1 if it has none.
  int add_page(int page, const Content& content);
  /// Registers a link annotation; returns its key in the parent tree.
  int add_link(int page, int position, int element, Ref annotation);
  /// Writes elements, parent tree and root; returns the catalogue's entries.
  [[nodiscard]] std::string write(Haru& haru, const std::vector<page::StructureElement>& elements,
                                  const std::vector<WrittenPage>& pages) const;

 private:
  /// Something of an element on a page: a marked sequence or a link after `position` of them.
  struct Piece {
    int element = 0;
    int page = 0;
    int position = 0;
    Ref link;  ///< zero for a marked sequence
  };
  /// What a key of the parent tree means: the marks of a page, or one link.
  struct Owner {
    std::size_t first = 0;
    std::size_t count = 0;
    bool page = false;
  };
  struct Kids;
  class Writer;

  std::vector<Piece> pieces_;
  std::vector<Owner> owners_;
  std::map<int, std::pair<int, geometry::Rect>> illustrations_;  ///< by element: page and box
};

}  // namespace recto::pdf
