// What the kinds of answers are called, and the counts that readers and setters ask them for.
#include "bank/response.h"

#include <algorithm>

namespace recto::bank {

int Choices::right() const {
  return static_cast<int>(std::ranges::count(items, Choice::Verdict::right, &Choice::verdict));
}

std::string_view name_of(ResponseKind kind) {
  switch (kind) {
    case ResponseKind::open:
      return "open";
    case ResponseKind::choice:
      return "choice";
    case ResponseKind::gap:
      return "gap";
    case ResponseKind::matching:
      return "matching";
    case ResponseKind::ordering:
      return "ordering";
    case ResponseKind::true_false:
      return "true-false";
    case ResponseKind::numeric:
      break;
  }
  return "numeric";
}

}  // namespace recto::bank
