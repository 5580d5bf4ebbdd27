#include "compose/block_setter.h"

#include "compose/draw.h"
#include "compose/paint.h"
#include "diag/assertion.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::compose {
namespace {

using geometry::Length;
using layout::Block;
using layout::VerticalAlign;
using Kind = Block::Kind;

// "Optically centred a little above the middle": five parts of the free room above, seven below.
constexpr int optical_above = 5;
constexpr int optical_whole = 12;

void append(Slabs& to, Slabs from) { std::ranges::move(from, std::back_inserter(to)); }

Slab filler(Length height) {
  Slab slab;
  slab.height = height;
  slab.cost_before = break_cost::forbidden;
  return slab;
}

/// Fills `slabs` up to `height` with blanks above and below.
Slabs aligned(Slabs slabs, Length height, VerticalAlign valign) {
  const Length free = height - compose::height(slabs);
  if (free <= Length{}) return slabs;
  Length above;
  if (valign == VerticalAlign::bottom) above = free;
  if (valign == VerticalAlign::middle) above = free / 2;
  if (valign == VerticalAlign::optical) above = free * optical_above / optical_whole;
  Slabs result;
  if (above > Length{}) {
    result.push_back(filler(above));
    if (!slabs.empty()) slabs.front().space_before = {};
  }
  append(result, std::move(slabs));
  if (free > above) result.push_back(filler(free - above));
  return result;
}

/// A text block's slabs without their items: for finding where a continued card may end.
Slabs shape_of(const Slabs& slabs) {
  Slabs result;
  result.reserve(slabs.size());
  for (const auto& slab : slabs) {
    Slab bare;
    bare.space_before = slab.space_before;
    bare.height = slab.height;
    bare.cost_before = slab.cost_before;
    result.push_back(std::move(bare));
  }
  return result;
}

/// What is kept together within what is kept together is dearer still: if the whole cannot stay, its parts do.
void keep(Slabs& slabs, Block::Keep how) {
  if (how == Block::Keep::none || how == Block::Keep::new_page) return;
  for (std::size_t i = 1; i < slabs.size(); ++i) make_dearer(slabs[i], break_cost::in_item);
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

/// The structure element of a container or drawing, made when first met.
page::Tag BlockSetter::element_of(const Block& block) {
  if (block.role.empty()) return parent_;
  if (block.role == "artifact") return {};
  const auto it = elements_.find(&block);
  if (it != elements_.end()) return it->second;
  const page::Tag tag = setting_.structure.add(block.role, parent_);
  if (block.role == "TH") setting_.structure.head(tag, "Column");
  elements_[&block] = tag;
  return tag;
}

/// The figure that a picture or code is, inside an element of its own if the layout asks for another.
page::Tag BlockSetter::figure_of(const Block& block) {
  const auto it = figures_.find(&block);
  if (it != figures_.end()) return it->second;
  const page::Tag parent = block.role == "Figure" ? parent_ : element_of(block);
  return figures_[&block] = setting_.structure.add("Figure", parent);
}

/// Makes the elements of what stands in `block`, first to last: in a row, cells are laid in another order.
void BlockSetter::name_elements(const Block& block) {
  if (!setting_.structure.tagged()) return;
  for (const Block& child : block.children) {
    const bool cell = child.role == "TD" || child.role == "TH";
    if (!child.repeat.empty() || holds(child.when, subject_)) {
      name_element(child);
    } else if (cell) {
      (void)element_of(child);  // a table's rows have as many cells each
    }
  }
}

void BlockSetter::name_element(const Block& block) {
  switch (block.kind) {
    case Kind::text:
      (void)prepared(block);
      return;
    case Kind::image:
    case Kind::qr:
      if (shows_figure(block, subject_)) (void)figure_of(block);
      return;
    case Kind::scale:
      (void)prepared_scale(block);
      return;
    case Kind::stack:
    case Kind::row:
    case Kind::box:
      break;
    default:
      (void)element_of(block);
      return;
  }
  if (block.repeat.empty()) {
    const page::Tag outer = std::exchange(parent_, element_of(block));
    name_elements(block);
    parent_ = outer;
  } else {
    for (auto* setter : setters_of(block)) {
      setter->parent_ = setter->element_of(block);
      setter->name_elements(block);
      setter->parent_ = parent_;
    }
  }
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
  if (block.height && compose::height(slabs) > *block.height) {
    findings_.too_tall.push_back({compose::height(slabs) - *block.height, block.place});
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
      return {filler(height.value_or(Length{}))};
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
  for (auto& each : repetitions) setters.push_back(&each->setter);
  return setters;
}

/// The block once for each subject of its `repeat`, one below the other.
Slabs BlockSetter::repeated(const Block& block, Length width, Squeeze squeeze) {
  Slabs result;
  for (auto* setter : setters_of(block)) {
    Slabs one = setter->once(block, width, std::nullopt, squeeze);
    findings_.take(setter->findings());
    if (one.empty()) continue;
    if (!result.empty()) one.front().space_before += gap_;
    append(result, std::move(one));
  }
  return result;
}

Slabs BlockSetter::stack(const Block& block, Length width, std::optional<Length> height, Squeeze squeeze) {
  const page::Tag outer = std::exchange(parent_, element_of(block));
  const auto children = shown(block);
  const Length inner_width = width - block.padding.left - block.padding.right;
  std::vector<Slabs> laid(children.size());
  std::vector<Findings> found(children.size());
  const Length outer_gap = std::exchange(gap_, block.gap);
  for (std::size_t i = 0; i < children.size(); ++i) {
    laid[i] = lay_apart(*children[i], inner_width, std::nullopt, squeeze, found[i]);
  }

  // Room left over goes to the children that grow.
  Length used = block.padding.top + block.padding.bottom;
  double shares = 0;
  Length pending;
  const Block* before = nullptr;
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (laid[i].empty()) continue;
    if (before != nullptr) laid[i].front().space_before += block.gap + before->space_after;
    pending = before != nullptr ? laid[i].front().space_before : Length{};
    used += pending + compose::height(laid[i]);
    if (!children[i]->height) shares += children[i]->grow;
    before = children[i];
  }
  const Length free = height ? *height - used : Length{};
  Slabs result;
  Slabs head;
  bool glued = false;
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (laid[i].empty()) continue;
    const Block& child = *children[i];
    if (free > Length{} && shares > 0 && child.grow > 0 && !child.height) {
      const Length space = laid[i].front().space_before;
      const Length target = compose::height(laid[i]) + free.scaled(child.grow / shares);
      laid[i] = child.kind == Kind::text || child.kind == Kind::spacer
                    ? aligned(std::move(laid[i]), target, child.valign)
                    : lay_apart(child, inner_width, target, squeeze, found[i]);
      laid[i].front().space_before = space;
    }
    if (glued) laid[i].front().cost_before = break_cost::forbidden;
    glued = child.keep == Block::Keep::with_next || child.keep == Block::Keep::head;
    if (!head.empty()) set_head(laid[i], head);
    if (child.keep == Block::Keep::head) head = laid[i];
    append(result, std::move(laid[i]));
  }
  for (auto& each : found) findings_.take(each);
  parent_ = outer;
  gap_ = outer_gap;
  if (height && free > Length{} && shares == 0)
    result = aligned(std::move(result), *height - block.padding.top - block.padding.bottom, block.valign);
  for (auto& slab : result) {
    for (auto& item : slab.items) move(item, {block.padding.left, Length{}});
    for (auto& decoration : slab.decorations) decoration.left += block.padding.left;
    slab.head_left += block.padding.left;
  }
  if (!result.empty()) {
    push_down(result.front(), block.padding.top);
    result.back().height += block.padding.bottom;
  }
  return result;
}

Slabs BlockSetter::box(const Block& block, Length width, std::optional<Length> height, Squeeze squeeze) {
  Slabs slabs = stack(block, width, height, squeeze);
  if (slabs.empty() && height) slabs.push_back(filler(*height));
  Decoration decoration;
  decoration.id = ids_.next();
  decoration.width = width;
  decoration.fill = color(block.fill, setting_.theme, subject_.bank, subject_.question);
  decoration.border = color(block.stroke, setting_.theme, subject_.bank, subject_.question);
  decoration.thickness = block.thickness;
  decoration.radius = block.radius;
  decoration.side = block.side;
  for (auto& slab : slabs) slab.decorations.insert(slab.decorations.begin(), decoration);
  return slabs;
}

Slabs BlockSetter::text(const Block& block, Length width, std::optional<Length> height, Squeeze squeeze) {
  const Squeeze own = squeeze_of(block, squeeze);
  const auto slice = shown_slice(block);
  Slabs slabs = slice ? part_of_text(block, *slice, width, own) : whole_text(block, width, own);
  return height ? aligned(std::move(slabs), *height, block.valign) : slabs;
}

Slabs BlockSetter::whole_text(const Block& block, Length width, Squeeze squeeze) {
  const std::size_t broken = findings_.emergency_breaks.size();
  Slabs slabs = set_text(prepared(block), width, squeeze, setting_, ids_, findings_);
  if (block.fit == layout::Fit::shrink) {
    findings_.avoidable_breaks += static_cast<int>(findings_.emergency_breaks.size() - broken);
  }
  return slabs;
}

Slabs BlockSetter::part_of_text(const Block& block, Slice slice, Length width, Squeeze squeeze) {
  (void)prepared(block);  // what shaping finds is told of the block, not of this try
  SetText& set = set_[&block];
  if (set.slabs.empty() || set.width != width || set.squeeze != squeeze) {
    set.found = {};
    std::swap(findings_, set.found);
    set.slabs = whole_text(block, width, squeeze);
    std::swap(findings_, set.found);
    set.width = width;
    set.squeeze = squeeze;
    heights_[&block] = shape_of(set.slabs);
  }
  Findings found = set.found;
  findings_.take(found);
  const auto at = [&](std::size_t line) {
    return set.slabs.begin() + static_cast<std::ptrdiff_t>(std::min(line, set.slabs.size()));
  };
  Slabs slabs(at(slice.first), at(std::max(slice.first, slice.last)));
  if (!slabs.empty()) slabs.front().space_before = {};
  return slabs;
}

std::optional<BlockSetter::Slice> BlockSetter::shown_slice(const Block& block) const {
  const auto slice = slices_.find(&block);
  return slice == slices_.end() ? std::nullopt : std::optional{slice->second};
}

/// What of `squeeze` applies to `block`: nothing to one that does not shrink, and nothing beyond its own least size.
Squeeze BlockSetter::squeeze_of(const Block& block, Squeeze squeeze) const {
  if (block.fit != layout::Fit::shrink) return {};
  const layout::Style& style = setting_.layout.style(block.style.value_or(layout::StyleIndex{0}));
  const double least = block.min_size.over(style.size.scaled(setting_.theme.scale));
  return {std::max(squeeze.size, std::min(1.0, least)), squeeze.leading};
}

}  // namespace recto::compose
