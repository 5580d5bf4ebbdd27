// How a question is answered on paper, where that is not in free words or in gaps of its prompt.
//
// The kinds are a closed set: who handles answers visits them.
#pragma once

#include "bank/points.h"
#include "bank/rich_text.h"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace recto::bank {

/// Something to choose.
struct Choice {
  enum class Verdict : std::uint8_t { wrong, right };
  enum class Pin : std::uint8_t { no, last };  ///< last: "none of these" stays behind the others
  Inline text;
  Blocks blocks;    ///< all of it, where it is more than a paragraph; else empty
  Inline feedback;  ///< why it is right or wrong; may be empty
  Verdict verdict = Verdict::wrong;
  Pin pin = Pin::no;
  Points points;  ///< for choosing it; none: not told
  bool operator==(const Choice&) const = default;
};

/// Whether what is written may change places.
enum class Shuffle : std::uint8_t { yes, no };

/// At least one of the items is right and one wrong.
struct Choices {
  std::vector<Choice> items;
  int show = 0;  ///< so many of them, the right ones among them; 0: all
  Shuffle shuffle = Shuffle::yes;
  bool operator==(const Choices&) const = default;

  [[nodiscard]] int right() const;
};

/// What stands on the left belongs to what stands on the right.
struct Matching {
  std::vector<std::pair<Inline, Inline>> pairs;
  std::vector<Inline> decoys;  ///< belong to nothing on the left
  bool operator==(const Matching&) const = default;
};

/// Things to bring into order, in the right one.
struct Ordering {
  std::vector<Inline> items;
  bool operator==(const Ordering&) const = default;
};

struct TrueFalse {
  enum class Answer : std::uint8_t { no, yes };
  Answer answer = Answer::no;
  bool operator==(const TrueFalse&) const = default;
};

/// A number, as written: "9.81" and "9.810" are not the same on paper.
struct Numeric {
  std::string value;
  std::string tolerance;  ///< empty: exactly that
  std::string unit;       ///< printed behind the room for the answer; may be empty
  bool operator==(const Numeric&) const = default;
};

using Response = std::variant<std::monostate, Choices, Matching, Ordering, TrueFalse, Numeric>;

enum class ResponseKind { open, choice, gap, matching, ordering, true_false, numeric };

/// By the words that decks use: "open", "choice", "gap", "matching", "ordering", "true-false", "numeric".
[[nodiscard]] std::string_view name_of(ResponseKind kind);

}  // namespace recto::bank
