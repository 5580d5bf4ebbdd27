// One map a kind of file, from id or path to what was read.  A failed reading is remembered as nothing, so that its
// problems are reported once.  Banks tell their language before their questions are read; with several threads the
// hyphenation patterns of that language, the dearest thing to load, are read at the same time.
#include "build/library.h"

#include "build/output_file.h"
#include "exchange/open.h"
#include "text/font_catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace recto::build {
namespace {

template <typename Value>
const Value* pointer(const std::optional<Value>& value) {
  return value ? &*value : nullptr;
}

/// What a shelf holds, for messages.
struct Kind {
  const char* code;  ///< of an id that names nothing
  const char* name;
};
constexpr Kind layouts{"unknown-layout", "layout"};
constexpr Kind themes{"unknown-theme", "theme"};

/// An id that names no file of `folder`.
void report_unknown(const Kind& kind, const deck::Name& name, const std::filesystem::path& folder,
                    diag::Diagnostics& diagnostics) {
  diagnostics.error(kind.code, fmt::format("unknown {} `{}`", kind.name, name.text), name.place)
      .hint(diag::suggestion(name.text, ids_in(folder)));
}

template <typename Value, typename Read>
const Value* look_up(std::map<std::string, std::optional<Value>>& shelf, const Kind& kind, const deck::Name& name,
                     const std::filesystem::path& folder, const Read& read, diag::Diagnostics& diagnostics) {
  const auto known = ids_in(folder);
  if (!std::ranges::binary_search(known, name.text)) {
    report_unknown(kind, name, folder, diagnostics);
    return nullptr;
  }
  const auto [it, is_new] = shelf.try_emplace(name.text);
  if (is_new) it->second = read(shown(folder / (name.text + ".xml")), name.place, diagnostics);
  return pointer(it->second);
}

template <typename Value>
void add_files(const std::map<std::string, std::optional<Value>>& shelf, std::vector<std::string>& files) {
  for (const auto& [key, value] : shelf) {
    if (value) std::ranges::copy(value->files, std::back_inserter(files));
  }
}

}  // namespace

const bank::Bank* Library::bank(const std::string& path, const diag::Span& reference, diag::Diagnostics& diagnostics) {
  const auto [it, is_new] = banks_.try_emplace(path);
  if (is_new) {
    std::set<std::string> languages;
    const auto listener = [&](const std::string& language) {
      languages.insert(language);
      load_beside(language);
    };
    it->second = open(path, reference, diagnostics, listener);
    for (const auto& language : languages) check_patterns(language, reference, diagnostics);
  }
  return pointer(it->second);
}

/// Of a language whose patterns `fonts.xml` names, but which are not installed.
void Library::check_patterns(const std::string& language, const diag::Span& bank, diag::Diagnostics& diagnostics) {
  if (!fonts_) return;
  const auto gap = fonts_->hyphenation_gap(language);
  if (!gap || gap->package.empty()) return;
  diagnostics
      .warning("no-patterns", fmt::format("words of `{}` are not hyphenated: its patterns are not installed", language),
               bank)
      .notes.push_back(fmt::format("install the package `{}`", gap->package));
}

/// Pictures that came inside a file wait in a folder of the run's own until pages take them.
std::optional<bank::Bank> Library::open(const std::string& path, const diag::Span& reference,
                                        diag::Diagnostics& diagnostics, const bank::LanguageListener& listener) {
  exchange::OpenOptions options;
  options.assemble.picture_folder = [this] {
    if (!pictures_) pictures_ = std::make_unique<ScratchFolder>();
    return pictures_->path().string();
  };
  auto opened = exchange::open_bank({path}, reference, options, diagnostics, listener);
  if (!opened) return std::nullopt;
  for (const auto& picture : opened->pictures) write_file(pictures_->path() / picture.name, picture.bytes);
  return std::move(opened->bank);
}

void Library::load_beside(const std::string& language) {
  if (threads_ == Threads::one || !fonts_) return;
  loading_.emplace_back([fonts = fonts_.get(), language] {
    try {
      fonts->load_hyphenation(language);
    } catch (const std::exception&) {  // whose text needs the patterns will be told
    }
  });
}

const layout::Layout* Library::layout(const deck::Name& name, diag::Diagnostics& diagnostics) {
  return look_up(layouts_, layouts, name, home_.layouts(), layout::read, diagnostics);
}

const layout::Theme* Library::theme(const deck::Name& name, diag::Diagnostics& diagnostics) {
  return look_up(themes_, themes, name, home_.themes(), layout::read_theme, diagnostics);
}

std::vector<std::filesystem::path> Library::word_files(const std::string& language) const {
  std::vector<std::filesystem::path> files;
  std::error_code absent;
  const auto file = home_.words() / (language + ".xml");
  if (std::filesystem::exists(file, absent)) files.push_back(file);
  return files;
}

std::vector<const layout::WordCatalogue*> Library::words(const std::string& language, diag::Diagnostics& diagnostics) {
  std::vector<const layout::WordCatalogue*> catalogues;
  for (const auto& file : word_files(language)) {
    const auto path = shown(file);
    const auto [it, is_new] = words_.try_emplace(path);
    if (is_new) it->second = layout::read_catalogue(path, {}, diagnostics);
    if (it->second) catalogues.push_back(&*it->second);
  }
  return catalogues;
}

std::vector<std::string> Library::not_yet_reported(const std::string& language, std::vector<std::string> ids) {
  std::erase_if(ids, [&](const std::string& id) { return !missing_words_.emplace(language, id).second; });
  return ids;
}

const text::FontSet* Library::fonts(diag::Diagnostics& diagnostics) {
  if (!std::exchange(fonts_read_, true)) {
    auto catalogue = text::read_fonts(shown(home_.fonts()), {}, diagnostics);
    if (catalogue) fonts_ = std::make_unique<text::FontSet>(std::move(*catalogue));
  }
  return fonts_.get();
}

std::vector<std::string> Library::files() const {
  std::vector<std::string> files;
  add_files(banks_, files);
  add_files(layouts_, files);
  add_files(themes_, files);
  for (const auto& [path, catalogue] : words_) files.push_back(path);
  if (fonts_) std::ranges::copy(fonts_->catalogue().files, std::back_inserter(files));
  std::ranges::sort(files);
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

void check_families(const layout::Layout& layout, const text::FontCatalogue& catalogue,
                    diag::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const auto& family : catalogue.families) known.push_back(family.id);
  std::vector<std::string> told;
  for (const auto& style : layout.styles) {
    for (const auto& family : {style.family, style.code_family}) {
      if (catalogue.find(family) != nullptr || std::ranges::find(told, family) != told.end()) continue;
      told.push_back(family);
      diagnostics
          .error("unknown-font", fmt::format("unknown font family `{}` in style `{}`", family, style.id),
                 style.family_place)
          .hint(diag::suggestion(family, known));
    }
  }
}

}  // namespace recto::build
