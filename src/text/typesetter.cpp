#include "text/typesetter.h"

#include "diag/assertion.h"
#include "text/break_list.h"
#include "text/emoji.h"
#include "text/itemize.h"
#include "text/line_breaker.h"
#include "text/line_builder.h"
#include "text/segmenter.h"
#include "text/shaped.h"
#include "text/shaper.h"
#include "unicode/utf8.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace recto::text {
namespace {

using Data = ShapedParagraph::Data;
using geometry::Length;

/// Each run's width is rounded to a tick; so many together never make a line wider than it was found to be.
constexpr std::int64_t rounding_ticks = 32;

/// Whether two spans can be shaped as one: their runs may still differ in ink and link.
bool shaped_alike(const SpanStyle& a, const SpanStyle& b) {
  return a.family == b.family && a.weight == b.weight && a.italic == b.italic && a.scale == b.scale &&
         a.rise == b.rise && a.tracking == b.tracking && a.features == b.features && a.identifier == b.identifier &&
         a.language == b.language;
}

double to_em(Length length, Length size) {
  return static_cast<double>(length.in_ticks() - rounding_ticks) / static_cast<double>(size.in_ticks());
}

Length from_em(double em, Length size) {
  const double ticks = std::ceil(em * static_cast<double>(size.in_ticks()));
  return Length::ticks(static_cast<std::int64_t>(ticks) + rounding_ticks + 1);
}

FitForm fit_form(const Form& form) {
  return {.measure = to_em(form.measure, form.size),
          .first_measure = to_em(form.measure - form.first_indent, form.size),
          .hang = form.hanging_punctuation ? 1.0 : 0.0,
          .mode = form.align == Align::justify ? FitForm::Mode::justified : FitForm::Mode::ragged};
}

void append(Data& data, Item item, const ShapedPiece& piece) {
  const auto first_glyph = static_cast<std::uint32_t>(data.glyphs.size());
  item.clusters.begin = static_cast<std::uint32_t>(data.clusters.size());
  data.glyphs.insert(data.glyphs.end(), piece.glyphs.begin(), piece.glyphs.end());
  const auto count = piece.clusters.size();
  data.clusters.insert(data.clusters.end(), piece.clusters.begin(), piece.clusters.end());
  data.x.resize(data.x.size() + count);
  data.stretch.resize(data.stretch.size() + count);
  Cluster* cluster = data.clusters.data() + item.clusters.begin;
  double* x = data.x.data() + item.clusters.begin;
  double* stretch = data.stretch.data() + item.clusters.begin;
  for (std::size_t i = 0; i < count; ++i) {
    cluster[i].glyph += first_glyph;
    const double advance = piece.advances[i] * item.em;
    const char32_t first = data.source.after(cluster[i].begin);
    x[i + 1] = x[i] + advance;
    stretch[i + 1] = stretch[i] + (is_stretchable(first) ? stretch_share(first) * advance : 0);
  }
  item.clusters.end = static_cast<std::uint32_t>(data.clusters.size());
  data.cluster_of.resize(item.text.end, item.clusters.end - 1);
  for (auto i = item.clusters.begin; i < item.clusters.end; ++i) {
    const auto end = i + 1 < item.clusters.end ? data.clusters[i + 1].begin : item.text.end;
    for (auto byte = data.clusters[i].begin; byte < end; ++byte) data.cluster_of[byte] = i;
  }
  data.items.push_back(std::move(item));
}

/// Gives each character of code the columns that it takes, one or two, its glyph in their middle.  Returns by how much
/// smaller the glyphs are to be set so that none is wider than its columns.
double fit_columns(const SourceText& source, double column, ShapedPiece& piece) {
  const auto wanted = [&](std::size_t i) { return unicode::columns(source.after(piece.clusters[i].begin)) * column; };
  double factor = 1;
  for (std::size_t i = 0; i < piece.clusters.size(); ++i) {
    if (wanted(i) > 0 && piece.advances[i] > 0) factor = std::min(factor, wanted(i) / piece.advances[i]);
  }
  factor = std::max(factor, 0.6);
  for (std::size_t i = 0; i < piece.clusters.size(); ++i) {
    if (piece.advances[i] == 0 || wanted(i) == 0) continue;
    const auto more = static_cast<std::int32_t>(std::lround(wanted(i) / factor)) - piece.advances[i];
    const auto& cluster = piece.clusters[i];
    for (std::size_t g = cluster.glyph; g < cluster.glyph + cluster.glyphs; ++g) piece.glyphs[g].x_offset += more / 2;
    piece.glyphs[cluster.glyph + cluster.glyphs - 1U].advance += more;
    piece.advances[i] += more;
  }
  return factor;
}

/// Makes the scale of all items `least` at least, and measures anew what follows from it.
void enlarge(Data& data, double least, Shaper& shaper) {
  std::vector<double> x{0};
  std::vector<double> stretch{0};
  for (auto& item : data.items) {
    const double factor = std::max(1.0, least / item.scale);
    item.scale *= factor;
    item.em *= factor;
    for (auto i = item.clusters.begin; i < item.clusters.end; ++i) {
      x.push_back(x.back() + (data.x[i + 1] - data.x[i]) * factor);
      stretch.push_back(stretch.back() + (data.stretch[i + 1] - data.stretch[i]) * factor);
    }
  }
  data.x = std::move(x);
  data.stretch = std::move(stretch);
  measure_breaks(data, shaper);
}

}  // namespace

