#include "pdf/subset.h"

#include "diag/environment_error.h"

#include <fmt/format.h>
#include <hb-subset.h>

#include <memory>
#include <stdexcept>

namespace recto::pdf {
namespace {

struct Free {
  void operator()(hb_subset_input_t* input) const noexcept { hb_subset_input_destroy(input); }
  void operator()(hb_subset_plan_t* plan) const noexcept { hb_subset_plan_destroy(plan); }
  void operator()(hb_face_t* face) const noexcept { hb_face_destroy(face); }
  void operator()(hb_blob_t* blob) const noexcept { hb_blob_destroy(blob); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

[[noreturn]] void fail(const Face& face) {
  throw diag::EnvironmentError{fmt::format("font `{}` is damaged: no subset can be made of it", face.description())};
}

/// Glyphs come by number and text is already shaped, so that everything but outlines and widths can go.
void drop_tables(hb_subset_input_t* input) {
  auto* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag :
       {"GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "cmap", "name", "OS/2", "post", "kern", "vhea",
        "vmtx", "VORG", "STAT", "DSIG", "gasp", "hdmx", "LTSH", "VDMX", "meta", "COLR", "CPAL", "SVG ",
        "CBDT", "CBLC", "sbix", "EBDT", "EBLC", "FFTM", "PCLT", "morx", "mort", "feat", "trak", "MVAR"}) {
    hb_set_add(dropped, hb_tag_from_string(tag, 4));
  }
}

/// hb-subset 6 makes a static font only if every axis is pinned.
void pin_axes(hb_subset_input_t* input, const Face& face) {
  std::vector<hb_ot_var_axis_info_t> axes(hb_ot_var_get_axis_count(face.face()));
  auto count = static_cast<unsigned>(axes.size());
  hb_ot_var_get_axis_infos(face.face(), 0, &count, axes.data());
  for (const auto& axis : axes) hb_subset_input_pin_axis_to_default(input, face.face(), axis.tag);
  for (const auto& [name, value] : face.data().axes) {
    const auto tag = hb_tag_from_string(name.data(), static_cast<int>(name.size()));
    hb_subset_input_pin_axis_location(input, face.face(), tag, static_cast<float>(value));
  }
}

Owned<hb_subset_input_t> make_input(const Face& face, std::span<const std::uint32_t> glyphs) {
  Owned<hb_subset_input_t> input{hb_subset_input_create_or_fail()};
  if (!input) fail(face);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
  auto* wanted = hb_subset_input_glyph_set(input.get());
  for (const auto glyph : glyphs) hb_set_add(wanted, glyph);
  drop_tables(input.get());
  pin_axes(input.get(), face);
  return input;
}

std::string bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return {data, length};
}

std::vector<std::uint16_t> new_ids(const hb_subset_plan_t* plan, std::span<const std::uint32_t> glyphs) {
  const auto* map = hb_subset_plan_old_to_new_glyph_mapping(plan);
  std::vector<std::uint16_t> ids;
  ids.reserve(glyphs.size());
  for (const auto glyph : glyphs) ids.push_back(static_cast<std::uint16_t>(hb_map_get(map, glyph)));
  return ids;
}

}  // namespace

Subset subset(const Face& face, std::span<const std::uint32_t> glyphs) {
  const auto input = make_input(face, glyphs);
  const Owned<hb_subset_plan_t> plan{hb_subset_plan_create_or_fail(face.face(), input.get())};
  if (!plan) fail(face);
  const Owned<hb_face_t> reduced{hb_subset_plan_execute_or_fail(plan.get())};
  if (!reduced) fail(face);
  Subset result{.program = {}, .ids = new_ids(plan.get(), glyphs)};
  if (face.outlines() == Outlines::truetype) {
    result.program = bytes_of(Owned<hb_blob_t>{hb_face_reference_blob(reduced.get())}.get());
    return result;
  }
  result.program = bytes_of(Owned<hb_blob_t>{hb_face_reference_table(reduced.get(), HB_TAG('C', 'F', 'F', ' '))}.get());
  try {
    if (const auto charset = cids(result.program)) {
      for (auto& id : result.ids) id = charset->at(id);
    }
  } catch (const std::out_of_range&) {
    fail(face);
  }
  return result;
}

}  // namespace recto::pdf
