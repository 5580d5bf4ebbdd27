// Raster pictures as image XObjects, identical ones once (ISO 32000-1, 8.9).
#pragma once

#include "page/item.h"
#include "pdf/haru.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace recto::pdf {

/// Which XObject shows which picture.
class Pictures {
 public:
  /// Writes the picture unless an identical one was.  Called by one thread, in order of pages.
  void add(const page::Picture& picture, Haru& haru, const Deflater& deflater);
  /// The number of a picture that was added in the window of pages that is being written.
  [[nodiscard]] int number(const page::Picture& picture) const;
  [[nodiscard]] Ref ref(int number) const { return refs_[static_cast<std::size_t>(number)]; }
  /// Forgets addresses, which may be used again for other pictures; contents are remembered.
  void end_window() { by_address_.clear(); }

 private:
  std::map<const page::Picture*, int> by_address_;
  std::map<std::string, int> by_content_;
  std::vector<Ref> refs_;
};

}  // namespace recto::pdf
