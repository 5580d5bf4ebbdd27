#include "xml/document.h"
#include "xml/read_bytes.h"

#include <memory>
#include <utility>

namespace recto::xml {

std::optional<Document> read_file(const std::string& path, const diag::Span& reference,
                                  diag::Diagnostics& diagnostics) {
  auto bytes = read_bytes(path, reference, diagnostics);
  if (!bytes) return std::nullopt;
  return parse(std::make_shared<const diag::Source>(path, std::move(*bytes)), diagnostics);
}

}  // namespace recto::xml
