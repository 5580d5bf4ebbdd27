// glabels' files are read only when ours have nothing of that name: they are thirty and some have faults, which are not
// the user's and are not reported.  A file given by path is the user's, and its faults are.
#include "build/stocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace recto::build {
namespace {

namespace fs = std::filesystem;
using stock::Stock;

constexpr const char* glabels_folder = "/usr/share/libglabels-3.0/templates";
constexpr std::size_t most_named = 6;

bool is_glabels_installed() {
  std::error_code error;
  return fs::is_directory(glabels_folder, error);
}

/// Names of different stock, each once.
std::vector<std::string> names(const std::vector<const Stock*>& all) {
  std::vector<std::string> result;
  for (const auto* each : all) result.push_back(stock::name_of(*each));
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

void report_several(const deck::Name& name, std::vector<std::string> found, diag::Diagnostics& diagnostics) {
  const auto more = found.size() > most_named ? found.size() - most_named : 0;
  found.resize(found.size() - more);
  diagnostics.error("several-stock", fmt::format("`{}` means several kinds of stock", name.text), name.place)
      .hint(fmt::format("`{}`{}", fmt::join(found, "`, `"),
                        more == 0 ? "" : fmt::format(" and {} more: `recto list stock`", more)));
}

void report_unknown(const deck::Name& name, const std::vector<Stock>& all, diag::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const auto& each : all) {
    known.push_back(stock::name_of(each));
    known.push_back(each.part);
  }
  auto& error = diagnostics.error("unknown-stock", fmt::format("no stock `{}`", name.text), name.place);
  if (const auto near = diag::nearest(name.text, known); !near.empty())
    error.hint(fmt::format("did you mean `{}`?", near));
  error.hint(is_glabels_installed() ? "`recto list stock` names what there is"
                                    : "the package `glabels-data` adds more than a thousand kinds");
}

/// Splits `FILE.xml:PART`; nothing for what is no path.
std::optional<std::pair<std::string, std::string>> file_and_part(const std::string& name) {
  const auto ending = name.rfind(".xml");
  if (ending == std::string::npos) return std::nullopt;
  const auto after = ending + 4;
  if (after == name.size()) return std::pair{name, std::string{}};
  if (name[after] != ':') return std::nullopt;
  return std::pair{name.substr(0, after), name.substr(after + 1)};
}

/// What `part` means in `all`; everything for an empty part.
std::optional<Stock> one_of(const std::vector<Stock>& all, const std::string& part, const deck::Name& name,
                            diag::Diagnostics& diagnostics) {
  std::vector<const Stock*> found;
  if (part.empty()) {
    for (const auto& each : all) found.push_back(&each);
  } else {
    found = stock::find(all, part);
  }
  if (found.empty()) {
    report_unknown(name, all, diagnostics);
    return std::nullopt;
  }
  if (auto several = names(found); several.size() > 1) {
    report_several(name, std::move(several), diagnostics);
    return std::nullopt;
  }
  return *found.front();
}

}  // namespace

std::vector<Stock> own_stock(const Home& home, diag::Diagnostics& diagnostics) {
  std::vector<Stock> all;
  const auto folder = home.layouts() / "stock";
  for (const auto& id : ids_in(folder)) {
    std::ranges::move(stock::read(shown(folder / (id + ".xml")), {}, diagnostics), std::back_inserter(all));
  }
  return all;
}

std::vector<Stock> glabels_stock(diag::Diagnostics& diagnostics) {
  std::vector<Stock> all;
  if (!is_glabels_installed()) return all;
  for (const auto& id : ids_in(glabels_folder)) {
    if (!id.ends_with("-templates")) continue;
    const auto path = (fs::path(glabels_folder) / (id + ".xml")).string();
    std::ranges::move(stock::read_glabels(path, {}, diagnostics), std::back_inserter(all));
  }
  return all;
}

std::optional<Stock> find_stock(const deck::Name& name, const Home& home, diag::Diagnostics& diagnostics) {
  if (const auto file = file_and_part(name.text)) {
    const auto errors = diagnostics.error_count();
    const auto all = stock::read_glabels(file->first, name.place, diagnostics);
    if (diagnostics.error_count() > errors) return std::nullopt;
    return one_of(all, file->second, name, diagnostics);
  }
  auto all = own_stock(home, diagnostics);
  if (stock::find(all, name.text).empty()) {
    diag::Diagnostics not_ours;
    std::ranges::move(glabels_stock(not_ours), std::back_inserter(all));
  }
  return one_of(all, name.text, name, diagnostics);
}

}  // namespace recto::build
