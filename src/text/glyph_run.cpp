#include "text/glyph_run.h"

namespace recto::text {

geometry::Length width(const GlyphRun& run, const FontSet& fonts) {
  std::int64_t units = 0;
  for (const auto& glyph : run.glyphs) units += glyph.advance;
  return run.size.scaled(static_cast<double>(units) / fonts.metrics(run.face).units_per_em);
}

}  // namespace recto::text
