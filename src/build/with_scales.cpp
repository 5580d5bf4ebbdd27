// A layout is shared by all products that name it, so a copy takes the deck's words.
#include "build/with_scales.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace recto::build {
namespace {

void report_unknown(const deck::Name& id, const std::string& layout, const std::vector<layout::Scale>& scales,
                    diag::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  known.reserve(scales.size());
  for (const auto& scale : scales) known.push_back(scale.id);
  diagnostics.error("unknown-scale", fmt::format("layout `{}` has no scale `{}`", layout, id.text), id.place)
      .hint(known.empty() ? std::string("it rates nothing") : diag::suggestion(id.text, known));
}

void reword(layout::Scale& scale, const deck::ScaleWords& words) {
  scale.anchors.clear();
  for (const auto& anchor : words.anchors)
    scale.anchors.push_back({layout::Template{anchor.value}, layout::Template{anchor.words}});
  if (!words.not_assessed.empty()) {
    scale.not_assessed = layout::Template{words.not_assessed};
    scale.not_assessed_value = {};  // the layout's short form is of other words
  }
  if (!words.not_assessed_value.empty()) scale.not_assessed_value = layout::Template{words.not_assessed_value};
}

}  // namespace

layout::Layout with_scales(const layout::Layout& layout, const std::vector<deck::ScaleWords>& scales,
                           diag::Diagnostics& diagnostics) {
  auto own = layout;
  auto& known = std::get<layout::DocumentDesign>(own.design).scales;
  for (const auto& words : scales) {
    const auto scale = std::ranges::find(known, words.id.text, &layout::Scale::id);
    if (scale == known.end()) {
      report_unknown(words.id, layout.id, known, diagnostics);
    } else {
      reword(*scale, words);
    }
  }
  return own;
}

}  // namespace recto::build
