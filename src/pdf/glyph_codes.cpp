#include "pdf/glyph_codes.h"

#include "diag/assertion.h"

#include <hb.h>

#include <cstddef>
#include <utility>

namespace recto::pdf {
namespace {

constexpr std::size_t short_text = 7;  // bytes that fit beside their number
constexpr std::uint64_t long_text = 0xFF;

/// The bytes of a short text and how many they are.
std::uint64_t packed(std::string_view text) {
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * (i + 1)); };
  std::uint64_t key = text.size() + 1;
  for (std::size_t i = 0; i < text.size(); ++i) key |= byte(i);
  return key;
}

bool is_hyphen(hb_font_t* font, std::uint32_t glyph) {
  for (const hb_codepoint_t character : {0x2010U, 0x2DU}) {
    hb_codepoint_t found = 0;
    if (hb_font_get_nominal_glyph(font, character, &found) != 0 && found == glyph) return true;
  }
  return false;
}

}  // namespace

std::uint64_t FaceCodes::key(std::string_view text) const {
  if (text.size() <= short_text) return pdf::packed(text);
  const auto found = long_texts_.find(text);
  return found == long_texts_.end() ? unseen : found->second;
}

std::uint64_t FaceCodes::new_key(std::string_view text) {
  if (const auto known = key(text); known != unseen) return known;
  const std::uint64_t number = (long_texts_.size() << 8U) | long_text;
  long_texts_.emplace(text, number);
  return number;
}

const Code* FaceCodes::find_any(std::uint32_t glyph, std::string_view text) const {
  const auto wanted = key(text);
  const auto& primary = primary_[glyph];
  if (primary.text == wanted) return &primary.code;
  if (primary.text == unused || wanted == unseen) return nullptr;
  const auto found = others_.find({glyph, wanted});
  return found == others_.end() ? nullptr : &found->second;
}

void FaceCodes::add(std::uint32_t glyph, std::string_view text) {
  if (find(glyph, text) != nullptr) return;
  const Code code{.number = static_cast<std::uint32_t>(meanings_.size()), .width = face_.width(glyph)};
  const auto number = new_key(text);
  if (auto& primary = primary_[glyph]; primary.text == unused) {
    primary = {.text = number, .code = code};
  } else {
    others_.emplace(std::pair{glyph, number}, code);
  }
  meanings_.push_back({.glyph = glyph, .text = std::string{text}});
}

std::string_view GlyphCodes::text_of_further(const text::GlyphRun& run, const text::Glyph& glyph) const {
  const bool after_text = glyph.text_begin >= run.text.size();
  return after_text && is_hyphen(fonts_.font(run.face), glyph.id) ? soft_hyphen : std::string_view{};
}

const FaceCodes* GlyphCodes::find(text::FaceId face) const {
  const auto index = static_cast<std::size_t>(face.value);
  return index < faces_.size() ? faces_[index].get() : nullptr;
}

void GlyphCodes::unknown(const text::GlyphRun& run, std::vector<NewPair>& pairs) const {
  const auto* codes = find(run.face);
  for (const auto& glyph : run.glyphs) {
    const auto text = text_of(run, glyph);
    if (codes != nullptr && codes->find(glyph.id, text) != nullptr) continue;
    pairs.push_back({.face = run.face, .glyph = glyph.id, .text = std::string{text}});
  }
}

void GlyphCodes::add(const NewPair& pair) {
  const auto index = static_cast<std::size_t>(pair.face.value);
  if (faces_.size() <= index) faces_.resize(index + 1);
  auto& codes = faces_[index];
  if (!codes) codes = std::make_unique<FaceCodes>(fonts_, pair.face);
  codes->add(pair.glyph, pair.text);
}

std::vector<const FaceCodes*> GlyphCodes::faces() const {
  std::vector<const FaceCodes*> used;
  for (const auto& codes : faces_) {
    if (codes) used.push_back(codes.get());
  }
  return used;
}

}  // namespace recto::pdf