struct Typesetter::Impl {
  const FontSet& fonts;
  Shaper shaper;
  BidiLevels bidi;
  Graphemes graphemes;
  FontChooser chooser;
  Segmenter segmenter;
  LineBreaker breaker;
  // The last paragraph whose small parts were enlarged: it is measured and set at one size in turn.
  std::shared_ptr<const Data> enlarged_from;
  double enlarged_to = 0;
  Data enlarged;

  explicit Impl(const FontSet& set) : fonts{set}, shaper{set}, chooser{set}, breaker{set, shaper} {}

  [[nodiscard]] std::uint32_t end_of_style(const Data& data, std::size_t span) const {
    std::size_t next = span + 1;
    while (next < data.styles.size() && shaped_alike(data.styles[span], data.styles[next])) ++next;
    return data.source.span_begin[next];
  }

  /// What is shaped at once but for its font.
  struct Run {
    Range text;
    std::size_t span = 0;
    std::uint8_t level = 0;
    const std::string& script;
    [[nodiscard]] Direction direction() const {
      return level % 2 != 0 ? Direction::right_to_left : Direction::left_to_right;
    }
  };

  void add_item(Data& data, const Run& run, const SpanStyle& style, std::shared_ptr<const Setting> setting) {
    Item item{.text = run.text,
              .setting = std::move(setting),
              .level = run.level,
              .span = static_cast<std::uint32_t>(run.span),
              .scale = style.scale,
              .rise = style.rise};
    const auto& piece = shaper.shape(data.source.utf8, item.text, {0, data.source.size()}, *item.setting);
    const auto columns = columns_of(style, item);
    if (!columns) {
      item.em = item.scale / item.setting->units_per_em;
      return append(data, std::move(item), piece);
    }
    ShapedPiece in_columns = piece;
    item.scale *= fit_columns(data.source, *columns, in_columns);
    item.em = item.scale / item.setting->units_per_em;
    append(data, std::move(item), in_columns);
  }

  /// The width of one column of code in the item's own units, if its font is not the one that makes the columns.
  [[nodiscard]] std::optional<double> columns_of(const SpanStyle& style, const Item& item) const {
    if (!style.identifier) return {};
    const FaceId primary = fonts.face(style.family, style.weight, style.italic);
    const auto& metrics = fonts.metrics(primary);
    if (item.setting->face == primary || !metrics.monospaced) return {};
    return static_cast<double>(shaper.advance(primary, U'0')) / metrics.units_per_em * item.setting->units_per_em;
  }

  [[nodiscard]] FontChooser::Wish wish_of(const SpanStyle& style, const Run& run) const {
    return {.primary = fonts.face(style.family, style.weight, style.italic),
            .script = run.script,
            .language = style.language,
            .weight = style.weight,
            .italic = style.italic};
  }

  void add_items(Data& data, const Run& run) {
    const SpanStyle& style = data.styles[run.span];
    const auto faces = chooser.choose(data, run.text, wish_of(style, run));
    std::uint32_t begin = run.text.begin;
    for (const auto& [end, face] : faces) {
      add_item(data, {{begin, end}, run.span, run.level, run.script}, style,
               shaper.setting(style, face, run.script, run.direction()));
      begin = end;
    }
  }

  /// Raised and lowered letters of Unicode are plain ones, smaller and moved, where the span's own font has these.
  /// Code keeps its columns and what its font draws.
  void add_script_letters(Data& data, const Run& run, Script position) {
    const SpanStyle& style = data.styles[run.span];
    const FaceId face = fonts.face(style.family, style.weight, style.italic);
    if (style.identifier || !has_plain_letters(data.source, run.text, face)) return add_items(data, run);
    const SpanStyle moved = scripted(style, position);
    add_item(data, run, moved,
             shaper.setting(moved, face, run.script, run.direction(), Setting::Drawing::plain_letters));
  }

  /// A sign of several characters is one glyph.
  void add_emoji(Data& data, const Run& run) {
    const SpanStyle& style = data.styles[run.span];
    const auto sign =
        emoji_sign(std::string_view{data.source.utf8}.substr(run.text.begin, run.text.end - run.text.begin));
    const auto face = sign ? chooser.find(*sign, wish_of(style, run)) : std::nullopt;
    if (!face) return add_items(data, run);
    add_item(data, run, style, shaper.setting(style, *face, run.script, run.direction(), Setting::Drawing::emoji_sign));
  }

  void add(Data& data, const Run& run, Special special) {
    switch (special) {
      case Special::none:
        return add_items(data, run);
      case Special::superscript:
        return add_script_letters(data, run, Script::superscript);
      case Special::subscript:
        return add_script_letters(data, run, Script::subscript);
      case Special::emoji:
        return add_emoji(data, run);
    }
  }

