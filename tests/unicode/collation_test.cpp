#include "unicode/collation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using recto::unicode::collation_keys;
using Texts = std::vector<std::string>;

namespace {

Texts sorted(const Texts& texts, const std::string& language) {
  const auto keys = collation_keys(texts, language);
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::size_t i = 0; i < texts.size(); ++i) rows.emplace_back(keys[i], texts[i]);
  std::ranges::sort(rows);
  Texts result;
  for (const auto& row : rows) result.push_back(row.second);
  return result;
}

}  // namespace

TEST_CASE("texts stand in the order of their language's alphabet") {
  const struct {
    const char* language;
    Texts texts;
  } table[] = {
      {"de", {"apfel", "Apfel", "Äpfel", "Birne", "Ofen", "öffnen", "Ölung", "Straße", "Übung", "Uhr", "Zebra"}},
      {"sv", {"apa", "zebra", "åka", "äpple", "öl"}},
      {"es", {"lluvia", "nube", "ñandú", "oso"}},
      {"en", {"Kapitel 1", "Kapitel 2", "Kapitel 10"}},
      {"en", {"abs()", "(bracket)", "¿Qué?", "\"quote\""}},
      {"ru", {"ёлка", "ель", "жук"}},
      {"en", {"", "a", "b"}},
      {"no-such-language-at-all", {"a", "B", "c"}},
  };
  for (const auto& [language, texts] : table) {
    CAPTURE(std::string(language));
    auto shuffled = texts;
    std::ranges::reverse(shuffled);
    CHECK(sorted(shuffled, language) == texts);
  }
}
