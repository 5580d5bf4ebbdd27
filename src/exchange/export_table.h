// A bank as a table: what CSV files and Anki's notes are made of.
#pragma once

#include "bank/bank.h"
#include "exchange/losses.h"

#include <functional>
#include <string>
#include <vector>

namespace recto::exchange {

/// How cells are written: `guessed` is plain where it can be, `html` always HTML.
enum class CellText { guessed, html };

/// How a cell names a picture.
using PictureName = std::function<std::string(const bank::Picture&)>;

struct ExportTable {
  std::vector<std::string> headers;            ///< words that `columns.h` knows, and names of fields
  std::vector<std::vector<std::string>> rows;  ///< as many cells each
};

/// One row a question.  Columns that would be empty are left out, but for prompt and short answer; what may be several
/// (follow-ups, points, sources) has as many columns as the question with most.  Pictures are named as `picture_name`
/// gives them.
[[nodiscard]] ExportTable table_of(const bank::Bank& bank, CellText text, const PictureName& picture_name,
                                   Losses& losses);

}  // namespace recto::exchange
