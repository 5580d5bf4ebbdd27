#include "text/open_font.h"

#include "diag/environment_error.h"
#include "text/font_table.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb.h>

#include <array>
#include <cmath>
#include <filesystem>

namespace recto::text {
namespace {

[[noreturn]] void fail(const std::string& path, std::string_view cause) {
  throw diag::EnvironmentError{fmt::format("font `{}`: {}", path, cause)};
}

/// OpenType 1.9, OS/2, fsType: 2 alone forbids embedding; 0x100 forbids subsetting; 0x200 allows bitmaps only.
void check_licence(hb_face_t* face, const std::string& path) {
  const int permissions = FontTable{face, "OS/2"}.unsigned16(8);
  if ((permissions & 0xF) == 2) fail(path, "its licence bits forbid embedding (OS/2 fsType)");
  if ((permissions & 0x100) != 0) fail(path, "its licence bits forbid subsetting (OS/2 fsType)");
  if ((permissions & 0x200) != 0) fail(path, "its licence bits allow embedding of bitmaps only (OS/2 fsType)");
}

/// PANOSE first, then the family class (classes 1 to 5 and 7 have serifs).
bool has_serifs(const FontTable& os2) {
  const int family = os2.byte(32);
  const int serif_style = os2.byte(33);
  if (family == 2 && serif_style >= 2) return serif_style <= 10;
  const int family_class = os2.byte(30);
  return (family_class >= 1 && family_class <= 5) || family_class == 7;
}

std::string postscript_name(hb_face_t* face) {
  std::array<char, 256> name{};
  auto size = static_cast<unsigned>(name.size());
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name.data());
  return name.data();
}

int metric(hb_font_t* font, hb_ot_metrics_tag_t tag) {
  hb_position_t value = 0;
  hb_ot_metrics_get_position_with_fallback(font, tag, &value);
  return value;
}

FaceMetrics measure(hb_face_t* face, hb_font_t* font) {
  const FontTable head{face, "head"};
  const FontTable post{face, "post"};
  const FontTable os2{face, "OS/2"};
  FaceMetrics metrics;
  metrics.units_per_em = static_cast<int>(hb_face_get_upem(face));
  metrics.ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  metrics.descent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
  metrics.line_gap = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP);
  metrics.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
  metrics.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
  metrics.underline_position = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
  metrics.underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
  metrics.x_min = head.signed16(36);
  metrics.y_min = head.signed16(38);
  metrics.x_max = head.signed16(40);
  metrics.y_max = head.signed16(42);
  metrics.italic_angle = post.signed16(4) + post.unsigned16(6) / 65536.0;
  metrics.monospaced = post.unsigned16(12) != 0 || post.unsigned16(14) != 0 || os2.byte(35) == 9;
  metrics.serif = has_serifs(os2);
  metrics.postscript_name = postscript_name(face);
  return metrics;
}

void set_axes(hb_font_t* font, const FontFile& file, const std::string& path) {
  std::vector<hb_variation_t> variations;
  for (const auto& [tag, value] : file.axes) {
    hb_ot_var_axis_info_t info;
    const auto axis = hb_tag_from_string(tag.data(), static_cast<int>(tag.size()));
    if (!hb_ot_var_find_axis_info(hb_font_get_face(font), axis, &info)) fail(path, fmt::format("no axis `{}`", tag));
    variations.push_back({axis, static_cast<float>(value)});
  }
  hb_font_set_variations(font, variations.data(), static_cast<unsigned>(variations.size()));
}

std::string missing(const FontFile& file) {
  return file.package.empty() ? std::string{"no such file"}
                              : fmt::format("no such file; install the package `{}`", file.package);
}

}  // namespace

bool OpenFont::has_glyph(char32_t character) const {
  if (character < latin.size()) return latin[character];
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font.get(), character, &glyph) != 0;
}

std::string_view bytes(const OpenFont& font) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(font.blob.get(), &length);
  return {data, length};
}

OpenFont open_font(const FontFile& file, const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) fail(path, missing(file));
  OpenFont opened;
  opened.blob.reset(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!opened.blob) fail(path, "cannot be read");
  const auto index = static_cast<unsigned>(file.index);
  if (hb_face_count(opened.blob.get()) <= index) {
    fail(path, file.index == 0 ? std::string{"no font"} : fmt::format("no font with index {}", index));
  }
  opened.face.reset(hb_face_create(opened.blob.get(), index));
  if (hb_face_get_glyph_count(opened.face.get()) == 0) fail(path, "no font");
  check_licence(opened.face.get(), path);
  opened.font.reset(hb_font_create(opened.face.get()));
  hb_ot_font_set_funcs(opened.font.get());
  set_axes(opened.font.get(), file, path);
  hb_font_make_immutable(opened.font.get());
  opened.metrics = measure(opened.face.get(), opened.font.get());
  for (hb_codepoint_t c = 0; c < opened.latin.size(); ++c) {
    hb_codepoint_t glyph = 0;
    opened.latin[c] = hb_font_get_nominal_glyph(opened.font.get(), c, &glyph) != 0;
  }
  return opened;
}

}  // namespace recto::text
