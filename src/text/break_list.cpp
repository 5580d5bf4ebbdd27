#include "text/break_list.h"

#include "text/line_habits.h"
#include "text/protrusion.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace recto::text {
namespace {

using Data = ShapedParagraph::Data;

double x_at(const Data& data, std::uint32_t byte) {
  return byte >= data.source.size() ? data.x.back() : data.x[data.cluster_of[byte]];
}

double stretch_at(const Data& data, std::uint32_t byte) {
  return byte >= data.source.size() ? data.stretch.back() : data.stretch[data.cluster_of[byte]];
}

bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2013; }

/// A word of a single letter before `byte`: it looks lost at a line's end.
bool ends_with_one_letter(const SourceText& text, std::uint32_t byte) {
  if (byte == 0) return false;
  const auto letter = text.previous(byte);
  if (u_isalpha(static_cast<UChar32>(text.after(letter))) == 0) return false;
  return letter > 0 && is_blank(text.before(letter));
}

/// Letters in a row from `byte`, forwards or backwards, up to three.
int letters_after(const SourceText& text, std::uint32_t byte) {
  int count = 0;
  while (count < 3 && byte < text.size() && u_isalnum(static_cast<UChar32>(text.after(byte))) != 0) {
    const char32_t letter = text.after(byte);
    byte += letter < 0x80 ? 1U : letter < 0x800 ? 2U : letter < 0x10000 ? 3U : 4U;
    ++count;
  }
  return count;
}

int letters_before(const SourceText& text, std::uint32_t byte) {
  int count = 0;
  while (count < 3 && byte > 0 && u_isalnum(static_cast<UChar32>(text.before(byte))) != 0) {
    byte = text.previous(byte);
    ++count;
  }
  return count;
}

/// A slash between short parts holds them together: "I/O", "24/7", "A/B".
bool splits_short_pair(const SourceText& text, std::uint32_t end) {
  if (end == 0 || text.before(end) != '/') return false;
  return letters_before(text, end - 1) < 3 || letters_after(text, end) < 3;
}

bool in_identifier(const Data& data, std::uint32_t byte) {
  return byte < data.source.size() && data.styles[data.source.span_at(byte)].identifier;
}

/// Characters of code that are rather not parted at blanks, about a line of a small card.
constexpr std::size_t long_code = 32;

/// Bytes of the code that `span` is part of.
std::size_t code_length(const Data& data, std::size_t span) {
  auto first = span;
  auto last = span;
  while (first > 0 && data.styles[first - 1].identifier) --first;
  while (last + 1 < data.styles.size() && data.styles[last + 1].identifier) ++last;
  return data.source.span_begin[last + 1] - data.source.span_begin[first];
}

/// At a blank that a line may end at.
std::int32_t blank_penalty(const Data& data, std::uint32_t end) {
  if (end > 0 && end < data.source.size()) {
    const auto span = data.source.span_at(end);
    const auto& style = data.styles[span];
    if (style.identifier && in_identifier(data, end - 1)) {
      return code_length(data, span) > long_code ? penalty::within_long_code : penalty::hardly;
    }
    if (style.whole && data.source.span_at(end - 1) == span) return penalty::hardly;
  }
  return ends_with_one_letter(data.source, end) ? penalty::after_one_letter : 0;
}

std::int32_t habit_penalty(const Data& data, std::uint32_t end, std::uint32_t start) {
  if (in_identifier(data, start) && end > 0 && in_identifier(data, end - 1)) return 0;
  switch (line_habit(data.source, end, start, data.language)) {
    case Habit::free:
      return 0;
    case Habit::rather_not:
      return penalty::rather_not;
    case Habit::hardly:
      return penalty::hardly;
  }
  return 0;
}

/// Within a name: signs part it, slashes best.
std::int32_t name_penalty(char32_t before) {
  if (before == U'/' || before == U'\\') return penalty::at_slash;
  if (before == U'=') return penalty::at_equals;
  return u_isalnum(static_cast<UChar32>(before)) != 0 ? penalty::within_name : penalty::at_sign;
}

