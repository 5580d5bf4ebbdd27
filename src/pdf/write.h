// Finished pages to PDF 1.7 through libharu.
#pragma once

#include "page/document.h"
#include "parallel/for_each.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace recto::pdf {

/// Receives the file's bytes in order.  Throws to stop (disk full).
using Sink = std::function<void(std::string_view bytes)>;

struct Options {
  parallel::Jobs jobs;
  std::optional<std::int64_t> date;  ///< SOURCE_DATE_EPOCH, seconds; absent: no dates are written
  int compression = 6;               ///< libdeflate level 0–12; 0 stores streams plainly (for tests)
};

struct Written {
  int pages = 0;
  std::uint64_t bytes = 0;
};

/// Writes `document` to `sink`.  Byte-identical for equal inputs, whatever `jobs` and however pages come in windows.
/// A document without pages is no PDF: for one nothing is written.
/// Not to be called by two threads at once: hb-subset 6 has scratch memory that they would share.
///
/// Memory is bounded by the stream's window plus about 100 bytes a page (page dictionaries are written out as they are
/// finished). Throws `diag::EnvironmentError` for trouble with libharu or a font file.
Written write(page::PageStream document, const text::FontSet& fonts, const Sink& sink, const Options& options);

}  // namespace recto::pdf
