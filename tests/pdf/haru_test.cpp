#include "pdf/haru.h"

#include "diag/environment_error.h"
#include "pdf/sample.h"

#include <doctest/doctest.h>

using namespace recto;
using pdf::sample::between;
using pdf::sample::count;

namespace {

const pdf::Sink nowhere = [](std::string_view) {};

std::string message(const auto& act) {
  try {
    act();
  } catch (const diag::EnvironmentError& error) {
    return error.what();
  }
  return "nothing thrown";
}

}  // namespace

TEST_CASE("pages hang in nodes of 64") {
  std::string bytes;
  const pdf::Sink sink = [&](std::string_view part) { bytes += part; };
  pdf::Haru haru{sink, 0};
  for (int i = 0; i < 130; ++i) {
    const auto refs = haru.add_page("/MediaBox[0 0 1 1]");
    haru.output().stream(refs.contents, refs.contents_length, {}, {});
  }
  haru.finish({}, {}, {});
  CHECK(count(bytes, "/Type /Pages") == 4);
  CHECK(count(bytes, "/Count 64\n") == 2);
  CHECK(count(bytes, "/Count 2\n") == 1);
  CHECK(count(bytes, "/Count 130\n") == 1);
  const pdf::sample::File file{bytes};
  CHECK(pdf::sample::run("qpdf --show-npages " + file.path()).output == "130\n");
  CHECK(pdf::sample::run("qpdf --check " + file.path()).status == 0);
}

TEST_CASE("numbers that are reserved and those of libharu do not clash") {
  pdf::Haru haru{nowhere, 0};
  std::uint32_t last = haru.reserve().id;
  for (int i = 0; i < 200; ++i) {
    const auto refs = haru.add_page({});
    CHECK(refs.page.id > last);
    CHECK(refs.contents.id > refs.page.id);
    CHECK(refs.contents_length.id > refs.contents.id);
    const auto link = haru.reserve();
    CHECK(link.id > refs.contents_length.id);
    haru.add_link(link, {.left = 0, .bottom = 0, .right = 1, .top = 1}, {});
    last = haru.reserve().id;
    CHECK(last == link.id + 1);
  }
}

TEST_CASE("more objects than libharu can number are refused") {
  pdf::Haru haru{nowhere, 0};
  const auto reserve_all = [&] {
    while (haru.reserve().id > 0) continue;
  };
  CHECK(message(reserve_all) == "the document needs more than 16,777,215 PDF objects");
}

TEST_CASE("a date outside four-digit years is refused") {
  pdf::Haru haru{nowhere, 0};
  CHECK(message([&] { haru.set_date(253402300800); }) ==
        "the date 253402300800 (seconds since 1970) is outside the years 1 to 9999");
  CHECK(message([&] { haru.set_date(-62135596801); }) ==
        "the date -62135596801 (seconds since 1970) is outside the years 1 to 9999");
}

TEST_CASE("a failure of libharu says what could not be done") {
  pdf::Haru haru{nowhere, 0};
  haru.add_page({});
  const std::string too_long(200, 'x');
  CHECK(message([&] { haru.finish(too_long, {}, {}); }) ==
        "libharu could not set viewer preferences (error 0x1045, detail 0)");
}

TEST_CASE("outline entries are linked, and short outlines are open at the top") {
  std::string bytes;
  const pdf::Sink sink = [&](std::string_view part) { bytes += part; };
  pdf::Haru haru{sink, 0};
  const auto refs = haru.add_page("/MediaBox[0 0 9 9]");
  haru.output().stream(refs.contents, refs.contents_length, {}, {});
  haru.add_outline({{0, "/Title(A)"}, {1, "/Title(B)"}, {2, "/Title(C)"}, {1, "/Title(D)"}, {0, "/Title(E)"}});
  haru.finish({}, {}, {});
  CHECK(count(bytes, "/Count 4\n") == 1);   // the root: A, B, D, E are seen
  CHECK(count(bytes, "/Count 2\n") == 1);   // A
  CHECK(count(bytes, "/Count -1\n") == 1);  // B is closed over C
  CHECK(count(bytes, "/Type /Outlines") == 1);
  CHECK(pdf::sample::run("qpdf --check " + pdf::sample::File{bytes}.path()).status == 0);
}