std::int32_t penalty_of(const Data& data, BreakKind kind, std::uint32_t end, std::uint32_t start) {
  switch (kind) {
    case BreakKind::forced:
      return 0;
    case BreakKind::blank:
      return std::max(blank_penalty(data, end), habit_penalty(data, end, start));
    case BreakKind::plain:
      return breaks_freely_after(data.source.before(end))
                 ? 0
                 : std::max(penalty::text_hyphen, habit_penalty(data, end, start));
    case BreakKind::hyphen:
      return penalty::hyphen;
    case BreakKind::identifier:
      return name_penalty(data.source.before(end));
    case BreakKind::emergency:
      return penalty::emergency;
  }
  return 0;
}

/// Opportunities of UAX #14 become points; collects them in order.
class Lister {
 public:
  Lister(Data& data, Shaper& shaper)
      : data_{data}, list_{data, shaper}, separated_{std::ranges::any_of(data.styles, &SpanStyle::separator)} {
    add(0, 0, BreakKind::forced);
  }

  void add(const Opportunity& opportunity) {
    if (separated_ && splits_separator(opportunity.byte)) return;
    const auto end = without_blanks(opportunity.byte);
    if (opportunity.forced) return add(end, opportunity.byte, BreakKind::forced);
    if (end <= line_begin_ || (end == opportunity.byte && data_.source.after(end) == 0)) return;
    if (end < opportunity.byte) return add(end, opportunity.byte, BreakKind::blank);
    if (splits_short_pair(data_.source, end) || ends_with_opening_dash(data_.source, end)) return;
    if (opportunity.inner && data_.language.starts_with("ja")) {
      data_.phrase_breaks.push_back(end);
    } else if (opportunity.inner || (in_identifier(data_, end) && in_identifier(data_, end - 1))) {
      data_.inner_breaks.push_back(end);
    } else {
      add(end, end, BreakKind::plain);
    }
  }

  void finish() {
    const auto end = data_.source.size();
    const auto text_end = without_blanks(end);
    // What would begin an empty last line ends the text instead.
    while (data_.breaks.back().kind != BreakKind::forced && data_.breaks.back().end >= text_end)
      data_.breaks.pop_back();
    add(text_end, end, BreakKind::forced);
  }

 private:
  void add(std::uint32_t end, std::uint32_t start, BreakKind kind) {
    data_.breaks.push_back(list_.point(end, start, kind));
    words_ += kind == BreakKind::blank || kind == BreakKind::forced ? 1 : 0;
    data_.breaks.back().words = words_;
    if (kind == BreakKind::forced) line_begin_ = start;
  }

  [[nodiscard]] bool in_separator(std::uint32_t byte) const {
    return data_.styles[data_.source.span_at(byte)].separator;
  }
  [[nodiscard]] bool splits_separator(std::uint32_t byte) const {
    return byte > 0 && byte < data_.source.size() && in_separator(byte) && in_separator(byte - 1);
  }
  [[nodiscard]] bool ends_nothing(std::uint32_t byte) const {
    return is_blank(data_.source.before(byte)) || (separated_ && in_separator(byte - 1));
  }
  /// The end of the line's text: blanks and separators before `byte` are not set.
  [[nodiscard]] std::uint32_t without_blanks(std::uint32_t byte) const {
    while (byte > line_begin_ && ends_nothing(byte)) byte = data_.source.previous(byte);
    return byte;
  }

  Data& data_;
  BreakList list_;
  bool separated_;  ///< has separators
  std::uint32_t line_begin_ = 0;
  std::int32_t words_ = 0;
};

}  // namespace

const Item& BreakList::item_at(std::uint32_t byte) {
  const auto& items = data_.items;
  if (byte < items[last_item_].text.begin) last_item_ = 0;
  while (last_item_ + 1 < items.size() && byte >= items[last_item_ + 1].text.begin) ++last_item_;
  return items[last_item_];
}

