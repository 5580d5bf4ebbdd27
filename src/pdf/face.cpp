#include "pdf/face.h"

#include "diag/environment_error.h"

#include <fmt/format.h>
#include <hb.h>

#include <cmath>
#include <utility>
#include <vector>

namespace recto::pdf {
namespace {

bool has_table(hb_face_t* face, hb_tag_t tag) {
  auto* blob = hb_face_reference_table(face, tag);
  const bool has = hb_blob_get_length(blob) > 0;
  hb_blob_destroy(blob);
  return has;
}

Outlines outlines_of(hb_face_t* face, const std::string& description) {
  if (has_table(face, HB_TAG('g', 'l', 'y', 'f'))) return Outlines::truetype;
  if (has_table(face, HB_TAG('C', 'F', 'F', ' '))) return Outlines::cff;
  if (has_table(face, HB_TAG('C', 'F', 'F', '2'))) {
    throw diag::EnvironmentError{fmt::format(
        "font `{}` has variable CFF outlines, which PDF cannot hold; use a static file of it", description)};
  }
  throw diag::EnvironmentError{fmt::format("font `{}` has no outlines that PDF can hold", description)};
}

hb_face_t* open(const text::FaceData& data) {
  auto* blob = hb_blob_create(data.bytes.data(), static_cast<unsigned>(data.bytes.size()), HB_MEMORY_MODE_READONLY,
                              nullptr, nullptr);
  auto* face = hb_face_create(blob, static_cast<unsigned>(data.index));
  hb_blob_destroy(blob);
  return face;
}

hb_font_t* scaled(hb_face_t* face, const text::FaceData& data) {
  auto* font = hb_font_create(face);
  std::vector<hb_variation_t> variations;
  for (const auto& [axis, value] : data.axes) {
    variations.push_back({hb_tag_from_string(axis.data(), static_cast<int>(axis.size())), static_cast<float>(value)});
  }
  hb_font_set_variations(font, variations.data(), static_cast<unsigned>(variations.size()));
  return font;
}

}  // namespace

void Face::Free::operator()(hb_face_t* face) const noexcept { hb_face_destroy(face); }
void Face::Free::operator()(hb_font_t* font) const noexcept { hb_font_destroy(font); }

Face::Face(const text::FontSet& fonts, text::FaceId id)
    : id_{id},
      metrics_{&fonts.metrics(id)},
      data_{fonts.data(id)},
      description_{fonts.describe(id)},
      face_{open(data_)},
      font_{scaled(face_.get(), data_)},
      outlines_{outlines_of(face_.get(), description_)},
      glyph_count_{hb_face_get_glyph_count(face_.get())} {}

int Face::width(std::uint32_t glyph) const {
  const auto advance = hb_font_get_glyph_h_advance(font_.get(), glyph);
  return static_cast<int>(std::lround(advance * 1000.0 / metrics_->units_per_em));
}

int Face::weight() const { return static_cast<int>(std::lround(hb_style_get_value(font_.get(), HB_STYLE_TAG_WEIGHT))); }

}  // namespace recto::pdf
