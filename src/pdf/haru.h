// libharu: the document, its page tree, catalogue, outline and annotations, and how its objects become text.
//
// The only part that knows libharu's structures.  Every call is checked; a failure throws `diag::EnvironmentError`
// after the C call has returned.  Objects leave libharu's table once they are written; a page costs it nothing after
// its tree node is full.
#pragma once

#include "geometry/rect.h"
#include "pdf/output.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Names that libharu chose.
// NOLINTBEGIN(bugprone-reserved-identifier)
struct _HPDF_Doc_Rec;
struct _HPDF_Stream_Rec;
struct _HPDF_Dict_Rec;
// NOLINTEND(bugprone-reserved-identifier)

namespace recto::pdf {

/// The numbers of a page's objects.
struct PageRefs {
  Ref page;
  Ref contents;
  Ref contents_length;
};

/// A rectangle in points, y up, as annotations want it.
struct PointBox {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;
};

/// An entry of the outline; `entries` are its dictionary's /Title and /Dest.
struct OutlineItem {
  int depth = 0;
  std::string entries;
};

class Haru {
 public:
  Haru(const Sink& sink, int compression);
  Haru(const Haru&) = delete;
  Haru& operator=(const Haru&) = delete;
  ~Haru();

  /// A new object's number.
  [[nodiscard]] Ref reserve();
  [[nodiscard]] Output& output() { return output_; }
  /// "Haru Free PDF Library 2.3.0"
  [[nodiscard]] static std::string producer();

  /// Adds a page and writes its dictionary with `entries` (boxes, resources, annotations); its contents are the
  /// caller's to write.
  PageRefs add_page(std::string_view entries);
  /// Writes a link annotation as object `at`; `entries` say where it leads.
  void add_link(Ref at, const PointBox& box, std::string_view entries);
  /// Writes the outline, after the last page.  Requires each depth at most one more than the one before.
  void add_outline(const std::vector<OutlineItem>& items);
  /// Seconds since 1970 as creation and modification date.
  void set_date(std::int64_t seconds);
  /// Writes page tree, catalogue with `duplex` (a name; empty for none) and `catalog_entries`, information and the end.
  void finish(std::string_view duplex, std::string_view catalog_entries, std::string_view info_entries);

 private:
  struct Free {
    void operator()(_HPDF_Doc_Rec* document) const noexcept;
    void operator()(_HPDF_Stream_Rec* stream) const noexcept;
  };
  void check(unsigned long status, const char* what) const;
  template <typename T>
  T* made(T* object, const char* what) const;
  [[noreturn]] void fail(const char* what) const;
  std::string body(_HPDF_Dict_Rec* object, std::string_view entries);
  void write(_HPDF_Dict_Rec* object, std::string_view entries = {});
  void finish_node();
  void release(unsigned first);
  void set_viewer_preferences(std::string_view duplex);

  std::unique_ptr<_HPDF_Doc_Rec, Free> document_;
  std::string text_;  ///< what the writer has received
  std::unique_ptr<_HPDF_Stream_Rec, Free> writer_;
  Output output_;
  int pages_ = 0;
  int pages_in_node_ = 0;
  unsigned first_page_entry_ = 0;
};

}  // namespace recto::pdf
