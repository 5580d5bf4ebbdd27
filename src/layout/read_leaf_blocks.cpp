// Blocks that hold no others.
#include "layout/block_reader.h"

#include "layout/read_paint.h"
#include "layout/read_styles.h"
#include "layout/references.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::layout {
namespace {

using geometry::Length;

constexpr int most_lines = 200;

/// `text` with runs of white space made one blank, none at the ends.
std::string folded(std::string_view text) {
  std::string result;
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = !result.empty();
      continue;
    }
    if (std::exchange(blank, false)) result += ' ';
    result += c;
  }
  return result;
}

}  // namespace

void BlockReader::read_text() {
  read_field();
  block_.lead = xml::optional(element_, "lead");
  check_references(block_.lead, context_.scales, place_of("lead"), diagnostics());
  if (!block_.style) {
    diagnostics()
        .error("text-without-style", "`text` without a style", element_.span())
        .notes.emplace_back("give it a `style`, or the stack, row or face around it");
  }
  read_fit();
}

void BlockReader::read_field() {
  block_.text = folded(element_.text());
  const int sources = int{has("field")} + int{has("custom")} + int{!block_.text.empty()};
  if (sources != 1) {
    diagnostics()
        .error("text-sources", sources == 0 ? "`text` that shows nothing" : "`text` that shows more than one thing",
               element_.span())
        .notes.emplace_back("it shows a `field`, a `custom` field of the bank, or the words inside the element");
    return;
  }
  if (!block_.text.empty()) return check_references(block_.text, context_.scales, element_.span(), diagnostics());
  if (has("custom")) {
    block_.field = Field::custom;
    block_.text = xml::identifier(element_, "custom", diagnostics()).value_or("");
    return;
  }
  const auto attribute = element_.attribute("field");
  if (const auto field = find_field(attribute->value)) {
    block_.field = *field;
    return;
  }
  diagnostics()
      .error("unknown-field", fmt::format("unknown field `{}`", attribute->value), attribute->value_span)
      .hint(diag::suggestion(attribute->value, field_names()));
}

void BlockReader::read_fit() {
  const auto fit = xml::choice<Fit>(element_, "fit", {{"fixed", Fit::fixed}, {"shrink", Fit::shrink}}, diagnostics());
  if (has("fit") && !fit) return;
  block_.fit = fit.value_or(Fit::fixed);
  const auto smallest = length("min-size", xml::Sign::positive);
  if (block_.fit == Fit::fixed) {
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
  if (smallest) check_smallest(*smallest);
}

void BlockReader::check_smallest(Length smallest) {
  block_.min_size = smallest;
  check_type_size(smallest, place_of("min-size"), diagnostics());
  if (!block_.style || context_.styles.empty()) return;
  const Style& style = context_.styles[static_cast<std::size_t>(block_.style->value)];
  if (style.size == Length{} || smallest <= style.size) return;
  diagnostics().error(
      "min-size-above-size",
      fmt::format("`min-size` {} above the {} of style `{}`", to_pt(smallest), to_pt(style.size), style.id),
      place_of("min-size"));
}

void BlockReader::read_spacer() {
  if (block_.width || block_.height || block_.grow > 0) return;
  diagnostics()
      .error("empty-spacer", "`spacer` without a size", element_.span())
      .notes.emplace_back("give it a `height` (in a row a `width`) or `grow`");
}

void BlockReader::read_lines() {
  constexpr double most_per_minute = 20;
  block_.ruling =
      xml::choice<Block::Ruling>(
          element_, "ruling",
          {{"ruled", Block::Ruling::ruled}, {"squared", Block::Ruling::squared}, {"blank", Block::Ruling::blank}},
          diagnostics())
          .value_or(Block::Ruling::ruled);
  read_line("rule");
  block_.pitch = xml::required_length(element_, "pitch", xml::Sign::positive, diagnostics()).value_or(Length{});
  block_.count = xml::integer(element_, "count", 1, most_lines, diagnostics()).value_or(0);
  block_.lines_per_minute = xml::number(element_, "lines-per-minute", 0, most_per_minute, diagnostics()).value_or(0);
  block_.stretch = xml::integer(element_, "stretch", 0, most_lines, diagnostics()).value_or(0);
  if (block_.stretch > 0 && context_.holder == BlockContext::Holder::face) {
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

void BlockReader::read_scale() {
  if (context_.holder == BlockContext::Holder::face) {
    diagnostics()
        .error("block-on-face", fmt::format("`{}` on a card face", element_.name()), element_.span())
        .notes.emplace_back("rating rows are for documents");
    return;
  }
  if (!block_.style) {
    diagnostics()
        .error("text-without-style", "`scale-row` without a style", element_.span())
        .notes.emplace_back("its anchors' words are set in it");
  }
  read_line("muted");
  block_.show = xml::choice<Block::Show>(
                    element_, "show", {{"words", Block::Show::words}, {"values", Block::Show::values}}, diagnostics())
                    .value_or(Block::Show::words);
  block_.scale = xml::required(element_, "scale", diagnostics()).value_or("");
  if (block_.scale.empty() || std::ranges::find(context_.scales, block_.scale, &Scale::id) != context_.scales.end()) {
    return;
  }
  std::vector<std::string> known;
  for (const auto& scale : context_.scales) known.push_back(scale.id);
  auto& error =
      diagnostics().error("unknown-scale", fmt::format("unknown scale `{}`", block_.scale), place_of("scale"));
  error.hint(known.empty() ? "the layout has no `scale` element" : diag::suggestion(block_.scale, known));
}

void BlockReader::read_picture() {
  block_.source = xml::optional(element_, "source");
  block_.alt = xml::optional(element_, "alt");
  check_references(block_.source, context_.scales, place_of("source"), diagnostics());
  check_references(block_.alt, context_.scales, place_of("alt"), diagnostics());
}

void BlockReader::read_qr() {
  read_picture();
  static_cast<void>(xml::required(element_, "source", diagnostics()));
  static_cast<void>(xml::required_length(element_, "width", xml::Sign::positive, diagnostics()));
}

void BlockReader::read_marks() {
  block_.fill =
      read_paint(element_, "fill", diagnostics()).value_or(Paint{.kind = Paint::Kind::level, .rgb = 0, .name = {}});
  block_.gap = length_or("gap", {});
}

void BlockReader::read_band() {
  if (context_.holder == BlockContext::Holder::document) {
    diagnostics()
        .error("band-in-document", "`band` in a document", element_.span())
        .notes.emplace_back("bands lie along the edge of a card");
  }
  for (const auto* name : {"side", "fill"}) static_cast<void>(xml::required(element_, name, diagnostics()));
  block_.thickness = xml::required_length(element_, "thickness", xml::Sign::positive, diagnostics()).value_or(Length{});
  block_.padding = geometry::Insets::all(length_or("inset", {}));
  block_.fill = read_paint(element_, "fill", diagnostics()).value_or(Paint{});
  block_.side = side().value_or(Block::Side::left);
  block_.extent = xml::choice<Block::Extent>(
                      element_, "extent",
                      {{"full", Block::Extent::full}, {"topic", Block::Extent::topic}, {"level", Block::Extent::level}},
                      diagnostics())
                      .value_or(Block::Extent::full);
}

}  // namespace recto::layout
