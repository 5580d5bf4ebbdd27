// Bad input, as the whole program refuses it.
#pragma once

#include <string>
#include <vector>

namespace recto::test {

struct BadFile {
  std::string name;
  std::string content;
};

/// What a small home with these files says of `decks/bad.xml`.
struct Refusal {
  std::string about;
  std::vector<BadFile> files;
  std::string first_line;
  std::string note = {};  ///< must stand somewhere below
};

/// Checks that a build says so, ends with 1, prints nothing else and leaves the output of an earlier run as it was.
void check_refused(const Refusal& bad);

}  // namespace recto::test
