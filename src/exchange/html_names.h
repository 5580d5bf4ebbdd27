// What names in HTML mean for printing.  Internal to `exchange`.
#pragma once

#include "exchange/html.h"
#include "exchange/losses.h"

#include <optional>
#include <string>
#include <string_view>

namespace recto::exchange {

/// What an element does to its text.
enum class HtmlMeaning { bold, italic, code, struck, underlined, heading, block };
[[nodiscard]] bool is_named(std::string_view name, HtmlMeaning meaning);

/// The kind of loss that an element is, all that stands in it included; nullopt for those whose text is taken.
[[nodiscard]] std::optional<Loss> loss_of(std::string_view name);

/// The language of a `<pre>`, by its class or that of the `<code>` in it; may be empty.
[[nodiscard]] std::string code_language(const Node& pre);

/// Whether `word` is a language as a bank takes it: `de`, `pt-BR`, `zh-Hant`.
[[nodiscard]] bool is_language(std::string_view word);

}  // namespace recto::exchange
