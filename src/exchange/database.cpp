// The bytes are copied into memory of SQLite's own (`sqlite3_deserialize`), so no file is touched.  Databases from
// strangers are opened defensively: no trusted schema, no writing.
#include "exchange/database.h"

#include "diag/environment_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace recto::exchange {
namespace {

using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// Anki folds Unicode; nothing here relies on the order, it must only be one.
extern "C" int compare_unicase(void*, int a_size, const void* a, int b_size, const void* b) noexcept {
  const std::string_view first(static_cast<const char*>(a), static_cast<std::size_t>(a_size));
  const std::string_view second(static_cast<const char*>(b), static_cast<std::size_t>(b_size));
  const auto order = [](char x, char y) { return folded(x) < folded(y); };
  if (std::ranges::lexicographical_compare(first, second, order)) return -1;
  return std::ranges::lexicographical_compare(second, first, order) ? 1 : 0;
}

sqlite3* new_database() {
  sqlite3* database = nullptr;
  if (sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) != SQLITE_OK) {
    sqlite3_close(database);
    throw diag::EnvironmentError("SQLite cannot open a database in memory");
  }
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_create_collation(database, "unicase", SQLITE_UTF8, nullptr, compare_unicase);
  return database;
}

/// A file in write-ahead mode wants a second file beside it; in memory there is none (file format, offsets 18 and 19).
void leave_write_ahead(std::string& bytes) {
  constexpr std::size_t write_version = 18;
  constexpr std::size_t read_version = 19;
  if (bytes.size() <= read_version || bytes[write_version] != 2) return;
  bytes[write_version] = 1;
  bytes[read_version] = 1;
}

void load(sqlite3* database, const std::string& bytes) {
  auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size() + 1));
  if (copy == nullptr) throw diag::EnvironmentError("out of memory");
  std::memcpy(copy, bytes.data(), bytes.size());
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  sqlite3_deserialize(database, "main", copy, size, size, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
}

DataRow row_of(sqlite3_stmt* statement) {
  DataRow row;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, i));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
    row.emplace_back(bytes == nullptr ? "" : bytes, bytes == nullptr ? 0 : size);
  }
  return row;
}

}  // namespace

void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Database::Database(std::unique_ptr<sqlite3, Close> database, diag::Span place)
    : database_{std::move(database)}, place_{std::move(place)} {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

std::optional<Database> Database::open(std::string bytes, const diag::Span& place, diag::Diagnostics& diagnostics) {
  Database database(std::unique_ptr<sqlite3, Close>(new_database()), place);
  leave_write_ahead(bytes);
  load(database.database_.get(), bytes);
  std::string verdict;
  const auto errors = diagnostics.error_count();
  database.query(
      "PRAGMA quick_check(1)", [&](const DataRow& row) { verdict = row.front(); }, diagnostics);
  if (diagnostics.error_count() > errors) return std::nullopt;
  if (verdict == "ok") return database;
  diagnostics.error("damaged-database", fmt::format("damaged database: {}", verdict), place)
      .notes.emplace_back("fetch or export it again");
  return std::nullopt;
}

Database Database::create() { return Database(std::unique_ptr<sqlite3, Close>(new_database()), {}); }

bool Database::has_table(const std::string& name) {
  bool found = false;
  diag::Diagnostics ignored;
  query(
      fmt::format("SELECT 1 FROM sqlite_master WHERE type='table' AND name='{}'", name),
      [&](const DataRow&) { found = true; }, ignored);
  return found;
}

bool Database::query(const std::string& sql, const std::function<void(const DataRow&)>& take,
                     diag::Diagnostics& diagnostics) {
  sqlite3_stmt* raw = nullptr;
  int code = sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &raw, nullptr);
  const Statement statement(raw, sqlite3_finalize);
  if (code == SQLITE_OK) {
    while ((code = sqlite3_step(raw)) == SQLITE_ROW) take(row_of(raw));
    if (code == SQLITE_DONE) return true;
  }
  diagnostics.error("damaged-database", fmt::format("damaged database: {}", sqlite3_errmsg(database_.get())), place_)
      .notes.emplace_back("fetch or export it again");
  return false;
}

void Database::run(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return;
  throw diag::EnvironmentError(fmt::format("SQLite: {}", sqlite3_errmsg(database_.get())));
}

void Database::insert(const std::string& sql, const std::vector<DataValue>& values) {
  sqlite3_stmt* raw = nullptr;
  int code = sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &raw, nullptr);
  const Statement statement(raw, sqlite3_finalize);
  int position = 0;
  for (const auto& value : values) {
    ++position;
    if (value.kind == DataValue::Kind::number) {
      sqlite3_bind_int64(raw, position, value.number);
    } else {
      sqlite3_bind_text64(raw, position, value.text.data(), value.text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
  }
  if (code == SQLITE_OK) code = sqlite3_step(raw);
  if (code != SQLITE_DONE) throw diag::EnvironmentError(fmt::format("SQLite: {}", sqlite3_errmsg(database_.get())));
}

std::string Database::bytes() const {
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void*)> copy(sqlite3_serialize(database_.get(), "main", &size, 0),
                                                             sqlite3_free);
  if (!copy) throw diag::EnvironmentError("out of memory");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::memcpy(bytes.data(), copy.get(), bytes.size());
  return bytes;
}

}  // namespace recto::exchange
