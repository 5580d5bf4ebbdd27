#include "deck/check_versions.h"

#include "deck/pins.h"
#include "deck/select.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace recto::deck {
namespace {

// How many orders versions can have; counted no further than needed.
std::size_t orders(const Deck& deck, const DeckSpec& spec, std::size_t enough) {
  const Pins pins(spec, *deck.bank);
  std::size_t product = 1;
  if (spec.order.section_order == Order::Sections::shuffle) {
    for (std::size_t i = 2; i <= deck.sections.size() && product < enough; ++i) product *= i;
  }
  for (const auto& section : deck.sections) {
    std::size_t loose = 0;
    for (std::size_t i = section.first; i < section.first + section.count; ++i) {
      if (pins.hold(deck.entries[i])) continue;
      product *= ++loose;
      if (product >= enough) return product;
    }
  }
  return product;
}

// Whether versions draw questions of their own, so that they need no orders.
bool asks_others(const Deck& deck) {
  const auto same = [&](const Draw& draw) {
    return std::ranges::is_permutation(draw.entries, deck.entries, {}, &Entry::question, &Entry::question);
  };
  return !deck.draws.empty() && std::ranges::none_of(deck.draws, same);
}

// Pairs of letters whose versions come out alike: each with the first that it equals.
std::vector<std::pair<std::string, std::string>> alike(const std::vector<Version>& versions) {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::map<std::string, std::string> letters;  // by hash
  for (const auto& version : versions) {
    const auto [first, added] = letters.emplace(version.hash, version.letter);
    if (!added) pairs.emplace_back(version.letter, first->second);
  }
  return pairs;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string which_are_alike(const std::vector<Version>& versions) {
  std::vector<std::string> parts;
  for (const auto& [letter, first] : alike(versions)) {
    parts.push_back(fmt::format("`{}` would be `{}` again", letter, first));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

// What is shuffled, where that is not simply everything.
std::string what_is_shuffled(const Deck& deck, const Pins& pins) {
  const bool sections = deck.sections.size() > 1;
  if (sections && pins.any()) return "questions are shuffled within their sections, and pinned ones keep their places";
  if (sections) return "questions are shuffled within their sections";
  return pins.any() ? "pinned questions keep their places" : "";
}

// Whether a slot leaves questions that other versions could have.
bool leaves_some(const Selection& selection) {
  return std::ranges::any_of(selection.entries, [&](const auto& entry) {
    const auto* slot = std::get_if<Slot>(&entry);
    return slot != nullptr && (slot->count || selection.minutes);
  });
}

// What the deck could change to have as many versions as it names.
std::string cure_of_too_many(const Deck& deck, const DeckSpec& spec, const Pins& pins, std::size_t possible) {
  using Versions = Selection::Versions;
  std::vector<std::string> ways{possible > 1 ? fmt::format("name {} versions at most", possible)
                                             : std::string("leave `versions` out")};
  const bool drawn = spec.selection.reprint.has_value();
  if (!drawn) ways.emplace_back(spec.selection.minutes ? "plan more minutes" : "ask for more questions");
  if (pins.any()) ways.emplace_back("unpin some");
  if (deck.sections.size() > 1) ways.emplace_back("order in one section by `<order sections=\"none\"/>`");
  if (!drawn && spec.selection.versions == Versions::same && leaves_some(spec.selection)) {
    ways.emplace_back("give each version questions of its own by `<select versions=\"different\">`");
  }
  std::string text = ways.front();
  for (std::size_t i = 1; i < ways.size(); ++i) text += (i + 1 < ways.size() ? ", " : ", or ") + ways[i];
  return text;
}

void report_too_many(const Deck& deck, const DeckSpec& spec, const Product& product, std::size_t possible,
                     const std::vector<Version>& versions, diag::Diagnostics& diagnostics) {
  const Pins pins(spec, *deck.bank);
  auto& error = diagnostics.error("too-many-versions",
                                  fmt::format("{} versions asked for, but {} {} only {}", product.versions.size(),
                                              counted(deck.entries.size(), "question"),
                                              deck.entries.size() == 1 ? "has" : "have", counted(possible, "order")),
                                  product.place);
  error.hint(which_are_alike(versions));
  error.hint(what_is_shuffled(deck, pins));
  if (!deck.draws.empty() && !spec.selection.reprint) {
    error.hint("versions differ in what `<questions>` draw; questions picked by name are in all of them");
  }
  error.hint(cure_of_too_many(deck, spec, pins, possible));
}

// What would let more questions change their number.
std::string cure_of_kept(const Deck& deck, const DeckSpec& spec) {
  if (deck.sections.size() < 2) return "ask for more questions, or name fewer versions";
  if (spec.order.section_order == Order::Sections::shuffle) {
    return "make fewer and larger sections, or one by `<order sections=\"none\"/>`";
  }
  return "let sections change places by `<order sections-order=\"shuffle\"/>`, or make one by `sections=\"none\"`";
}

void warn_of_kept(const Deck& deck, const DeckSpec& spec, const Product& product, const std::vector<Version>& versions,
                  diag::Diagnostics& diagnostics) {
  const auto kept = numbers_kept(deck, spec, versions);
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (kept[i] == 0) continue;
    diagnostics
        .warning("kept-numbers",
                 fmt::format("{} of {} questions of version `{}` have the number that they have in an earlier one",
                             kept[i], versions[i].entries.size(), versions[i].letter),
                 product.place)
        .hint(cure_of_kept(deck, spec));
  }
}

// Those of `all` that the product prints.
std::vector<Version> printed_by(const Product& product, const std::vector<Version>& all) {
  std::vector<Version> versions;
  for (const auto& letter : product.versions) versions.push_back(*std::ranges::find(all, letter, &Version::letter));
  return versions;
}

}  // namespace

void check_versions(const Deck& deck, const DeckSpec& spec, diag::Diagnostics& diagnostics) {
  const auto all = versions_of(deck, spec, version_letters(spec));
  for (const auto& product : spec.products) {
    const auto asked = product.versions.size();
    const auto possible = orders(deck, spec, asked);
    const auto versions = printed_by(product, all);
    if (asked > possible && !asks_others(deck)) {
      report_too_many(deck, spec, product, possible, versions, diagnostics);
    } else if (!spec.selection.reprint) {
      warn_of_kept(deck, spec, product, versions, diagnostics);
    }
  }
}

}  // namespace recto::deck
