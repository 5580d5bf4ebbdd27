#include "layout/chain.h"

#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace recto::layout {
namespace {

namespace fs = std::filesystem;

/// Where what `file` extends is looked for: beside it, then elsewhere.
std::vector<fs::path> folders_for(const fs::path& file, const std::vector<std::string>& elsewhere) {
  std::vector<fs::path> folders{file.has_parent_path() ? file.parent_path() : fs::path{"."}};
  folders.insert(folders.end(), elsewhere.begin(), elsewhere.end());
  return folders;
}

/// Ids of the files that `file` could extend, sorted.
std::vector<std::string> ids_beside(const fs::path& file, const std::vector<std::string>& elsewhere) {
  std::vector<std::string> ids;
  std::error_code unreadable;  // a folder that cannot be listed has no suggestions
  for (const auto& folder : folders_for(file, elsewhere)) {
    for (const auto& entry : fs::directory_iterator{folder, unreadable}) {
      if (entry.path().extension() == ".xml" && entry.path().stem() != file.stem())
        ids.push_back(entry.path().stem().string());
    }
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void check_id(const xml::Element& root, const fs::path& path, diag::Diagnostics& diagnostics) {
  const auto id = xml::identifier(root, "id", diagnostics);
  if (!id || *id == path.stem().string()) return;
  diagnostics
      .error("id-not-file-name", fmt::format("{} `{}` in file `{}`", root.name(), *id, path.filename().string()),
             root.attribute("id")->value_span)
      .notes.push_back(fmt::format("a {} is found by its file name: name the file `{}.xml`", root.name(), *id));
}

/// The file called `id` that `file` may extend; one of `seen` only if there is no other.
std::optional<fs::path> find_extended(const std::string& id, const std::vector<fs::path>& seen,
                                      const std::vector<std::string>& elsewhere) {
  const auto is_seen = [&](const fs::path& path) {
    std::error_code missing;
    return std::ranges::any_of(seen, [&](const auto& each) { return fs::equivalent(each, path, missing); });
  };
  std::optional<fs::path> found;
  for (const auto& folder : folders_for(seen.back(), elsewhere)) {
    const auto path = folder / (id + ".xml");
    std::error_code unreadable;
    if (!fs::exists(path, unreadable)) continue;
    if (!is_seen(path)) return path;
    if (!found) found = path;
  }
  return found;
}

/// The file that `root` extends, if it is there and not one of `seen`.
std::optional<fs::path> extended(const xml::Element& root, const std::vector<fs::path>& seen,
                                 const std::vector<std::string>& elsewhere, diag::Diagnostics& diagnostics) {
  if (!root.attribute("extends")) return std::nullopt;
  const auto id = xml::identifier(root, "extends", diagnostics);
  if (!id) return std::nullopt;
  const diag::Span place = root.attribute("extends")->value_span;
  const auto path = find_extended(*id, seen, elsewhere);
  if (!path) {
    diagnostics.error("unknown-" + std::string{root.name()}, fmt::format("unknown {} `{}`", root.name(), *id), place)
        .hint(diag::suggestion(*id, ids_beside(seen.back(), elsewhere)));
    return std::nullopt;
  }
  std::error_code missing;
  if (std::ranges::none_of(seen, [&](const auto& each) { return fs::equivalent(each, *path, missing); })) return path;
  diagnostics.error("extends-cycle", fmt::format("{} `{}` extends itself", root.name(), *id), place);
  return std::nullopt;
}

}  // namespace

std::optional<xml::Attribute> Chain::attribute(std::string_view name) const {
  for (const auto& document : documents) {
    if (auto found = document.root().attribute(name)) return found;
  }
  return std::nullopt;
}

std::optional<xml::Element> Chain::child(std::string_view name) const {
  for (const auto& document : documents) {
    if (auto found = document.root().child(name)) return found;
  }
  return std::nullopt;
}

std::vector<xml::Element> Chain::children(std::string_view name) const {
  std::vector<xml::Element> all;
  for (const auto& root : roots()) {
    const auto own = root.children(name);
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

std::vector<xml::Element> Chain::roots() const {
  std::vector<xml::Element> all;
  all.reserve(documents.size());
  for (auto document = documents.rbegin(); document != documents.rend(); ++document) all.push_back(document->root());
  return all;
}

std::vector<std::string> Chain::files() const {
  std::vector<std::string> names;
  for (const auto& document : documents) names.push_back(document.source()->name());
  return names;
}

std::optional<Chain> read_chain(const std::string& path, std::string_view root, const diag::Span& reference,
                                diag::Diagnostics& diagnostics, const std::vector<std::string>& elsewhere) {
  const std::size_t errors_before = diagnostics.error_count();
  Chain chain;
  std::vector<fs::path> seen;
  std::optional<fs::path> next = fs::path{path};
  diag::Span named = reference;
  while (next) {
    auto document = xml::read_file(next->string(), named, diagnostics);
    if (!document || !xml::check_root(document->root(), root, diagnostics)) return std::nullopt;
    const auto& kept = chain.documents.emplace_back(std::move(*document));
    seen.push_back(*next);
    check_id(kept.root(), *next, diagnostics);
    if (const auto extends = kept.root().attribute("extends")) named = extends->value_span;
    next = extended(kept.root(), seen, elsewhere, diagnostics);
  }
  // A file that extends nothing it can find would be reported again for everything it lacks.
  if (diagnostics.error_count() > errors_before) return std::nullopt;
  return chain;
}

void check_single(const xml::Element& element, const std::vector<std::string>& names, diag::Diagnostics& diagnostics) {
  for (const auto& name : names) {
    const auto all = element.children(name);
    for (std::size_t again = 1; again < all.size(); ++again) {
      diagnostics.error("duplicate-element", fmt::format("second `{}` in `{}`", name, element.name()),
                        all[again].span());
    }
  }
}

}  // namespace recto::layout
