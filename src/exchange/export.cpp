// One function a format.
#include "exchange/export.h"

#include "exchange/json_bank.h"
#include "exchange/write_questions.h"
#include "exchange/write_table.h"

namespace recto::exchange {

std::string path_from(const std::filesystem::path& folder, const bank::Picture& picture) {
  const auto path = std::filesystem::absolute(picture.path).lexically_normal();
  const auto base = std::filesystem::absolute(folder.empty() ? "." : folder).lexically_normal();
  const auto relative = path.lexically_relative(base);
  return (relative.empty() ? path : relative).generic_string();
}

namespace {

/// What no foreign format is given yet: it is counted, so that nobody takes the export for the whole.
void note_losses(const bank::Bank& bank, Losses& losses) {
  for (const auto& question : bank.questions) {
    const auto note = [&](const char* what, bool lost) { losses.note(Loss::part, what, question.place, lost ? 1 : 0); };
    note("choices and other ways to answer", !std::holds_alternative<std::monostate>(question.response));
    note("gaps", !question.gaps.empty());
    note("programs, tables and pictures of prompts", !question.prompt_blocks.empty());
    note("points", question.points != bank::Points{});
    note("passages", !question.passage.empty());
  }
}

}  // namespace

std::string export_bank(const bank::Bank& bank, Target target, const ExportOptions& options, Losses& losses) {
  note_losses(bank, losses);
  switch (target) {
    case Target::csv:
      return write_csv(bank, options, losses);
    case Target::anki_text:
      return write_anki_text(bank, options, losses);
    case Target::apkg:
      return write_apkg(bank, options, losses);
    case Target::markdown:
      return write_markdown(bank, options, losses);
    case Target::gift:
      return write_gift(bank, options, losses);
    case Target::moodle:
      return write_moodle(bank, options, losses);
    case Target::json:
      break;
  }
  return write_json(bank, options.folder);
}

}  // namespace recto::exchange
