// ICU's sort keys: a text is compared once, with all others at the price of a byte string.
#include "unicode/collation.h"

#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace recto::unicode {
namespace {

using Collator = std::unique_ptr<UCollator, decltype(&ucol_close)>;

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error{std::string{"ICU cannot sort: "} + u_errorName(status)};
}

Collator collator_of(const std::string& language) {
  std::array<char, 128> locale{};
  UErrorCode unknown = U_ZERO_ERROR;
  uloc_forLanguageTag(language.c_str(), locale.data(), static_cast<std::int32_t>(locale.size()) - 1, nullptr, &unknown);
  UErrorCode status = U_ZERO_ERROR;
  Collator collator{ucol_open(U_SUCCESS(unknown) ? locale.data() : "root", &status), &ucol_close};
  require(status);
  ucol_setAttribute(collator.get(), UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  ucol_setAttribute(collator.get(), UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, &status);
  ucol_setAttribute(collator.get(), UCOL_STRENGTH, UCOL_QUATERNARY, &status);
  require(status);
  return collator;
}

std::u16string to_utf16(const std::string& text) {
  std::u16string units(text.size() + 1, u'\0');
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8WithSub(units.data(), static_cast<std::int32_t>(units.size()), &length, text.data(),
                       static_cast<std::int32_t>(text.size()), 0xFFFD, nullptr, &status);
  require(status);
  units.resize(static_cast<std::size_t>(length));
  return units;
}

std::string key_of(const UCollator* collator, const std::u16string& text) {
  const auto length = static_cast<std::int32_t>(text.size());
  const auto size = ucol_getSortKey(collator, text.data(), length, nullptr, 0);
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
  ucol_getSortKey(collator, text.data(), length, bytes.data(), size);
  return {bytes.begin(), bytes.end()};
}

}  // namespace

std::vector<std::string> collation_keys(const std::vector<std::string>& texts, const std::string& language) {
  const Collator collator = collator_of(language);
  std::vector<std::string> keys;
  keys.reserve(texts.size());
  for (const auto& text : texts) keys.push_back(key_of(collator.get(), to_utf16(text)));
  return keys;
}

}  // namespace recto::unicode
