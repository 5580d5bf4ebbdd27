// Hanging punctuation: how far signs may stand out of the column so that its edge looks straight.
#pragma once

namespace recto::text {

/// Share of its advance by which a character hangs over the margin at a line's end, 0 for most.
[[nodiscard]] double end_protrusion(char32_t character);
/// The same at a line's begin.
[[nodiscard]] double start_protrusion(char32_t character);

}  // namespace recto::text
