// Raised and lowered letters: as marks ask for them, and as Unicode has characters for them.
#pragma once

#include "text/paragraph.h"

#include <optional>

namespace recto::text {

enum class Script { superscript, subscript };

/// `style` one level further up or down and smaller, from wherever it stands: levels stack.  Figures are lining ones,
/// since an old-style one of this size reads as a letter.
[[nodiscard]] SpanStyle scripted(SpanStyle style, Script script);

/// The plain character that one of Unicode's stands for, and where it stands.
struct ScriptLetter {
  char32_t plain = 0;
  Script script = Script::superscript;
  bool operator==(const ScriptLetter&) const = default;
};

/// Of the figures, signs and letters that Unicode has for mathematics and chemistry (`²`, `⁻`, `ₙ`); none for other
/// characters, among them those of phonetics and the ordinals `ª` and `º`.
[[nodiscard]] std::optional<ScriptLetter> script_letter(char32_t character);

}  // namespace recto::text
