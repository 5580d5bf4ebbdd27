// The one joint from a finished product to a file: what writes it, and what its name ends in.
//
// A new kind of output (previews, say) is another value here; nothing else in recto knows an ending or calls a writer.
#pragma once

#include "page/document.h"
#include "pdf/write.h"
#include "text/font_set.h"

#include <cstdint>
#include <string>

namespace recto::build {

enum class OutputFormat { pdf };

/// A product's name with its format's ending: "workshop-handout-a4-A.pdf".
[[nodiscard]] std::string file_name(const std::string& product, OutputFormat format);

/// Writes `pages` to `sink` and returns the number of bytes.  Byte-identical for equal pages, whatever `options.jobs`.
/// Throws `diag::EnvironmentError` for trouble with a library or a font file.
[[nodiscard]] std::uint64_t write_product(OutputFormat format, page::PageStream pages, const text::FontSet& fonts,
                                          const pdf::Sink& sink, const pdf::Options& options);

}  // namespace recto::build
