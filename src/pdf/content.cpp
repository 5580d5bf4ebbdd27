#include "pdf/content.h"

#include "diag/assertion.h"
#include "pdf/canvas.h"
#include "pdf/show_text.h"
#include "pdf/text_string.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace recto::pdf {
namespace {

using geometry::Length;
using geometry::Point;
using geometry::Rect;

/// How points of a holder become user space (for drawing) and the page (for what is not drawn).
struct Frame {
  Length x;  ///< user space is {x + p.x, y - p.y}: the origin is the page's lower left or a turned group's own
  Length y;
  Point page;  ///< the page is page + p or, turned, page - p
  bool turned = false;

  [[nodiscard]] Spot spot(Point p) const { return {to_milli(x + p.x), to_milli(y - p.y)}; }
  [[nodiscard]] Point on_page(Point p) const { return turned ? page - p : page + p; }
  [[nodiscard]] Rect on_page(const Rect& box) const {
    if (!turned) return {on_page(box.origin), box.size};
    return {on_page(Point{box.right(), box.bottom()}), box.size};
  }
};

using Matrix = std::array<double, 6>;

/// First `a`, then `b`.
Matrix then(const Matrix& a, const Matrix& b) {
  return {a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],        a[2] * b[0] + a[3] * b[2],
          a[2] * b[1] + a[3] * b[3], a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]};
}

/// The unit square onto itself: mirrored left to right first, then turned clockwise.
Matrix orientation(const page::Image& image) {
  constexpr Matrix mirror{-1, 0, 0, 1, 1, 0};
  constexpr Matrix quarter{0, -1, 1, 0, 0, 1};
  Matrix matrix{1, 0, 0, 1, 0, 0};
  if (image.mirrored) matrix = then(matrix, mirror);
  for (int i = 0; i < image.quarter_turns % 4; ++i) matrix = then(matrix, quarter);
  return matrix;
}

class Builder {
 public:
  Builder(const page::Info& info, const GlyphCodes& codes, const Pictures& pictures)
      : info_{info}, codes_{codes}, pictures_{pictures} {}

  void items(const std::vector<page::Item>& items, const Frame& frame) {
    for (const auto& item : items) {
      std::visit([&](const auto& each) { draw(each, frame); }, item.is);
    }
  }

  [[nodiscard]] Content take() {
    close_mark();
    content_.operators = canvas_.take();
    std::ranges::sort(content_.pictures);
    content_.pictures.erase(std::unique(content_.pictures.begin(), content_.pictures.end()), content_.pictures.end());
    return std::move(content_);
  }

  /// All of a page, as its map has it.
  void whole(const page::Page& page) {
    const Frame frame{.x = {}, .y = page.size.height, .page = {}};
    if (page.map == geometry::Affine{}) return items(page.items, frame);
    const auto& map = page.map;
    const Length height = page.size.height;
    canvas_.save();
    // The map is given from the top left with y down, the page's user space has y up: (x, y) is (x, height - y) there.
    canvas_.transform(
        map.xx, -map.yx, -map.xy, map.yy,
        {to_milli(height.scaled(map.xy) + map.move.x), to_milli(height - height.scaled(map.yy) - map.move.y)});
    items(page.items, frame);
    close_mark();
    canvas_.restore();
    for (auto& link : content_.links) link.box = bounds(link.box, map);
  }

 private:
  static constexpr int unmarked = -2;

