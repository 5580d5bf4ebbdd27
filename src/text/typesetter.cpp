#include "text/typesetter.h"

#include "diag/assertion.h"
#include "text/break_list.h"
#include "text/itemize.h"
#include "text/line_breaker.h"
#include "text/line_builder.h"
#include "text/segmenter.h"
#include "text/shaped.h"
#include "text/shaper.h"

#include <algorithm>
#include <cmath>

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

}  // namespace

struct Typesetter::Impl {
  const FontSet& fonts;
  Shaper shaper;
  BidiLevels bidi;
  FontChooser chooser;
  Segmenter segmenter;
  LineBreaker breaker;

  explicit Impl(const FontSet& set) : fonts{set}, shaper{set}, chooser{set}, breaker{set, shaper} {}

  [[nodiscard]] std::uint32_t end_of_style(const Data& data, std::size_t span) const {
    std::size_t next = span + 1;
    while (next < data.styles.size() && shaped_alike(data.styles[span], data.styles[next])) ++next;
    return data.source.span_begin[next];
  }

  void add_items(Data& data, Range range, std::size_t span, std::uint8_t level, const std::string& script) {
    const SpanStyle& style = data.styles[span];
    const FaceId primary = fonts.face(style.family, style.weight, style.italic);
    const auto faces = chooser.choose(data, range,
                                      {.primary = primary,
                                       .script = script,
                                       .language = style.language,
                                       .weight = style.weight,
                                       .italic = style.italic});
    std::uint32_t begin = range.begin;
    for (const auto& [end, face] : faces) {
      const auto direction = level % 2 != 0 ? Direction::right_to_left : Direction::left_to_right;
      Item item{.text = {begin, end},
                .setting = shaper.setting(style, face, script, direction),
                .level = level,
                .span = static_cast<std::uint32_t>(span)};
      item.em = style.scale / item.setting->units_per_em;
      const auto& piece = shaper.shape(data.source.utf8, item.text, {0, data.source.size()}, *item.setting);
      append(data, std::move(item), piece);
      begin = end;
    }
  }

  void shape_items(Data& data, Direction direction) {
    const auto levels = bidi.find(data.source, direction, data.level);
    const auto scripts = find_scripts(data.source);
    auto level = levels.begin();
    auto script = scripts.begin();
    for (std::uint32_t at = 0; at < data.source.size();) {
      const auto span = data.source.span_at(at);
      const auto end = std::min({level->end, script->end, end_of_style(data, span)});
      add_items(data, {at, end}, span, level->value, script->value);
      if (end == level->end) ++level;
      if (end == script->end) ++script;
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

  [[nodiscard]] SetParagraph set(const Data& data, const Form& form) {
    RECTO_ASSERT(form.size > Length{});
    const FitForm fit = fit_form(form);
    const Breaking& breaking = breaker.break_lines(data, fit, form.breaking);
    LineBuilder builder{fonts, shaper, data, form, fit};
    SetParagraph made{
        .lines = {}, .overfull = {}, .emergency = breaking.emergency, .right_to_left = data.level % 2 != 0};
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
  return impl_->set(shaped.data(), form);
}

Length Typesetter::natural_width(const ShapedParagraph& shaped, Length size) {
  return from_em(Impl::natural_em(shaped.data()), size);
}

Length Typesetter::minimum_width(const ShapedParagraph& shaped, Length size) {
  return from_em(impl_->breaker.widest_part(shaped.data()), size);
}

const FontSet& Typesetter::fonts() const { return impl_->fonts; }

}  // namespace recto::text
