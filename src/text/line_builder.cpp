#include "text/line_builder.h"

#include "text/segmenter.h"

#include <hb.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace recto::text {
namespace {

using geometry::Length;

bool same_look(const SpanStyle& a, const SpanStyle& b) { return a.ink == b.ink && a.link == b.link; }

/// Whether `next` only stands apart for having been shaped apart (kana beside ideographs).
bool continues(const GlyphRun& run, const GlyphRun& next) {
  return run.face == next.face && run.size == next.size && run.origin.y == next.origin.y && run.ink == next.ink &&
         run.link == next.link && !run.right_to_left && !next.right_to_left && run.language == next.language;
}

void append(GlyphRun& run, const GlyphRun& next) {
  for (auto glyph : next.glyphs) {
    glyph.text_begin += static_cast<std::uint32_t>(run.text.size());
    run.glyphs.push_back(glyph);
  }
  run.text += next.text;
}

}  // namespace

void LineBuilder::find_pieces(Range line) {
  pieces_.clear();
  for (const auto& item : data_.items) {
    const Range text{std::max(item.text.begin, line.begin), std::min(item.text.end, line.end)};
    if (text.begin < text.end) pieces_.push_back({&item, text});
  }
}

/// Reverses from the highest level down to the lowest odd one (UAX #9, L2).
void LineBuilder::reorder() {
  std::uint8_t highest = 0;
  for (const auto& piece : pieces_) highest = std::max(highest, piece.item->level);
  for (std::uint8_t level = highest; level > 0; --level) {
    for (auto from = pieces_.begin(); from != pieces_.end();) {
      const auto lower = [&](const Piece& piece) { return piece.item->level < level; };
      const auto begin = std::find_if_not(from, pieces_.end(), lower);
      const auto end = std::find_if(begin, pieces_.end(), lower);
      std::reverse(begin, end);
      from = end;
    }
  }
}

/// Glyphs of [text.begin, text.end), both ends clean, as they were shaped with the whole paragraph.
std::span<const Glyph> LineBuilder::shaped_glyphs(const Item& item, Range text) const {
  if (text.begin >= text.end) return {};
  const auto first = data_.cluster_of[text.begin];
  const auto last = data_.cluster_of[text.end - 1];
  const auto& begin = data_.clusters[item.setting->right_to_left ? last : first];
  const auto& end = data_.clusters[item.setting->right_to_left ? first : last];
  return std::span{data_.glyphs}.subspan(begin.glyph, end.glyph + end.glyphs - begin.glyph);
}

/// Where a line cuts a piece at an unsafe place, the part up to the next safe place is shaped anew.
std::span<const Glyph> LineBuilder::glyphs_of(const Piece& piece, Range line) {
  const Item& item = *piece.item;
  const Range clean{safe_after(data_, item, piece.text.begin), safe_before(data_, item, piece.text.end)};
  if (clean.begin == piece.text.begin && clean.end == piece.text.end) return shaped_glyphs(item, piece.text);
  const std::string_view text = data_.source.utf8;
  if (clean.begin >= clean.end) return shaper_.shape(text, piece.text, line, *item.setting).glyphs;
  reshaped_.clear();
  const auto add = [&](Range part) {
    if (part.begin >= part.end) return;
    const bool is_clean = part.begin == clean.begin;
    const auto glyphs =
        is_clean ? shaped_glyphs(item, part) : std::span{shaper_.shape(text, part, line, *item.setting).glyphs};
    reshaped_.insert(reshaped_.end(), glyphs.begin(), glyphs.end());
  };
  std::array parts{Range{piece.text.begin, clean.begin}, clean, Range{clean.end, piece.text.end}};
  if (item.setting->right_to_left) std::reverse(parts.begin(), parts.end());
  for (const auto& part : parts) add(part);
  return reshaped_;
}

void LineBuilder::add_run(const Piece& piece, Range text, std::span<const Glyph> glyphs, Line& made) {
  const auto& style = data_.styles[data_.source.span_at(text.begin)];
  GlyphRun run;
  run.face = piece.item->setting->face;
  run.size = form_.size.scaled(piece.item->scale);
  run.origin.y = -form_.size.scaled(piece.item->rise);
  run.glyphs.assign(glyphs.begin(), glyphs.end());
  for (auto& glyph : run.glyphs) glyph.text_begin -= text.begin;
  run.text = data_.source.utf8.substr(text.begin, text.end - text.begin);
  run.ink = style.ink;
  run.link = style.link;
  run.right_to_left = piece.item->setting->right_to_left;
  if (style.language != data_.language) run.language = style.language;
  if (!made.runs.empty() && text.begin == last_end_ && continues(made.runs.back(), run)) {
    last_end_ = text.end;
    return append(made.runs.back(), run);
  }
  last_end_ = text.end;
  made.runs.push_back(std::move(run));
  em_of_run_.push_back(piece.item->em);
  faces_of_runs_.push_back(fonts_.face(style.family, style.weight, style.italic));
}

