// The separator, the rows, the plan, the entries.
#include "exchange/readers.h"

#include "exchange/csv.h"
#include "exchange/table.h"

#include <fmt/format.h>

namespace recto::exchange {

std::optional<Collection> read_table(const SourceFile& source, const std::vector<std::string>& columns, Losses& losses,
                                     diag::Diagnostics& diagnostics) {
  const char separator = find_separator(source->bytes()).value_or(',');
  const auto rows = read_csv(source, separator, 0, diagnostics);
  if (!rows) return std::nullopt;
  const auto plan = plan_of(*rows, columns, diagnostics);
  if (!plan) return std::nullopt;
  Collection collection;
  add_rows(*rows, *plan, collection, losses, diagnostics);
  return collection;
}

}  // namespace recto::exchange
