#include "blocks/variables.h"

#include <doctest/doctest.h>

#include <string>

namespace recto {
namespace {

using layout::Variable;
using layout::VariableName;

blocks::Variables sample() {
  blocks::Variables variables;
  variables.set(Variable::deck, "Django");
  variables.set(Variable::number, "7");
  variables.set(Variable::number, "8");
  variables.set({Variable::value, "room"}, "1");
  variables.set({Variable::value, "room"}, "2");
  variables.set({Variable::not_assessed, "room"}, "{deck}");
  return variables;
}

TEST_CASE("variables in a text are replaced by their values") {
  layout::Template text{"a "};
  text.pieces.emplace_back(VariableName{Variable::deck, {}});
  text.pieces.emplace_back(" {number} ");  // words, no variable
  text.pieces.emplace_back(VariableName{Variable::number, {}});
  text.pieces.emplace_back(VariableName{Variable::page, {}});  // has no value here
  CHECK(sample().expand(text) == "a Django {number} 8");
  CHECK(sample().expand({}).empty());
}

TEST_CASE("later values lie over earlier ones, and a name of one kind is no name of another") {
  CHECK(sample().find(Variable::number) == "8");
  CHECK(sample().find({Variable::value, "room"}) == "2");
  CHECK(sample().find({Variable::not_assessed, "room"}) == "{deck}");
  CHECK(sample().find({Variable::value, "deck"}).empty());
  CHECK(sample().find(Variable::clock).empty());
}

}  // namespace
}  // namespace recto
