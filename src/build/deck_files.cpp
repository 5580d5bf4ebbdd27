// A file that exists wins over an id, so that `recto build my.xml` never builds something else.  Without names only the
// project's own decks are built: recto's are there to be asked for, not to fill somebody's folder.
#include "build/deck_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace recto::build {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> own_decks(const Project& project, diag::Diagnostics& diagnostics) {
  std::vector<std::string> files;
  for (const auto& deck : project.all(Kind::deck)) {
    if (deck.origin == Origin::project) files.push_back(display_path(deck.file));
  }
  if (files.empty()) {
    diagnostics.error("no-decks", fmt::format("no decks in `{}`", display_path(project.folder / "decks")), {})
        .hint("`recto init` writes a first one here; `recto list decks` names those that recto brings");
  }
  return files;
}

void report_folder(const std::string& word, diag::Diagnostics& diagnostics) {
  diagnostics.error("directory", fmt::format("`{}` is a folder, not a deck", word), {})
      .hint("name decks, or none at all for every deck of `decks/`");
}

}  // namespace

std::vector<std::string> deck_files(const std::vector<std::string>& named, const Project& project,
                                    diag::Diagnostics& diagnostics) {
  if (named.empty()) return own_decks(project, diagnostics);
  std::vector<std::string> files;
  for (const auto& word : named) {
    std::error_code error;
    if (word == "-" || fs::is_regular_file(word, error)) {
      files.push_back(word);
    } else if (const auto found = project.find(Kind::deck, word)) {
      files.push_back(display_path(found->file));
    } else if (fs::is_directory(word, error)) {
      report_folder(word, diagnostics);
    } else if (word.ends_with(".xml") || fs::exists(word, error)) {
      files.push_back(word);
    } else {
      diagnostics.error("unknown-deck", fmt::format("no deck `{}`", word), {})
          .hint(diag::suggestion(word, project.ids(Kind::deck)))
          .hint(project.searched(Kind::deck));
    }
  }
  return files;
}

}  // namespace recto::build