/// One run for each stretch of equal ink and link; a cluster goes with its first character.
void LineBuilder::add_runs(const Piece& piece, Range line, Line& made) {
  const auto glyphs = glyphs_of(piece, line);
  const bool right_to_left = piece.item->setting->right_to_left;
  const auto count = glyphs.size();
  const auto glyph_at = [&](std::size_t logical) -> const Glyph& {
    return glyphs[right_to_left ? count - 1 - logical : logical];
  };
  const auto first_run = static_cast<std::ptrdiff_t>(made.runs.size());
  std::size_t from = 0;
  while (from < count) {
    const auto begin = from == 0 ? piece.text.begin : glyph_at(from).text_begin;
    const auto span = data_.source.span_at(begin);
    const Range near{data_.source.span_begin[span], data_.source.span_begin[span + 1]};
    const auto looks_alike = [&](std::uint32_t byte) {
      return (byte >= near.begin && byte < near.end) ||
             same_look(data_.styles[span], data_.styles[data_.source.span_at(byte)]);
    };
    std::size_t to = from + 1;
    while (to < count && (glyph_at(to).text_length == 0 || looks_alike(glyph_at(to).text_begin))) ++to;
    const auto end = to < count ? glyph_at(to).text_begin : piece.text.end;
    add_run(piece, {begin, end}, glyphs.subspan(right_to_left ? count - to : from, to - from), made);
    from = to;
  }
  if (right_to_left) {
    std::reverse(made.runs.begin() + first_run, made.runs.end());
    std::reverse(em_of_run_.begin() + first_run, em_of_run_.end());
    std::reverse(faces_of_runs_.begin() + first_run, faces_of_runs_.end());
  }
  if (piece.text.end == line.end && !made.runs.empty()) {
    last_piece_run_ = right_to_left ? static_cast<std::size_t>(first_run) : made.runs.size() - 1;
  }
}

void LineBuilder::add_hyphen(const BreakPoint& to, Line& made) const {
  if (to.kind != BreakKind::hyphen || made.runs.empty()) return;
  auto& run = made.runs[last_piece_run_];
  const auto& setting = *data_.item_at(to.end - 1).setting;
  const Glyph hyphen{.id = setting.hyphen_glyph,
                     .advance = setting.hyphen_advance,
                     .text_begin = static_cast<std::uint32_t>(run.text.size()),
                     .text_length = 0};
  run.glyphs.insert(run.right_to_left ? run.glyphs.begin() : run.glyphs.end(), hyphen);
  made.hyphenated = true;
}

/// Takes no room; in a run from right to left it stands at the left, as the end of its text.
void LineBuilder::add_blank(const BreakPoint& to, Line& made) const {
  using EndBlanks = Form::EndBlanks;
  const bool wanted =
      form_.end_blanks == EndBlanks::always || (form_.end_blanks == EndBlanks::at_breaks && to.start > to.end);
  if (!wanted || made.runs.empty()) return;
  auto& run = made.runs[last_piece_run_];
  hb_codepoint_t blank = 0;
  if (hb_font_get_nominal_glyph(fonts_.font(run.face), ' ', &blank) == 0) return;
  const Glyph glyph{
      .id = blank, .advance = 0, .text_begin = static_cast<std::uint32_t>(run.text.size()), .text_length = 1};
  run.glyphs.insert(run.right_to_left ? run.glyphs.begin() : run.glyphs.end(), glyph);
  run.text += ' ';
}

/// Calls `use` with each glyph that may grow, its room in font units and the em of one; what stands last cannot.
template <typename Use>
void LineBuilder::each_stretchable(Line& made, const Use& use) const {
  for (std::size_t i = 0; i < made.runs.size(); ++i) {
    auto& run = made.runs[i];
    const auto& last = run.right_to_left ? run.glyphs.front() : run.glyphs.back();
    for (auto& glyph : run.glyphs) {
      if (glyph.text_length == 0 || (i == last_piece_run_ && &glyph == &last)) continue;
      std::size_t at = glyph.text_begin;
      const double share = stretch_share(decode(run.text, at));
      if (share > 0) use(glyph, share * glyph.advance, em_of_run_[i]);
    }
  }
}

