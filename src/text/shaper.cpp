#include "text/shaper.h"

#include "text/emoji.h"
#include "text/harfbuzz_release.h"
#include "text/pair_table.h"
#include "text/script_letter.h"
#include "text/shaping_memory.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace recto::text {
namespace {

/// More remembered widths than this are forgotten at once: a bound on memory, seldom reached.
constexpr std::size_t most_widths = 50'000;
constexpr std::size_t most_settings = 200;

void set_hyphen(Setting& setting, hb_font_t* font) {
  hb_codepoint_t glyph = 0;
  if (hb_font_get_nominal_glyph(font, 0x2010, &glyph) == 0) hb_font_get_nominal_glyph(font, '-', &glyph);
  setting.hyphen_glyph = glyph;
  setting.hyphen_advance = hb_font_get_glyph_h_advance(font, glyph) + setting.tracking;
}

/// Ligatures join what readers of code must tell apart, and letterspaced text cannot hold them (CSS Text 3, 8.2).
std::vector<std::string> features_of(const SpanStyle& style, const FaceMetrics& metrics) {
  std::vector<std::string> features;
  if ((style.identifier && metrics.monospaced) || style.tracking != 0) features = {"-liga", "-clig"};
  if (style.identifier && metrics.monospaced) features.emplace_back("-calt");
  features.insert(features.end(), style.features.begin(), style.features.end());
  return features;
}

/// Whether two styles in one font are one to HarfBuzz.
bool shaped_alike(const SpanStyle& a, const SpanStyle& b) {
  return a.identifier == b.identifier && a.tracking == b.tracking && a.language == b.language &&
         a.features == b.features;
}

/// As many characters before and after a stretch as HarfBuzz looks at (hb_buffer_add_utf8: five).
Range seen(std::string_view text, Range piece, Range context) {
  constexpr int characters = 5;
  const auto goes_on = [&](std::uint32_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80; };
  Range range = piece;
  for (int i = 0; i < characters && range.begin > context.begin; ++i) {
    --range.begin;
    while (range.begin > context.begin && goes_on(range.begin)) --range.begin;
  }
  for (int i = 0; i < characters && range.end < context.end; ++i) {
    ++range.end;
    while (range.end < context.end && goes_on(range.end)) ++range.end;
  }
  return range;
}

/// Counts places from `begin` further on (or back, modulo the range).
void move(ShapedPiece& piece, std::uint32_t begin) {
  for (auto& glyph : piece.glyphs) glyph.text_begin += begin;
  for (auto& cluster : piece.clusters) cluster.begin += begin;
}

/// Calls `use` with the begin of each character in [begin, end).
template <typename Use>
void each_character(std::string_view text, std::uint32_t begin, std::uint32_t end, const Use& use) {
  for (std::uint32_t at = begin; at < end; ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) use(at);
  }
}

/// Shares [begin, end) out: a character to each glyph, in logical order, the rest to the last.
template <typename NthGlyph>
void share_text(std::string_view text, std::uint32_t begin, std::uint32_t end, std::size_t count, const NthGlyph& nth) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < count; ++i) nth(i).text_begin = end;
  each_character(text, begin, end, [&](std::uint32_t at) {
    if (index < count) nth(index).text_begin = at;
    ++index;
  });
  for (std::size_t i = 0; i < count; ++i) {
    const auto next = i + 1 < count ? nth(i + 1).text_begin : end;
    nth(i).text_length = static_cast<std::uint16_t>(next - nth(i).text_begin);
  }
}

/// Widens each letter with its marks once: after the last mark left to right, on the letter itself right to left, so
/// that marks keep their places.
void track(ShapedPiece& piece, const Setting& setting) {
  for (std::size_t i = 0; i < piece.clusters.size(); ++i) {
    const bool marks_follow = i + 1 < piece.clusters.size() && piece.advances[i + 1] == 0;
    if (setting.right_to_left ? piece.advances[i] == 0 : marks_follow) continue;
    piece.advances[i] += setting.tracking;
    piece.glyphs[piece.clusters[i].glyph + piece.clusters[i].glyphs - 1U].advance += setting.tracking;
  }
}

