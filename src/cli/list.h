// What there is: questions, decks, layouts, fonts, levels, topics, codes of diagnostics.
#pragma once

#include "cli/report.h"

#include <optional>
#include <string>
#include <vector>

namespace recto::cli {

enum class Listed { questions, decks, layouts, themes, fonts, levels, topics, codes };

struct ListOptions {
  std::optional<std::string> home;
  std::optional<std::string> bank;  ///< file or name; empty: the project's first bank
  Listed what = Listed::questions;
  std::vector<std::string> levels;  ///< questions only: filters
  std::vector<std::string> topics;
  std::vector<std::string> tags;
  enum class As { table, json } as = As::table;
  Format format = Format::text;
};

/// Prints an aligned table, or one JSON array, to stdout.  Returns the exit code.
[[nodiscard]] int list(const ListOptions& options);

/// Prints one question whole, as text or JSON.  Returns the exit code.
struct ShowOptions {
  std::optional<std::string> home;
  std::optional<std::string> bank;
  std::string id;
  ListOptions::As as = ListOptions::As::table;
  Format format = Format::text;
};
[[nodiscard]] int show(const ShowOptions& options);

}  // namespace recto::cli
