// What it costs to end a page or card at a place: the currency in which blocks, code and documents talk about breaks.
//
// TeX's penalties (The TeXbook, ch. 14) without negative ones.  Only their order and rough ratios matter; they were set
// by looking at the shipped decks.
#pragma once

#include <limits>

namespace recto::page {

/// What it costs to end a page or card before a slab.
namespace break_cost {
inline constexpr int none = 0;            ///< between questions or blocks
inline constexpr int list_item = 20;      ///< between items of a list
inline constexpr int line = 60;           ///< between lines of a paragraph
inline constexpr int code_line = 160;     ///< between lines of a program
inline constexpr int writing_line = 200;  ///< between lines to write on
inline constexpr int in_question = 60;    ///< added inside a question that is not kept together
inline constexpr int scrap = 300;         ///< and this, the more the less of it is left on either side
inline constexpr int lone = 240;          ///< and to leave a row of a table alone, the more the smaller it is
inline constexpr int lead_in = 6000;      ///< between a paragraph and the list or program it leads in to
inline constexpr int in_item = 5000;      ///< added inside what is kept together: dearer than leaving a page empty
inline constexpr int forbidden = std::numeric_limits<int>::max();
}  // namespace break_cost

}  // namespace recto::page
