#include "pdf/show_text.h"

#include "diag/assertion.h"
#include "pdf/font.h"
#include "pdf/text_string.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

namespace recto::pdf {
namespace {

constexpr geometry::Length display_size = geometry::Length::ticks(20 * geometry::Length::ticks_per_pt);

/// A stretch of glyphs that stand for fewer characters than glyphs: a reader is told its text as a whole.
struct Cluster {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The clusters with more glyphs than characters, in order.  Usually none.  The further glyphs come after, right to
/// left before the one that has the text.
std::vector<Cluster> clusters(const text::GlyphRun& run, const GlyphCodes& codes) {
  std::vector<Cluster> found;
  const auto count = run.glyphs.size();
  const auto is_further = [&](std::size_t i) {
    return run.glyphs[i].text_length == 0 && codes.text_of(run, run.glyphs[i]).empty();
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_further(i)) continue;
    Cluster cluster{i, i};
    while (cluster.last + 1 < count && is_further(cluster.last + 1)) ++cluster.last;
    if (run.right_to_left && cluster.last + 1 < count) ++cluster.last;
    if (!run.right_to_left && i > 0) --cluster.first;
    i = cluster.last;
    found.push_back(cluster);
  }
  return found;
}

class Shower {
 public:
  Shower(Canvas& canvas, const text::GlyphRun& run, const GlyphCodes& codes, const ClusterMarks& marks)
      : canvas_{canvas}, out_{canvas.out()}, run_{run}, codes_{codes}, marks_{marks}, face_{codes.find(run.face)} {
    RECTO_ASSERT(face_ != nullptr);
    em_ = face_->face().metrics().units_per_em;
    error_limit_ = run.size > display_size ? em_ : 2 * em_;
  }

  void show() {
    const auto together = clusters(run_, codes_);
    auto next = together.begin();
    for (std::size_t i = 0; i < run_.glyphs.size(); ++i) {
      const bool in_cluster = next != together.end() && i >= next->first;
      if (in_cluster && i == next->first) begin_cluster(*next);
      glyph(run_.glyphs[i]);
      if (in_cluster && i == next->last) {
        close_array();
        marks_.end();
        ++next;
      }
    }
    close_array();
  }

 private:
  void begin_cluster(const Cluster& cluster) {
    close_array();
    std::string text;
    for (std::size_t i = cluster.first; i <= cluster.last; ++i) text += codes_.text_of(run_, run_.glyphs[i]);
    std::string property = "/ActualText <FEFF";
    append_utf16_hex(property, text);
    marks_.begin(property + '>');
  }

  void glyph(const text::Glyph& glyph) {
    const auto* code = face_->find(glyph.id, codes_.text_of(run_, glyph));
    RECTO_ASSERT(code != nullptr);
    set_state(glyph, *code);
    correct(glyph);
    if (!in_string_) {
      if (!in_array_) out_ += '[';
      out_ += '(';
      in_array_ = true;
      in_string_ = true;
    }
    append_code(code->code());
    pen_ += code->width;
    advance_ += glyph.advance;
  }

  void set_state(const text::Glyph& glyph, const Code& code) {
    const auto rise = glyph.y_offset == 0
                          ? 0
                          : to_milli(run_.size.scaled(static_cast<double>(glyph.y_offset) / static_cast<double>(em_)));
    const bool other_font = !font_set_ || font_ != code.font();
    if (!other_font && rise == rise_) return;
    close_array();
    if (other_font) canvas_.font(resource_name(run_.face, code.font()), to_milli(run_.size));
    canvas_.rise(rise);
    font_set_ = true;
    font_ = code.font();
    rise_ = rise;
  }

  /// Moves the pen to where the glyph belongs, if it is too far from there.
  void correct(const text::Glyph& glyph) {
    const std::int64_t error = (advance_ + glyph.x_offset) * 1000 - pen_ * em_;  // in em / (1000 em_)
    if (2 * std::abs(error) < error_limit_) return;
    const std::int64_t shift = (2 * std::abs(error) + em_) / (2 * em_) * (error < 0 ? -1 : 1);
    close_string();
    if (!in_array_) out_ += '[';
    in_array_ = true;
    append_integer(out_, -shift);
    pen_ += shift;
  }

  /// As bytes: hexadecimal digits would take twice the time to compress and a tenth more room.
  void append_code(std::uint16_t code) {
    if (used_ + most_of_a_code > string_.size()) flush();
    append_byte(static_cast<char>(code >> 8U));
    append_byte(static_cast<char>(code & 0xFFU));
  }

  void append_byte(char byte) {
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') string_[used_++] = '\\';
    string_[used_++] = byte == '\r' ? 'r' : byte;  // readers take a bare one for a line feed
  }

  void flush() {
    out_.append(string_.data(), used_);
    used_ = 0;
  }

  void close_string() {
    flush();
    if (in_string_) out_ += ')';
    in_string_ = false;
  }

  void close_array() {
    close_string();
    if (in_array_) out_ += "] TJ\n";
    in_array_ = false;
  }

  static constexpr std::size_t most_of_a_code = 4;

  Canvas& canvas_;
  std::string& out_;
  std::array<char, 256> string_{};  ///< what `out_` still lacks of the open string
  std::size_t used_ = 0;
  const text::GlyphRun& run_;
  const GlyphCodes& codes_;
  const ClusterMarks& marks_;
  const FaceCodes* face_;
  std::int64_t em_ = 1000;
  std::int64_t error_limit_ = 0;
  std::int64_t advance_ = 0;  ///< where the run wants to be, font units
  std::int64_t pen_ = 0;      ///< where a reader is, thousandths of an em
  std::int64_t rise_ = 0;
  std::uint32_t font_ = 0;
  bool font_set_ = false;
  bool in_array_ = false;
  bool in_string_ = false;
};

}  // namespace

bool has_clusters(const text::GlyphRun& run, const GlyphCodes& codes) { return !clusters(run, codes).empty(); }

void show_text(Canvas& canvas, const text::GlyphRun& run, Spot origin, const GlyphCodes& codes,
               const ClusterMarks& marks) {
  if (run.glyphs.empty()) return;
  canvas.fill_color({run.ink});
  canvas.text_line(origin);
  Shower{canvas, run, codes, marks}.show();
}

}  // namespace recto::pdf
