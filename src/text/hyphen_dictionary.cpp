// Letters become lower case and bytes of the file's encoding, which a table of its 255 characters gives; the patterns
// divide the bytes, and places between them are counted back to UTF-8.
#include "text/hyphen_dictionary.h"

#include "diag/environment_error.h"
#include "text/divide_word.h"
#include "text/source_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace recto::text {
namespace {

/// Which letter each byte of an eight-bit encoding stands for, sorted by letter.
std::vector<std::pair<char32_t, char>> letters_of(const char* encoding, const std::string& path) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  if (U_FAILURE(status)) {
    throw diag::EnvironmentError{fmt::format("hyphenation `{}`: unknown encoding `{}`", path, encoding)};
  }
  std::vector<std::pair<char32_t, char>> letters;
  for (int value = 1; value < 256; ++value) {
    const char byte = static_cast<char>(value);
    const char* at = &byte;
    const UChar32 letter = ucnv_getNextUChar(converter, &at, at + 1, &status);
    if (U_SUCCESS(status) && letter != 0xFFFD) letters.emplace_back(static_cast<char32_t>(letter), byte);
    status = U_ZERO_ERROR;
  }
  ucnv_close(converter);
  std::sort(letters.begin(), letters.end());
  return letters;
}

/// Larger than any file of patterns by far.
constexpr std::uintmax_t most_bytes = 16 << 20;

std::string read_file(const HyphenationFile& file, const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    const auto cure = file.package.empty() ? std::string{} : fmt::format("; install the package `{}`", file.package);
    throw diag::EnvironmentError{fmt::format("hyphenation `{}`: no such file{}", path, cure)};
  }
  const auto size = std::filesystem::file_size(path, ignored);
  std::string bytes;
  std::ifstream stream{path, std::ios::binary};
  if (size <= most_bytes) bytes.resize(size);
  if (bytes.empty() || !stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    throw diag::EnvironmentError{fmt::format("hyphenation `{}`: no dictionary", path)};
  }
  return bytes;
}

}  // namespace

HyphenDictionary::HyphenDictionary(const HyphenationFile& file, const std::string& path)
    : levels_{read_hyphens(read_file(file, path))}, fewest_{file.left_minimum, file.right_minimum} {
  if (!levels_.is_utf8()) bytes_of_ = letters_of(levels_.encoding.c_str(), path);
}

bool HyphenDictionary::append(char32_t letter, std::string& bytes) const {
  if (levels_.is_utf8()) {
    append_utf8(bytes, letter);
    return true;
  }
  const auto found = std::lower_bound(bytes_of_.begin(), bytes_of_.end(), std::pair{letter, char{}},
                                      [](const auto& a, const auto& b) { return a.first < b.first; });
  if (found == bytes_of_.end() || found->first != letter) return false;
  bytes.push_back(found->second);
  return true;
}

bool HyphenDictionary::encode(const std::vector<char32_t>& letters, std::string& bytes,
                              std::vector<std::size_t>& ends) const {
  return std::ranges::all_of(letters, [&](char32_t letter) {
    const bool known = append(letter, bytes);
    ends.push_back(bytes.size());
    return known;
  });
}

std::vector<std::uint16_t> HyphenDictionary::points(std::string_view word) const {
  std::vector<char32_t> letters;
  std::vector<std::uint16_t> begins;
  for (std::size_t at = 0; at < word.size();) {
    begins.push_back(static_cast<std::uint16_t>(at));
    letters.push_back(static_cast<char32_t>(u_tolower(static_cast<UChar32>(decode(word, at)))));
  }
  std::string bytes;
  std::vector<std::size_t> ends;
  if (!encode(letters, bytes, ends)) return {};
  const auto divided = divide_word(levels_, bytes, fewest_);
  std::vector<std::uint16_t> found;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    const bool far =
        static_cast<int>(i) + 1 >= fewest_.left && static_cast<int>(letters.size() - i) - 1 >= fewest_.right;
    if (divided[ends[i] - 1] && far) found.push_back(begins[i + 1]);
  }
  return found;
}

}  // namespace recto::text