/// Widens or narrows blanks by whole font units, the remainders carried on, so that the line ends at the margin.
void LineBuilder::justify(const BreakPoint& from, const BreakPoint& to, double measure, Line& made) const {
  const double slack = measure - judge(from, to, measure, fit_).width;
  double room = 0;
  each_stretchable(made, [&](const Glyph&, double units, double em) { room += units * em; });
  if (room <= 0) return;
  const double ratio = std::clamp(slack / room, -most_shrink, to.kind == BreakKind::forced ? 0.0 : most_stretch);
  double carried = 0;
  each_stretchable(made, [&](Glyph& glyph, double units, double em) {
    const double wanted = ratio * units * em + carried;
    const double whole = std::floor(wanted / em);
    glyph.advance += static_cast<std::int32_t>(whole);
    carried = wanted - whole * em;
  });
}

void LineBuilder::place(const BreakPoint& from, const BreakPoint& to, Length indent, Line& made) const {
  Length advance;
  for (auto& run : made.runs) {
    run.origin.x = advance;
    advance += width(run, fonts_);
  }
  made.width = advance;
  const bool right_to_left = data_.level % 2 != 0;
  Length left_hang = form_.size.scaled(from.start_hang * fit_.hang);
  Length right_hang = form_.size.scaled(to.end_hang * fit_.hang);
  if (right_to_left) std::swap(left_hang, right_hang);
  const Length left = right_to_left ? Length{} : indent;
  const Length right = right_to_left ? form_.measure - indent : form_.measure;
  const bool at_end = form_.align == Align::end;
  Length x = left - left_hang;
  if (form_.align == Align::center) {
    x = left + (right - left - (advance - left_hang - right_hang)) / 2 - left_hang;
  } else if (at_end != right_to_left) {
    x = right + right_hang - advance;
  }
  for (auto& run : made.runs) run.origin.x += x;
}

void LineBuilder::measure(std::uint32_t begin, Line& made) const {
  const auto include = [&](FaceId face, Length size, Length baseline) {
    const auto& metrics = fonts_.metrics(face);
    made.ascent =
        std::max(made.ascent, size.scaled(static_cast<double>(metrics.ascent) / metrics.units_per_em) - baseline);
    made.descent =
        std::max(made.descent, size.scaled(-static_cast<double>(metrics.descent) / metrics.units_per_em) + baseline);
  };
  for (const auto& run : made.runs) include(run.face, run.size, run.origin.y);
  if (!made.runs.empty() || data_.styles.empty()) return;
  const auto& style = data_.styles[data_.source.span_at(begin)];
  include(fonts_.face(style.family, style.weight, style.italic), form_.size.scaled(style.scale), {});
}

/// The extents of the run's glyphs; blanks have none.
void LineBuilder::include_ink(const GlyphRun& run, Line& made) const {
  hb_font_t* font = fonts_.font(run.face);
  const double unit = 1.0 / fonts_.metrics(run.face).units_per_em;
  for (const auto& glyph : run.glyphs) {
    hb_glyph_extents_t box{};
    if (hb_font_get_glyph_extents(font, glyph.id, &box) == 0 || box.height == 0) continue;
    const int top = box.y_bearing + glyph.y_offset;
    made.ink_above = std::max(made.ink_above, run.size.scaled(top * unit) - run.origin.y);
    made.ink_below = std::max(made.ink_below, run.size.scaled(-(top + box.height) * unit) + run.origin.y);
  }
}

/// A font made for text keeps within its lines, so that only others need to be looked at.
void LineBuilder::measure_ink(Line& made) const {
  constexpr double letters_above = 0.75;
  constexpr double letters_below = 0.24;
  for (std::size_t i = 0; i < made.runs.size(); ++i) {
    const auto& run = made.runs[i];
    if (run.face == faces_of_runs_[i] && run.origin.y == Length{}) {
      made.ink_above = std::max(made.ink_above, run.size.scaled(letters_above));
      made.ink_below = std::max(made.ink_below, run.size.scaled(letters_below));
    } else {
      include_ink(run, made);
    }
  }
}

Line LineBuilder::build(const BreakPoint& from, const BreakPoint& to, Position position) {
  Line made;
  const Range line{from.start, std::max(from.start, to.end)};
  em_of_run_.clear();
  faces_of_runs_.clear();
  last_piece_run_ = 0;
  find_pieces(line);
  reorder();
  for (const auto& piece : pieces_) add_runs(piece, line, made);
  add_hyphen(to, made);
  const bool first = position == Position::first;
  if (form_.align == Align::justify) justify(from, to, first ? fit_.first_measure : fit_.measure, made);
  place(from, to, first ? form_.first_indent : Length{}, made);
  add_blank(to, made);
  measure(from.start, made);
  measure_ink(made);
  made.forced = to.kind == BreakKind::forced;
  return made;
}

}  // namespace recto::text
