// The text of a foreign file as UTF-8, whatever it was.
#pragma once

#include "exchange/losses.h"

#include <memory>
#include <string>

namespace recto::exchange {

/// A source of well-formed UTF-8 without a byte order mark and without control characters but tab and line ends.
///
/// UTF-16 is known by its mark, or by every other byte of the beginning being zero ("Unicode text" of spreadsheets).
/// Files mix encodings, so the rest is looked at line by line: one that is not UTF-8 (RFC 3629) is read as
/// Windows-1252, which is what Latin-1 files hold.  That, and characters left out, is noted.  Places are places in the
/// result, whose lines are the file's.
[[nodiscard]] std::shared_ptr<const diag::Source> decode(std::string name, std::string bytes, Losses& losses);

}  // namespace recto::exchange
