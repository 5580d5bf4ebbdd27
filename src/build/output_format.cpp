// Exhaustive switches over the formats: the compiler leads whoever adds one to both questions.
#include "build/output_format.h"

#include <utility>

namespace recto::build {
namespace {

const char* ending(OutputFormat format) {
  switch (format) {
    case OutputFormat::pdf:
      return ".pdf";
  }
  return "";
}

}  // namespace

std::string file_name(const std::string& product, OutputFormat format) { return product + ending(format); }

std::uint64_t write_product(OutputFormat format, page::PageStream pages, const text::FontSet& fonts,
                            const pdf::Sink& sink, const pdf::Options& options) {
  switch (format) {
    case OutputFormat::pdf:
      return pdf::write(std::move(pages), fonts, sink, options).bytes;
  }
  return 0;
}

}  // namespace recto::build
