// Errors are counted as they come, so that a reader can ask at any time whether to go on.
#include "diag/diagnostics.h"

#include <iterator>
#include <utility>

namespace recto::diag {

Diagnostic& Diagnostic::hint(std::string note) {
  if (!note.empty()) notes.push_back(std::move(note));
  return *this;
}

bool UniqueDiagnostics::is_new(const Diagnostic& diagnostic) {
  const auto& span = diagnostic.span;
  return seen_
      .insert({diagnostic.code, diagnostic.message, span.source ? span.source->name() : std::string{}, span.offset})
      .second;
}

void UniqueDiagnostics::append(const Diagnostics& from, Diagnostics& to) {
  for (const auto& each : from.all()) {
    if (is_new(each)) to.append(each);
  }
}

Diagnostic& Diagnostics::error(std::string code, std::string message, Span span) {
  return add(Severity::error, std::move(code), std::move(message), std::move(span));
}

Diagnostic& Diagnostics::warning(std::string code, std::string message, Span span) {
  return add(Severity::warning, std::move(code), std::move(message), std::move(span));
}

Diagnostic& Diagnostics::remark(std::string code, std::string message, Span span) {
  return add(Severity::remark, std::move(code), std::move(message), std::move(span));
}

void Diagnostics::append(Diagnostics other) {
  all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()), std::make_move_iterator(other.all_.end()));
  error_count_ += other.error_count_;
}

void Diagnostics::append(Diagnostic one) {
  if (one.severity == Severity::error) ++error_count_;
  all_.push_back(std::move(one));
}

Diagnostic& Diagnostics::add(Severity severity, std::string code, std::string message, Span span) {
  if (severity == Severity::error) ++error_count_;
  return all_.emplace_back(Diagnostic{severity, std::move(code), std::move(message), std::move(span), {}});
}

}  // namespace recto::diag
