// The language that a script gives away.
#pragma once

#include <string>
#include <string_view>

namespace recto::exchange {

/// A language of the script that most letters of `text` are in: `el`, `ru`, `he`, `ar`, `hi`, `th`, `ko`, `ja`, `zh`.
/// Empty for Latin letters, which say nothing.  A guess: Cyrillic is not always Russian.
[[nodiscard]] std::string language_of_script(std::string_view text);

}  // namespace recto::exchange
