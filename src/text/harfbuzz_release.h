// Ownership of HarfBuzz's objects.
#pragma once

struct hb_blob_t;
struct hb_face_t;
struct hb_font_t;
struct hb_set_t;
struct hb_shape_plan_t;

namespace recto::text {

/// Frees what HarfBuzz counts references of.
struct HarfBuzzRelease {
  void operator()(hb_blob_t* blob) const;
  void operator()(hb_face_t* face) const;
  void operator()(hb_font_t* font) const;
  void operator()(hb_set_t* set) const;
  void operator()(hb_shape_plan_t* plan) const;
};

}  // namespace recto::text
