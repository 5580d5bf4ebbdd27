// Pictures are named relative to the file that holds the text and must exist; what is in them is looked at when a page
// needs it.
#include "bank/read_rich_text.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace recto::bank {

namespace fs = std::filesystem;

std::optional<Picture> read_picture(const xml::Element& element, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{{"src", "alt", "width"}, {}};
  xml::check(element, allowed, xml::Text::forbidden, diagnostics);
  const auto file = xml::required(element, "src", diagnostics);
  const auto alt = xml::required(element, "alt", diagnostics);
  const auto width = xml::length(element, "width", xml::Sign::positive, diagnostics);
  if (!file || !alt) return std::nullopt;
  const auto place = element.attribute("src")->value_span;
  const auto path = (fs::path(place.source->name()).parent_path() / *file).lexically_normal();
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) {
    diagnostics.error("no-such-file", fmt::format("no such image `{}`", path.generic_string()), place);
  }
  return Picture{path.generic_string(), *alt, place, width.value_or(geometry::Length{})};
}

Block read_image(const xml::Element& element, diag::Diagnostics& diagnostics) {
  auto block = new_block(Block::Kind::image, element);
  if (auto picture = read_picture(element, diagnostics)) block.picture = std::move(*picture);
  return block;
}

}  // namespace recto::bank