  /// The upright box around what `map` makes of `box`.
  static Rect bounds(const Rect& box, const geometry::Affine& map) {
    Point low = map(box.origin);
    Point high = low;
    for (const Point corner :
         {Point{box.right(), box.top()}, {box.left(), box.bottom()}, {box.right(), box.bottom()}}) {
      const Point at = map(corner);
      low = {std::min(low.x, at.x), std::min(low.y, at.y)};
      high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    return {low, {high.x - low.x, high.y - low.y}};
  }

  /// What follows belongs to `tag`: an element's content or an artifact.  `properties` are further ones of the
  /// sequence.
  void mark(page::Tag tag, std::string_view properties = {}) {
    if (!tagged() || (tag.element == marked_ && properties == marked_properties_)) return;
    close_mark();
    open_mark(tag, properties);
  }

  void open_mark(page::Tag tag, std::string_view properties) {
    marked_ = tag.element;
    marked_properties_ = properties;
    if (tag.element < 0) {
      canvas_.begin_marked("/Artifact BMC\n");
      return;
    }
    // The roles are known only at the end; readers go by the identifier.
    canvas_.begin_marked(fmt::format("/P <</MCID {}{}>> BDC\n", content_.marks.size(), properties));
    content_.marks.push_back(tag.element);
  }

  [[nodiscard]] bool tagged() const { return info_.tagging == page::Tagging::tagged; }

  void close_mark() {
    if (marked_ == unmarked) return;
    canvas_.end_text();
    canvas_.end_marked();
    marked_ = unmarked;
  }

  void illustrate(page::Tag tag, const Rect& box, const Frame& frame) {
    if (!tagged() || tag.element < 0) return;
    content_.illustrations.push_back({.element = tag.element, .box = frame.on_page(box)});
  }

  void draw(const page::Text& text, const Frame& frame) {
    const auto& run = text.run;
    const bool element = tagged() && text.tag.element >= 0;
    const bool foreign = element && !run.language.empty() && run.language != info_.language;
    const auto language = foreign ? "/Lang " + text_string(run.language) : std::string{};
    const auto origin = frame.spot(run.origin);
    if (element && has_clusters(run, codes_)) return draw_clusters(text, origin, language);
    mark(text.tag, language);
    show_text(
        canvas_, run, origin, codes_,
        {.begin = [&](const std::string& actual_text) { canvas_.begin_marked("/Span <<" + actual_text + ">> BDC\n"); },
         .end = [&] { canvas_.end_marked(); }});
  }

  /// Marked sequences one after the other and within the text object: poppler loses what follows nested ones.
  void draw_clusters(const page::Text& text, Spot origin, const std::string& language) {
    const auto next = [&](const std::string& properties) {
      if (marked_ != unmarked) canvas_.end_marked();
      open_mark(text.tag, properties);
    };
    close_mark();
    canvas_.fill_color({text.run.ink});
    canvas_.text_line(origin);
    next(language);
    show_text(canvas_, text.run, origin, codes_,
              {.begin = [&](const std::string& actual_text) { next(language + actual_text); },
               .end = [&] { next(language); }});
    canvas_.end_marked();
    canvas_.end_text();
    marked_ = unmarked;
  }

  void draw(const page::Fill& fill, const Frame& frame) {
    mark(fill.tag);
    illustrate(fill.tag, fill.box, frame);
    canvas_.fill_color(fill.color);
    const auto low = frame.spot({fill.box.left(), fill.box.bottom()});
    const auto high = frame.spot({fill.box.right(), fill.box.top()});
    if (fill.radius <= Length{}) {
      canvas_.rectangle(low, high.x - low.x, high.y - low.y);
    } else {
      rounded(low, high, to_milli(std::min({fill.radius, fill.box.size.width / 2, fill.box.size.height / 2})));
    }
  }

  void rounded(Spot low, Spot high, std::int64_t radius) {
    // A quarter circle as a Bézier curve, off by 0.03 % of its radius.
    const auto pull = radius - std::llround(static_cast<double>(radius) * 0.5522847498);
    canvas_.end_text();
    canvas_.close_painting();
    canvas_.move_to({low.x + radius, low.y});
    canvas_.line_to({high.x - radius, low.y});
    canvas_.curve_to({high.x - pull, low.y}, {high.x, low.y + pull}, {high.x, low.y + radius});
    canvas_.line_to({high.x, high.y - radius});
    canvas_.curve_to({high.x, high.y - pull}, {high.x - pull, high.y}, {high.x - radius, high.y});
    canvas_.line_to({low.x + radius, high.y});
    canvas_.curve_to({low.x + pull, high.y}, {low.x, high.y - pull}, {low.x, high.y - radius});
    canvas_.line_to({low.x, low.y + radius});
    canvas_.curve_to({low.x, low.y + pull}, {low.x + pull, low.y}, {low.x + radius, low.y});
    canvas_.paint("f");
  }

  void draw(const page::Stroke& stroke, const Frame& frame) {
    mark({});
    canvas_.end_text();
    canvas_.stroke_color(stroke.color);
    canvas_.line_style({.width = to_milli(stroke.width),
                        .dash = to_milli(stroke.dash),
                        .caps = stroke.round_caps ? LineStyle::Caps::round : LineStyle::Caps::butt});
    canvas_.line(frame.spot(stroke.from), frame.spot(stroke.to));
  }

  void draw(const page::Path& path, const Frame& frame) {
    const bool stroked = path.stroke_width > Length{};
    if (path.steps.empty() || (!path.filled && !stroked)) return;
    mark(path.tag);
    illustrate(path.tag, bounds(path), frame);
    canvas_.end_text();
    canvas_.close_painting();
    if (path.filled) canvas_.fill_color(path.fill);
    if (stroked) {
      canvas_.stroke_color(path.stroke);
      canvas_.line_style({.width = to_milli(path.stroke_width)});
    }
    for (const auto& step : path.steps) draw(step, frame);
    constexpr std::array<const char*, 6> operators{"S", "S", "f", "f*", "B", "B*"};
    canvas_.paint(operators[(path.filled ? 2U + (stroked ? 2U : 0U) : 0U) + (path.even_odd ? 1U : 0U)]);
  }

  void draw(const page::Path::Step& step, const Frame& frame) {
    using Kind = page::Path::Step::Kind;
    switch (step.kind) {
      case Kind::move:
        return canvas_.move_to(frame.spot(step.a));
      case Kind::line:
        return canvas_.line_to(frame.spot(step.a));
      case Kind::curve:
        return canvas_.curve_to(frame.spot(step.a), frame.spot(step.b), frame.spot(step.c));
      case Kind::close:
        return canvas_.close_path();
    }
  }

  /// Control points included: never too small.
  static Rect bounds(const page::Path& path) {
    Point low = path.steps.front().a;
    Point high = low;
    const auto include = [&](Point p) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    };
    for (const auto& step : path.steps) {
      if (step.kind == page::Path::Step::Kind::close) continue;
      include(step.a);
      if (step.kind != page::Path::Step::Kind::curve) continue;
      include(step.b);
      include(step.c);
    }
    return {low, {high.x - low.x, high.y - low.y}};
  }

