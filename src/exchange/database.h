// SQLite databases in memory.
#pragma once

#include "diag/diagnostics.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;

namespace recto::exchange {

/// A row: every value as SQLite gives it as text or bytes.
using DataRow = std::vector<std::string>;

/// A value to be stored.
struct DataValue {
  enum class Kind { number, text } kind = Kind::text;
  std::int64_t number = 0;
  std::string text;
};

class Database {
 public:
  /// Opens what a file held, to read.  Damage (`PRAGMA quick_check`) is an error at `place`; nullopt then.  Anki's
  /// collation `unicase` is known; text it orders is not relied upon.
  [[nodiscard]] static std::optional<Database> open(std::string bytes, const diag::Span& place,
                                                    diag::Diagnostics& diagnostics);
  /// An empty one, to write.
  [[nodiscard]] static Database create();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  [[nodiscard]] bool has_table(const std::string& name);
  /// Calls `take` with each row.  A query that fails is an error (of the file's); false then.
  bool query(const std::string& sql, const std::function<void(const DataRow&)>& take, diag::Diagnostics& diagnostics);
  /// Statements without results.  Throws `diag::EnvironmentError`: only our own are run.
  void run(const std::string& sql);
  void insert(const std::string& sql, const std::vector<DataValue>& values);
  /// The file's bytes.
  [[nodiscard]] std::string bytes() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  explicit Database(std::unique_ptr<sqlite3, Close> database, diag::Span place);

  std::unique_ptr<sqlite3, Close> database_;
  diag::Span place_;
};

}  // namespace recto::exchange
