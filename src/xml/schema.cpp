#include "xml/schema.h"

#include "geometry/parse_length.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

namespace recto::xml {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(std::string_view text) { return text.find_first_not_of(blanks) == std::string_view::npos; }

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (auto at = text.find_first_not_of(blanks); at != std::string_view::npos;
       at = text.find_first_not_of(blanks, at)) {
    const auto end = std::min(text.find_first_of(blanks, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end;
  }
  return parts;
}

void report_missing(const Element& element, std::string_view name, diag::Diagnostics& diagnostics) {
  diagnostics.error("missing-attribute", fmt::format("`{}` without `{}`", element.name(), name), element.span());
}

// The shape of BCP 47: `en`, `pt-BR`, `zh-Hant`.
bool is_language(std::string_view text) {
  std::size_t length = 0;
  bool first = true;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (c == '-' && length >= (first ? 2U : 1U)) {
      length = 0;
      first = false;
    } else if (!(letter || (digit && !first)) || ++length > 8) {
      return false;
    }
  }
  return length >= (first ? 2U : 1U);
}

void check_language(const Attribute& attribute, diag::Diagnostics& diagnostics) {
  if (is_language(attribute.value)) return;
  diagnostics.error("bad-language", fmt::format("`{}` is not a language", attribute.value), attribute.value_span)
      .hint("languages are written as in BCP 47: `en`, `pt-BR`, `zh-Hant`");
}

void check_attributes(const Element& element, const Allowed& allowed, diag::Diagnostics& diagnostics) {
  for (const auto& attribute : element.attributes()) {
    if (attribute.name == "xml:lang") check_language(attribute, diagnostics);
    if (attribute.name == "xml:lang" || attribute.name == "xml:space") continue;
    if (contains(allowed.attributes, attribute.name)) continue;
    auto& error = diagnostics.error("unknown-attribute",
                                    fmt::format("unknown attribute `{}` of `{}`", attribute.name, element.name()),
                                    attribute.span);
    error.hint(diag::suggestion(attribute.name, allowed.attributes));
  }
}

// What elements of HTML are called here; empty for others.
std::string_view own_name(std::string_view html) {
  constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"strong", "b"},  {"em", "i"},         {"pre", "code-block"}, {"tt", "code"}, {"samp", "code"},
      {"var", "i"},     {"cite", "i"},       {"dfn", "i"},          {"div", "p"},   {"blockquote", "p"},
      {"img", "image"}, {"figure", "image"}, {"aside", "note"},     {"menu", "ul"},
  };
  const auto* const found = std::ranges::find(names, html, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(names) ? std::string_view{} : found->second;
}

void report_child(const Element& element, const Element& child, const Allowed& allowed,
                  diag::Diagnostics& diagnostics) {
  auto& error = diagnostics.error(
      "unknown-element", fmt::format("unknown element `{}` in `{}`", child.name(), element.name()), child.span());
  if (const auto own = own_name(child.name()); contains(allowed.children, own)) {
    error.hint(fmt::format("write `{}`", own));
  } else {
    error.hint(diag::suggestion(child.name(), allowed.children));
  }
}

// The first line's worth of a text, without the blanks around it.
diag::Span visible(const Node& node) {
  const auto text = node.span.source->bytes().substr(node.span.offset, node.span.length);
  const auto first = std::min(text.find_first_not_of(blanks), text.size());
  const auto line = trimmed(text.substr(first, text.find_first_of("\r\n", first) - first));
  return {node.span.source, node.span.offset + first, line.size()};
}

std::string_view number_text(const Attribute& attribute) { return trimmed(attribute.value); }