  void draw(const page::Image& image, const Frame& frame) {
    mark(image.tag);
    illustrate(image.tag, image.box, frame);
    const int number = pictures_.number(*image.picture);
    content_.pictures.push_back(number);
    const auto low = frame.spot({image.box.left(), image.box.bottom()});
    const auto high = frame.spot({image.box.right(), image.box.top()});
    const Matrix place{
        static_cast<double>(high.x - low.x), 0, 0, static_cast<double>(high.y - low.y), static_cast<double>(low.x),
        static_cast<double>(low.y)};
    const auto matrix = then(orientation(image), place);
    std::int64_t milli[6] = {};
    std::ranges::transform(matrix, std::begin(milli), [](double value) { return static_cast<std::int64_t>(value); });
    canvas_.draw(picture_name(number), milli);
  }

  void draw(const page::Link& link, const Frame& frame) {
    content_.links.push_back(
        {.box = frame.on_page(link.box), .link = link, .position = static_cast<int>(content_.marks.size())});
  }

  void draw(const page::Group& group, const Frame& frame) {
    RECTO_ASSERT(group.items);
    if (group.turn == geometry::Turn::none) {
      auto inner = frame;
      inner.x += group.origin.x;
      inner.y -= group.origin.y;
      inner.page = frame.on_page(group.origin);
      return items(*group.items, inner);
    }
    const Point corner{group.origin.x + group.size.width, group.origin.y + group.size.height};
    close_mark();
    canvas_.save();
    canvas_.turn_half(frame.spot(corner));
    items(*group.items, {.x = {}, .y = {}, .page = frame.on_page(corner), .turned = !frame.turned});
    close_mark();
    canvas_.restore();
  }

  const page::Info& info_;
  const GlyphCodes& codes_;
  const Pictures& pictures_;
  Canvas canvas_;
  Content content_;
  int marked_ = unmarked;  ///< the element whose sequence is open
  std::string marked_properties_;
};

}  // namespace

std::string picture_name(int number) { return fmt::format("I{}", number); }

Content build_content(const page::Page& page, const page::Info& info, const GlyphCodes& codes,
                      const Pictures& pictures) {
  Builder builder{info, codes, pictures};
  builder.whole(page);
  return builder.take();
}

}  // namespace recto::pdf
