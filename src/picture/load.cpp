#include "picture/load.h"

#include "xml/read_bytes.h"

#include <fmt/format.h>

namespace recto::picture {

std::optional<std::string> load(const std::string& path, const diag::Span& place, diag::Diagnostics& diagnostics) {
  auto bytes = xml::read_bytes(path, place, diagnostics);
  if (!bytes || !bytes->empty()) return bytes;
  diagnostics.error("empty-file", fmt::format("empty file `{}`", path), place);
  return std::nullopt;
}

}  // namespace recto::picture
