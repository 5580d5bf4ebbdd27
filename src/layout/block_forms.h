// Which XML elements stand for which blocks, and what they may carry.
#pragma once

#include "layout/block.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recto::layout {

struct BlockForm {
  std::string name;                     ///< element
  std::vector<std::string> attributes;  ///< all, those common to every block included
  Block::Kind kind;                     ///< as yet empty
};

/// One for each kind of block.
[[nodiscard]] const std::vector<BlockForm>& block_forms();
/// Null for an element that is no block.
[[nodiscard]] const BlockForm* find_form(std::string_view name);
/// Element names of all blocks.
[[nodiscard]] const std::vector<std::string>& block_names();

/// Roles a block may take in a tagged document: the layout's word and the structure type (ISO 32000-1, 14.8.4).
[[nodiscard]] const std::vector<std::pair<std::string, std::string>>& structure_roles();

}  // namespace recto::layout
