// Typed reading of attributes, with the errors everyone words alike.
#pragma once

#include "geometry/length.h"
#include "xml/document.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recto::xml {

/// One attribute or child element that an element may have.
struct Allowed {
  std::vector<std::string> attributes;
  std::vector<std::string> children;
};

/// Reports attributes and children that are not `allowed` ("unknown attribute `colour`", with "did you mean"), and
/// text where `text` forbids it.  `xml:lang` and `xml:space` are allowed everywhere; the former
/// must look like a language.
enum class Text { forbidden, allowed };
void check(const Element& element, const Allowed& allowed, Text text, diag::Diagnostics& diagnostics);

/// Whether `root` is a `name`; reports another ("root element `deck`").
[[nodiscard]] bool check_root(const Element& root, std::string_view name, diag::Diagnostics& diagnostics);

/// The attribute's value; a missing or empty one is an error ("`question` without `id`").
[[nodiscard]] std::optional<std::string> required(const Element& element, std::string_view name,
                                                  diag::Diagnostics& diagnostics);
[[nodiscard]] std::string optional(const Element& element, std::string_view name, std::string_view otherwise = {});

/// Which lengths an attribute takes.
enum class Sign { positive, not_negative, any };

/// nullopt, without a message, if the attribute is absent; nullopt with an error if it is no such length.
[[nodiscard]] std::optional<geometry::Length> length(const Element& element, std::string_view name, Sign sign,
                                                     diag::Diagnostics& diagnostics);
/// As `length`, but an absent attribute is an error too.
[[nodiscard]] std::optional<geometry::Length> required_length(const Element& element, std::string_view name, Sign sign,
                                                              diag::Diagnostics& diagnostics);

/// A whole number within [low, high].  Absent: nullopt, no message.
[[nodiscard]] std::optional<int> integer(const Element& element, std::string_view name, int low, int high,
                                         diag::Diagnostics& diagnostics);
/// Any unsigned 64-bit number.  Absent: nullopt, no message.
[[nodiscard]] std::optional<std::uint64_t> unsigned_integer(const Element& element, std::string_view name,
                                                            diag::Diagnostics& diagnostics);
/// A plain decimal number within [low, high] ("1.25").
[[nodiscard]] std::optional<double> number(const Element& element, std::string_view name, double low, double high,
                                           diag::Diagnostics& diagnostics);

/// The words of a list attribute, split at white space, each with its own span.  None if it is absent.
struct Word {
  std::string text;
  diag::Span span;
};
[[nodiscard]] std::vector<Word> words(const Element& element, std::string_view name);

/// `text` with runs of white space made one space, and none at the ends.
[[nodiscard]] std::string folded(std::string_view text);

/// An identifier: letters (of any script), digits, `.`, `_`, `-`, starting with a letter or digit; `..` is kept for
/// ranges.  Reports a missing one and what is none.
[[nodiscard]] std::optional<std::string> identifier(const Element& element, std::string_view name,
                                                    diag::Diagnostics& diagnostics);
/// The same for the words of a list.
[[nodiscard]] bool is_identifier(std::string_view text);
void report_identifier(const Word& word, diag::Diagnostics& diagnostics);

void report_unknown_choice(const Attribute& attribute, const std::vector<std::string>& known,
                           diag::Diagnostics& diagnostics);

/// The value that the attribute's word stands for.  Absent: nullopt, no message; an unknown word is an error with
/// the known ones.
template <typename Value>
[[nodiscard]] std::optional<Value> choice(const Element& element, std::string_view name,
                                          std::initializer_list<std::pair<std::string_view, Value>> known,
                                          diag::Diagnostics& diagnostics) {
  const auto attribute = element.attribute(name);
  if (!attribute) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& [word, value] : known) {
    if (word == attribute->value) return value;
    names.emplace_back(word);
  }
  report_unknown_choice(*attribute, names, diagnostics);
  return std::nullopt;
}

}  // namespace recto::xml
