// What is wrong with the user's input: many problems a run, each with a place and a cure.
#pragma once

#include "diag/source.h"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace recto::diag {

enum class Severity { error, warning, remark };

/// One problem.  `code` is a stable word for machines and tests ("unknown-attribute"); `message` follows the
/// house style: lower case, no full stop, names in backticks; notes hold the cure.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;
  std::string message;
  Span span;
  std::vector<std::string> notes;

  /// Adds a note with the cure, or with where to look.  An empty one is nothing to say and is dropped, so that whoever
  /// guesses (`suggestion`) need not ask whether there was a guess.
  Diagnostic& hint(std::string note);
};

/// Collects the problems of a run, in the order they were found.
///
/// Readers go on after an error to find more.  Not thread-safe: workers collect their own and append.
class Diagnostics {
 public:
  /// Adds an error and returns it, so that notes can be put on.  The reference lives until the next addition.
  Diagnostic& error(std::string code, std::string message, Span span);
  Diagnostic& warning(std::string code, std::string message, Span span);
  /// A fact worth telling that is no problem ("shrunk to 8.5 pt").
  Diagnostic& remark(std::string code, std::string message, Span span);
  void append(Diagnostics other);
  void append(Diagnostic one);

  [[nodiscard]] bool has_errors() const { return error_count_ > 0; }
  [[nodiscard]] std::size_t error_count() const { return error_count_; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }

 private:
  Diagnostic& add(Severity severity, std::string code, std::string message, Span span);

  std::vector<Diagnostic> all_;
  std::size_t error_count_ = 0;
};

/// `file:line:col: error: …`, the quoted line, a caret under the span, and the notes; ends with a newline.
enum class Colors { off, on };
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, Colors colors);

/// "file:line:col", or the file alone for a whole file; empty for no particular place.  For notes that name a second
/// place ("first given at `decks/bank/django.xml:7:3`").
[[nodiscard]] std::string location(const Span& span);

/// The candidate that `word` (of three letters or more) begins, or of which it begins a part ("one" of "n-plus-one");
/// else the nearest by edit distance (transpositions count one), if near enough to be a slip; empty otherwise.  Of
/// several that go on from `word` the shortest, else ties go to the first candidate.
[[nodiscard]] std::string_view nearest(std::string_view word, const std::vector<std::string>& candidates);
/// The result is a view of one of the candidates: they must outlive it.
std::string_view nearest(std::string_view word, const std::vector<std::string>&& candidates) = delete;

/// Lets each problem through once: several products meet the same one.
///
/// Two problems are the same if they have the same code, message and place; notes do not count.
class UniqueDiagnostics {
 public:
  /// Whether no problem that is the same was asked about before.
  [[nodiscard]] bool is_new(const Diagnostic& diagnostic);
  /// Appends those of `from` that are new to `to`.
  void append(const Diagnostics& from, Diagnostics& to);

 private:
  /// The place by name and offset: two sources may be readings of one file.
  struct Identity {
    std::string code;
    std::string message;
    std::string file;
    std::size_t offset = 0;
    auto operator<=>(const Identity&) const = default;
  };
  std::set<Identity> seen_;
};

/// "did you mean `x`?", with the shortest three where `word` begins several, or, without a near candidate, "known are
/// `a`, `b`, `c`" (at most twelve); empty for none.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace recto::diag