/// Puts plain letters in the place of raised and lowered ones, each standing for the bytes of its own.
void add_plain_letters(hb_buffer_t* buffer, std::string_view text, Range piece, std::uint32_t origin) {
  for (std::size_t at = piece.begin; at < piece.end;) {
    const auto cluster = static_cast<unsigned>(at) - origin;
    const char32_t character = decode(text, at);
    const auto letter = script_letter(character);
    hb_buffer_add(buffer, letter ? letter->plain : character, cluster);
  }
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

/// Puts one character in the place of a cluster.
void add_emoji_sign(hb_buffer_t* buffer, std::string_view text, Range piece, std::uint32_t origin) {
  const auto sign = emoji_sign(text.substr(piece.begin, piece.end - piece.begin));
  hb_buffer_add(buffer, sign.value_or(0xFFFD), piece.begin - origin);
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

std::vector<hb_feature_t> parsed(const std::vector<std::string>& names) {
  std::vector<hb_feature_t> features;
  for (const auto& name : names) {
    hb_feature_t feature{};
    if (hb_feature_from_string(name.data(), static_cast<int>(name.size()), &feature) != 0) features.push_back(feature);
  }
  return features;
}

bool is_for_whole_runs(const hb_feature_t& feature) {
  return feature.start == HB_FEATURE_GLOBAL_START && feature.end == HB_FEATURE_GLOBAL_END;
}

/// The table of pairs, if the setting may have one.
std::optional<PairTable> pair_table(hb_font_t* font, const hb_segment_properties_t& properties,
                                    const std::vector<hb_feature_t>& features) {
  if (properties.direction != HB_DIRECTION_LTR || properties.script != HB_SCRIPT_LATIN) return {};
  if (!std::ranges::all_of(features, is_for_whole_runs)) return {};
  unsigned axes = 0;
  const int* coordinates = hb_font_get_var_coords_normalized(font, &axes);
  const std::unique_ptr<hb_shape_plan_t, HarfBuzzRelease> plan{
      hb_shape_plan_create_cached2(hb_font_get_face(font), &properties, features.data(),
                                   static_cast<unsigned>(features.size()), coordinates, axes, nullptr)};
  PairTable table{font, plan.get()};
  return table.serves() ? std::optional{std::move(table)} : std::nullopt;
}

}  // namespace

struct Shaper::Plan {
  hb_segment_properties_t properties{};
  std::vector<hb_feature_t> features;
  std::optional<PairTable> pairs;

  Plan(const Setting& setting, hb_font_t* font) : features{parsed(setting.features)} {
    properties.direction = setting.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
    properties.script = hb_script_from_string(setting.script.data(), -1);
    properties.language = hb_language_from_string(setting.language.data(), -1);
    pairs = pair_table(font, properties, features);
  }
};

void ShapedPiece::clear() {
  glyphs.clear();
  clusters.clear();
  advances.clear();
}

std::int64_t ShapedPiece::width() const {
  std::int64_t sum = 0;
  for (const auto advance : advances) sum += advance;
  return sum;
}

Shaper::Shaper(const FontSet& fonts) : fonts_{fonts}, buffer_{hb_buffer_create()} {
  hb_buffer_set_cluster_level(buffer_, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
}

Shaper::~Shaper() { hb_buffer_destroy(buffer_); }

std::shared_ptr<const Setting> Shaper::setting(const SpanStyle& style, FaceId face, const std::string& script,
                                               Direction direction) {
  for (const auto& known : known_) {
    if (known.setting->face == face && known.setting->right_to_left == (direction == Direction::right_to_left) &&
        known.script == script && shaped_alike(known.style, style)) {
      return known.setting;
    }
  }
  auto shared = std::make_shared<const Setting>(made(style, face, script, direction));
  if (known_.size() >= most_settings) known_.clear();
  known_.push_back({style, script, shared});
  return shared;
}

std::shared_ptr<const Setting> Shaper::setting(const SpanStyle& style, FaceId face, const std::string& script,
                                               Direction direction, Setting::Drawing drawing) {
  Setting setting = made(style, face, script, direction);
  setting.drawing = drawing;
  setting.key += fmt::format("{}|", static_cast<int>(drawing));
  return std::make_shared<const Setting>(std::move(setting));
}

Setting Shaper::made(const SpanStyle& style, FaceId face, const std::string& script, Direction direction) const {
  const auto& metrics = fonts_.metrics(face);
  Setting setting;
  setting.face = face;
  setting.units_per_em = metrics.units_per_em;
  setting.script = script;
  setting.language = style.language;
  setting.right_to_left = direction == Direction::right_to_left;
  setting.tracking = static_cast<std::int32_t>(std::lround(style.tracking * metrics.units_per_em));
  setting.features = features_of(style, metrics);
  setting.key = fmt::format("{}|{}|{}|{}|{}|{}|", face.value, script, style.language, setting.right_to_left,
                            setting.tracking, fmt::join(setting.features, ","));
  set_hyphen(setting, fonts_.font(face));
  return setting;
}

std::int32_t Shaper::advance(FaceId face, char32_t character) const {
  hb_codepoint_t glyph = 0;
  hb_font_t* font = fonts_.font(face);
  hb_font_get_nominal_glyph(font, character, &glyph);
  return hb_font_get_glyph_h_advance(font, glyph);
}

Shaper::Plan& Shaper::plan(const Setting& setting) {
  if (const auto found = plans_.find(setting.key); found != plans_.end()) return *found->second;
  if (plans_.size() >= most_settings) plans_.clear();
  auto made = std::make_unique<Plan>(setting, fonts_.font(setting.face));
  return *plans_.emplace(setting.key, std::move(made)).first->second;
}

const ShapedPiece& Shaper::shape(std::string_view text, Range piece, Range context, const Setting& setting) {
  Plan& known = plan(setting);
  const auto own = text.substr(piece.begin, piece.end - piece.begin);
  if (!known.pairs) {
    shape_once_a_run(text, piece, context, setting, known);
  } else if (!known.pairs->shape(own, piece.begin, piece_)) {
    shape_by_harfbuzz(text, piece, context, setting, known);
    known.pairs->learn(own, piece_);
  }
  if (setting.tracking != 0) track(piece_, setting);
  return piece_;
}

void Shaper::shape_once_a_run(std::string_view text, Range piece, Range context, const Setting& setting,
                              const Plan& plan) {
  const Range around = seen(text, piece, context);
  stretch_key_ = fmt::format("{}{}|{}|", setting.key, piece.begin - around.begin, around.end - piece.end);
  stretch_key_.append(text.substr(around.begin, around.end - around.begin));
  if (const auto known = fonts_.shaping_memory().recall(stretch_key_)) {
    piece_ = *known;
    move(piece_, piece.begin);
    return;
  }
  shape_by_harfbuzz(text, piece, context, setting, plan);
  ShapedPiece kept = piece_;
  move(kept, -piece.begin);
  fonts_.shaping_memory().keep(stretch_key_, std::move(kept));
}

void Shaper::shape_by_harfbuzz(std::string_view text, Range piece, Range context, const Setting& setting,
                               const Plan& plan) {
  hb_buffer_clear_contents(buffer_);
  switch (setting.drawing) {
    case Setting::Drawing::as_written:
      hb_buffer_add_utf8(buffer_, text.data() + context.begin, static_cast<int>(context.end - context.begin),
                         piece.begin - context.begin, static_cast<int>(piece.end - piece.begin));
      break;
    case Setting::Drawing::plain_letters:
      add_plain_letters(buffer_, text, piece, context.begin);
      break;
    case Setting::Drawing::emoji_sign:
      add_emoji_sign(buffer_, text, piece, context.begin);
      break;
  }
  hb_buffer_set_segment_properties(buffer_, &plan.properties);
  hb_shape(fonts_.font(setting.face), buffer_, plan.features.data(), static_cast<unsigned>(plan.features.size()));
  collect(text.substr(context.begin), {piece.begin - context.begin, piece.end - context.begin}, setting);
  if (context.begin > 0) move(piece_, context.begin);
}

void Shaper::collect(std::string_view text, Range piece, const Setting& setting) {
  unsigned count = 0;
  const auto* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  const auto* positions = hb_buffer_get_glyph_positions(buffer_, &count);
  piece_.clear();
  piece_.glyphs.resize(count);
  piece_.clusters.reserve(count);
  piece_.advances.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    piece_.glyphs[i] = {.id = infos[i].codepoint,
                        .advance = positions[i].x_advance,
                        .x_offset = positions[i].x_offset,
                        .y_offset = positions[i].y_offset};
  }
  leave_blank_pictures(fonts_.font(setting.face), text, infos);
  const auto index = [&](std::size_t logical) { return setting.right_to_left ? count - 1 - logical : logical; };
  std::uint32_t begin = piece.begin;  // also of a first cluster whose leading characters HarfBuzz dropped
  for (std::size_t first = 0; first < count;) {
    std::size_t next = first;
    bool unsafe = false;
    std::int32_t advance = 0;
    while (next < count && infos[index(next)].cluster == infos[index(first)].cluster) {
      unsafe = unsafe || (hb_glyph_info_get_glyph_flags(&infos[index(next)]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
      advance += positions[index(next)].x_advance;
      ++next;
    }
    const std::uint32_t end = next < count ? infos[index(next)].cluster : piece.end;
    const auto lowest = static_cast<std::uint32_t>(std::min(index(first), index(next - 1)));
    piece_.clusters.push_back({begin, lowest, static_cast<std::uint16_t>(next - first), unsafe});
    piece_.advances.push_back(advance);
    if (auto& glyph = piece_.glyphs[lowest]; next == first + 1) {
      glyph.text_begin = begin;
      glyph.text_length = static_cast<std::uint16_t>(end - begin);
    } else {
      share_text(text, begin, end, next - first,
                 [&](std::size_t i) -> Glyph& { return piece_.glyphs[index(first + i)]; });
    }
    begin = end;
    first = next;
  }
}

/// A picture that no font has leaves a blank, no box: it is reported.
void Shaper::leave_blank_pictures(hb_font_t* font, std::string_view text, const hb_glyph_info_t* infos) {
  for (std::size_t i = 0; i < piece_.glyphs.size(); ++i) {
    if (piece_.glyphs[i].id != 0) continue;
    std::size_t at = infos[i].cluster;
    if (is_pictograph(decode(text, at))) hb_font_get_nominal_glyph(font, ' ', &piece_.glyphs[i].id);
  }
}

std::int64_t Shaper::remembered(std::string_view text, Range piece, Range context, const Setting& setting) {
  key_.assign(setting.key);
  key_.append(text.substr(piece.begin, piece.end - piece.begin));
  if (const auto found = widths_.find(key_); found != widths_.end()) return found->second;
  if (widths_.size() >= most_widths) widths_.clear();
  const auto width = shape(text, piece, context, setting).width();
  widths_.emplace(key_, width);
  return width;
}

std::int64_t Shaper::width_at_line_begin(std::string_view text, Range piece, const Setting& setting) {
  return remembered(text, piece, {piece.begin, static_cast<std::uint32_t>(text.size())}, setting);
}

std::int64_t Shaper::width_at_line_end(std::string_view text, Range piece, const Setting& setting) {
  return remembered(text, piece, {0, piece.end}, setting);
}

}  // namespace recto::text
