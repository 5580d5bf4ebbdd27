// Blocks that hold no others: one reader for each kind.  Each reports what makes no sense where it stands (rating rows
// on cards, bands in documents) and what could never show anything.
#include "layout/block_reader.h"

#include "layout/read_paint.h"
#include "layout/read_styles.h"
#include "unicode/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::layout {
namespace {

using geometry::Length;

constexpr int most_lines = 200;

}  // namespace

/// Reports a block that shows something of a question where there is none.
void BlockReader::check_question(std::string_view what) {
  if (place_.sites.meets(question_sites)) return;
  diagnostics()
      .error("no-question-here", fmt::format("{} {}, which belongs to no question", what, place_.where),
             element_.span())
      .notes.push_back(fmt::format("questions are known {}", described(question_sites)));
}

StyleIndex BlockReader::style_of_text() {
  if (style_) return *style_;
  diagnostics()
      .error("text-without-style", fmt::format("`{}` without a style", element_.name()), element_.span())
      .notes.push_back(
          fmt::format("give it a `style`, or the stack, row or {} around it", on_face() ? "face" : "part"));
  return {};
}

void BlockReader::read(Text& text) {
  read_shown(text);
  text.lead = words_of("lead");
  text.style = style_of_text();
  read_fit(text);
  read_bullet(text);
}

void BlockReader::read_bullet(Text& text) {
  constexpr std::size_t longest = 3;  // characters: a sign, perhaps with one that modifies it
  const auto attribute = element_.attribute("bullet");
  if (!attribute) return;
  text.bullet = attribute->value;
  const auto* field = std::get_if<Field>(&text.shows);
  if (field == nullptr || !is_list(*field)) {
    diagnostics()
        .error("idle-bullet", "`bullet` on a text that is no list of points", place_of("bullet"))
        .notes.emplace_back("lists are `look-for`, `red-flags` and `follow-ups`");
  }
  if (text.bullet.empty() || unicode::decode(text.bullet).size() > longest) {
    diagnostics()
        .error("bad-bullet", fmt::format("`bullet` of {} characters", unicode::decode(text.bullet).size()),
               place_of("bullet"))
        .notes.emplace_back("give one sign, such as `☐`");
  }
}

void BlockReader::read_shown(Text& text) {
  auto words = read_words(element_, place_, diagnostics());
  const bool has_words = !xml::folded(element_.text()).empty();
  const int sources = int{has("field")} + int{has("custom")} + int{has("word")} + int{has_words};
  if (sources != 1) {
    diagnostics()
        .error("text-sources", sources == 0 ? "`text` that shows nothing" : "`text` that shows more than one thing",
               element_.span())
        .notes.emplace_back(
            "it shows a `field`, a `custom` field of the bank, a `word` of the language, or the text inside the "
            "element");
    return;
  }
  if (has_words) {
    text.shows = std::move(words);
    return;
  }
  if (has("word")) {
    text.shows = word();
    return;
  }
  if (has("custom")) {
    text.shows = CustomField{xml::identifier(element_, "custom", diagnostics()).value_or("")};
    return check_question("a field of the bank's own");
  }
  const auto attribute = element_.attribute("field");
  if (const auto field = find_field(attribute->value)) {
    text.shows = *field;
    return check_question(fmt::format("the field `{}`", attribute->value));
  }
  diagnostics()
      .error("unknown-field", fmt::format("unknown field `{}`", attribute->value), attribute->value_span)
      .hint(diag::suggestion(attribute->value, field_names()));
}

/// The text that is one word of the language's catalogue.
Template BlockReader::word() {
  Template text;
  if (auto id = xml::identifier(element_, "word", diagnostics())) {
    text.pieces.emplace_back(WordName{std::move(*id), place_.sites, place_of("word")});
  }
  return text;
}

void BlockReader::read_fit(Text& text) {
  const auto fit = xml::choice<Fit>(element_, "fit", {{"fixed", Fit::fixed}, {"shrink", Fit::shrink}}, diagnostics());
  if (has("fit") && !fit) return;
  text.fit = fit.value_or(Fit::fixed);
  const auto smallest = length("min-size", xml::Sign::positive);
  if (text.fit == Fit::fixed) {
    if (has("min-size")) {
      diagnostics()
          .error("not-shrinking", "`min-size` on a text that does not shrink", place_of("min-size"))
          .notes.emplace_back("write `fit=\"shrink\"` too");
    }
    return;
  }
  if (!has("min-size")) {
    diagnostics()
        .error("shrink-without-min-size", "`fit=\"shrink\"` without `min-size`", place_of("fit"))
        .notes.emplace_back("say which type size is the smallest that is still read with ease");
  }
  if (!smallest) return;
  text.min_size = *smallest;
  check_smallest(*smallest, text.style);
}

