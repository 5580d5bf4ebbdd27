// `{references}` in literal text, and the names of fields.
#pragma once

#include "diag/diagnostics.h"
#include "layout/layout.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::layout {

/// Reports references in `text` that no composer knows, and braces that are none.  `place` is where the text stands,
/// `scales` are the layout's.
void check_references(std::string_view text, const std::vector<Scale>& scales, const diag::Span& place,
                      diag::Diagnostics& diagnostics);

/// `scale.ID.not-assessed` of each scale: the words of its box for what was not rated.
[[nodiscard]] std::vector<std::string> scale_references(const std::vector<Scale>& scales);
[[nodiscard]] std::string not_assessed_reference(std::string_view scale);

/// Names that may stand between braces, `value.NAME` and those of scales left out.
[[nodiscard]] const std::vector<std::string>& reference_names();

/// The field that `field="…"` names ("short", "memory-aid"), or nullopt.
[[nodiscard]] std::optional<Field> find_field(std::string_view word);
[[nodiscard]] const std::vector<std::string>& field_names();

}  // namespace recto::layout
