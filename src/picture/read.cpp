#include "picture/read.h"

#include "picture/fault.h"
#include "picture/jpeg.h"
#include "picture/load.h"
#include "picture/png.h"
#include "picture/svg.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

namespace recto::picture {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view name;  // with its article
  std::size_t offset;
  std::string_view bytes;
};

/// What users try; only for the message.
constexpr std::array<Signature, 10> others{{{"a GIF", 0, "GIF8"sv},
                                            {"a BMP", 0, "BM"sv},
                                            {"a TIFF", 0, "II*\0"sv},
                                            {"a TIFF", 0, "MM\0*"sv},
                                            {"a WebP", 8, "WEBP"sv},
                                            {"an AVIF", 4, "ftypavif"sv},
                                            {"a HEIC", 4, "ftyphei"sv},
                                            {"a JPEG 2000", 4, "jP  "sv},
                                            {"a PDF", 0, "%PDF"sv},
                                            {"a compressed SVG", 0, "\x1F\x8B"sv}}};

std::string_view other_format(std::string_view bytes) {
  for (const auto& [name, offset, signature] : others) {
    if (bytes.size() >= offset && bytes.substr(offset).starts_with(signature)) return name;
  }
  return {};
}

bool is_markup(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '<';
}

void report(const Fault& fault, const std::string& path, const diag::Span& place, diag::Diagnostics& diagnostics) {
  auto& error = diagnostics.error(fault.code, fmt::format("picture `{}` {}", path, fault.what), place);
  error.hint(fault.note);
}

std::variant<Raster, Fault> read_raster(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return decode_png(bytes);
  if (bytes.starts_with("\xFF\xD8")) return read_jpeg(bytes);
  const auto format = other_format(bytes);
  return Fault{"unknown-picture", format.empty() ? "is in no known format" : fmt::format("is {} file", format),
               "PNG, JPEG and SVG are read"};
}

}  // namespace

std::optional<Picture> read(const std::string& path, const diag::Span& place, diag::Diagnostics& diagnostics) {
  auto bytes = load(path, place, diagnostics);
  if (!bytes) return std::nullopt;
  if (is_markup(*bytes)) {
    auto drawing = read_svg(path, *std::move(bytes), diagnostics);
    if (!drawing) return std::nullopt;
    return *std::move(drawing);
  }
  auto raster = read_raster(*bytes);
  if (const auto* fault = std::get_if<Fault>(&raster)) {
    report(*fault, path, place, diagnostics);
    return std::nullopt;
  }
  return std::get<Raster>(std::move(raster));
}

}  // namespace recto::picture
