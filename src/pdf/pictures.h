// Raster pictures as image XObjects, identical ones once (ISO 32000-1, 8.9).
#pragma once

#include "page/item.h"
#include "parallel/for_each.h"
#include "pdf/haru.h"

#include <map>
#include <string>
#include <vector>

namespace recto::pdf {

/// Which XObject shows which picture.  Numbers and files do not depend on how pages come in windows.
class Pictures {
 public:
  /// Gives the picture a number, the same as to an identical one.  Called by one thread, in order of pages.
  void add(const page::Picture& picture);
  /// Compresses what was added and is new, by several threads; the pictures have to live until then.
  void code(parallel::Jobs jobs, const std::vector<Deflater>& deflaters);
  /// The number of a picture that was added since the last `end_window`.
  [[nodiscard]] int number(const page::Picture& picture) const;
  /// The picture's object, written if it was not.
  [[nodiscard]] Ref ref(int number, Haru& haru);
  /// Forgets addresses, which may be used again for other pictures; contents are remembered.
  void end_window() { by_address_.clear(); }

 private:
  struct Coding {
    std::string entries;
    std::string mask_entries;  ///< empty: opaque
    Coded data;
    Coded mask;
  };
  [[nodiscard]] static Coding coded(const page::Picture& picture, const Deflater& deflater);
  [[nodiscard]] static Ref write(const Coding& coding, Haru& haru);

  std::map<const page::Picture*, int> by_address_;
  std::map<std::string, int> by_content_;
  std::vector<Ref> refs_;  ///< zero: not yet written
  std::vector<const page::Picture*> added_;
  std::map<int, Coding> coded_;  ///< waiting to be written
};

}  // namespace recto::pdf
