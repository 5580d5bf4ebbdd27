#include "text/font_catalogue.h"

#include "xml/document.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iterator>

namespace recto::text {
namespace {

class Reader {
 public:
  Reader(FontCatalogue& catalogue, const FontCatalogue* base, diag::Diagnostics& diagnostics)
      : catalogue_{catalogue}, base_{base}, diagnostics_{diagnostics} {}

  void read(const xml::Element& root) {
    check(root, {.attributes = {}, .children = {"family", "fallback", "hyphenation"}});
    for (const auto& element : root.children("family")) read_family(element);
    for (const auto& element : root.children("fallback")) read_fallback(element);
    for (const auto& element : root.children("hyphenation")) read_hyphenation(element);
    if (catalogue_.families.empty() && base_ == nullptr)
      diagnostics_.error("no-fonts", "`fonts` without `family`", root.span());
  }

 private:
  void check(const xml::Element& element, const xml::Allowed& allowed) {
    xml::check(element, allowed, xml::Text::forbidden, diagnostics_);
  }

  void read_family(const xml::Element& element) {
    check(element, {.attributes = {"id", "name", "license", "package", "folder"}, .children = {"file"}});
    const auto id = xml::identifier(element, "id", diagnostics_);
    if (!id && !element.attribute("id")) (void)xml::required(element, "id", diagnostics_);
    Family family{.id = id.value_or(""),
                  .name = xml::optional(element, "name", id.value_or("")),
                  .license = xml::optional(element, "license"),
                  .files = {}};
    for (const auto& child : element.children("file")) read_file(child, element, family);
    if (family.files.empty()) {
      diagnostics_.error("empty-family", fmt::format("family `{}` without `file`", family.id), element.span());
    }
    if (id && catalogue_.find(*id) != nullptr) {
      diagnostics_.error("duplicate-id", fmt::format("family `{}` a second time", *id),
                         element.attribute("id")->value_span);
      return;
    }
    catalogue_.families.push_back(std::move(family));
  }

  void read_file(const xml::Element& element, const xml::Element& family_element, Family& family) {
    check(element, {.attributes = {"path", "index", "weight", "italic", "axes", "package"}, .children = {}});
    const auto path = xml::required(element, "path", diagnostics_);
    const auto italic = xml::choice<bool>(element, "italic", {{"yes", true}, {"no", false}}, diagnostics_);
    FontFile file;
    file.path = in_folder(xml::optional(family_element, "folder"), path.value_or(""));
    file.index = xml::integer(element, "index", 0, 1000, diagnostics_).value_or(0);
    file.weight = xml::integer(element, "weight", 1, 1000, diagnostics_).value_or(400);
    file.italic = italic.value_or(false);
    file.axes = read_axes(element);
    file.package = xml::optional(element, "package", xml::optional(family_element, "package"));
    file.place = element.span();
    if (path) family.files.push_back(std::move(file));
  }

  [[nodiscard]] static std::string in_folder(const std::string& folder, const std::string& path) {
    return (std::filesystem::path{folder} / path).generic_string();
  }

  [[nodiscard]] std::vector<std::pair<std::string, double>> read_axes(const xml::Element& element) {
    std::vector<std::pair<std::string, double>> axes;
    for (const auto& word : xml::words(element, "axes")) {
      const auto equals = word.text.find('=');
      double value = 0;
      const char* end = word.text.data() + word.text.size();
      const bool shaped = equals == 4 && equals + 1 < word.text.size();
      const auto parsed = shaped ? std::from_chars(word.text.data() + 5, end, value) : std::from_chars_result{};
      if (!shaped || parsed.ec != std::errc{} || parsed.ptr != end) {
        diagnostics_.error("bad-axis", fmt::format("`{}` is no axis setting", word.text), word.span)
            .hint("write a tag of four letters and a number: `wght=650`");
        continue;
      }
      axes.emplace_back(word.text.substr(0, 4), value);
    }
    return axes;
  }

  void read_fallback(const xml::Element& element) {
    check(element, {.attributes = {"script", "language", "families"}, .children = {}});
    (void)xml::required(element, "families", diagnostics_);
    std::vector<std::string> families;
    for (const auto& word : xml::words(element, "families")) {
      if (known(word)) families.push_back(word.text);
    }
    std::vector<std::string> scripts{""};
    if (element.attribute("script")) scripts = read_scripts(element);
    for (const auto& script : scripts) {
      catalogue_.fallbacks.push_back({script, xml::optional(element, "language"), families});
    }
  }

