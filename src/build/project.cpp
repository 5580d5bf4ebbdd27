// A search path of two folders.  Files that both have count as the project's, unless they are one and the same file:
// the repository itself is both project and shipped data.
#include "build/project.h"

#include <algorithm>
#include <system_error>

namespace recto::build {
namespace {

namespace fs = std::filesystem;

fs::path below(const fs::path& folder, Kind kind) {
  switch (kind) {
    case Kind::deck:
      return folder / "decks";
    case Kind::bank:
      return folder / "decks" / "bank";
    case Kind::layout:
      return folder / "layouts";
    case Kind::theme:
      return folder / "layouts" / "themes";
  }
  return folder;
}

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

bool same_file(const fs::path& one, const fs::path& other) {
  std::error_code error;
  return fs::equivalent(one, other, error);
}

}  // namespace

std::vector<std::string> ids_in(const fs::path& folder) {
  std::vector<std::string> ids;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_regular_file() && entry.path().extension() == ".xml") ids.push_back(entry.path().stem().string());
  }
  return ids;
}

const char* name_of(Origin origin) {
  switch (origin) {
    case Origin::project:
      return "project";
    case Origin::shipped:
      return "recto";
  }
  return "project";
}

std::vector<fs::path> Project::folders(Kind kind) const {
  std::vector<fs::path> result{below(folder, kind)};
  if (shipped) result.push_back(below(*shipped, kind));
  return result;
}

std::optional<Found> Project::find(Kind kind, std::string_view id) const {
  if (id.empty() || id.find('/') != std::string_view::npos) return std::nullopt;
  const auto name = std::string(id) + ".xml";
  const auto own = below(folder, kind) / name;
  const auto other = shipped ? below(*shipped, kind) / name : fs::path{};
  const bool both = shipped && is_file(other);
  if (is_file(own)) {
    Found found{std::string(id), own, Origin::project, {}};
    if (both && !same_file(own, other)) found.replaced = other;
    return found;
  }
  if (both) return Found{std::string(id), other, Origin::shipped, {}};
  return std::nullopt;
}

std::vector<std::string> Project::ids(Kind kind) const {
  std::vector<std::string> result;
  for (const auto& each : folders(kind)) std::ranges::copy(ids_in(each), std::back_inserter(result));
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::vector<Found> Project::all(Kind kind) const {
  std::vector<Found> result;
  for (const auto& id : ids(kind)) {
    if (auto found = find(kind, id)) result.push_back(std::move(*found));
  }
  return result;
}

std::vector<fs::path> Project::font_catalogues() const {
  std::vector<fs::path> result;
  for (const auto& each : {folder, shipped.value_or(folder)}) {
    const auto file = each / "fonts" / "fonts.xml";
    if (is_file(file) && (result.empty() || !same_file(result.front(), file))) result.push_back(file);
  }
  return result;
}

std::string Project::searched(Kind kind) const {
  std::string text = "looked in ";
  const auto all = folders(kind);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) text += " and ";
    text += "`" + display_path(all[i]) + "`";
  }
  return text;
}

std::string display_path(const fs::path& path) {
  const fs::path relative = fs::absolute(path).lexically_normal().lexically_relative(fs::current_path());
  if (relative.empty() || *relative.begin() == "..") return path.lexically_normal().string();
  return relative.string();
}

}  // namespace recto::build
