#include "cards/split_text.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace recto::cards {
namespace {

using geometry::Length;
using layout::Field;

constexpr double leave_lead_in = 30;
constexpr double cut_paragraph = 300;
// A program is cut only where nothing else saves a card.
constexpr double cut_program = 5000;
constexpr double half_empty = 25;
constexpr std::size_t all_lines = std::numeric_limits<std::size_t>::max();

/// What it costs to go on with `line` on another card.
double cost_of_cut(const blocks::Slab& line) {
  const int cost = line.penalty_before;
  if (cost == page::break_cost::lead_in) return leave_lead_in;
  if (cost >= page::break_cost::code_line) return cut_program + cost - page::break_cost::code_line;
  return cost == page::break_cost::line ? cut_paragraph : cost;
}

/// What it costs to leave that share of a card empty: more than half of one is as bad as a cut in a paragraph.
double cost_of_room(double share) {
  constexpr double half = 0.5;
  if (share <= half) return half_empty * share * share / (half * half);
  return cut_paragraph * (1 + share - half);
}

bool may_end_before(const blocks::Slab& line) { return line.penalty_before != page::break_cost::forbidden; }

Length height_with_space(const blocks::Slab& line) { return line.height + line.space_before; }

bool may_go_on(const layout::Text& text, const blocks::Scope& scope) {
  const auto* field = std::get_if<Field>(&text.shows);
  const bool answers = field != nullptr && (*field == Field::explanation || *field == Field::short_answer);
  return answers && text.fit == layout::Fit::shrink && has_field(scope, *field);
}

using Texts = std::vector<const layout::Text*>;

bool explains(const Texts& texts) {
  return std::ranges::any_of(
      texts, [](const layout::Text* text) { return std::get<Field>(text->shows) == Field::explanation; });
}

/// The texts of `block` that may go on, top to bottom.  Of texts side by side only those of one cell may: the one with
/// the explanation.
Texts texts_of(const layout::Block& block, const blocks::Scope& scope) {
  if (!holds(block.common.when, scope)) return {};
  if (const auto* text = std::get_if<layout::Text>(&block.is)) return may_go_on(*text, scope) ? Texts{text} : Texts{};
  const bool side_by_side = std::holds_alternative<layout::Row>(block.is);
  Texts found;
  for (const auto& child : children(block)) {
    Texts inner = texts_of(child, scope);
    if (!side_by_side) {
      found.insert(found.end(), inner.begin(), inner.end());
    } else if (found.empty() || (explains(inner) && !explains(found))) {
      found = std::move(inner);
    }
  }
  return found;
}

/// Where in `to` the line begins that is number `at` of `from`; nothing if it begins elsewhere at every size.
std::optional<std::size_t> same_place(const blocks::Slabs& from, std::size_t at, const blocks::Slabs& to) {
  if (at == from.size()) return to.size();
  if (!from[at].starts_unit) return std::nullopt;
  const auto before = std::count_if(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(at),
                                    [](const blocks::Slab& line) { return line.starts_unit; });
  std::ptrdiff_t seen = 0;
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (to[i].starts_unit && seen++ == before) return i;
  }
  return std::nullopt;
}

}  // namespace

TextSplitter::TextSplitter(const blocks::ComposeContext& context, const layout::Face& back, const PartScopes& scopes)
    : first_{context, scopes.first, back}, middle_{context, scopes.middle, back}, last_{context, scopes.last, back} {
  const Texts later = texts_of(back.content, scopes.middle);
  const Texts at_last = texts_of(back.content, scopes.last);
  const auto has = [](const Texts& texts, const layout::Text* text) {
    return std::ranges::find(texts, text) != texts.end();
  };
  for (const auto* text : texts_of(back.content, scopes.first)) {
    texts_.push_back({text, has(later, text) && has(at_last, text)});
  }
}

