// A collection becomes a bank.
#pragma once

#include "bank/bank.h"
#include "exchange/entry.h"
#include "exchange/losses.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace recto::exchange {

/// Where topics come from.
enum class Topics { as_told, first_of_tags };

struct AssembleOptions {
  std::string bank_id;   ///< empty: after the file
  std::string title;     ///< empty: the collection's own, else the file's name
  std::string language;  ///< BCP 47; empty: the collection's own, else `en`
  std::string level;     ///< title of the level of questions that have none; empty: "All levels"
  std::string topic;     ///< title of the topic of all questions; empty: as they say, else the title
  Topics topics = Topics::as_told;
  /// Names the folder where pictures that came inside the file will be; called when there are some.
  std::function<std::string()> picture_folder = [] { return std::string{}; };
  const bank::Bank* earlier = nullptr;  ///< what an earlier import made: its ids are kept
};

/// What changed since the earlier bank; ids.
struct Changes {
  std::vector<std::string> added;
  std::vector<std::string> changed;
  std::vector<std::string> gone;
  std::size_t same = 0;
};

struct Assembled {
  bank::Bank bank;
  std::vector<Medium> pictures;  ///< those that the bank names, to be written into `picture_folder`
  Changes changes;
};

/// Levels and topics are made of what entries say; a level and a topic are made where they say nothing.  Entries
/// without a prompt are noted and left out.  Problems go to `diagnostics`; nullopt if there was an error.  `path` is
/// the file that was read: pictures are relative to it.
[[nodiscard]] std::optional<Assembled> assemble(Collection collection, const std::string& path,
                                                const AssembleOptions& options, Losses& losses,
                                                diag::Diagnostics& diagnostics);

}  // namespace recto::exchange
