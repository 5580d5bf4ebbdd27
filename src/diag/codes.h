// The codes of all problems that recto reports: a contract for machines.
//
// A code never changes its meaning; a message may.  One idea has one word: `duplicate-` for what is given twice,
// `unknown-` for a name that leads nowhere, `missing-` for what is required, `empty-` for what holds nothing, `bad-`
// for what cannot be read, `unsupported-` for what a format has and recto does not read, `idle-` for what has no
// effect, `lost-` for what is gone since.  tests/structure/codes.py keeps the table, the sources and the tests in step.
#pragma once

#include <span>
#include <string_view>

namespace recto::diag {

struct CodeDescription {
  std::string_view code;
  std::string_view meaning;  ///< a sentence for people, without full stop
};

/// All codes in alphabetical order.
[[nodiscard]] std::span<const CodeDescription> codes();

/// What `code` means; empty for a word that is no code.
[[nodiscard]] std::string_view meaning_of(std::string_view code);

}  // namespace recto::diag
