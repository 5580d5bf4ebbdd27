#include "pdf/page_labels.h"

#include "pdf/sample.h"

#include <doctest/doctest.h>

#include <vector>

using namespace recto;

namespace {

/// The tree's entries for these labels; empty if there is no tree.
std::string written(const std::vector<std::string>& labels) {
  std::string bytes;
  const pdf::Sink sink = [&](std::string_view part) { bytes += part; };
  pdf::Haru haru{sink, 0};
  pdf::PageLabels gathered;
  for (const auto& label : labels) gathered.add(label);
  const auto entry = gathered.write(haru);
  const auto refs = haru.add_page({});
  haru.output().stream(refs.contents, refs.contents_length, {}, {});
  haru.finish({}, entry, {});
  return pdf::sample::between(bytes, "/Nums[", "]");
}

}  // namespace

TEST_CASE("pages labelled by their numbers need no labels") {
  CHECK(written({"", "", ""}).empty());
  CHECK(written({"1", "2", ""}).empty());
}

TEST_CASE("labels become ranges that count on") {
  CHECK(written({"Cover", "", ""}) == "0 <</P(Cover)>>\n1 <</S/D/St 2>>\n");
  CHECK(written({"A-1", "A-2", "A-3", "B-1"}) == "0 <</S/D/P(A-)>>\n3 <</S/D/P(B-)>>\n");
  CHECK(written({"1 front", "1 back"}) == "0 <</P(1 front)>>\n1 <</P(1 back)>>\n");
  CHECK(written({"A-01", "A-02"}) == "0 <</S/D/P(A-0)>>\n");
  CHECK(written({"0", "1"}) == "0 <</P(0)>>\n1 <</S/D>>\n");
}
