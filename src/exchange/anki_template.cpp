// Templates are text with `{{…}}`; sections nest.  Clozes are parsed by hand, since they nest too:
// `{{c1::outer {{c2::inner}}::hint}}`.
#include "exchange/anki.h"
#include "exchange/html.h"
#include "exchange/scan.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

namespace recto::exchange {
namespace {

/// `{{c12::` at `at`: the number and where the text begins.
std::optional<std::pair<int, std::size_t>> cloze_at(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("{{c")) return std::nullopt;
  int number = 0;
  const auto* begin = text.data() + at + 3;
  const auto [end, error] = std::from_chars(begin, text.data() + text.size(), number);
  const auto after = static_cast<std::size_t>(end - text.data());
  if (error != std::errc{} || number < 1 || !text.substr(after).starts_with("::")) return std::nullopt;
  return std::pair(number, after + 2);
}

/// The end of what begins at `at`, after `{{`: where its own `}}` stands.
std::size_t closing(std::string_view text, std::size_t at) {
  int depth = 1;
  for (; at + 1 < text.size(); ++at) {
    if (text.substr(at).starts_with("{{"))
      ++depth, ++at;
    else if (text.substr(at).starts_with("}}") && --depth == 0)
      return at;
    else if (text.substr(at).starts_with("}}"))
      ++at;
  }
  return std::string_view::npos;
}

constexpr int deepest_cloze = 8;

std::string cloze_text(std::string_view text, Face face, int hidden, int depth = 0) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto next = std::min(text.find("{{c", at), text.size());
    out += text.substr(at, next - at);
    at = next;
    const auto cloze = at < text.size() ? cloze_at(text, at) : std::nullopt;
    const auto end = cloze ? closing(text, cloze->second) : std::string_view::npos;
    if (end == std::string_view::npos || depth > deepest_cloze) {
      out += text.substr(at, 1);
      ++at;
      continue;
    }
    auto inside = text.substr(cloze->second, end - cloze->second);
    std::string_view hint;
    const auto mark = inside.rfind("::");
    if (mark != std::string_view::npos && inside.find("}}", mark) == std::string_view::npos) {
      hint = inside.substr(mark + 2);
      inside = inside.substr(0, mark);
    }
    const auto shown = cloze_text(inside, face, hidden, depth + 1);
    const bool active = cloze->first == hidden;
    if (!active) out += shown;
    if (active && face == Face::front) out += hint.empty() ? "[…]" : "[" + std::string(hint) + "]";
    if (active && face == Face::back) out += "<b>" + shown + "</b>";
    at = end + 2;
  }
  return out;
}

/// `漢字[かんじ]`, with a blank before the word where it does not begin the text.
std::string with_readings(std::string_view text, std::string_view before, std::string_view between,
                          std::string_view after, bool keeps_word) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find('[', at);
    const auto close = open == std::string_view::npos ? open : text.find(']', open);
    if (close == std::string_view::npos || text.substr(open).starts_with("[sound:")) {
      return out + std::string(text.substr(at));
    }
    auto word = text.rfind(' ', open);
    word = word == std::string_view::npos || word < at ? at : word + 1;
    out += text.substr(at, word - at);
    if (out.ends_with(' ')) out.pop_back();
    if (keeps_word) out += std::string(before) + std::string(text.substr(word, open - word)) + std::string(between);
    if (!after.empty() || !keeps_word) out += text.substr(open + 1, close - open - 1);
    out += after;
    at = close + 1;
  }
  return out;
}

class Filler {
 public:
  Filler(Face face, const NoteType& type, const Note& note, const CardFacts& facts)
      : face_{face}, type_{type}, note_{note}, facts_{facts} {}

  Side fill(std::string_view text) {
    add(text);
    return std::move(side_);
  }

 private:
  void add(std::string_view text) {
    while (!text.empty()) {
      const auto open = std::min(text.find("{{"), text.size());
      side_.html += text.substr(0, open);
      text.remove_prefix(open);
      const auto close = text.find("}}");
      if (close == std::string_view::npos) {
        side_.html += text;
        return;
      }
      const auto inside = trimmed(text.substr(2, close - 2));
      text.remove_prefix(close + 2);
      if (inside.starts_with('#') || inside.starts_with('^')) {
        text.remove_prefix(add_section(inside, text));
      } else if (!inside.starts_with('/') && !inside.starts_with('!')) {
        add_field(inside);
      }
    }
  }

