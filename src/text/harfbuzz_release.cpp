#include "text/harfbuzz_release.h"

#include <hb.h>

namespace recto::text {

void HarfBuzzRelease::operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
void HarfBuzzRelease::operator()(hb_face_t* face) const { hb_face_destroy(face); }
void HarfBuzzRelease::operator()(hb_font_t* font) const { hb_font_destroy(font); }
void HarfBuzzRelease::operator()(hb_set_t* set) const { hb_set_destroy(set); }
void HarfBuzzRelease::operator()(hb_shape_plan_t* plan) const { hb_shape_plan_destroy(plan); }

}  // namespace recto::text
