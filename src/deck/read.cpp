#include "deck/read.h"

#include "deck/file_name.h"
#include "deck/read_names.h"
#include "deck/read_product.h"
#include "deck/read_selection.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <utility>

namespace recto::deck {
namespace {

void read_attributes(const xml::Element& root, DeckSpec& spec, diag::Diagnostics& diagnostics) {
  spec.place = root.span();
  spec.id = xml::identifier(root, "id", diagnostics).value_or("");
  spec.title = xml::required(root, "title", diagnostics).value_or("");
  spec.subtitle = xml::optional(root, "subtitle");
  spec.author = xml::folded(xml::optional(root, "author"));
  spec.language = xml::optional(root, "xml:lang");
  const auto bank = xml::required(root, "bank", diagnostics);
  if (!bank) return;
  spec.bank = {*bank, root.attribute("bank")->value_span};
  const auto folder = std::filesystem::path(spec.bank.place.source->name()).parent_path();
  spec.resolved_bank = (folder / *bank).lexically_normal().generic_string();
}

void read_choice(const xml::Element& root, DeckSpec& spec, diag::Diagnostics& diagnostics) {
  refuse_seconds(root, "select", diagnostics);
  refuse_seconds(root, "order", diagnostics);
  if (const auto element = root.child("order")) spec.order = read_order(*element, diagnostics);
  if (const auto element = root.child("select")) {
    spec.selection = read_selection(*element, diagnostics);
    check_parts(spec.selection, spec.order, diagnostics);
  } else {
    diagnostics.error("missing-element", "`deck` without `select`", root.span())
        .hint("an empty `<select/>` takes the whole bank");
  }
}

void refuse_same_files(const DeckSpec& spec, diag::Diagnostics& diagnostics) {
  std::map<std::string, diag::Span> writers;
  for (const auto& product : spec.products) {
    for (const auto& file : file_names(spec, product)) {
      const auto [first, added] = writers.emplace(file, product.place);
      if (added) continue;
      auto& error =
          diagnostics.error("same-file", fmt::format("two products would be called `{}`", file), product.place);
      error.hint(fmt::format("the other is at {}", diag::location(first->second)));
      error.hint("give each a `name` of its own");
      break;
    }
  }
}

void read_products(const xml::Element& root, DeckSpec& spec, diag::Diagnostics& diagnostics) {
  std::size_t count = 0;
  for (const auto& child : root.children()) {
    const auto kind = product_kind(child.name());
    if (!kind) continue;
    ++count;
    if (auto product = read_product(child, *kind, diagnostics)) spec.products.push_back(std::move(*product));
  }
  if (count == 0) {
    diagnostics.error("missing-element", "`deck` without a product", root.span())
        .hint("products are `cards`, `handout`, `key`, `packet` and `sheet`");
  }
  refuse_same_files(spec, diagnostics);
}

}  // namespace

namespace {

std::optional<DeckSpec> read(const std::optional<xml::Document>& document, diag::Diagnostics& diagnostics) {
  const auto errors = diagnostics.error_count();
  if (!document || !xml::check_root(document->root(), "deck", diagnostics)) return std::nullopt;
  static const xml::Allowed allowed{{"id", "title", "subtitle", "author", "bank"},
                                    {"instructions", "select", "order", "cards", "handout", "key", "packet", "sheet"}};
  xml::check(document->root(), allowed, xml::Text::forbidden, diagnostics);
  DeckSpec spec;
  read_attributes(document->root(), spec, diagnostics);
  spec.instructions = read_instructions(document->root(), diagnostics);
  read_choice(document->root(), spec, diagnostics);
  read_products(document->root(), spec, diagnostics);
  if (diagnostics.error_count() > errors) return std::nullopt;
  return spec;
}

}  // namespace

std::optional<DeckSpec> read(const std::string& path, const diag::Span& reference, diag::Diagnostics& diagnostics) {
  return read(xml::read_file(path, reference, diagnostics), diagnostics);
}

std::optional<DeckSpec> read(std::shared_ptr<const diag::Source> source, diag::Diagnostics& diagnostics) {
  return read(xml::parse(std::move(source), diagnostics), diagnostics);
}

}  // namespace recto::deck
