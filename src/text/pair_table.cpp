#include "text/pair_table.h"

#include "text/font_table.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <memory>

namespace recto::text {
namespace {

using GlyphSet = std::unique_ptr<hb_set_t, HarfBuzzRelease>;

constexpr char first_character = ' ';
constexpr char last_character = '~';

GlyphSet new_set() { return GlyphSet{hb_set_create()}; }

/// OpenType 1.9, chapter 2 and GPOS: whether a lookup moves, of each two neighbours, the first and skips none but
/// marks.
class PairLookups {
 public:
  explicit PairLookups(hb_face_t* face) : table_{face, "GPOS"} {}

  [[nodiscard]] bool is_plain(unsigned lookup) const {
    constexpr int skips_bases_or_ligatures = 0x2 | 0x4;
    const std::size_t list = at(table_.unsigned16(8));
    const std::size_t begin = list + at(table_.unsigned16(list + 2 + 2 * std::size_t{lookup}));
    if ((table_.unsigned16(begin + 2) & skips_bases_or_ligatures) != 0) return false;
    const int count = table_.unsigned16(begin + 4);
    for (int i = 0; i < count; ++i) {
      const auto subtable = begin + at(table_.unsigned16(begin + 6 + 2 * at(i)));
      if (!moves_first_only(table_.unsigned16(begin), subtable)) return false;
    }
    return count > 0;
  }

 private:
  [[nodiscard]] static std::size_t at(int offset) { return static_cast<std::size_t>(offset); }

  [[nodiscard]] bool moves_first_only(int type, std::size_t subtable) const {
    constexpr int pair_adjustment = 2;
    constexpr int extension = 9;
    if (type == extension) {
      type = table_.unsigned16(subtable + 2);
      subtable += table_.unsigned32(subtable + 4);
    }
    const int format = table_.unsigned16(subtable);
    return type == pair_adjustment && (format == 1 || format == 2) && table_.unsigned16(subtable + 6) == 0;
  }

  FontTable table_;
};

/// Apple's tables are state machines, which see more than two glyphs.
bool has_state_tables(hb_face_t* face) {
  const auto has = [&](std::string_view tag) { return FontTable{face, tag}.size() > 0; };
  return has("morx") || has("mort") || has("kerx") || has("trak") || FontTable{face, "kern"}.unsigned16(0) != 0;
}

/// Takes away from `glyphs` those that a lookup's matches are made of.
void subtract_input(hb_face_t* face, hb_tag_t table, unsigned lookup, hb_set_t* glyphs) {
  const auto before = new_set();
  const auto input = new_set();
  const auto after = new_set();
  const auto output = new_set();
  hb_ot_layout_lookup_collect_glyphs(face, table, lookup, before.get(), input.get(), after.get(), output.get());
  hb_set_subtract(glyphs, input.get());
}

/// Takes away from `glyphs` what is not shaped pair by pair.  Gives up when `must_stay` is gone.
void keep_pairwise(hb_face_t* face, hb_shape_plan_t* plan, hb_codepoint_t must_stay, hb_set_t* glyphs) {
  const PairLookups pairs{face};
  for (const hb_tag_t table : {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS}) {
    const auto lookups = new_set();
    hb_ot_shape_plan_collect_lookups(plan, table, lookups.get());
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
    while (hb_set_has(glyphs, must_stay) != 0 && hb_set_next(lookups.get(), &lookup) != 0) {
      if (table == HB_OT_TAG_GSUB || !pairs.is_plain(lookup)) subtract_input(face, table, lookup, glyphs);
    }
  }
  if (hb_set_has(glyphs, must_stay) == 0) hb_set_clear(glyphs);
}

}  // namespace

PairTable::PairTable(hb_font_t* font, hb_shape_plan_t* plan) {
  hb_face_t* face = hb_font_get_face(font);
  if (has_state_tables(face)) return;
  const auto glyphs = new_set();
  for (char c = first_character; c <= last_character; ++c) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font, static_cast<hb_codepoint_t>(c), &glyph) == 0 || glyph == 0) continue;
    if (hb_ot_layout_get_glyph_class(face, glyph) == HB_OT_LAYOUT_GLYPH_CLASS_MARK) continue;
    glyphs_[static_cast<unsigned char>(c)] = glyph;
    hb_set_add(glyphs.get(), glyph);
  }
  // A table without the commonest letter serves no run.
  keep_pairwise(face, plan, glyphs_['e'], glyphs.get());
  for (std::size_t c = 0; c < characters; ++c) simple_[c] = hb_set_has(glyphs.get(), glyphs_[c]) != 0;
  if (serves()) pairs_.resize(characters * characters);
}

bool PairTable::all_simple(std::string_view text) const {
  return std::ranges::all_of(text, [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < characters && simple_[byte];
  });
}

const PairTable::Pair& PairTable::pair(std::string_view text, std::size_t first) const {
  const auto next = first + 1 < text.size() ? static_cast<unsigned char>(text[first + 1]) : std::size_t{0};
  return pairs_[static_cast<unsigned char>(text[first]) * characters + next];
}

bool PairTable::shape(std::string_view text, std::uint32_t begin, ShapedPiece& piece) const {
  if (text.empty() || !all_simple(text)) return false;
  piece.glyphs.resize(text.size());
  piece.clusters.resize(text.size());
  piece.advances.resize(text.size());
  bool unsafe = false;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const Pair& known = pair(text, i);
    if (!known.known) return false;
    piece.glyphs[i] = {.id = glyphs_[static_cast<unsigned char>(text[i])],
                       .advance = known.advance,
                       .x_offset = 0,
                       .y_offset = 0,
                       .text_begin = begin + i,
                       .text_length = 1};
    piece.clusters[i] = {.begin = begin + i, .glyph = i, .glyphs = 1, .unsafe = unsafe};
    piece.advances[i] = known.advance;
    unsafe = known.unsafe;
  }
  return true;
}

void PairTable::learn(std::string_view text, const ShapedPiece& piece) {
  if (!all_simple(text) || piece.glyphs.size() != text.size() || piece.clusters.size() != text.size()) return;
  const bool is_plain = std::ranges::all_of(piece.glyphs, [](const Glyph& glyph) {
    return glyph.x_offset == 0 && glyph.y_offset == 0 && glyph.text_length == 1;
  });
  if (!is_plain) return;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : std::size_t{0};
    pairs_[static_cast<unsigned char>(text[i]) * characters + next] = {
        .advance = piece.glyphs[i].advance,
        .known = true,
        .unsafe = i + 1 < text.size() && piece.clusters[i + 1].unsafe};
  }
}

}  // namespace recto::text
