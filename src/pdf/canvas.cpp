#include "pdf/canvas.h"

#include "diag/assertion.h"

#include <fmt/format.h>

#include <utility>

namespace recto::pdf {

void Canvas::points(std::initializer_list<Spot> spots, std::string_view operation) {
  const char* blank = "";
  for (const auto& spot : spots) {
    out_ += std::exchange(blank, " ");
    number(spot.x);
    out_ += ' ';
    number(spot.y);
  }
  out_ += operation;
}

void Canvas::save() {
  end_text();
  close_painting();
  out_ += "q\n";
  saved_.push_back(state_);
}

void Canvas::restore() {
  RECTO_ASSERT(!saved_.empty());
  end_text();
  close_painting();
  out_ += "Q\n";
  state_ = std::move(saved_.back());
  saved_.pop_back();
}

void Canvas::turn_half(Spot at) {
  out_ += "-1 0 0 -1 ";
  points({at}, " cm\n");
}

void Canvas::transform(double a, double b, double c, double d, Spot move) {
  // Six digits place the far corner of a sheet of A3 to a thousandth of a point.
  out_ += fmt::format("{:.6f} {:.6f} {:.6f} {:.6f} ", a, b, c, d);
  points({move}, " cm\n");
}

void Canvas::color(page::Color color, std::string_view grey, std::string_view rgb) {
  const unsigned red = (color.rgb >> 16U) & 0xFFU;
  const unsigned green = (color.rgb >> 8U) & 0xFFU;
  const unsigned blue = color.rgb & 0xFFU;
  const auto component = [&](unsigned value) { number((value * 2000 + 255) / 510); };
  component(red);
  if (red == green && green == blue) {
    out_ += grey;
    return;
  }
  out_ += ' ';
  component(green);
  out_ += ' ';
  component(blue);
  out_ += rgb;
}

void Canvas::fill_color(page::Color wanted) {
  if (state_.fill == wanted) return;
  close_painting();
  state_.fill = wanted;
  color(wanted, " g\n", " rg\n");
}

void Canvas::stroke_color(page::Color wanted) {
  if (state_.stroke == wanted) return;
  close_painting();
  state_.stroke = wanted;
  color(wanted, " G\n", " RG\n");
}

void Canvas::line_style(const LineStyle& style) {
  if (state_.line == style) return;
  close_painting();
  if (state_.line.width != style.width) {
    number(style.width);
    out_ += " w\n";
  }
  if (state_.line.caps != style.caps) out_ += style.caps == LineStyle::Caps::round ? "1 J\n" : "0 J\n";
  if (state_.line.dash != style.dash) {
    out_ += '[';
    if (style.dash != 0) number(style.dash);
    out_ += "] 0 d\n";
  }
  state_.line = style;
}

void Canvas::join(std::string_view painting_operator) {
  end_text();
  if (painting_ != painting_operator) close_painting();
  painting_ = painting_operator;
}

void Canvas::rectangle(Spot corner, std::int64_t width, std::int64_t height) {
  join("f\n");
  points({corner, {width, height}}, " re\n");
}

void Canvas::line(Spot from, Spot to) {
  join("S\n");
  move_to(from);
  line_to(to);
}

void Canvas::paint(std::string_view painting_operator) {
  out_ += painting_operator;
  out_ += '\n';
}

void Canvas::close_painting() { out_ += std::exchange(painting_, {}); }

void Canvas::draw(std::string_view name, const std::int64_t (&matrix)[6]) {
  save();
  for (const auto each : matrix) {
    number(each);
    out_ += ' ';
  }
  out_ += "cm\n/";
  out_ += name;
  out_ += " Do\n";
  restore();
}

void Canvas::text_line(Spot origin) {
  if (!in_text_) {
    close_painting();
    out_ += "BT\n";
    in_text_ = true;
    text_origin_ = {};
    if (origin == text_origin_) return;
  }
  points({{origin.x - text_origin_.x, origin.y - text_origin_.y}}, " Td\n");
  text_origin_ = origin;
}

void Canvas::font(std::string_view name, std::int64_t size) {
  if (state_.font_size == size && state_.font == name) return;
  state_.font = name;
  state_.font_size = size;
  out_ += '/';
  out_ += name;
  out_ += ' ';
  number(size);
  out_ += " Tf\n";
}

void Canvas::rise(std::int64_t rise) {
  if (rise_ == rise) return;
  rise_ = rise;
  number(rise);
  out_ += " Ts\n";
}

void Canvas::end_text() {
  if (!std::exchange(in_text_, false)) return;
  rise(0);
  out_ += "ET\n";
}

void Canvas::begin_marked(std::string_view tag_and_properties) {
  if (!in_text_) close_painting();
  out_ += tag_and_properties;
}

void Canvas::end_marked() {
  if (!in_text_) close_painting();
  out_ += "EMC\n";
}

std::string Canvas::take() {
  end_text();
  close_painting();
  RECTO_ASSERT(saved_.empty());
  return std::move(out_);
}

}  // namespace recto::pdf
