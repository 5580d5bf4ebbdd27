// Link annotations (ISO 32000-1, 12.5.6.5).  A place that is not yet written is looked up at the end.
#pragma once

#include "pdf/content.h"
#include "pdf/haru.h"
#include "pdf/structure.h"

#include <string>
#include <vector>

namespace recto::pdf {

/// `/XYZ` destination at `to`, which leaves a reader's zoom alone.
[[nodiscard]] std::string destination(const page::Destination& to, const std::vector<WrittenPage>& pages);

/// The boundary `box` of a page `height` high in points, y up.
[[nodiscard]] PointBox in_points(const geometry::Rect& box, geometry::Length height);

class Links {
 public:
  /// Takes the links of a page and returns their objects; links to the web in an untagged document are written at once.
  std::vector<Ref> add(int page, geometry::Length height, std::vector<PlacedLink> links, Haru& haru,
                       Structure& structure, page::Tagging tagging);
  /// Writes the others.
  void write(Haru& haru, const std::vector<page::StructureElement>& elements, const std::vector<WrittenPage>& pages);

 private:
  struct Waiting {
    Ref ref;
    PointBox box;
    page::Link link;
    int key = -1;  ///< in the parent tree
  };
  std::vector<Waiting> waiting_;
};

}  // namespace recto::pdf
