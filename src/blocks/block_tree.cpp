// Prepares and sets a whole tree, and finds texts in it by the layout's.
#include "blocks/block_tree.h"

#include "blocks/prepare.h"

#include <utility>

namespace recto::blocks {
namespace {

PreparedText* find_in(PreparedBlock& block, const layout::Text& text);

PreparedText* find_in(std::vector<PreparedBlock>& blocks, const layout::Text& text) {
  for (auto& block : blocks) {
    if (auto* found = find_in(block, text)) return found;
  }
  return nullptr;
}

PreparedText* find_in(PreparedBlock& block, const layout::Text& text) {
  const auto search = [&](auto& kind) -> PreparedText* {
    using Kind = std::remove_reference_t<decltype(kind)>;
    if constexpr (std::is_same_v<Kind, PreparedText>) return kind.source == &text ? &kind : nullptr;
    if constexpr (std::is_same_v<Kind, PreparedBox>) return find_in(kind.stack.inside.children, text);
    if constexpr (requires { kind.inside; }) return find_in(kind.inside.children, text);
    if constexpr (requires { kind.each; }) return find_in(kind.each, text);
    return nullptr;
  };
  return std::visit(search, block.is);
}

}  // namespace

BlockTree::BlockTree(const layout::Block& block, const Scope& scope, const ComposeContext& context, page::Tag parent,
                     const Repeats* repeats)
    : context_{context} {
  root_ = prepare(block, {scope, context, parent, repeats, found_});
}

SetBlock BlockTree::set(const Room& room) {
  if (!root_) return {};
  return blocks::set(*root_, room, context_);
}

PreparedText* BlockTree::find(const layout::Text& text) { return root_ ? find_in(*root_, text) : nullptr; }

}  // namespace recto::blocks
