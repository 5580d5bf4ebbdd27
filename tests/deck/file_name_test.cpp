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
      {{.layout = a4}, {"django-a4-a7.pdf"}},
      {{.layout = a4, .name = "small"}, {"django-small.pdf"}},
      {{.kind = ProductKind::packet, .layout = {"packet-a4", {}}}, {"django-packet-a4-interviewer.pdf"}},
      {{.kind = ProductKind::packet, .layout = {"packet-a4", {}}, .role = Role::candidate},
       {"django-packet-a4-candidate.pdf"}},
      {{.kind = ProductKind::handout, .layout = {"h", {}}, .key_layout = Name{"k", {}}},
       {"django-h.pdf", "django-h-key.pdf"}},
      {{.kind = ProductKind::handout, .layout = {"h", {}}, .versions = {"A", "B"}, .key_layout = Name{"k", {}}},
       {"django-h-A.pdf", "django-h-key-A.pdf", "django-h-B.pdf", "django-h-key-B.pdf"}},
  };
  for (const auto& [product, expected] : cases) CHECK(file_names(spec, product) == expected);
}

}  // namespace recto::deck
