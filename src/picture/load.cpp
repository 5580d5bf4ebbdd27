#include "picture/load.h"

#include "picture/read.h"

#include <fmt/format.h>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>
#include <variant>
#include <vector>

namespace recto::picture {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

struct Refusal {
  std::string code;
  std::string what;    // "no such file"
  std::string detail;  // after the name
};
using Bytes = std::variant<std::string, Refusal>;

Refusal unopened(int error) {
  if (error == ENOENT || error == ENOTDIR) return {"no-such-file", "no such file", ""};
  return {"unreadable", "unreadable file", ": " + std::generic_category().message(error)};
}

Refusal too_large() {
  return {"too-large", "file too large", fmt::format(": more than {} bytes, the most that are read", largest_file)};
}

Bytes read_stream(std::FILE* file, std::size_t expected) {
  constexpr std::size_t step = 1U << 16U;
  std::string bytes;
  bytes.reserve(expected + step);
  for (;;) {
    const auto size = bytes.size();
    bytes.resize(size + step);
    const auto count = std::fread(bytes.data() + size, 1, step, file);
    bytes.resize(size + count);
    if (bytes.size() > largest_file) return too_large();
    if (count < step) break;
  }
  if (std::ferror(file) != 0) return unopened(errno);
  if (bytes.empty()) return Refusal{"empty-file", "empty file", ""};
  return bytes;
}

Bytes read_bytes(const std::string& path) {
  const File file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) return unopened(errno);
  struct stat status {};
  if (fstat(fileno(file.get()), &status) != 0) return unopened(errno);
  if (S_ISDIR(status.st_mode)) return Refusal{"directory", "directory in place of a file", ""};
  if (static_cast<std::uint64_t>(status.st_size) > largest_file) return too_large();
  return read_stream(file.get(), static_cast<std::size_t>(status.st_size));
}

std::vector<std::string> neighbours(const std::filesystem::path& path) {
  std::vector<std::string> names;
  std::error_code ignored;
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

void report(const Refusal& refusal, const std::string& path, const diag::Span& place, diag::Diagnostics& diagnostics) {
  auto& error = diagnostics.error(refusal.code, fmt::format("{} `{}`{}", refusal.what, path, refusal.detail), place);
  if (refusal.code != "no-such-file") return;
  const auto names = neighbours(path);
  const auto near = diag::nearest(std::filesystem::path(path).filename().string(), names);
  if (!near.empty()) error.notes.push_back(fmt::format("did you mean `{}`?", near));
}

}  // namespace

std::optional<std::string> load(const std::string& path, const diag::Span& place, diag::Diagnostics& diagnostics) {
  auto bytes = read_bytes(path);
  if (const auto* refusal = std::get_if<Refusal>(&bytes)) {
    report(*refusal, path, place, diagnostics);
    return std::nullopt;
  }
  return std::get<std::string>(std::move(bytes));
}

}  // namespace recto::picture