  [[nodiscard]] bool known(const xml::Word& word) {
    if (catalogue_.find(word.text) != nullptr) return true;
    if (base_ != nullptr && base_->find(word.text) != nullptr) return true;
    std::vector<std::string> ids;
    for (const auto* each : {static_cast<const FontCatalogue*>(&catalogue_), base_}) {
      if (each == nullptr) continue;
      for (const auto& family : each->families) ids.push_back(family.id);
    }
    auto& error = diagnostics_.error("unknown-family", fmt::format("unknown family `{}`", word.text), word.span);
    error.hint(diag::suggestion(word.text, ids));
    return false;
  }

  [[nodiscard]] std::vector<std::string> read_scripts(const xml::Element& element) {
    std::vector<std::string> scripts;
    for (const auto& word : xml::words(element, "script")) {
      const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
      if (word.text.size() != 4 || !std::all_of(word.text.begin(), word.text.end(), letter)) {
        diagnostics_.error("bad-script", fmt::format("`{}` is no script", word.text), word.span)
            .hint("scripts are named by ISO 15924: `Latn`, `Arab`, `Hani`");
        continue;
      }
      scripts.push_back(word.text);
    }
    return scripts;
  }

  void read_hyphenation(const xml::Element& element) {
    check(element, {.attributes = {"language", "path", "package", "left", "right"}, .children = {}});
    const auto language = xml::required(element, "language", diagnostics_);
    const auto path = xml::required(element, "path", diagnostics_);
    HyphenationFile file;
    file.language = language.value_or("");
    file.path = path.value_or("");
    file.package = xml::optional(element, "package");
    file.left_minimum = xml::integer(element, "left", 1, 20, diagnostics_).value_or(2);
    file.right_minimum = xml::integer(element, "right", 1, 20, diagnostics_).value_or(3);
    if (language && path) catalogue_.hyphenation.push_back(std::move(file));
  }

  FontCatalogue& catalogue_;
  const FontCatalogue* base_;
  diag::Diagnostics& diagnostics_;
};

std::string absolute(const std::string& folder, const std::string& path) {
  return (std::filesystem::path{folder} / path).generic_string();
}

/// Paths no longer start at the catalogue's own folder, so that catalogues of two folders can be one.
void make_independent(FontCatalogue& catalogue) {
  for (auto& family : catalogue.families) {
    for (auto& file : family.files) file.path = absolute(catalogue.folder, file.path);
  }
  for (auto& file : catalogue.hyphenation) file.path = absolute(catalogue.folder, file.path);
  catalogue.folder.clear();
}

/// Puts what `base` has behind what is in `catalogue`.
void append(FontCatalogue& catalogue, FontCatalogue base) {
  make_independent(catalogue);
  make_independent(base);
  std::erase_if(base.families, [&](const Family& family) { return catalogue.find(family.id) != nullptr; });
  const auto add = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  add(catalogue.families, base.families);
  add(catalogue.fallbacks, base.fallbacks);
  add(catalogue.hyphenation, base.hyphenation);
  add(catalogue.files, base.files);
}

}  // namespace

const Family* FontCatalogue::find(std::string_view id) const {
  for (const auto& family : families) {
    if (family.id == id) return &family;
  }
  return nullptr;
}

std::optional<FontCatalogue> read_fonts(const std::string& path, const diag::Span& reference,
                                        diag::Diagnostics& diagnostics, const FontCatalogue* base) {
  const auto document = xml::read_file(path, reference, diagnostics);
  if (!document) return std::nullopt;
  const auto root = document->root();
  if (root.name() != "fonts") {
    diagnostics.error("wrong-root", fmt::format("root element `{}` in place of `fonts`", root.name()), root.span());
    return std::nullopt;
  }
  FontCatalogue catalogue;
  catalogue.folder = std::filesystem::path{path}.parent_path().generic_string();
  catalogue.files.push_back(path);
  const auto errors = diagnostics.error_count();
  Reader{catalogue, base, diagnostics}.read(root);
  if (diagnostics.error_count() > errors) return std::nullopt;
  if (base != nullptr) append(catalogue, *base);
  return catalogue;
}

}  // namespace recto::text
