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

std::string export_bank(const bank::Bank& bank, Target target, const ExportOptions& options, Losses& losses) {
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
