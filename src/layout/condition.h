// When a block is shown.
#pragma once

#include "layout/field.h"
#include "layout/variable.h"

#include <string>
#include <variant>

namespace recto::layout {

/// Whose copy of an interview packet.
enum class Role { interviewer, candidate };

/// `when="…"`, parsed: every kind has a type and a namespace of its own, so that a bank's field `picture` and a
/// question's picture stay two things.
struct Condition {
  struct Always {
    bool operator==(const Always&) const = default;
  };
  struct HasPicture {
    bool operator==(const HasPicture&) const = default;
  };
  /// The question has a field of the bank's own by that name.
  struct HasCustom {
    std::string name;
    bool operator==(const HasCustom&) const = default;
  };
  struct HasTag {
    std::string name;
    bool operator==(const HasTag&) const = default;
  };
  /// The bank has two or more levels, or topics: with one, its name says nothing.
  struct HasSeveral {
    enum class Kind { levels, topics };
    Kind kind = Kind::levels;
    bool operator==(const HasSeveral&) const = default;
  };
  /// The prompt has gaps.
  struct HasGaps {
    bool operator==(const HasGaps&) const = default;
  };
  /// The card goes on from another.
  struct Continued {
    bool operator==(const Continued&) const = default;
  };
  /// The card goes on on another.
  struct Continues {
    bool operator==(const Continues&) const = default;
  };

  /// Field: the question has it.  VariableName: it is not empty.  Role: the packet is that copy.
  using Kind = std::variant<Always, Field, HasPicture, HasCustom, HasSeveral, HasGaps, VariableName, HasTag, Role,
                            Continued, Continues>;
  Kind is;
  bool negated = false;
  bool operator==(const Condition&) const = default;
};

}  // namespace recto::layout
