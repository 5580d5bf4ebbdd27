// Tables in text: CSV, TSV and their relatives.
//
// An own reader, since none of the archive's will do: libcsv reports success on a quote that is never closed, libfccp
// refuses line ends in quotes, liborcus takes quoted tabs apart.  After RFC 4180, and as lenient as spreadsheets are.
#pragma once

#include "diag/diagnostics.h"
#include "exchange/entry.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace recto::exchange {

/// A row of cells with their places.
struct Row {
  std::vector<Word> cells;
  diag::Span place;  ///< its first line
  int number = 0;    ///< from 1, as a spreadsheet counts
};

/// The rows of `source` from byte `offset`.  Rows without any text are left out, but count.
///
/// A quote is special only at the start of a cell, where it may hold separators and line ends, and `""` is a quote.
/// One that is never closed is an error with row and column, and nullopt.
[[nodiscard]] std::optional<std::vector<Row>> read_csv(const std::shared_ptr<const diag::Source>& source,
                                                       char separator, std::size_t offset,
                                                       diag::Diagnostics& diagnostics);

/// The separator (tab, semicolon, comma or bar) under which the first row has two known headers, else the one that
/// gives the most even rows of two cells or more; nullopt if none gives three in four rows the same number.  Looks at
/// the first 64 KiB.
[[nodiscard]] std::optional<char> find_separator(std::string_view text);

/// "column 2 `Back`"; the name may be empty.
[[nodiscard]] std::string column_name(std::size_t column, std::string_view header);

}  // namespace recto::exchange
