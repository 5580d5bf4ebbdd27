#include "compose/split_text.h"

#include <algorithm>
#include <limits>

namespace recto::compose {
namespace {

using geometry::Length;
using layout::Block;

// What it costs to leave a whole card empty; half of one costs a quarter of it.
constexpr double empty_card = 300;
constexpr std::size_t all_lines = std::numeric_limits<std::size_t>::max();

bool may_go_on(const Block& block, const Subject& subject) {
  const bool answers = block.field == layout::Field::explanation || block.field == layout::Field::short_answer;
  return answers && block.fit == layout::Fit::shrink && has_field(subject, block.field, block.text);
}

using Blocks = std::vector<const Block*>;

bool explains(const Blocks& blocks) {
  return std::ranges::any_of(blocks, [](const Block* block) { return block->field == layout::Field::explanation; });
}

/// The texts of `block` that may go on, top to bottom.  Of texts side by side only those of one cell may: the one with
/// the explanation.
Blocks texts_of(const Block& block, const Subject& subject) {
  if (!holds(block.when, subject)) return {};
  if (block.kind == Block::Kind::text) return may_go_on(block, subject) ? Blocks{&block} : Blocks{};
  Blocks found;
  for (const Block& child : block.children) {
    Blocks inner = texts_of(child, subject);
    if (block.kind != Block::Kind::row) {
      found.insert(found.end(), inner.begin(), inner.end());
    } else if (found.empty() || (explains(inner) && !explains(found))) {
      found = std::move(inner);
    }
  }
  return found;
}

}  // namespace

TextSplitter::TextSplitter(const Setting& setting, const layout::Face& back, const Subject& first,
                           const Subject& further)
    : first_{setting, first, back}, further_{setting, further, back} {
  const Blocks later = texts_of(back.content, further);
  for (const Block* block : texts_of(back.content, first)) {
    texts_.push_back({block, {}, std::ranges::find(later, block) != later.end()});
  }
}

std::optional<Split> TextSplitter::split(Squeeze squeeze) {
  measure(squeeze);
  Split split;
  for (std::size_t first = 0; first < lines_.size();) {
    const std::size_t part = split.parts.size();
    const std::size_t last = end_of(part, first, squeeze);
    if (last == first && !(part == 0 && kept_on_first() == 0)) return std::nullopt;
    const Fits fits = try_lines(part, {first, last}, squeeze);
    if (fits == Fits::no) return std::nullopt;
    split.fits = std::min(split.fits, fits);
    split.parts.push_back({first, last});
    first = last;
  }
  return split;
}

void TextSplitter::show(FaceSetter& back, LineRange lines) const {
  for (const Part& text : texts_) {
    const std::size_t begin = std::clamp(lines.first, text.lines.first, text.lines.last);
    const std::size_t end = std::clamp(lines.last, text.lines.first, text.lines.last);
    back.show_only(*text.block, {begin - text.lines.first, end - text.lines.first});
  }
}

/// Makes the list of all lines at this size.
void TextSplitter::measure(Squeeze squeeze) {
  for (const Part& text : texts_) first_.show_only(*text.block, {0, all_lines});
  (void)first_.lay(squeeze);
  lines_.clear();
  for (Part& text : texts_) {
    const Slabs& shape = first_.last_shape(*text.block);
    text.lines.first = lines_.size();
    lines_.insert(lines_.end(), shape.begin(), shape.end());
    text.lines.last = lines_.size();
  }
}

Fits TextSplitter::try_lines(std::size_t part, LineRange lines, Squeeze squeeze) {
  FaceSetter& back = trial(part);
  show(back, lines);
  return back.lay(squeeze);
}

/// How many lines from `first` have to go so that what is `over` too high fits, were heights only added up.
std::size_t TextSplitter::estimate(std::size_t first, Length over) const {
  Length surplus;
  std::size_t last = lines_.size();
  while (last > first + 1 && surplus < over) {
    --last;
    surplus += lines_[last].height + lines_[last].space_before;
  }
  return last;
}

/// The last end of lines from `first` with which the card still fits; `first` if there is none.  Blanks, grids and
/// boxes make heights more than sums, so ends are tried: next to the estimate, then by bisection.
std::size_t TextSplitter::most_lines(std::size_t part, std::size_t first, Squeeze squeeze) {
  std::size_t bad = lines_.size();
  if (try_lines(part, {first, bad}, squeeze) != Fits::no) return bad;
  std::size_t good = first;
  std::size_t probe = estimate(first, trial(part).over());
  for (int tries = 0; bad - good > 1; ++tries) {
    const bool fits = try_lines(part, {first, probe}, squeeze) != Fits::no;
    (fits ? good : bad) = probe;
    const std::size_t neighbour = fits ? probe + 1 : probe - 1;
    probe = tries == 0 && neighbour > good && neighbour < bad ? neighbour : good + (bad - good) / 2;
  }
  return good;
}

/// The line before which the card that begins with `first` ends.
std::size_t TextSplitter::end_of(std::size_t part, std::size_t first, Squeeze squeeze) {
  const std::size_t latest = most_lines(part, first, squeeze);
  if (latest == lines_.size()) return latest;
  return cheapest_end(first, part == 0 ? std::max<std::size_t>(1, kept_on_first()) : first + 1, latest);
}

/// The best break within [earliest, latest]; `first` if there is none.
std::size_t TextSplitter::cheapest_end(std::size_t first, std::size_t earliest, std::size_t latest) const {
  std::size_t best = first;
  double best_cost = 0;
  Length room;
  for (std::size_t i = first; i < latest; ++i) room += lines_[i].height + lines_[i].space_before;
  Length empty;
  for (std::size_t end = latest; end >= earliest; --end) {
    const double share = room > Length{} ? empty.over(room) : 0;
    const double cost = lines_[end].cost_before + empty_card * share * share;
    const bool allowed = lines_[end].cost_before != break_cost::forbidden;
    if (allowed && (best == first || cost < best_cost)) {
      best = end;
      best_cost = cost;
    }
    empty += lines_[end - 1].height + lines_[end - 1].space_before;
  }
  return best;
}

/// Lines of texts that further cards do not show.
std::size_t TextSplitter::kept_on_first() const {
  std::size_t last = 0;
  for (const Part& text : texts_) {
    if (!text.goes_on) last = text.lines.last;
  }
  return last;
}

}  // namespace recto::compose
