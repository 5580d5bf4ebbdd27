// Output files that are whole or not there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace recto::build {

/// Writes beside its target and takes the target's place only when `keep` is called.
///
/// Every write is checked; `finish` flushes to the disk and reads the file back against what was written.  A file that
/// is not kept, for an exception say, is removed and the old target stays as it was.  Until `keep` it has no name where
/// the file system can do so (O_TMPFILE), so that not even a killed run leaves anything; elsewhere it has one ending in
/// `.part`.  All failures throw `diag::EnvironmentError` with file and cause.
class OutputFile {
 public:
  explicit OutputFile(std::filesystem::path target);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  void write(std::string_view bytes);
  /// Requires all writes done.
  void finish();
  /// Renames onto the target.  Requires `finish`.
  void keep();

  [[nodiscard]] const std::filesystem::path& target() const { return target_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  [[noreturn]] void fail(const char* what, int cause) const;
  void open();
  void give_name();
  void flush();
  void verify() const;

  std::filesystem::path target_;
  std::filesystem::path temporary_;  ///< the name it has or will have for a moment
  bool named_ = false;
  bool finished_ = false;
  int descriptor_ = -1;
  std::string buffer_;
  std::uint64_t size_ = 0;
  std::uint64_t hash_;
};

/// Writes, checks and keeps a whole file, in a folder that is made if need be.  Throws `diag::EnvironmentError`.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// With all above it, unless it is there.  Throws `diag::EnvironmentError`.
void make_folder(const std::filesystem::path& path);

/// The whole file.  Throws `diag::EnvironmentError`.
[[nodiscard]] std::string read_bytes(const std::filesystem::path& path);

/// FNV-1a, 64 bit: names contents in manifests; no defence against malice.
[[nodiscard]] std::uint64_t content_hash(std::string_view bytes, std::uint64_t start = 14695981039346656037ULL);

}  // namespace recto::build