template <typename Number>
std::optional<Number> whole_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Also one that no type of ours holds.
bool looks_whole(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

template <typename Number>
void report_whole(const Attribute& attribute, Number low, Number high, diag::Diagnostics& diagnostics) {
  const auto text = number_text(attribute);
  auto& error =
      looks_whole(text)
          ? diagnostics.error("out-of-range", fmt::format("`{}` of {}", attribute.name, text), attribute.value_span)
          : diagnostics.error("bad-number", fmt::format("`{}` is not a whole number", text), attribute.value_span);
  error.hint(fmt::format("`{}` takes {} to {}", attribute.name, low, high));
}

// The kinds of trouble with a length, worded once.
void report_length(const Attribute& attribute, std::string_view what, std::string note,
                   diag::Diagnostics& diagnostics) {
  auto& error =
      diagnostics.error("bad-length", fmt::format("{} `{}`", what, number_text(attribute)), attribute.value_span);
  error.hint(std::move(note));
}

void report_fault(const Attribute& attribute, geometry::LengthFault fault, diag::Diagnostics& diagnostics) {
  switch (fault) {
    case geometry::LengthFault::not_a_number:
      return report_length(attribute, "not a length", "a length is a number and a unit: `63mm`, `2.5in`, `12pt`",
                           diagnostics);
    case geometry::LengthFault::no_unit:
      return report_length(attribute, "length without unit",
                           fmt::format("write `{}mm`, or `cm`, `in`, `pt`", number_text(attribute)), diagnostics);
    case geometry::LengthFault::unknown_unit:
      return report_length(attribute, "length with an unknown unit", "known are `mm`, `cm`, `in`, `pt`", diagnostics);
    case geometry::LengthFault::out_of_range:
      return report_length(attribute, "length beyond 10 m", "is a decimal point or a unit wrong?", diagnostics);
  }
}

}  // namespace

void check(const Element& element, const Allowed& allowed, Text text, diag::Diagnostics& diagnostics) {
  check_attributes(element, allowed, diagnostics);
  for (auto child = element.first_child(); child; child = child->next()) {
    if (!contains(allowed.children, child->name())) report_child(element, *child, allowed, diagnostics);
  }
  if (text == Text::allowed) return;
  for (const auto& node : element.nodes()) {
    if (node.element || is_blank(node.text)) continue;
    diagnostics.error("text", fmt::format("text in `{}`", element.name()), visible(node));
  }
}

bool check_root(const Element& root, std::string_view name, diag::Diagnostics& diagnostics) {
  if (root.name() == name) return true;
  diagnostics.error("wrong-root", fmt::format("root element `{}`", root.name()), root.span())
      .hint(fmt::format("this file should hold a `{}`", name));
  return false;
}

std::optional<std::string> required(const Element& element, std::string_view name, diag::Diagnostics& diagnostics) {
  const auto attribute = element.attribute(name);
  if (!attribute) {
    report_missing(element, name, diagnostics);
    return std::nullopt;
  }
  if (is_blank(attribute->value)) {
    diagnostics.error("empty-attribute", fmt::format("empty `{}`", name), attribute->span);
    return std::nullopt;
  }
  return std::string(attribute->value);
}

std::string optional(const Element& element, std::string_view name, std::string_view otherwise) {
  const auto attribute = element.attribute(name);
  return std::string(attribute ? attribute->value : otherwise);
}

std::optional<geometry::Length> length(const Element& element, std::string_view name, Sign sign,
                                       diag::Diagnostics& diagnostics) {
  const auto attribute = element.attribute(name);
  if (!attribute) return std::nullopt;
  const auto parsed = geometry::parse_length(attribute->value);
  if (const auto* fault = std::get_if<geometry::LengthFault>(&parsed)) {
    report_fault(*attribute, *fault, diagnostics);
    return std::nullopt;
  }
  const auto value = std::get<geometry::Length>(parsed);
  if (sign != Sign::any && value < geometry::Length{}) {
    report_length(*attribute, "negative length", {}, diagnostics);
    return std::nullopt;
  }
  if (sign == Sign::positive && value == geometry::Length{}) {
    report_length(*attribute, "length of zero", {}, diagnostics);
    return std::nullopt;
  }
  return value;
}

std::optional<geometry::Length> required_length(const Element& element, std::string_view name, Sign sign,
                                                diag::Diagnostics& diagnostics) {
  if (!element.attribute(name)) report_missing(element, name, diagnostics);
  return length(element, name, sign, diagnostics);
}

