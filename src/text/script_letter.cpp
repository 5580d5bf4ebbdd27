// Proportions of raised and lowered letters, and a table of Unicode's own.
//
// Faces draw Unicode's characters as they please (Vollkorn's U+2081 is an old-style one, which reads as a small I), so
// that the plain character is set in their place: both kinds then look alike.
#include "text/script_letter.h"

#include <algorithm>
#include <array>

namespace recto::text {
namespace {

// As most text faces draw their own (OS/2 ySuperscript… of Vollkorn, Inter).
constexpr double script_scale = 0.62;
constexpr double superscript_rise = 0.36;
constexpr double subscript_drop = 0.14;

struct Row {
  char32_t character;
  ScriptLetter letter;
};
constexpr auto up = Script::superscript;
constexpr auto down = Script::subscript;
constexpr std::array<Row, 49> rows{{
    {0xB2, {U'2', up}},          {0xB3, {U'3', up}},     {0xB9, {U'1', up}},     {0x1D62, {U'i', down}},
    {0x1D63, {U'r', down}},      {0x1D64, {U'u', down}}, {0x1D65, {U'v', down}}, {0x2070, {U'0', up}},
    {0x2071, {U'i', up}},        {0x2074, {U'4', up}},   {0x2075, {U'5', up}},   {0x2076, {U'6', up}},
    {0x2077, {U'7', up}},        {0x2078, {U'8', up}},   {0x2079, {U'9', up}},   {0x207A, {U'+', up}},
    {0x207B, {U'\u2212', up}},   {0x207C, {U'=', up}},   {0x207D, {U'(', up}},   {0x207E, {U')', up}},
    {0x207F, {U'n', up}},        {0x2080, {U'0', down}}, {0x2081, {U'1', down}}, {0x2082, {U'2', down}},
    {0x2083, {U'3', down}},      {0x2084, {U'4', down}}, {0x2085, {U'5', down}}, {0x2086, {U'6', down}},
    {0x2087, {U'7', down}},      {0x2088, {U'8', down}}, {0x2089, {U'9', down}}, {0x208A, {U'+', down}},
    {0x208B, {U'\u2212', down}}, {0x208C, {U'=', down}}, {0x208D, {U'(', down}}, {0x208E, {U')', down}},
    {0x2090, {U'a', down}},      {0x2091, {U'e', down}}, {0x2092, {U'o', down}}, {0x2093, {U'x', down}},
    {0x2095, {U'h', down}},      {0x2096, {U'k', down}}, {0x2097, {U'l', down}}, {0x2098, {U'm', down}},
    {0x2099, {U'n', down}},      {0x209A, {U'p', down}}, {0x209B, {U's', down}}, {0x209C, {U't', down}},
    {0x2C7C, {U'j', down}},
}};
static_assert(std::ranges::is_sorted(rows, {}, &Row::character));

}  // namespace

SpanStyle scripted(SpanStyle style, Script script) {
  style.rise += style.scale * (script == Script::superscript ? superscript_rise : -subscript_drop);
  style.scale *= script_scale;
  if (std::ranges::find(style.features, "lnum") == style.features.end()) style.features.emplace_back("lnum");
  return style;
}

std::optional<ScriptLetter> script_letter(char32_t character) {
  if (character < rows.front().character || character > rows.back().character) return {};
  const auto* const found = std::ranges::lower_bound(rows, character, {}, &Row::character);
  if (found == rows.end() || found->character != character) return {};
  return found->letter;
}

}  // namespace recto::text
