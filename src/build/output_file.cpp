// Files without a name (O_TMPFILE, Linux 3.11) are linked under a temporary name and renamed onto the target, since
// linkat cannot replace a file.  Written bytes are read back and compared by hash: some file systems report a full disk
// or quota only later.  Interrupted calls (EINTR) are repeated.
#include "build/output_file.h"

#include "diag/assertion.h"
#include "diag/environment_error.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace recto::build {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t buffer_size = 1U << 18U;

int open_again(const char* path, int flags, mode_t mode = 0) {
  int descriptor = -1;
  do {
    descriptor = ::open(path, flags | O_CLOEXEC, mode);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

/// A path to an open file, name or not.
std::string path_of(int descriptor) { return fmt::format("/proc/self/fd/{}", descriptor); }

/// The directory entry itself must reach the disk for a rename to survive a power cut.
void sync_folder(const fs::path& folder) {
  const int descriptor = open_again(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

std::uint64_t content_hash(std::string_view bytes, std::uint64_t start) {
  for (const char byte : bytes) start = (start ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return start;
}

OutputFile::OutputFile(fs::path target) : target_{std::move(target)}, hash_{content_hash({})} {
  std::error_code error;
  if (fs::is_directory(target_, error)) fail("cannot be written", EISDIR);
  temporary_ = target_.parent_path() / fmt::format(".{}.{}.part", target_.filename().string(), ::getpid());
  open();
  buffer_.reserve(buffer_size);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_{std::move(other.target_)},
      temporary_{std::move(other.temporary_)},
      named_{std::exchange(other.named_, false)},
      finished_{other.finished_},
      descriptor_{std::exchange(other.descriptor_, -1)},
      buffer_{std::move(other.buffer_)},
      size_{other.size_},
      hash_{other.hash_} {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (named_) ::unlink(temporary_.c_str());
}

void OutputFile::open() {
  descriptor_ = open_again(folder_of(target_).c_str(), O_RDWR | O_TMPFILE, 0666);
  if (descriptor_ >= 0 && ::access(path_of(descriptor_).c_str(), F_OK) == 0) return;
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));  // without /proc it could never be given a name
  descriptor_ = open_again(temporary_.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0666);
  if (descriptor_ < 0) fail("cannot be written", errno);
  named_ = true;
}

void OutputFile::give_name() {
  if (named_) return;
  const auto nameless = path_of(descriptor_);
  ::unlink(temporary_.c_str());  // of a killed run that had the same process number
  if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, temporary_.c_str(), AT_SYMLINK_FOLLOW) != 0) {
    fail("cannot be written", errno);
  }
  named_ = true;
}

void OutputFile::fail(const char* what, int cause) const {
  throw diag::EnvironmentError(fmt::format("`{}` {}: {}", target_.string(), what, std::strerror(cause)));
}

void OutputFile::write(std::string_view bytes) {
  hash_ = content_hash(bytes, hash_);
  size_ += bytes.size();
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) flush();
}

void OutputFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const auto count = ::write(descriptor_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot be written", errno);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  buffer_.clear();
}

void OutputFile::verify() const {
  if (::lseek(descriptor_, 0, SEEK_SET) != 0) fail("cannot be read back", errno);
  std::array<char, 1U << 16U> block{};
  std::uint64_t size = 0;
  std::uint64_t hash = content_hash({});
  while (true) {
    const auto count = ::read(descriptor_, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot be read back", errno);
    if (count == 0) break;
    hash = content_hash({block.data(), static_cast<std::size_t>(count)}, hash);
    size += static_cast<std::uint64_t>(count);
  }
  if (size != size_ || hash != hash_) fail("differs from what was written", EIO);
}

void OutputFile::finish() {
  flush();
  if (::fsync(descriptor_) != 0 && errno != EINVAL) fail("cannot be written", errno);
  verify();
  finished_ = true;
}

void OutputFile::keep() {
  RECTO_ASSERT(finished_ && descriptor_ >= 0);
  give_name();
  if (::close(std::exchange(descriptor_, -1)) != 0) fail("cannot be written", errno);
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail("cannot be replaced", errno);
  named_ = false;
  sync_folder(folder_of(target_));
}

void write_file(const fs::path& path, std::string_view bytes) {
  make_folder(folder_of(path));
  OutputFile file{path};
  file.write(bytes);
  file.finish();
  file.keep();
}

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) throw diag::EnvironmentError(fmt::format("`{}` cannot be made: {}", path.string(), error.message()));
}

std::string read_bytes(const fs::path& path) {
  const int descriptor = open_again(path.c_str(), O_RDONLY);
  const auto fail = [&] {
    throw diag::EnvironmentError(fmt::format("`{}` cannot be read: {}", path.string(), std::strerror(errno)));
  };
  if (descriptor < 0) fail();
  std::string bytes;
  std::array<char, 1U << 16U> block{};
  while (true) {
    const auto count = ::read(descriptor, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      ::close(descriptor);
      fail();
    }
    if (count == 0) break;
    bytes.append(block.data(), static_cast<std::size_t>(count));
  }
  ::close(descriptor);
  return bytes;
}

}  // namespace recto::build
