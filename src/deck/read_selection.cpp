#include "deck/read_selection.h"

#include "bank/read_points.h"
#include "deck/read_names.h"
#include "xml/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace recto::deck {
namespace {

constexpr int most_questions = 100000;
constexpr int most_minutes = 6000;

constexpr std::array kinds{bank::ResponseKind::open,     bank::ResponseKind::choice,   bank::ResponseKind::gap,
                           bank::ResponseKind::matching, bank::ResponseKind::ordering, bank::ResponseKind::true_false,
                           bank::ResponseKind::numeric};

std::vector<bank::ResponseKind> read_kinds(const xml::Element& element, diag::Diagnostics& diagnostics) {
  std::vector<bank::ResponseKind> result;
  for (const auto& name : read_names(element, "kind", Ranges::no, diagnostics)) {
    const auto found = std::ranges::find(kinds, name.text, bank::name_of);
    if (found != kinds.end()) {
      result.push_back(*found);
      continue;
    }
    const std::vector<std::string> known = [] {
      std::vector<std::string> names;
      for (const auto kind : kinds) names.emplace_back(bank::name_of(kind));
      return names;
    }();
    diagnostics.error("unknown-value", fmt::format("unknown `kind` `{}`", name.text), name.place)
        .hint(diag::suggestion(name.text, known));
  }
  return result;
}

Filter read_filter(const xml::Element& element, diag::Diagnostics& diagnostics) {
  return {.levels = read_names(element, "level", Ranges::yes, diagnostics),
          .topics = read_names(element, "topic", Ranges::no, diagnostics),
          .any_tags = read_names(element, "tag", Ranges::no, diagnostics),
          .all_tags = read_names(element, "all-tags", Ranges::no, diagnostics),
          .no_tags = read_names(element, "no-tags", Ranges::no, diagnostics),
          .kinds = read_kinds(element, diagnostics)};
}

Slot read_slot(const xml::Element& element, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{
      {"level", "topic", "tag", "all-tags", "no-tags", "kind", "count", "title", "points"}, {"instructions"}};
  xml::check(element, allowed, xml::Text::forbidden, diagnostics);
  Slot slot{.filter = read_filter(element, diagnostics), .place = element.span()};
  slot.title = xml::folded(xml::optional(element, "title"));
  slot.instructions = read_instructions(element, diagnostics);
  slot.points = bank::read_points(element, "points", bank::PointsRange::positive, diagnostics);
  slot.count = xml::integer(element, "count", 1, most_questions, diagnostics);
  if (slot.count) slot.place = element.attribute("count")->span;
  return slot;
}

void read_picks(const xml::Element& element, Selection& selection, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{{"ref", "pin"}, {}};
  xml::check(element, allowed, xml::Text::forbidden, diagnostics);
  const auto pin =
      xml::choice<Pick::Pin>(element, "pin", {{"first", Pick::Pin::first}, {"last", Pick::Pin::last}}, diagnostics);
  if (!xml::required(element, "ref", diagnostics)) return;
  for (auto& name : read_names(element, "ref", Ranges::no, diagnostics)) {
    selection.entries.emplace_back(Pick{std::move(name), pin.value_or(Pick::Pin::no)});
  }
}

constexpr std::array<std::string_view, 6> filter_attributes{"level", "topic", "tag", "all-tags", "no-tags", "kind"};

// By what an exclusion excludes: one thing only, for the sum of several would be anyone's guess.
bool check_exclusion(const xml::Element& element, diag::Diagnostics& diagnostics) {
  const auto given = [&](std::string_view name) { return element.attribute(name).has_value(); };
  const auto filter = std::ranges::find_if(filter_attributes, given);
  std::vector<std::string_view> ways;
  if (filter != filter_attributes.end()) ways.push_back(*filter);
  for (const std::string_view name : {"ref", "manifest"}) {
    if (given(name)) ways.push_back(name);
  }
  if (ways.empty()) {
    diagnostics.error("empty-exclude", "`exclude` without a filter, `ref` or `manifest`", element.span());
  } else if (ways.size() > 1) {
    diagnostics
        .error("mixed-exclude", fmt::format("`{}` beside `{}`", ways[1], ways[0]), element.attribute(ways[1])->span)
        .hint("write an `exclude` for each");
  }
  return ways.size() == 1;
}

void read_exclusions(const xml::Element& element, Selection& selection, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{{"level", "topic", "tag", "all-tags", "no-tags", "kind", "ref", "manifest"}, {}};
  xml::check(element, allowed, xml::Text::forbidden, diagnostics);
  if (!check_exclusion(element, diagnostics)) return;
  Exclusion exclusion{.place = element.span()};
  if (element.attribute("ref")) {
    for (auto& name : read_names(element, "ref", Ranges::no, diagnostics)) {
      exclusion.ref = std::move(name);
      selection.exclusions.push_back(exclusion);
    }
  } else if (element.attribute("manifest")) {
    const auto path = xml::required(element, "manifest", diagnostics);
    if (!path) return;
    exclusion.manifest = Name{*path, element.attribute("manifest")->value_span};
    selection.exclusions.push_back(std::move(exclusion));
  } else {
    exclusion.filter = read_filter(element, diagnostics);
    selection.exclusions.push_back(std::move(exclusion));
  }
}

void read_select_attributes(const xml::Element& element, Selection& selection, diag::Diagnostics& diagnostics) {
  selection.seed = {xml::unsigned_integer(element, "seed", diagnostics).value_or(0)};
  selection.minutes = xml::integer(element, "minutes", 1, most_minutes, diagnostics);
  if (selection.minutes) selection.minutes_place = element.attribute("minutes")->span;
  using Versions = Selection::Versions;
  selection.versions =
      xml::choice<Versions>(element, "versions", {{"same", Versions::same}, {"different", Versions::different}},
                            diagnostics)
          .value_or(Versions::same);
  if (!element.attribute("reprint")) return;
  if (const auto path = xml::required(element, "reprint", diagnostics)) {
    selection.reprint = Name{*path, element.attribute("reprint")->value_span};
  }
}

constexpr std::array<std::pair<std::string_view, OrderKey>, 6> order_keys{{{"bank", OrderKey::bank},
                                                                           {"topic", OrderKey::topic},
                                                                           {"level", OrderKey::level},
                                                                           {"title", OrderKey::title},
                                                                           {"shuffle", OrderKey::shuffle},
                                                                           {"deck", OrderKey::deck}}};

void report_unknown_key(const Name& word, diag::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  known.reserve(order_keys.size());
  for (const auto& [name, key] : order_keys) known.emplace_back(name);
  diagnostics.error("unknown-value", fmt::format("unknown `by` `{}`", word.text), word.place)
      .hint(diag::suggestion(word.text, known));
}

// Whether nothing is left to order after `key`.
bool is_total(OrderKey key) { return key == OrderKey::bank || key == OrderKey::shuffle; }

std::vector<OrderKey> read_keys(const xml::Element& element, diag::Diagnostics& diagnostics) {
  std::vector<OrderKey> keys;
  const auto words = read_names(element, "by", Ranges::no, diagnostics);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = std::ranges::find(order_keys, words[i].text, [](const auto& known) { return known.first; });
    if (found == order_keys.end()) {
      report_unknown_key(words[i], diagnostics);
      continue;
    }
    if (!keys.empty() && is_total(keys.back())) {
      const auto& before = words[i - 1].text;
      diagnostics.error("idle-key", fmt::format("`{}` after `{}` has no effect", words[i].text, before), words[i].place)
          .hint(fmt::format("`{}` leaves nothing to order: put it last", before));
      break;
    }
    keys.push_back(found->second);
  }
  return keys;
}

