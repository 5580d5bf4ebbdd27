// Reading rich text.  Internal to `bank`.
#pragma once

#include "bank/rich_text.h"
#include "diag/diagnostics.h"
#include "xml/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recto::bank {

/// What a text needs to know of its surroundings.
struct Surroundings {
  std::string bank_language;
  std::string file_language;  ///< for elements without an `xml:lang` above them
  diag::Diagnostics* diagnostics = nullptr;
  std::vector<Gap>* gaps = nullptr;  ///< takes the gaps of a prompt; null for texts that have none

  /// In force at `element`.
  [[nodiscard]] std::string_view language(const xml::Element& element) const;
};

/// The text of `element`: white space folded as in HTML (runs become one space, none at the ends or beside a line
/// break), neighbours with equal marks joined.  Reports an empty one and what does not belong in it.
[[nodiscard]] Inline read_inline(const xml::Element& element, const Surroundings& surroundings);

/// The elements that are blocks.
[[nodiscard]] const std::vector<std::string>& block_elements();

/// The blocks that make up `element`, an `explanation` or a `passage`.  Its attributes are the caller's to check.
[[nodiscard]] Blocks read_blocks(const xml::Element& element, const Surroundings& surroundings);

/// A text that is a paragraph or more.
struct RichText {
  Inline words;   ///< its first paragraph; of a picture alone what it shows
  Blocks blocks;  ///< all of it, where it is more than that paragraph; else empty
};

/// The text of `element`, a `prompt` or `choice`: words and then blocks, or blocks alone.  Children named in `others`
/// are the caller's.  Reports an empty one, and words after a block.
[[nodiscard]] RichText read_rich_text(const xml::Element& element, const Surroundings& surroundings,
                                      const std::vector<std::string>& others = {});

/// One `code-block`, `table` or `image`.
[[nodiscard]] Block read_code(const xml::Element& element, diag::Diagnostics& diagnostics);
[[nodiscard]] Block read_table(const xml::Element& element, const Surroundings& surroundings);
[[nodiscard]] Block read_image(const xml::Element& element, diag::Diagnostics& diagnostics);

/// The file that an `image` names, with what it shows; nullopt with an error if either is missing.
[[nodiscard]] std::optional<Picture> read_picture(const xml::Element& element, diag::Diagnostics& diagnostics);

/// A block of that kind where `element` stands.
[[nodiscard]] Block new_block(Block::Kind kind, const xml::Element& element);

/// Reports text right in `element`, which holds only other elements; `wrap` is the one that the text should stand in.
enum class BareText { none, found };
BareText refuse_text(const xml::Element& element, std::string_view wrap, diag::Diagnostics& diagnostics);
[[nodiscard]] bool is_blank(const xml::Node& node);

}  // namespace recto::bank