  /// A section from after its opening; returns how much it took, its closing included.
  std::size_t add_section(std::string_view opening, std::string_view text) {
    const auto name = trimmed(opening.substr(1));
    const auto end = section_end(name, text);
    const bool filled = !trimmed(text_of(parse_html(value(name), {}, ignored_))).empty() ||
                        value(name).find("<img") != std::string::npos;
    if (filled == opening.starts_with('#')) add(text.substr(0, end.first));
    return end.second;
  }

  /// Where the content of section `name` ends, and where its closing does; sections of one name may nest.
  static std::pair<std::size_t, std::size_t> section_end(std::string_view name, std::string_view text) {
    int depth = 1;
    for (auto at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
      const auto close = text.find("}}", at);
      if (close == std::string_view::npos) break;
      const auto inside = trimmed(text.substr(at + 2, close - at - 2));
      if (inside.empty() || trimmed(inside.substr(1)) != name) continue;
      if (inside.starts_with('#') || inside.starts_with('^')) ++depth;
      if (inside.starts_with('/') && --depth == 0) return {at, close + 2};
    }
    return {text.size(), text.size()};
  }

  [[nodiscard]] std::string value(std::string_view name) const {
    const auto field = std::ranges::find(type_.fields, name);
    const auto index = static_cast<std::size_t>(field - type_.fields.begin());
    if (field != type_.fields.end()) return index < note_.fields.size() ? note_.fields[index] : std::string{};
    if (name == "Deck" || name == "Subdeck") return facts_.deck;
    if (name == "Card") return facts_.card;
    if (name == "Type") return type_.name;
    if (name.starts_with('c') && facts_.cloze > 0 && name.substr(1) == std::to_string(facts_.cloze)) return "1";
    return {};
  }

  /// Filters stand before the field, the first to apply last: `{{cloze:text:F}}`.
  void add_field(std::string_view written) {
    auto filters = split(written, ':');
    auto text = value(trimmed(filters.back()));
    filters.pop_back();
    for (auto filter = filters.rbegin(); filter != filters.rend(); ++filter)
      text = filtered(fold(*filter), std::move(text));
    side_.html += text;
  }

  std::string filtered(const std::string& filter, std::string text) {
    if (filter == "cloze") return cloze_text(text, face_, facts_.cloze);
    if (filter == "text") return text_of(parse_html(text, {}, ignored_));
    if (filter == "type") return face_ == Face::front ? std::string{} : text;
    if (filter == "hint") {
      if (!trimmed(text).empty()) side_.hint += "<div>" + text + "</div>";
      return {};
    }
    if (filter == "furigana") return with_readings(text, "<ruby>", "<rt>", "</rt></ruby>", true);
    if (filter == "kanji") return with_readings(text, "", "", "", true);
    if (filter == "kana") return with_readings(text, "", "", "", false);
    return filter.starts_with("tts") ? std::string{} : text;
  }

  Face face_;
  const NoteType& type_;
  const Note& note_;
  const CardFacts& facts_;
  Side side_;
  diag::Diagnostics ignored_;  // of fields that are only looked at; reading the side reports
};

}  // namespace

Side fill_template(std::string_view text, Face face, const NoteType& type, const Note& note, const CardFacts& facts) {
  return Filler(face, type, note, facts).fill(text);
}

std::vector<int> cloze_numbers(std::string_view text) {
  std::set<int> numbers;
  for (auto at = text.find("{{c"); at != std::string_view::npos; at = text.find("{{c", at + 1)) {
    if (const auto cloze = cloze_at(text, at)) numbers.insert(cloze->first);
  }
  return {numbers.begin(), numbers.end()};
}

std::vector<std::string> fields_named(std::string_view text) {
  std::vector<std::string> names;
  for (auto at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
    const auto close = std::min(text.find("}}", at), text.size());
    auto inside = trimmed(text.substr(at + 2, close > at + 2 ? close - at - 2 : 0));
    if (inside.starts_with('#') || inside.starts_with('^') || inside.starts_with('/'))
      inside = trimmed(inside.substr(1));
    const auto colon = inside.rfind(':');
    names.emplace_back(trimmed(colon == std::string_view::npos ? inside : inside.substr(colon + 1)));
  }
  return names;
}

}  // namespace recto::exchange
