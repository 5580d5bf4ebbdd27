#include "xml/read_bytes.h"

#include "xml/document.h"

#include <fmt/format.h>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>
#include <vector>

namespace recto::xml {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

constexpr std::size_t step = 1U << 16U;  // bytes read at once

struct Refusal {
  std::string code;
  std::string what;    // "no such file"
  std::string detail;  // after the name
};

std::string reason(int error) { return std::generic_category().message(error); }

Refusal unopened(int error) {
  if (error == ENOENT || error == ENOTDIR) return {"no-such-file", "no such file", ""};
  return {"unreadable", "unreadable file", ": " + reason(error)};
}

Refusal too_large(std::uint64_t bytes) {
  return {"too-large", "file too large", fmt::format(": {} bytes where at most {} are read", bytes, largest_file)};
}

// What is no regular file (a pipe) tells its size only by ending.
std::optional<Refusal> read_stream(std::FILE* file, std::string& bytes) {
  for (std::size_t size = 0;;) {
    bytes.resize(size + step);
    const auto count = std::fread(bytes.data() + size, 1, step, file);
    size += count;
    bytes.resize(size);
    if (size > largest_file) return too_large(size);
    if (count < step) break;
  }
  if (std::ferror(file) != 0) return Refusal{"unreadable", "unreadable file", ": " + reason(errno)};
  return std::nullopt;
}

std::optional<Refusal> read_whole(const std::string& path, std::string& bytes) {
  const File file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return unopened(errno);
  struct stat status {};
  if (fstat(fileno(file.get()), &status) != 0) return unopened(errno);
  if (S_ISDIR(status.st_mode)) return Refusal{"directory", "directory in place of a file", ""};
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > largest_file) return too_large(size);
  bytes.reserve(size + step);
  return read_stream(file.get(), bytes);
}

std::vector<std::string> neighbours(const std::filesystem::path& path) {
  std::vector<std::string> names;
  std::error_code ignored;
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

void report(const Refusal& refusal, const std::string& path, const diag::Span& reference,
            diag::Diagnostics& diagnostics) {
  const bool named_by_place = reference.source && reference.source->bytes().empty() && reference.source->name() == path;
  const auto name = named_by_place ? std::string() : fmt::format(" `{}`", path);
  auto& error = diagnostics.error(refusal.code, refusal.what + name + refusal.detail, reference);
  if (refusal.code != "no-such-file") return;
  const auto names = neighbours(path);
  const auto near = diag::nearest(std::filesystem::path(path).filename().string(), names);
  if (!near.empty()) error.hint(fmt::format("did you mean `{}`?", near));
}

}  // namespace

std::optional<std::string> read_bytes(const std::string& path, const diag::Span& reference,
                                      diag::Diagnostics& diagnostics) {
  std::string bytes;
  if (const auto refusal = read_whole(path, bytes)) {
    report(*refusal, path, reference, diagnostics);
    return std::nullopt;
  }
  bytes.shrink_to_fit();
  return bytes;
}

}  // namespace recto::xml