void BlockReader::check_smallest(Length smallest, StyleIndex index) {
  check_type_size(smallest, place_of("min-size"), diagnostics());
  if (context_.styles.empty()) return;
  const Style& style = context_.styles[static_cast<std::size_t>(index.value)];
  if (style.size == Length{} || smallest <= style.size) return;
  diagnostics().error(
      "min-size-above-size",
      fmt::format("`min-size` {} above the {} of style `{}`", to_pt(smallest), to_pt(style.size), style.id),
      place_of("min-size"));
}

void BlockReader::read(Rule& rule) { rule.line = read_line("rule"); }

void BlockReader::read(Spacer& /*spacer*/) {
  if (common_.width || common_.height || common_.grow > 0) return;
  diagnostics()
      .error("empty-spacer", "`spacer` without a size", element_.span())
      .notes.emplace_back("give it a `height` (in a row a `width`) or `grow`");
}

void BlockReader::read(Lines& lines) {
  constexpr double most_per_minute = 20;
  using Ruling = Lines::Ruling;
  lines.ruling = xml::choice<Ruling>(element_, "ruling",
                                     {{"ruled", Ruling::ruled}, {"squared", Ruling::squared}, {"blank", Ruling::blank}},
                                     diagnostics())
                     .value_or(Ruling::ruled);
  lines.line = read_line("rule");
  lines.pitch = xml::required_length(element_, "pitch", xml::Sign::positive, diagnostics()).value_or(Length{});
  lines.count = xml::integer(element_, "count", 1, most_lines, diagnostics()).value_or(0);
  lines.per_minute = xml::number(element_, "lines-per-minute", 0, most_per_minute, diagnostics()).value_or(0);
  lines.stretch = xml::integer(element_, "stretch", 0, most_lines, diagnostics()).value_or(0);
  if (lines.stretch > 0 && on_face()) {
    diagnostics()
        .error("stretch-on-face", "`stretch` on a card face", place_of("stretch"))
        .notes.emplace_back(
            "lines take up what a page of a document has left; on a card give `count` as many as it has room for");
  }
  if (has("count") || has("lines-per-minute")) return;
  diagnostics()
      .error("lines-without-count", "`lines` without a number", element_.span())
      .notes.emplace_back("give `count`, or `lines-per-minute`");
}

void BlockReader::read(ScaleRow& row) {
  if (on_face()) {
    diagnostics()
        .error("block-on-face", fmt::format("`{}` on a card face", element_.name()), element_.span())
        .notes.emplace_back("rating rows are for documents");
    return;
  }
  using Show = ScaleRow::Show;
  row.style = style_of_text();
  if (has("stroke") || has("thickness")) row.box = read_line("ink");
  row.show =
      xml::choice<Show>(element_, "show", {{"words", Show::words}, {"values", Show::values}, {"cells", Show::cells}},
                        diagnostics())
          .value_or(Show::words);
  row.scale = xml::required(element_, "scale", diagnostics()).value_or("");
  check_scale(row);
}

void BlockReader::check_scale(const ScaleRow& row) {
  const auto& scales = place_.scales;
  if (row.scale.empty() || std::ranges::find(scales, row.scale, &Scale::id) != scales.end()) return;
  std::vector<std::string> known;
  for (const auto& scale : scales) known.push_back(scale.id);
  auto& error = diagnostics().error("unknown-scale", fmt::format("unknown scale `{}`", row.scale), place_of("scale"));
  error.notes.push_back(known.empty() ? "the layout has no `scale` element" : diag::suggestion(row.scale, known));
}

void BlockReader::read(Image& image) {
  image.source = words_of("source");
  image.alt = words_of("alt");
  if (!has("source")) check_question("the question's picture");
}

void BlockReader::read(Qr& qr) {
  qr.source = words_of("source");
  qr.alt = words_of("alt");
  static_cast<void>(xml::required(element_, "source", diagnostics()));
  static_cast<void>(xml::required_length(element_, "width", xml::Sign::positive, diagnostics()));
}

void BlockReader::read(LevelMarks& marks) {
  marks.fill =
      read_paint(element_, "fill", diagnostics()).value_or(Paint{.kind = Paint::Kind::level, .rgb = 0, .name = {}});
  marks.gap = length_or("gap", {});
  check_question("the marks of a level");
}

void BlockReader::read(Band& band) {
  if (!on_face()) {
    diagnostics()
        .error("band-in-document", "`band` in a document", element_.span())
        .notes.emplace_back("bands lie along the edge of a card");
  }
  using Extent = Band::Extent;
  for (const auto* name : {"side", "fill"}) static_cast<void>(xml::required(element_, name, diagnostics()));
  band.thickness = xml::required_length(element_, "thickness", xml::Sign::positive, diagnostics()).value_or(Length{});
  band.inset = length_or("inset", {});
  band.fill = read_paint(element_, "fill", diagnostics()).value_or(Paint{});
  band.side = side().value_or(Side::left);
  band.extent =
      xml::choice<Extent>(element_, "extent",
                          {{"full", Extent::full}, {"topic", Extent::topic}, {"level", Extent::level}}, diagnostics())
          .value_or(Extent::full);
}

}  // namespace recto::layout
