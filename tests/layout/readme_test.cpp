// layouts/README.md tells the truth, and all of it.
#include "layout/block_forms.h"
#include "layout/layout.h"
#include "layout/variable.h"
#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace recto::layout {
namespace {

std::string readme() {
  std::ifstream file{RECTO_SOURCE "/layouts/README.md", std::ios::binary};
  REQUIRE(file);
  return {std::istreambuf_iterator<char>{file}, {}};
}

bool mentions(const std::string& text, const std::string& word) { return text.find(word) != std::string::npos; }

TEST_CASE("the card design in the README is read without a complaint") {
  const std::string text = readme();
  const auto begin = text.find("<?xml");
  REQUIRE(begin != std::string::npos);
  const std::string example = text.substr(begin, text.find("```", begin) - begin);
  const test::LayoutFolder folder;
  const auto path = folder.write("my-cards", example);
  diag::Diagnostics diagnostics;
  CHECK(read(path, diag::whole_file(path), diagnostics));
  CHECK(test::told(diagnostics) == "");
}

TEST_CASE("the README names every block, attribute, role, field, variable and color") {
  const std::string text = readme();
  for (const auto& form : block_forms()) {
    CAPTURE(form.name);
    CHECK(mentions(text, "`" + form.name + "`"));
    for (const auto& attribute : form.attributes) {
      if (attribute.starts_with("padding-")) continue;  // written as `-right`
      CAPTURE(attribute);
      CHECK(mentions(text, "`" + attribute + "`"));
    }
  }
  for (const auto& [word, role] : structure_roles()) CHECK_MESSAGE(mentions(text, "`" + word + "`"), word);
  for (const auto& name : field_names()) CHECK_MESSAGE(mentions(text, "`" + name + "`"), name);
  for (const auto& name : variable_names()) CHECK_MESSAGE(mentions(text, "`{" + name + "}`"), name);
  for (const auto& name : theme_colors()) CHECK_MESSAGE(mentions(text, "`" + name + "`"), name);
}

}  // namespace
}  // namespace recto::layout
