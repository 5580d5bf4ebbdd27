#include "support/messages.h"

namespace recto::test {
namespace {

std::string without(std::string text, const std::string& removed) {
  if (removed.empty()) return text;
  for (auto at = text.find(removed); at != std::string::npos; at = text.find(removed, at))
    text.erase(at, removed.size());
  return text;
}

std::string severity(diag::Severity severity) {
  return severity == diag::Severity::error ? "error" : severity == diag::Severity::warning ? "warning" : "remark";
}

std::string place(const diag::Span& span) {
  const auto location = diag::location(span);
  const auto name = span.source ? span.source->name() : std::string();
  if (location.size() <= name.size()) return {};
  return location.substr(name.size() + 1) + ": ";
}

}  // namespace

std::string messages(const diag::Diagnostics& diagnostics) {
  std::string text;
  for (const auto& diagnostic : diagnostics.all()) text += diag::to_text(diagnostic, diag::Colors::off);
  return text;
}

std::string summary(const diag::Diagnostics& diagnostics, const std::string& folder) {
  std::string text;
  for (const auto& diagnostic : diagnostics.all()) {
    text += place(diagnostic.span) + severity(diagnostic.severity) + ": " + diagnostic.message;
    std::string notes;
    for (const auto& note : diagnostic.notes) notes += (notes.empty() ? "" : "; ") + note;
    text += notes.empty() ? "\n" : " (" + notes + ")\n";
  }
  return without(text, folder.empty() ? folder : folder + "/");
}

}  // namespace recto::test
