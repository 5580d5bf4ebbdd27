#include "text/hyphen_dictionary.h"

#include "diag/environment_error.h"
#include "text/source_text.h"

#include <fmt/format.h>
#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

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

/// What libhyphen says of spelling changes; it allocates, we free.
struct Changes {
  char** replacements = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  std::size_t count;

  explicit Changes(std::size_t letters) : count{letters} {}
  Changes(const Changes&) = delete;
  Changes& operator=(const Changes&) = delete;
  ~Changes() {
    for (std::size_t i = 0; replacements != nullptr && i < count; ++i) std::free(replacements[i]);
    std::free(static_cast<void*>(replacements));
    std::free(positions);
    std::free(cuts);
  }
};

}  // namespace

void HyphenDictionary::Release::operator()(_HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }

HyphenDictionary::HyphenDictionary(const HyphenationFile& file, const std::string& path)
    : left_minimum_{file.left_minimum}, right_minimum_{file.right_minimum} {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    const auto cure = file.package.empty() ? std::string{} : fmt::format("; install the package `{}`", file.package);
    throw diag::EnvironmentError{fmt::format("hyphenation `{}`: no such file{}", path, cure)};
  }
  dictionary_.reset(hnj_hyphen_load(path.c_str()));
  if (!dictionary_) throw diag::EnvironmentError{fmt::format("hyphenation `{}`: no dictionary", path)};
  if (dictionary_->utf8 == 0) bytes_of_ = letters_of(dictionary_->cset, path);
}

HyphenDictionary::~HyphenDictionary() = default;

bool HyphenDictionary::encode(const std::vector<char32_t>& letters, std::string& bytes) const {
  for (const char32_t letter : letters) {
    if (dictionary_->utf8 != 0) {
      append_utf8(bytes, letter);
      continue;
    }
    const auto found = std::lower_bound(bytes_of_.begin(), bytes_of_.end(), std::pair{letter, char{}},
                                        [](const auto& a, const auto& b) { return a.first < b.first; });
    if (found == bytes_of_.end() || found->first != letter) return false;
    bytes.push_back(found->second);
  }
  return true;
}

std::vector<std::uint16_t> HyphenDictionary::points(std::string_view word) const {
  std::vector<char32_t> letters;
  std::vector<std::uint16_t> begins;
  for (std::size_t at = 0; at < word.size();) {
    begins.push_back(static_cast<std::uint16_t>(at));
    letters.push_back(static_cast<char32_t>(u_tolower(static_cast<UChar32>(decode(word, at)))));
  }
  std::string bytes;
  if (!encode(letters, bytes)) return {};
  std::string marks(bytes.size() + 5, '\0');
  Changes changes{bytes.size()};
  hnj_hyphen_hyphenate3(dictionary_.get(), bytes.data(), static_cast<int>(bytes.size()), marks.data(), nullptr,
                        &changes.replacements, &changes.positions, &changes.cuts, left_minimum_, right_minimum_, 0, 0);
  std::vector<std::uint16_t> found;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    const bool changed = changes.replacements != nullptr && changes.replacements[i] != nullptr;
    const bool far =
        static_cast<int>(i) + 1 >= left_minimum_ && static_cast<int>(letters.size() - i) - 1 >= right_minimum_;
    if ((marks[i] & 1) != 0 && !changed && far) found.push_back(begins[i + 1]);
  }
  return found;
}

}  // namespace recto::text