std::optional<std::size_t> TextSplitter::fewest_cards(blocks::TypeScale type_scale, std::size_t most) {
  Lines& lines = lines_at(type_scale);
  std::size_t first = 0;
  for (std::size_t cards = 1; cards < most; ++cards) {
    const Place place = cards == 1 ? Place::first : Place::middle;
    const auto end = furthest_end(lines, place, first);
    if (!end) return std::nullopt;
    first = *end;
    if (fits_last(lines, first)) return cards + 1;
  }
  return std::nullopt;
}

std::optional<Split> TextSplitter::split(blocks::TypeScale type_scale, std::size_t cards) {
  Lines& lines = lines_at(type_scale);
  Split split;
  std::size_t first = 0;
  for (std::size_t left = cards; left > 0; --left) {
    const Place place = left == cards ? Place::first : left > 1 ? Place::middle : Place::last;
    const auto way = best_way(lines, place, first, left);
    if (!way) return std::nullopt;
    if (place == Place::first) split.cost = way->cost;
    split.cards.push_back({{first, way->end}, type_scale});
    split.fits = std::min(split.fits, try_lines(place, split.cards.back()));
    first = way->end;
  }
  if (split.fits == Fits::no) return std::nullopt;
  return split;
}

std::optional<TextSplitter::Other> TextSplitter::in_other_type(const Split& split, std::size_t index,
                                                               blocks::TypeScale type_scale) {
  const CardText& card = split.cards[index];
  const Lines& own = lines_at(card.type_scale);
  const Lines& other = lines_at(type_scale);
  const auto first = same_place(own.all, card.lines.first, other.all);
  const auto last = same_place(own.all, card.lines.last, other.all);
  if (!first || !last) return std::nullopt;
  const Place place = index == 0 ? Place::first : index + 1 < split.cards.size() ? Place::middle : Place::last;
  const CardText text{{*first, *last}, type_scale};
  return Other{text, try_lines(place, text)};
}

void TextSplitter::show(FaceSetter& back, const CardText& card) {
  const Lines& lines = lines_at(card.type_scale);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const LineRange& range = lines.texts[i];
    const std::size_t begin = std::clamp(card.lines.first, range.first, range.last);
    const std::size_t end = std::clamp(card.lines.last, range.first, range.last);
    back.show_only(*texts_[i].text, {begin - range.first, end - range.first});
  }
}

FaceSetter& TextSplitter::trial(Place place) {
  if (place == Place::first) return first_;
  return place == Place::middle ? middle_ : last_;
}

TextSplitter::Lines& TextSplitter::lines_at(blocks::TypeScale type_scale) {
  const auto known = std::ranges::find_if(sizes_, [&](const auto& each) { return each->type_scale == type_scale; });
  if (known != sizes_.end()) return **known;
  Lines& lines = *sizes_.emplace_back(std::make_unique<Lines>());
  lines.type_scale = type_scale;
  for (const Text& each : texts_) first_.show_only(*each.text, {0, all_lines});
  (void)first_.lay(type_scale);
  for (const Text& each : texts_) {
    const blocks::Slabs& shape = first_.last_shape(*each.text);
    const std::size_t first = lines.all.size();
    lines.all.insert(lines.all.end(), shape.begin(), shape.end());
    lines.texts.push_back({first, lines.all.size()});
    if (!each.goes_on) lines.kept_on_first = lines.all.size();
  }
  return lines;
}

Fits TextSplitter::try_lines(Place place, const CardText& card) {
  FaceSetter& back = trial(place);
  show(back, card);
  return back.lay(card.type_scale);
}

bool TextSplitter::fits_last(Lines& lines, std::size_t first) {
  const auto [known, is_new] = lines.fit_last.try_emplace(first, false);
  if (is_new) known->second = try_lines(Place::last, {{first, lines.all.size()}, lines.type_scale}) != Fits::no;
  return known->second;
}

