#include "deck/file_name.h"

#include <doctest/doctest.h>

namespace recto::deck {

TEST_CASE("files are called by deck, product, key and version") {
  const DeckSpec spec{.id = "django"};
  const Name a4{"a4-a7", {}};
  struct Case {
    Product product;
    std::vector<std::string> expected;
  };
  const Case cases[] = {
      {{.layout = a4}, {"django-a4-a7"}},
      {{.layout = a4, .name = "small"}, {"django-small"}},
      {{.kind = ProductKind::packet, .layout = {"packet-a4", {}}}, {"django-packet-a4-interviewer"}},
      {{.kind = ProductKind::packet, .layout = {"packet-a4", {}}, .role = Role::candidate},
       {"django-packet-a4-candidate"}},
      {{.kind = ProductKind::handout, .layout = {"h", {}}, .key_layout = Name{"k", {}}}, {"django-h", "django-h-key"}},
      {{.kind = ProductKind::handout, .layout = {"h", {}}, .versions = {"A", "B"}, .key_layout = Name{"k", {}}},
       {"django-h-A", "django-h-key-A", "django-h-B", "django-h-key-B"}},
  };
  for (const auto& [product, expected] : cases) CHECK(file_names(spec, product) == expected);
}

}  // namespace recto::deck
