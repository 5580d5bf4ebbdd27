// `{references}` in literal text, and the names of fields.
#pragma once

#include "diag/diagnostics.h"
#include "layout/block.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::layout {

/// Reports references in `text` that no composer knows, and braces that are none.  `place` is where the text stands.
void check_references(std::string_view text, const diag::Span& place, diag::Diagnostics& diagnostics);

/// Names that may stand between braces, `value.NAME` left out.
[[nodiscard]] const std::vector<std::string>& reference_names();

/// The field that `field="…"` names ("short", "memory-aid"), or nullopt.
[[nodiscard]] std::optional<Field> find_field(std::string_view word);
[[nodiscard]] const std::vector<std::string>& field_names();

}  // namespace recto::layout
