// Nothing is ever replaced: all paths are looked at before the first file is written.
#include "cli/init.h"

#include "build/output_file.h"
#include "build/project.h"
#include "build/starter.h"
#include "cli/standard_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

namespace recto::cli {
namespace {

namespace fs = std::filesystem;
using build::StarterKind;

const std::map<std::string, StarterKind> kinds{
    {"deck", StarterKind::deck}, {"layout", StarterKind::layout}, {"bank", StarterKind::bank}};

bool is_id(const std::string& word) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  return !word.empty() && word.find_first_not_of(allowed) == std::string::npos && word.front() != '.' &&
         word.front() != '-';
}

/// The bank that a new deck names: the project's first, else one that is still to be written.
std::string bank_in(const fs::path& folder) {
  const auto banks = build::Project{folder}.ids(build::Kind::bank);
  return banks.empty() ? "questions" : banks.front();
}

/// Writes all of `files` below `folder`; an error and nothing written if one of them is there.
int write(const fs::path& folder, const std::vector<build::StarterFile>& files, Reporter& reporter) {
  diag::Diagnostics diagnostics;
  for (const auto& file : files) {
    std::error_code error;
    if (!fs::exists(folder / file.path, error)) continue;
    const auto path = build::display_path(folder / file.path);
    diagnostics.error("file-exists", fmt::format("`{}` exists already", path), {})
        .hint("`recto init` replaces nothing: choose another id or folder, or move the file");
  }
  reporter.print(diagnostics);
  if (diagnostics.has_errors()) return 1;
  std::string written;
  for (const auto& file : files) {
    build::write_file(folder / file.path, file.content);
    written += build::display_path(folder / file.path) + "\n";
  }
  write_standard_output(written);
  return 0;
}

int write_one(const InitOptions& options, StarterKind kind, Reporter& reporter) {
  const auto& id = options.words[1];
  if (!is_id(id)) {
    reporter.print_usage(fmt::format("`{}` is no id", id), {"ids are made of letters, digits, `-`, `_` and `.`"});
    return 2;
  }
  const fs::path folder = options.home.value_or(".");
  return write(folder, {build::starter_file(kind, id, bank_in(folder))}, reporter);
}

}  // namespace

int init(const InitOptions& options) {
  Reporter reporter{options.format, Verbosity::normal};
  const auto kind = options.words.empty() ? kinds.end() : kinds.find(options.words.front());
  if (options.words.size() == 2 && kind != kinds.end()) return write_one(options, kind->second, reporter);
  if (options.words.size() == 2 || kind != kinds.end()) {
    reporter.print_usage("`recto init` takes a folder, or one of `deck`, `layout`, `bank` and an id",
                         {"for instance `recto init words`, or `recto init deck midterm`"});
    return 2;
  }
  const fs::path folder = options.words.empty() ? options.home.value_or(".") : options.words.front();
  const int code = write(folder, build::starter_project(), reporter);
  if (code == 0 && options.format == Format::text) {
    const auto where = options.words.empty() ? "" : fmt::format("cd {} && ", options.words.front());
    write_standard_output(fmt::format("next: {}recto build\n", where));
  }
  return code;
}

}  // namespace recto::cli
