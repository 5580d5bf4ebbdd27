#include "page/document.h"

#include <doctest/doctest.h>

#include <vector>

using namespace recto;

namespace {

page::Document labelled(int count) {
  page::Document document;
  document.info.title = "Pages";
  for (int i = 0; i < count; ++i) document.pages.push_back({.label = std::to_string(i)});
  document.ending.outline = {{.title = "First"}};
  document.ending.structure = {{.role = "Document"}};
  return document;
}

std::vector<std::string> labels(const std::vector<page::Page>& pages) {
  std::vector<std::string> all;
  for (const auto& page : pages) all.push_back(page.label);
  return all;
}

}  // namespace

TEST_CASE("a stream gives windows in order, then nothing") {
  const auto stream = page::stream(labelled(5), 2);
  CHECK(stream.info.title == "Pages");
  CHECK(labels(stream.next()) == std::vector<std::string>{"0", "1"});
  CHECK(labels(stream.next()) == std::vector<std::string>{"2", "3"});
  CHECK(labels(stream.next()) == std::vector<std::string>{"4"});
  CHECK(stream.next().empty());
  CHECK(stream.next().empty());
  CHECK(stream.ending().outline.size() == 1);
}

TEST_CASE("collecting a stream gives the document back") {
  for (const int count : {0, 1, 63, 64, 65, 200}) {
    const auto document = labelled(count);
    for (const int window : {1, 7, 64}) {
      const auto again = page::collect(page::stream(document, window));
      CHECK(again.info == document.info);
      CHECK(labels(again.pages) == labels(document.pages));
      CHECK(again.ending.outline == document.ending.outline);
      CHECK(again.ending.structure == document.ending.structure);
    }
  }
}
