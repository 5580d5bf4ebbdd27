#include "deck/read_names.h"

#include "deck/level_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recto::deck {
namespace {

bool check_name(const Name& name, Ranges ranges, diag::Diagnostics& diagnostics) {
  if (xml::is_identifier(name.text)) return true;
  const auto range = ranges == Ranges::yes ? level_range(name) : std::nullopt;
  if (!range) {
    xml::report_identifier({name.text, name.place}, diagnostics);
    return false;
  }
  if (xml::is_identifier(range->first.text) && xml::is_identifier(range->last.text)) return true;
  diagnostics.error("bad-range", fmt::format("`{}` is no range", name.text), name.place)
      .hint("a range names its first and its last level: `junior..mid`");
  return false;
}

}  // namespace

std::vector<Name> read_names(const xml::Element& element, std::string_view attribute, Ranges ranges,
                             diag::Diagnostics& diagnostics) {
  const auto words = xml::words(element, attribute);
  if (words.empty() && element.attribute(attribute)) {
    diagnostics.error("empty-attribute", fmt::format("empty `{}`", attribute), element.attribute(attribute)->span);
  }
  std::vector<Name> names;
  for (const auto& word : words) {
    Name name{word.text, word.span};
    if (!check_name(name, ranges, diagnostics)) continue;
    if (std::ranges::any_of(names, [&](const Name& other) { return other.text == name.text; })) {
      diagnostics.error("duplicate-word", fmt::format("`{}` given twice", name.text), name.place);
    } else {
      names.push_back(std::move(name));
    }
  }
  return names;
}

void refuse_seconds(const xml::Element& element, std::string_view name, diag::Diagnostics& diagnostics) {
  const auto all = element.children(name);
  for (std::size_t i = 1; i < all.size(); ++i) {
    diagnostics.error("duplicate-element", fmt::format("second `{}` in `{}`", name, element.name()), all[i].span())
        .hint(fmt::format("the first is at {}", diag::location(all.front().span())));
  }
}

}  // namespace recto::deck
