// A bank in other programs' formats.
#pragma once

#include "bank/bank.h"
#include "exchange/losses.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace recto::exchange {

enum class Target { csv, anki_text, apkg, markdown, gift, moodle, json };

struct ExportOptions {
  std::int64_t modified = 0;     ///< seconds since 1970: when the questions last changed; Anki updates by it
  std::filesystem::path folder;  ///< where the file will be: pictures are named relative to it
};

/// A picture's path from the folder of the file that names it.
[[nodiscard]] std::string path_from(const std::filesystem::path& folder, const bank::Picture& picture);

/// The file's bytes, the same for the same bank and options.  What the format cannot say is noted at its question.
///
/// Reading the file with `open_bank` gives the same questions as far as the format goes: JSON says all; tables and Anki
/// all but the levels of single points, kinds of notes and aliases; Markdown, GIFT and Moodle what their headers list.
/// Throws `diag::EnvironmentError` if a picture cannot be read.
[[nodiscard]] std::string export_bank(const bank::Bank& bank, Target target, const ExportOptions& options,
                                      Losses& losses);

}  // namespace recto::exchange
