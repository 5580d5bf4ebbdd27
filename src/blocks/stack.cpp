// Stacks: blocks one below the other.
//
// Children are set as high as they are by themselves; then it is known what room is left, and those that grow are set
// again, or moved, in their share of it.
#include "blocks/blanks.h"
#include "blocks/prepared_block.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recto::blocks {
namespace {

using geometry::Length;
using layout::Keep;

/// Whether a child takes its share of room by standing elsewhere in it, not by being set again.
bool is_moved(const PreparedBlock& child) {
  return std::holds_alternative<PreparedText>(child.is) || std::holds_alternative<PreparedSpacer>(child.is);
}

/// Sets the children of one stack.
class StackSetter {
 public:
  StackSetter(PreparedInside& inside, const layout::Common& common, const Room& room, const ComposeContext& context)
      : children_{inside.children}, inside_{inside}, common_{common}, room_{room}, context_{context} {}

  SetBlock run() {
    set_children();
    measure();
    add_children();
    SetBlock result{std::move(slabs_), {}};
    for (auto& child : set_) result.found.take(std::move(child.found));
    const auto& padding = inside_.padding;
    if (room_.height && free_ > Length{} && shares_ == 0) {
      result.slabs = aligned(std::move(result.slabs), *room_.height - padding.top - padding.bottom, common_.valign);
    }
    indent(result.slabs, padding.left);
    pad(result.slabs, padding.top, padding.bottom);
    return result;
  }

 private:
  [[nodiscard]] Room column(std::optional<Length> height) const {
    return {room_.width - inside_.padding.left - inside_.padding.right, height, room_.type};
  }

  void set_children() {
    set_.reserve(children_.size());
    for (auto& child : children_) set_.push_back(set(child, column(std::nullopt), context_));
  }

  [[nodiscard]] const layout::Common& common(std::size_t child) const { return *children_[child].common; }
  [[nodiscard]] Slabs& slabs(std::size_t child) { return set_[child].slabs; }

  /// Puts the gaps between the children and finds the room left over.  It goes to the children that grow, also to one
  /// that has nothing to show: what stands below it keeps its place, and its own space before.
  void measure() {
    Length used = inside_.padding.top + inside_.padding.bottom;
    const layout::Common* before = nullptr;
    bool below_blank = false;
    for (std::size_t i = 0; i < children_.size(); ++i) {
      if (!common(i).height) shares_ += common(i).grow;
      if (slabs(i).empty()) {
        below_blank = below_blank || (common(i).grow > 0 && !common(i).height);
        continue;
      }
      if (before != nullptr) slabs(i).front().space_before += inside_.gap + before->space_after;
      if (before != nullptr || below_blank) used += slabs(i).front().space_before;
      used += height(slabs(i));
      before = &common(i);
    }
    free_ = room_.height ? *room_.height - used : Length{};
  }

  void add_children() {
    bool glued = false;
    Slabs head;
    for (std::size_t i = 0; i < children_.size(); ++i) {
      const bool grows = free_ > Length{} && common(i).grow > 0 && !common(i).height;
      const Length share = grows ? free_.scaled(common(i).grow / shares_) : Length{};
      if (slabs(i).empty()) {
        if (grows) slabs_.push_back(blank(share));
        continue;
      }
      if (grows) grow(i, share);
      if (glued) slabs(i).front().penalty_before = page::break_cost::forbidden;
      glued = common(i).keep == Keep::with_next || common(i).keep == Keep::head;
      if (!head.empty()) set_head(slabs(i), head);
      if (common(i).keep == Keep::head) head = slabs(i);
      std::ranges::move(slabs(i), std::back_inserter(slabs_));
    }
  }

  void grow(std::size_t i, Length share) {
    const Length space = slabs(i).front().space_before;
    const Length target = height(slabs(i)) + share;
    if (is_moved(children_[i])) {
      slabs(i) = aligned(std::move(slabs(i)), target, common(i).valign);
    } else {
      set_[i] = set(children_[i], column(target), context_);
    }
    slabs(i).front().space_before = space;
  }

  std::vector<PreparedBlock>& children_;
  const PreparedInside& inside_;
  const layout::Common& common_;
  const Room& room_;
  const ComposeContext& context_;
  std::vector<SetBlock> set_;  ///< by child
  double shares_ = 0;
  Length free_;
  Slabs slabs_;
};

}  // namespace

SetBlock PreparedStack::set(const layout::Common& common, const Room& room, const ComposeContext& context) {
  return StackSetter{inside, common, room, context}.run();
}

Length PreparedStack::natural_width(TypeScale type, const ComposeContext& context) const {
  Length widest;
  for (const auto& child : inside.children) widest = std::max(widest, blocks::natural_width(child, type, context));
  return widest + inside.padding.left + inside.padding.right;
}

}  // namespace recto::blocks
