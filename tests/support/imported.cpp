#include "support/imported.h"

#include "support/bank_dump.h"
#include "support/messages.h"

#include <doctest/doctest.h>

namespace recto::test {
namespace {

void part(std::string& out, const std::string& name, const std::string& text) {
  if (!text.empty()) out += "  " + name + ": " + text + "\n";
}

void add(std::string& out, const bank::Question& question, const bank::Bank& bank) {
  out += question.id + " [" + bank.level(question.level).title + ", " + bank.topic(question.topic).title + "]";
  for (const auto& tag : question.tags) out += " #" + tag;
  out += ": " + dump(question.prompt) + "\n";
  part(out, "short", dump(question.short_answer));
  if (!question.explanation.empty()) out += dump(question.explanation);
  part(out, "aid", dump(question.memory_aid));
  for (const auto& keyword : question.keywords) part(out, "keyword", keyword);
  for (const auto& field : question.fields) part(out, field.name, dump(field.text));
  if (question.picture) part(out, "picture", question.picture->path + " (" + question.picture->alt + ")");
  for (const auto& each : question.interview.follow_ups) part(out, "follow-up", dump(each));
  for (const auto& each : question.interview.look_for) part(out, "look for", dump(each.text));
  for (const auto& each : question.interview.red_flags) part(out, "red flag", dump(each.text));
  for (const auto& id : question.see_also) part(out, "see", id);
  for (const auto& source : question.sources) part(out, "source", source.title + " " + source.href);
  for (const auto& alias : question.aliases) part(out, "alias", alias);
}

/// The diagnostics of which `wanted` is true.
template <typename Wanted>
diag::Diagnostics filtered(const diag::Diagnostics& all, const Wanted& wanted) {
  diag::Diagnostics some;
  for (const auto& one : all.all()) {
    if (wanted(one.severity)) some.append(one);
  }
  return some;
}

}  // namespace

Imported::Imported(const std::string& name, std::string_view bytes, const exchange::OpenOptions& options) {
  const TemporaryFolder folder;
  const auto path = folder.write(name, bytes);
  diag::Diagnostics diagnostics;
  result = exchange::open_bank({path}, diag::whole_file(path), options, diagnostics);
  const auto is_remark = [](diag::Severity severity) { return severity == diag::Severity::remark; };
  said = summary(filtered(diagnostics, [&](auto severity) { return !is_remark(severity); }), folder.path().string());
  remarks = summary(filtered(diagnostics, is_remark), folder.path().string());
  CHECK(result.has_value() != diagnostics.has_errors());
  if (result) bank = dump(result->bank);
}

std::string dump(const bank::Bank& bank) {
  std::string out;
  for (const auto& question : bank.questions) add(out, question, bank);
  return out;
}

}  // namespace recto::test