OrderKey usual_sections(const std::vector<OrderKey>& keys) {
  if (keys.empty() || keys.front() == OrderKey::deck) return OrderKey::topic;
  const bool grouped = keys.front() == OrderKey::topic || keys.front() == OrderKey::level;
  return grouped ? keys.front() : OrderKey::deck;
}

}  // namespace

std::string read_instructions(const xml::Element& parent, diag::Diagnostics& diagnostics) {
  refuse_seconds(parent, "instructions", diagnostics);
  const auto element = parent.child("instructions");
  if (!element) return {};
  xml::check(*element, {}, xml::Text::allowed, diagnostics);
  auto text = xml::folded(element->text());
  if (text.empty()) diagnostics.error("empty-element", "empty `instructions`", element->span());
  return text;
}

Selection read_selection(const xml::Element& element, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{{"seed", "minutes", "versions", "reprint"}, {"questions", "question", "exclude"}};
  xml::check(element, allowed, xml::Text::forbidden, diagnostics);
  Selection selection;
  selection.place = element.span();
  read_select_attributes(element, selection, diagnostics);
  for (const auto& child : element.children()) {
    if (child.name() == "questions") selection.entries.emplace_back(read_slot(child, diagnostics));
    if (child.name() == "question") read_picks(child, selection, diagnostics);
    if (child.name() == "exclude") read_exclusions(child, selection, diagnostics);
  }
  return selection;
}

Order read_order(const xml::Element& element, diag::Diagnostics& diagnostics) {
  static const xml::Allowed allowed{{"by", "sections", "sections-order"}, {}};
  xml::check(element, allowed, xml::Text::forbidden, diagnostics);
  Order order{read_keys(element, diagnostics)};
  const auto sections = xml::choice<OrderKey>(
      element, "sections",
      {{"topic", OrderKey::topic}, {"level", OrderKey::level}, {"slot", OrderKey::slot}, {"none", OrderKey::deck}},
      diagnostics);
  order.sections = sections.value_or(usual_sections(order.keys));
  const auto section_order = xml::choice<Order::Sections>(
      element, "sections-order", {{"fixed", Order::Sections::fixed}, {"shuffle", Order::Sections::shuffle}},
      diagnostics);
  order.section_order = section_order.value_or(Order::Sections::fixed);
  return order;
}

void check_parts(const Selection& selection, const Order& order, diag::Diagnostics& diagnostics) {
  if (order.sections == OrderKey::slot) return;
  for (const auto& entry : selection.entries) {
    const auto* slot = std::get_if<Slot>(&entry);
    if (slot == nullptr || (slot->title.empty() && slot->instructions.empty())) continue;
    diagnostics
        .error("part-without-section",
               fmt::format("`questions` with {}, but sections are not made of slots",
                           slot->title.empty() ? "instructions" : "a title"),
               slot->place)
        .hint("write `<order sections=\"slot\"/>`");
    return;
  }
}

}  // namespace recto::deck
