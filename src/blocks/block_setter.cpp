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
  for (std::size_t i = 1; i < slabs.size(); ++i) make_dearer(slabs[i], page::break_cost::in_item);
}

}  // namespace

/// One subject of a repeated block, with its setter.
struct BlockSetter::Repetition {
  Repetition(const Setting& setting, Subject of, page::Tag parent, const Repeats* repeats)
      : subject{std::move(of)}, setter{setting, subject, parent, repeats} {}
  Subject subject;
  BlockSetter setter;
};

BlockSetter::~BlockSetter() = default;

BlockSetter::BlockSetter(const Setting& setting, const Subject& subject, page::Tag parent, const Repeats* repeats)
    : setting_{setting}, subject_{subject}, parent_{parent}, repeats_{repeats}, ids_{setting.structure} {}

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
    if (child.kind != Kind::band && (asks_later || holds(child.when, subject_))) result.push_back(&child);
  }
  return result;
}

const std::vector<Prepared>& BlockSetter::prepared(const Block& block) {
  const auto it = prepared_.find(&block);
  if (it != prepared_.end()) return it->second;
  return prepared_.emplace(&block, prepare(block, subject_, setting_, parent_, findings_)).first->second;
}

Slabs BlockSetter::lay(const Block& block, Length width, std::optional<Length> height, Squeeze squeeze) {
  if (!block.repeat.empty()) return repeated(block, width, squeeze);
  if (block.kind == Kind::band || !holds(block.when, subject_)) return {};
  return once(block, width, height, squeeze);
}

Slabs BlockSetter::once(const Block& block, Length width, std::optional<Length> height, Squeeze squeeze) {
  if (block.height) height = block.height;
  if (block.width) width = std::min(width, *block.width);
  Slabs slabs = content(block, width, height, squeeze);
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
Slabs BlockSetter::lay_apart(const Block& block, Length width, std::optional<Length> height, Squeeze squeeze,
                             Findings& found) {
  found.forget_laid();
  std::swap(findings_, found);
  Slabs slabs = lay(block, width, height, squeeze);
  std::swap(findings_, found);
  return slabs;
}

Slabs BlockSetter::once_apart(const Block& block, Length width, std::optional<Length> height, Squeeze squeeze,
                              Findings& found) {
  found.forget_laid();
  std::swap(findings_, found);
  Slabs slabs = once(block, width, height, squeeze);
  std::swap(findings_, found);
  return slabs;
}

Slabs BlockSetter::content(const Block& block, Length width, std::optional<Length> height, Squeeze squeeze) {
  switch (block.kind) {
    case Kind::stack:
      return stack(block, width, height, squeeze);
    case Kind::row:
      return row(block, width, height, squeeze);
    case Kind::box:
      return box(block, width, height, squeeze);
    case Kind::text:
      return text(block, width, height, squeeze);
    case Kind::spacer:
      return {blank(height.value_or(Length{}))};
    case Kind::rule:
      return draw_rule(block, width, setting_, subject_);
    case Kind::lines:
      return draw_lines(block, width, setting_, subject_);
    case Kind::marks:
      return draw_level_marks(block, setting_, subject_);
    case Kind::scale:
      return draw_scale(prepared_scale(block), width, setting_, findings_);
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
  if (!shows_figure(block, subject_)) return {};
  const page::Tag figure = figure_of(block);
  return block.kind == Kind::qr ? draw_qr(block, setting_, subject_, figure, findings_)
                                : draw_image(block, width, setting_, subject_, figure, findings_);
}

const PreparedScale& BlockSetter::prepared_scale(const Block& block) {
  const auto it = scales_.find(&block);
  if (it != scales_.end()) return it->second;
  return scales_.emplace(&block, prepare_scale(block, setting_, subject_, element_of(block), findings_)).first->second;
}

/// A setter for each subject of the block's `repeat` for which its condition holds.
std::vector<BlockSetter*> BlockSetter::setters_of(const Block& block) {
  if (repeats_ == nullptr) return {};
  const auto [found, is_new] = inner_.try_emplace(&block);
  auto& repetitions = found->second;
  if (is_new) {
    for (auto& subject : (*repeats_)(block.repeat, subject_)) {
      if (!holds(block.when, subject)) continue;
      repetitions.push_back(std::make_unique<Repetition>(setting_, std::move(subject), parent_, repeats_));
    }
  }
  std::vector<BlockSetter*> setters;
  setters.reserve(repetitions.size());
  for (auto& each : repetitions) setters.push_back(&each->setter);
  return setters;
}

/// The block once for each subject of its `repeat`, one below the other.
Slabs BlockSetter::repeated(const Block& block, Length width, Squeeze squeeze) {
  Slabs result;
  std::vector<std::size_t> starts;
  for (auto* setter : setters_of(block)) {
    Slabs one = setter->once(block, width, std::nullopt, squeeze);
    findings_.take(setter->findings());
    if (one.empty()) continue;
    if (!result.empty()) one.front().space_before += gap_;
    starts.push_back(result.size());
    append(result, std::move(one));
  }
  keep_company(result, starts);
  return result;
}

}  // namespace recto::blocks
