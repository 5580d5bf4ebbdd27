// Text whose markup must be guessed or is told: cells of tables, fields of notes.
#pragma once

#include "diag/diagnostics.h"
#include "exchange/content.h"
#include "exchange/losses.h"

#include <string_view>

namespace recto::exchange {

enum class Markup { guessed, plain, html, markdown };

/// Guessed: HTML if there are elements or entities, Markdown if there are fences, backticks or `**`, else plain.
[[nodiscard]] Content read_markup(std::string_view text, Markup markup, const diag::Span& place, Losses& losses,
                                  diag::Diagnostics& diagnostics);

}  // namespace recto::exchange
