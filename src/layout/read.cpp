#include "layout/chain.h"
#include "layout/layout.h"
#include "layout/mirrored.h"
#include "layout/read_cards.h"
#include "layout/read_document.h"
#include "layout/read_sheet.h"
#include "layout/read_styles.h"
#include "layout/read_words.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::layout {
namespace {

enum class Kind { cards, document };
using Names = std::vector<std::string>;

const Names& elements(Kind kind) {
  static const Names cards{"sheet", "style", "words", "grid", "duplex", "marks", "bleed", "type", "front", "back"};
  static const Names document{"sheet", "style", "words",    "scale",   "page",        "flow",   "header", "footer",
                              "title", "cover", "contents", "section", "section-end", "ending", "item"};
  return kind == Kind::cards ? cards : document;
}

/// Elements that a layout may have once.
Names single_elements(Kind kind) {
  Names names = elements(kind);
  std::erase(names, "style");
  std::erase(names, "scale");
  std::erase(names, "words");
  return names;
}

std::optional<Kind> kind_of(const xml::Element& root, diag::Diagnostics& diagnostics) {
  return xml::choice<Kind>(root, "kind", {{"cards", Kind::cards}, {"document", Kind::document}}, diagnostics);
}

/// The chain's one kind.
std::optional<Kind> read_kind(const Chain& chain, diag::Diagnostics& diagnostics) {
  std::optional<Kind> kind;
  for (const auto& document : chain.documents) {
    const auto own = kind_of(document.root(), diagnostics);
    if (!own && document.root().attribute("kind")) return std::nullopt;
    if (kind && own && *kind != *own) {
      const auto extends = *chain.root().attribute("extends");
      diagnostics.error("other-kind", fmt::format("layout `{}` is of another kind", extends.value), extends.value_span)
          .notes.emplace_back("cards extend cards, documents extend documents");
      return std::nullopt;
    }
    if (!kind) kind = own;
  }
  if (!kind) static_cast<void>(xml::required(chain.root(), "kind", diagnostics));
  return kind;
}

void check_elements(const Chain& chain, Kind kind, diag::Diagnostics& diagnostics) {
  for (const auto& document : chain.documents) {
    const auto root = document.root();
    xml::check(
        root,
        {.attributes = {"id", "kind", "purpose", "title", "extends", "theme", "lang"}, .children = elements(kind)},
        xml::Text::forbidden, diagnostics);
    check_single(root, single_elements(kind), diagnostics);
  }
}

/// The word of the nearest file that has the attribute.
std::string word(const Chain& chain, std::string_view name) {
  const auto attribute = chain.attribute(name);
  return attribute ? std::string{attribute->value} : std::string{};
}

Purpose read_purpose(const Chain& chain, Kind kind, diag::Diagnostics& diagnostics) {
  for (const auto& document : chain.documents) {
    const auto root = document.root();
    if (!root.attribute("purpose")) continue;
    if (kind == Kind::cards) {
      return xml::choice<Purpose>(root, "purpose", {{"cards", Purpose::cards}}, diagnostics).value_or(Purpose::cards);
    }
    return xml::choice<Purpose>(root, "purpose",
                                {{"handout", Purpose::handout},
                                 {"key", Purpose::key},
                                 {"master-key", Purpose::master_key},
                                 {"packet", Purpose::packet},
                                 {"sheet", Purpose::sheet}},
                                diagnostics)
        .value_or(Purpose::handout);
  }
  if (kind == Kind::cards) return Purpose::cards;
  static_cast<void>(xml::required(chain.root(), "purpose", diagnostics));
  return Purpose::handout;
}

/// The layout's own words, one catalogue a language; a nearer file's word replaces a farther one's.
std::vector<WordCatalogue> read_own_words(const Chain& chain, diag::Diagnostics& diagnostics) {
  std::vector<WordCatalogue> all;
  for (const auto& element : chain.children("words")) {
    auto own = read_words_element(element, diagnostics);
    if (!own) continue;
    auto known = std::ranges::find(all, own->language, &WordCatalogue::language);
    if (known == all.end()) {
      all.push_back(std::move(*own));
      continue;
    }
    for (auto& [id, word] : own->words) known->words.insert_or_assign(id, std::move(word));
  }
  return all;
}

void read_root(const Chain& chain, Kind kind, Layout& layout, diag::Diagnostics& diagnostics) {
  const auto root = chain.root();
  layout.place = root.span();
  layout.files = chain.files();
  layout.id = xml::optional(root, "id");
  layout.title = xml::required(root, "title", diagnostics).value_or("");
  layout.purpose = read_purpose(chain, kind, diagnostics);
  layout.language = word(chain, "lang");
  layout.direction = direction_of(layout.language);
  layout.words = read_own_words(chain, diagnostics);
  layout.default_theme = word(chain, "theme");
  if (const auto theme = chain.attribute("theme")) layout.theme_place = theme->value_span;
}

}  // namespace

std::optional<Layout> read(const std::string& path, const diag::Span& reference, diag::Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  const auto chain = read_chain(path, "layout", reference, diagnostics);
  if (!chain) return std::nullopt;
  const auto kind = read_kind(*chain, diagnostics);
  if (!kind) return std::nullopt;
  check_elements(*chain, *kind, diagnostics);
  Layout layout;
  read_root(*chain, *kind, layout, diagnostics);
  if (const auto sheet = chain->child("sheet")) {
    read_sheet(*sheet, layout, diagnostics);
  } else {
    diagnostics.error("missing-element", "`layout` without `sheet`", layout.place);
  }
  layout.styles = read_styles(*chain, diagnostics);
  if (*kind == Kind::cards) {
    layout.design = read_cards(*chain, layout, diagnostics);
  } else {
    layout.design = read_document(*chain, layout, diagnostics);
  }
  if (diagnostics.error_count() > errors_before) return std::nullopt;
  return layout;
}

}  // namespace recto::layout
