// Readable text kept beside the tests, to be reviewed when it changes.
#pragma once

#include <string>
#include <string_view>

namespace recto::test {

/// Checks `text` against `tests/golden/NAME.txt` and tells the first line that differs.  With UPDATE_GOLDEN=1 in the
/// environment the file is written anew where it differs, and the check fails all the same: run again, and read the
/// change.
void check_golden(std::string_view name, const std::string& text);

}  // namespace recto::test
