// Reads the three values of a packet that are times.  They stay values too, so that a layout can print them as they
// were written; what is no time is reported here, where it can be located, and not by an odd clock on paper.
#include "deck/read_schedule.h"

#include <fmt/format.h>

#include <charconv>
#include <string>
#include <string_view>

namespace recto::deck {
namespace {

constexpr int hour = 60;
constexpr int last_hour = 23;
constexpr int longest = 240;  // minutes of an opening or closing

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text.front() == '-') return {};
  return value;
}

std::optional<int> time_of_day(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || text.size() - colon != 3) return {};
  const auto hours = whole_number(text.substr(0, colon));
  const auto minutes = whole_number(text.substr(colon + 1));
  if (!hours || !minutes || *hours > last_hour || *minutes >= hour) return {};
  return *hours * hour + *minutes;
}

int minutes_of(const Value& value, diag::Diagnostics& diagnostics) {
  const auto minutes = whole_number(value.text);
  if (minutes && *minutes <= longest) return *minutes;
  diagnostics.error("bad-minutes", fmt::format("value `{}` of `{}`", value.name.text, value.text), value.name.place)
      .hint(fmt::format("give whole minutes from 0 to {}, as in `<value name=\"{}\">5</value>`", longest,
                        value.name.text));
  return 0;
}

}  // namespace

Schedule read_schedule(const std::vector<Value>& values, diag::Diagnostics& diagnostics) {
  Schedule schedule;
  for (const auto& value : values) {
    if (value.name.text == "opening") schedule.opening = minutes_of(value, diagnostics);
    if (value.name.text == "closing") schedule.closing = minutes_of(value, diagnostics);
    if (value.name.text != "start") continue;
    schedule.start = time_of_day(value.text);
    if (schedule.start) continue;
    diagnostics.error("bad-time", fmt::format("value `start` of `{}`", value.text), value.name.place)
        .hint("give hours and minutes, as in `<value name=\"start\">14:00</value>`");
  }
  return schedule;
}

}  // namespace recto::deck