std::optional<int> integer(const Element& element, std::string_view name, int low, int high,
                           diag::Diagnostics& diagnostics) {
  const auto attribute = element.attribute(name);
  if (!attribute) return std::nullopt;
  const auto value = whole_number<int>(number_text(*attribute));
  if (value && *value >= low && *value <= high) return value;
  report_whole(*attribute, low, high, diagnostics);
  return std::nullopt;
}

std::optional<std::uint64_t> unsigned_integer(const Element& element, std::string_view name,
                                              diag::Diagnostics& diagnostics) {
  const auto attribute = element.attribute(name);
  if (!attribute) return std::nullopt;
  using Limits = std::numeric_limits<std::uint64_t>;
  const auto value = whole_number<std::uint64_t>(number_text(*attribute));
  if (!value) report_whole(*attribute, Limits::min(), Limits::max(), diagnostics);
  return value;
}

std::optional<double> number(const Element& element, std::string_view name, double low, double high,
                             diag::Diagnostics& diagnostics) {
  const auto attribute = element.attribute(name);
  if (!attribute) return std::nullopt;
  const auto text = number_text(*attribute);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
    diagnostics.error("bad-number", fmt::format("`{}` is not a number", text), attribute->value_span)
        .hint(fmt::format("`{}` takes {} to {}", name, low, high));
    return std::nullopt;
  }
  if (value < low || value > high) {
    diagnostics.error("out-of-range", fmt::format("`{}` of {}", name, text), attribute->value_span)
        .hint(fmt::format("`{}` takes {} to {}", name, low, high));
    return std::nullopt;
  }
  return value;
}

std::vector<Word> words(const Element& element, std::string_view name) {
  const auto attribute = element.attribute(name);
  if (!attribute) return {};
  const auto& span = attribute->value_span;
  const auto written = split(span.source->bytes().substr(span.offset, span.length));
  const auto meant = split(attribute->value);
  std::vector<Word> all;
  for (std::size_t i = 0; i < meant.size(); ++i) {
    Word word{std::string(meant[i]), span};
    // A reference such as `&#32;` may make words where the source shows none; then the whole value is the place.
    if (written.size() == meant.size()) {
      word.span.offset = static_cast<std::size_t>(written[i].data() - span.source->bytes().data());
      word.span.length = written[i].size();
    }
    all.push_back(std::move(word));
  }
  return all;
}

std::string folded(std::string_view text) {
  std::string result;
  for (const auto word : split(text)) {
    if (!result.empty()) result += ' ';
    result += word;
  }
  return result;
}

bool is_identifier(std::string_view text) {
  const auto letter_or_digit = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) > 127;
  };
  const auto fits = [&](char c) { return letter_or_digit(c) || c == '.' || c == '_' || c == '-'; };
  return !text.empty() && letter_or_digit(text.front()) && std::all_of(text.begin(), text.end(), fits) &&
         text.find("..") == std::string_view::npos;
}

std::optional<std::string> identifier(const Element& element, std::string_view name, diag::Diagnostics& diagnostics) {
  auto value = required(element, name, diagnostics);
  if (!value || is_identifier(*value)) return value;
  report_identifier({*value, element.attribute(name)->value_span}, diagnostics);
  return std::nullopt;
}

void report_identifier(const Word& word, diag::Diagnostics& diagnostics) {
  diagnostics.error("bad-identifier", fmt::format("`{}` is not an identifier", word.text), word.span)
      .hint("letters, digits, `.`, `_` and `-`, starting with a letter or digit");
}

void report_unknown_choice(const Attribute& attribute, const std::vector<std::string>& known,
                           diag::Diagnostics& diagnostics) {
  auto& error = diagnostics.error("unknown-value", fmt::format("unknown `{}` `{}`", attribute.name, attribute.value),
                                  attribute.value_span);
  error.hint(diag::suggestion(attribute.value, known));
}

}  // namespace recto::xml
