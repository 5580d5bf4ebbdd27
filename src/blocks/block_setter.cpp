#include "blocks/block_setter.h"

#include "blocks/blanks.h"
#include "blocks/draw.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using layout::Block;
using Kind = Block::Kind;

void append(Slabs& to, Slabs from) { std::ranges::move(from, std::back_inserter(to)); }

/// What is kept together within what is kept together is dearer still: if the whole cannot stay, its parts do.
void keep(Slabs& slabs, Block::Keep how) {
  if (how == Block::Keep::none || how == Block::Keep::new_page) return;
  for (std::size_t i = 1; i < slabs.size(); ++i) add_penalty(slabs[i], page::break_cost::in_item);
}

}  // namespace

/// One scope of a repeated block, with its setter.
struct BlockSetter::Repetition {
  Repetition(const ComposeContext& context, Scope of, page::Tag parent, const Repeats* repeats)
      : scope{std::move(of)}, setter{context, scope, parent, repeats} {}
  Scope scope;
  BlockSetter setter;
};

BlockSetter::~BlockSetter() = default;

BlockSetter::BlockSetter(const ComposeContext& context, const Scope& scope, page::Tag parent, const Repeats* repeats)
    : context_{context}, scope_{scope}, parent_{parent}, repeats_{repeats}, ids_{context.structure} {}

void BlockSetter::forget() {
  findings_.forget_laid();
  for (auto& [block, repetitions] : inner_) {
    for (auto& each : repetitions) each->setter.forget();
  }
}

std::vector<const Block*> BlockSetter::shown(const Block& block) const {
  std::vector<const Block*> result;
  for (const Block& child : block.children) {
    const bool asks_later = !child.repeat.empty();
    if (child.kind != Kind::band && (asks_later || holds(child.when, scope_))) result.push_back(&child);
  }
  return result;
}

const std::vector<PreparedParagraph>& BlockSetter::prepared(const Block& block) {
  const auto it = prepared_.find(&block);
  if (it != prepared_.end()) return it->second;
  return prepared_.emplace(&block, prepare(block, scope_, context_, parent_, findings_)).first->second;
}

Slabs BlockSetter::lay(const Block& block, Length width, std::optional<Length> height, TypeScale type_scale) {
  if (!block.repeat.empty()) return repeated(block, width, type_scale);
  if (block.kind == Kind::band || !holds(block.when, scope_)) return {};
  return once(block, width, height, type_scale);
}

Slabs BlockSetter::once(const Block& block, Length width, std::optional<Length> height, TypeScale type_scale) {
  if (block.height) height = block.height;
  if (block.width) width = std::min(width, *block.width);
  Slabs slabs = content(block, width, height, type_scale);
  if (slabs.empty()) return slabs;
  if (block.height && blocks::height(slabs) > *block.height) {
    findings_.too_tall.push_back({blocks::height(slabs) - *block.height, block.place});
  }
  keep(slabs, block.keep);
  if (block.keep == Block::Keep::new_page) slabs.front().new_page = true;
  slabs.front().space_before += block.space_before;
  return slabs;
}

/// Lays a block that may be laid again in more room: `found` holds what the last time found.
Slabs BlockSetter::lay_apart(const Block& block, Length width, std::optional<Length> height, TypeScale type_scale,
                             Findings& found) {
  found.forget_laid();
  std::swap(findings_, found);
  Slabs slabs = lay(block, width, height, type_scale);
  std::swap(findings_, found);
  return slabs;
}

Slabs BlockSetter::once_apart(const Block& block, Length width, std::optional<Length> height, TypeScale type_scale,
                              Findings& found) {
  found.forget_laid();
  std::swap(findings_, found);
  Slabs slabs = once(block, width, height, type_scale);
  std::swap(findings_, found);
  return slabs;
}

Slabs BlockSetter::content(const Block& block, Length width, std::optional<Length> height, TypeScale type_scale) {
  switch (block.kind) {
    case Kind::stack:
      return stack(block, width, height, type_scale);
    case Kind::row:
      return row(block, width, height, type_scale);
    case Kind::box:
      return box(block, width, height, type_scale);
    case Kind::text:
      return text(block, width, height, type_scale);
    case Kind::spacer:
      return {blank(height.value_or(Length{}))};
    case Kind::rule:
      return draw_rule(block, width, context_, scope_);
    case Kind::lines:
      return draw_lines(block, width, context_, scope_);
    case Kind::marks:
      return draw_level_marks(block, context_, scope_);
    case Kind::scale:
      return draw_scale(prepared_scale(block), width, context_, findings_);
    case Kind::qr:
      return draw_figure(block, width);
    case Kind::image:
      return draw_figure(block, width);
    case Kind::band:
      return {};
  }
  return {};
}

Slabs BlockSetter::draw_figure(const Block& block, Length width) {
  if (!shows_figure(block, scope_)) return {};
  const page::Tag figure = figure_of(block);
  return block.kind == Kind::qr ? draw_qr(block, context_, scope_, figure, findings_)
                                : draw_image(block, width, context_, scope_, figure, findings_);
}

const PreparedScale& BlockSetter::prepared_scale(const Block& block) {
  const auto it = scales_.find(&block);
  if (it != scales_.end()) return it->second;
  return scales_.emplace(&block, prepare_scale(block, context_, scope_, element_of(block), findings_)).first->second;
}

/// A setter for each scope of the block's `repeat` for which its condition holds.
std::vector<BlockSetter*> BlockSetter::setters_of(const Block& block) {
  if (repeats_ == nullptr) return {};
  const auto [found, is_new] = inner_.try_emplace(&block);
  auto& repetitions = found->second;
  if (is_new) {
    for (auto& scope : (*repeats_)(block.repeat, scope_)) {
      if (!holds(block.when, scope)) continue;
      repetitions.push_back(std::make_unique<Repetition>(context_, std::move(scope), parent_, repeats_));
    }
  }
  std::vector<BlockSetter*> setters;
  setters.reserve(repetitions.size());
  for (auto& each : repetitions) setters.push_back(&each->setter);
  return setters;
}

/// The block once for each scope of its `repeat`, one below the other.
Slabs BlockSetter::repeated(const Block& block, Length width, TypeScale type_scale) {
  Slabs result;
  std::vector<std::size_t> starts;
  for (auto* setter : setters_of(block)) {
    Slabs one = setter->once(block, width, std::nullopt, type_scale);
    findings_.take(setter->findings());
    if (one.empty()) continue;
    if (!result.empty()) one.front().space_before += gap_;
    starts.push_back(result.size());
    append(result, std::move(one));
  }
  penalise_lone_parts(result, starts);
  return result;
}

}  // namespace recto::blocks