double BreakList::x_of_end(std::uint32_t byte) {
  if (byte == 0) return 0;
  const Item& item = item_at(byte - 1);
  const auto safe = safe_before(data_, item, byte);
  if (safe == byte) return x_at(data_, byte);
  const auto units = shaper_.width_at_line_end(data_.source.utf8, {safe, byte}, *item.setting);
  return x_at(data_, safe) + static_cast<double>(units) * item.em;
}

double BreakList::x_of_start(std::uint32_t byte) {
  if (byte >= data_.source.size()) return data_.x.back();
  const Item& item = item_at(byte);
  const auto safe = safe_after(data_, item, byte);
  if (safe == byte) return x_at(data_, byte);
  const auto units = shaper_.width_at_line_begin(data_.source.utf8, {byte, safe}, *item.setting);
  return x_at(data_, safe) - static_cast<double>(units) * item.em;
}

bool BreakList::may_hang(const Item& item) const {
  return item.level == data_.level && !data_.styles[item.span].identifier;
}

double BreakList::advance(std::uint32_t byte) const {
  const auto cluster = data_.cluster_of[byte];
  return data_.x[cluster + 1] - data_.x[cluster];
}

double BreakList::end_hang(std::uint32_t byte, BreakKind kind, const Item& item) const {
  if (byte == 0 || !may_hang(item)) return 0;
  if (kind == BreakKind::hyphen) return item.setting->hyphen_advance * item.em * end_protrusion(U'-');
  const auto last = data_.source.previous(byte);
  const double share = end_protrusion(data_.source.after(last));
  return share == 0 ? 0 : share * advance(last);
}

double BreakList::start_hang(std::uint32_t byte) {
  if (byte >= data_.source.size()) return 0;
  const double share = start_protrusion(data_.source.after(byte));
  return share == 0 || !may_hang(item_at(byte)) ? 0 : share * advance(byte);
}

BreakPoint BreakList::point(std::uint32_t end, std::uint32_t start, BreakKind kind) {
  BreakPoint made{.end = end, .start = start, .kind = kind};
  if (data_.items.empty()) return made;
  const Item& item = item_at(end == 0 ? 0 : end - 1);
  made.x_end = x_of_end(end);
  made.x_start = x_of_start(start);
  made.hyphen = kind == BreakKind::hyphen ? item.setting->hyphen_advance * item.em : 0;
  made.end_hang = end_hang(end, kind, item);
  made.start_hang = start_hang(start);
  made.stretch_end = stretch_at(data_, end);
  made.stretch_start = stretch_at(data_, start);
  made.penalty = penalty_of(data_, kind, end, start);
  if (kind == BreakKind::blank) made.sense = sense_of(data_.source, end, start, data_.language);
  made.flagged = kind == BreakKind::hyphen || (kind == BreakKind::plain && is_hyphen(data_.source.before(end)));
  return made;
}

void list_breaks(Data& data, const std::vector<Opportunity>& opportunities, Shaper& shaper) {
  Lister lister{data, shaper};
  for (const auto& opportunity : opportunities) lister.add(opportunity);
  lister.finish();
}

bool is_behind_sign(const SourceText& text, std::uint32_t byte) {
  return u_isalnum(static_cast<UChar32>(text.before(byte))) == 0;
}

std::vector<std::uint32_t> name_breaks(const Data& data) {
  std::vector<std::uint32_t> places = data.inner_breaks;
  places.insert(places.end(), data.phrase_breaks.begin(), data.phrase_breaks.end());
  const std::string_view text = data.source.utf8;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = std::min(text.find_first_not_of(' ', at), text.size());
    at = std::min(text.find(' ', begin), text.size());
    for (const auto place : identifier_breaks(text.substr(begin, at - begin))) {
      places.push_back(static_cast<std::uint32_t>(begin) + place);
    }
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

void measure_breaks(Data& data, Shaper& shaper) {
  BreakList list{data, shaper};
  for (auto& point : data.breaks) {
    const auto words = point.words;
    point = list.point(point.end, point.start, point.kind);
    point.words = words;
  }
}

}  // namespace recto::text
