// Content stream operators (ISO 32000-1, annex A), with the graphics state remembered so that nothing is said twice.
#pragma once

#include "page/item.h"
#include "pdf/number.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::pdf {

/// A place in user space, thousandths of a point, y up.
struct Spot {
  std::int64_t x = 0;
  std::int64_t y = 0;
  bool operator==(const Spot&) const = default;
};

/// How a line is drawn.
struct LineStyle {
  std::int64_t width = 0;
  std::int64_t dash = 0;  ///< zero: solid
  enum class Caps { butt, round } caps = Caps::butt;
  bool operator==(const LineStyle&) const = default;
};

class Canvas {
 public:
  void save();
  void restore();
  /// Turns what follows by half a turn, so that the origin comes to lie at `at`.
  void turn_half(Spot at);
  /// Until the next `restore`: user space becomes (a·x + c·y + e, b·x + d·y + f), with e and f in thousandths of a
  /// point.
  void transform(double a, double b, double c, double d, Spot move);

  void fill_color(page::Color color);
  void stroke_color(page::Color color);
  void line_style(const LineStyle& style);

  /// Joins the painting of the same kind that came before, unless something intervened; `close_painting` writes the
  /// operator.
  void rectangle(Spot corner, std::int64_t width, std::int64_t height);
  void line(Spot from, Spot to);
  void move_to(Spot spot) { points({spot}, " m\n"); }
  void line_to(Spot spot) { points({spot}, " l\n"); }
  void curve_to(Spot first, Spot second, Spot end) { points({first, second, end}, " c\n"); }
  void close_path() { out_ += "h\n"; }
  void paint(std::string_view painting_operator);
  void close_painting();

  /// Draws XObject `name` in the unit square under `matrix` (whose six numbers are thousandths).
  void draw(std::string_view name, const std::int64_t (&matrix)[6]);

  /// Starts a text line at `origin`, in the text object that is open or a new one.
  void text_line(Spot origin);
  void font(std::string_view name, std::int64_t size);
  void rise(std::int64_t rise);
  void end_text();

  /// Opens and closes marked content; not across text objects.
  void begin_marked(std::string_view tag_and_properties);
  void end_marked();

  /// For what has no method: text showing.
  [[nodiscard]] std::string& out() { return out_; }
  [[nodiscard]] std::string take();

 private:
  struct State {
    std::optional<page::Color> fill = page::Color{0};  // the initial colour is black
    std::optional<page::Color> stroke = page::Color{0};
    LineStyle line = {.width = 1000};
    std::string font;
    std::int64_t font_size = -1;
  };
  void number(std::int64_t milli) { append_milli(out_, milli); }
  void points(std::initializer_list<Spot> spots, std::string_view operation);
  void color(page::Color color, std::string_view grey, std::string_view rgb);
  void join(std::string_view painting_operator);

  std::string out_;
  State state_;
  std::vector<State> saved_;
  std::string_view painting_;  ///< the operator that the open path waits for
  bool in_text_ = false;
  Spot text_origin_;
  std::int64_t rise_ = 0;
};

}  // namespace recto::pdf
