// Rows and the roles of their columns become entries: spreadsheets, Anki's text exports, notes of decks.
#pragma once

#include "exchange/columns.h"
#include "exchange/csv.h"
#include "exchange/entry.h"
#include "exchange/markup.h"

#include <string>
#include <vector>

namespace recto::exchange {

struct Column {
  Role role = Role::field;
  std::string header;  ///< as written; may be empty
};

/// Which column is what, and which rows are questions.
struct Plan {
  std::vector<Column> columns;
  std::size_t first_row = 0;  ///< after the header, if there is one
  Markup markup = Markup::guessed;
};

/// The plan that the first row gives: by its words if it is a header, else the first column is the prompt, the second
/// the answer and the others are fields.  A header is a row with two known words, or with one among four columns,
/// or with one for a prompt or an answer.  `columns` (of `--columns`) overrides: roles in order (`prompt,answer,-`), or
/// roles with the headers that they stand under (`prompt=Wort,answer=Bedeutung`).  A word of it that is wrong is an
/// error.
[[nodiscard]] std::optional<Plan> plan_of(const std::vector<Row>& rows, const std::vector<std::string>& columns,
                                          diag::Diagnostics& diagnostics);

/// Roles by the words of a header; the first two columns without one are prompt and answer where none claims to be.
[[nodiscard]] std::vector<Column> columns_of_header(const std::vector<std::string>& header);

/// Entries of `rows` by `plan`, with what each column became.
///
/// A row that is shorter than the plan is a warning, one with text beyond it an error; both name row and columns.
/// Empty levels and topics take those of the row above: that is how merged cells are exported.
void add_rows(const std::vector<Row>& rows, const Plan& plan, Collection& collection, Losses& losses,
              diag::Diagnostics& diagnostics);

/// The alias of a guid of Anki's; empty for one that recto made itself, which says nothing that the id does not.
[[nodiscard]] std::string alias_of_guid(const std::string& guid);

/// Puts one cell into its place in `entry`.
void fill(Entry& entry, const Column& column, const Word& cell, Markup markup, Losses& losses,
          diag::Diagnostics& diagnostics);

}  // namespace recto::exchange