/// The last end of lines from `first` with which the card still fits; `first` if there is none.  Blanks, grids and
/// boxes make heights more than sums, so ends are tried: next to what the sum says, then by bisection.
std::size_t TextSplitter::most_lines(const Lines& lines, Place place, std::size_t first) {
  const auto fits = [&](std::size_t last) { return try_lines(place, {{first, last}, lines.type_scale}) != Fits::no; };
  std::size_t bad = lines.all.size();
  if (fits(bad)) return bad;
  std::size_t good = first;
  std::size_t probe = bad;
  for (Length over = trial(place).over(); probe > first + 1 && over > Length{};) {
    over -= height_with_space(lines.all[--probe]);
  }
  for (int tries = 0; bad - good > 1; ++tries) {
    const bool fitting = fits(probe);
    (fitting ? good : bad) = probe;
    const std::size_t neighbour = fitting ? probe + 1 : probe - 1;
    probe = tries == 0 && neighbour > good && neighbour < bad ? neighbour : good + (bad - good) / 2;
  }
  return good;
}

std::size_t TextSplitter::latest_end(Lines& lines, Place place, std::size_t first) {
  const auto [known, is_new] = lines.latest_ends.try_emplace({place == Place::first, first}, first);
  if (is_new) known->second = most_lines(lines, place, first);
  return known->second;
}

/// The last allowed end of a card that is not the last.  A first card that keeps nothing may stay without lines.
std::optional<std::size_t> TextSplitter::furthest_end(Lines& lines, Place place, std::size_t first) {
  const bool on_first = place == Place::first;
  const std::size_t earliest = on_first ? std::max<std::size_t>(1, lines.kept_on_first) : first + 1;
  for (std::size_t end = latest_end(lines, place, first); end >= earliest; --end) {
    if (end == lines.all.size() || may_end_before(lines.all[end])) return end;
  }
  return on_first && lines.kept_on_first == 0 ? std::optional<std::size_t>{0} : std::nullopt;
}

std::optional<TextSplitter::Lines::BestPath> TextSplitter::best_way(Lines& lines, Place place, std::size_t first,
                                                                    std::size_t cards) {
  if (cards == 1) {
    if (!fits_last(lines, first)) return std::nullopt;
    return Lines::BestPath{0, lines.all.size()};
  }
  const auto [known, is_new] = lines.ways.try_emplace({cards, first});
  if (is_new) known->second = cheapest_end(lines, place, first, cards);
  return known->second;
}

/// Ends from the last that fits upwards, while the cards left hold the rest.
std::optional<TextSplitter::Lines::BestPath> TextSplitter::cheapest_end(Lines& lines, Place place, std::size_t first,
                                                                        std::size_t cards) {
  const auto latest = furthest_end(lines, place, first);
  if (!latest) return std::nullopt;
  const std::size_t earliest =
      place != Place::first ? first + 1 : std::min(*latest, std::max<std::size_t>(1, lines.kept_on_first));
  Length room;
  for (std::size_t i = first; i < latest_end(lines, place, first); ++i) room += height_with_space(lines.all[i]);
  Length empty = room;
  for (std::size_t i = first; i < *latest; ++i) empty -= height_with_space(lines.all[i]);
  std::optional<Lines::BestPath> best;
  for (std::size_t end = *latest;; --end) {
    if (end == lines.all.size() || may_end_before(lines.all[end])) {
      const auto rest = best_way(lines, Place::middle, end, cards - 1);
      if (!rest) break;
      const double share = room > Length{} ? empty.over(room) : 0;
      const double cut = end < lines.all.size() ? cost_of_cut(lines.all[end]) : 0;
      const double cost = cut + cost_of_room(share) + rest->cost;
      if (!best || cost < best->cost) best = Lines::BestPath{cost, end};
    }
    if (end <= earliest) break;
    empty += height_with_space(lines.all[end - 1]);
  }
  return best;
}

}  // namespace recto::cards
