// Levels in the order that people mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recto::exchange {

/// `words` each once, lowest first: by number; by a known scale if all are of one (`easy medium hard`, `A1` to `C2`,
/// `junior mid senior`, in several languages); else in order of appearance.
[[nodiscard]] std::vector<std::string> in_order(const std::vector<std::string>& words);

/// Whether a heading names a level: a word of a scale, perhaps with "level" or "questions" after it ("Junior level").
[[nodiscard]] bool is_level_word(std::string_view heading);
/// The heading without those words.
[[nodiscard]] std::string level_word(std::string_view heading);

}  // namespace recto::exchange