  [[nodiscard]] bool has_plain_letters(const SourceText& source, Range range, FaceId face) const {
    for (std::size_t at = range.begin; at < range.end;) {
      const auto letter = script_letter(decode(source.utf8, at));
      if (!letter || !fonts.has_glyph(face, letter->plain)) return false;
    }
    return true;
  }

  void shape_items(Data& data, Direction direction) {
    if (direction == Direction::automatic && data.source.has_right_to_left && runs_right_to_left(data.language)) {
      direction = Direction::right_to_left;
    }
    const auto levels =
        bidi.find(data.source, isolates(data.source, data.styles, data.language), direction, data.level);
    const auto scripts = find_scripts(data.source);
    const auto specials = find_special(data.source, graphemes);
    auto level = levels.begin();
    auto script = scripts.begin();
    auto special = specials.begin();
    for (std::uint32_t at = 0; at < data.source.size();) {
      const auto span = data.source.span_at(at);
      const auto end = std::min({level->end, script->end, special->end, end_of_style(data, span)});
      add(data, {{at, end}, span, level->value, script->value}, special->value);
      if (end == level->end) ++level;
      if (end == script->end) ++script;
      if (end == special->end) ++special;
      at = end;
    }
  }

  [[nodiscard]] ShapedParagraph shape(const Paragraph& paragraph) {
    auto data = std::make_shared<Data>();
    data->source = join(paragraph.spans);
    data->language = paragraph.language;
    data->hyphenate = paragraph.hyphenate;
    for (const auto& span : paragraph.spans) {
      data->styles.push_back(span.style);
      if (data->styles.back().language.empty()) data->styles.back().language = paragraph.language;
    }
    const auto bytes = data->source.utf8.size();
    data->glyphs.reserve(bytes);
    data->clusters.reserve(bytes);
    data->cluster_of.reserve(bytes);
    data->x.reserve(bytes + 1);
    data->stretch.reserve(bytes + 1);
    data->x.push_back(0);
    data->stretch.push_back(0);
    shape_items(*data, paragraph.direction);
    list_breaks(*data, segmenter.opportunities(data->source, paragraph.language), shaper);
    return ShapedParagraph{std::move(data)};
  }

  /// The paragraph as it is at `size`: with nothing in it smaller than type may be.
  [[nodiscard]] const Data& at_size(const ShapedParagraph& shaped, Length size) {
    const double least = std::min(1.0, smallest_type.over(size));
    if (shaped.data().least_scale() >= least) return shaped.data();
    if (enlarged_from != shaped.shared() || enlarged_to != least) {
      enlarged_from = shaped.shared();
      enlarged_to = least;
      enlarged = shaped.data();
      enlarge(enlarged, least, shaper);
    }
    return enlarged;
  }

  [[nodiscard]] SetParagraph set(const Data& data, const Form& form) {
    const FitForm fit = fit_form(form);
    const Breaking& breaking = breaker.break_lines(data, fit, form.breaking);
    LineBuilder builder{fonts, shaper, data, form, fit};
    SetParagraph made{.lines = {},
                      .overfull = {},
                      .emergency = breaking.emergency,
                      .right_to_left = data.level % 2 != 0,
                      .without_patterns = breaking.without_patterns};
    made.lines.reserve(breaking.points.size() - 1);
    for (std::size_t i = 1; i < breaking.points.size(); ++i) {
      const auto& from = breaking.points[i - 1];
      const auto& to = breaking.points[i];
      const auto position = i == 1 ? LineBuilder::Position::first : LineBuilder::Position::other;
      made.lines.push_back(builder.build(from, to, position));
      const auto hang = form.size.scaled(fit.hang * (from.start_hang + to.end_hang));
      const auto measure = form.measure - (i == 1 ? form.first_indent : Length{});
      made.overfull = std::max(made.overfull, made.lines.back().width - hang - measure);
    }
    return made;
  }

  [[nodiscard]] static double natural_em(const Data& data) {
    double widest = 0;
    const BreakPoint* begin = &data.breaks.front();
    for (const auto& point : data.breaks) {
      if (point.kind != BreakKind::forced) continue;
      widest = std::max(widest, point.x_end - begin->x_start);
      begin = &point;
    }
    return widest;
  }
};

Typesetter::Typesetter(const FontSet& fonts) : impl_{std::make_unique<Impl>(fonts)} {}
Typesetter::~Typesetter() = default;

ShapedParagraph Typesetter::shape(const Paragraph& paragraph) { return impl_->shape(paragraph); }

SetParagraph Typesetter::set(const ShapedParagraph& shaped, const Form& form) {
  RECTO_ASSERT(form.size > Length{});
  return impl_->set(impl_->at_size(shaped, form.size), form);
}

Length Typesetter::natural_width(const ShapedParagraph& shaped, Length size) {
  return from_em(Impl::natural_em(impl_->at_size(shaped, size)), size);
}

Length Typesetter::minimum_width(const ShapedParagraph& shaped, Length size) {
  return from_em(impl_->breaker.widest_part(impl_->at_size(shaped, size)), size);
}

const FontSet& Typesetter::fonts() const { return impl_->fonts; }

}  // namespace recto::text
