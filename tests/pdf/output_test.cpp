#include "pdf/output.h"

#include "pdf/sample.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace recto;

namespace {

/// Numbers from 10 on for what the writer itself needs.
struct Numbers {
  std::uint32_t next = 10;
  pdf::Ref operator()() { return {next++}; }
};

}  // namespace

TEST_CASE("without compression a file is a header, objects, a table and a trailer") {
  std::string bytes;
  const pdf::Sink sink = [&](std::string_view part) { bytes += part; };
  pdf::Output output{sink, 0, Numbers{}};
  output.object({1}, "<</Type/Catalog>>");
  output.stream({3}, {4}, "/A 1", {.entries = "", .bytes = "abc"});
  output.object({2}, "<<>>");
  output.finish({1}, {2});
  CHECK(pdf::sample::between(bytes, "\n%", "xref") ==
        "\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
        "3 0 obj\n<</A 1/Length 4 0 R>>\nstream\nabc\nendstream\nendobj\n"
        "4 0 obj\n3\nendobj\n2 0 obj\n<<>>\nendobj\n");
  CHECK(bytes.starts_with("%PDF-1.7\n"));
  const auto start = bytes.find("xref\n");
  CHECK(bytes.ends_with("startxref\n" + std::to_string(start) + "\n%%EOF\n"));
  CHECK(output.bytes() == bytes.size());
  for (int id = 1; id <= 4; ++id) {
    const auto row = start + std::string{"xref\n0 5\n"}.size() + static_cast<std::size_t>(id) * 20;
    CHECK(bytes.find(std::to_string(id) + " 0 obj") == std::stoul(bytes.substr(row, 10)));
  }
}

TEST_CASE("with compression objects are gathered in object streams of 200") {
  std::string bytes;
  const pdf::Sink sink = [&](std::string_view part) { bytes += part; };
  Numbers numbers{402};
  pdf::Output output{sink, 6, [&] { return numbers(); }};
  for (std::uint32_t id = 1; id <= 401; ++id) output.object({id}, id == 1 ? "<</Type/Catalog/Pages 2 0 R>>" : "<<>>");
  output.finish({1}, {2});
  CHECK(pdf::sample::count(bytes, "/Type/ObjStm/N 200/") == 2);
  CHECK(pdf::sample::count(bytes, "/Type/ObjStm/N 1/") == 1);
  CHECK(pdf::sample::count(bytes, "/Type/XRef/Size 406/") == 1);
  const pdf::sample::File file{bytes};
  CHECK(pdf::sample::run("qpdf --show-object=401 " + file.path()).output == "<< >>\n");
  CHECK(pdf::sample::run("qpdf --show-xref " + file.path() + " | head -1").output ==
        "1/0: compressed; stream = 402, index = 0\n");
}

TEST_CASE("files beyond 2 GiB have right offsets") {
  constexpr std::size_t size = 1U << 28U;
  std::uint64_t received = 0;
  std::string end;
  const pdf::Sink sink = [&](std::string_view part) {
    received += part.size();
    if (part.size() < 1000) end = part;
  };
  pdf::Output output{sink, 0, Numbers{}};
  const pdf::Coded data{.entries = {}, .bytes = std::string(size, 'x')};
  for (std::uint32_t id = 1; id <= 9; ++id) output.stream({id}, {}, data);
  output.finish({1}, {2});
  CHECK(received == output.bytes());
  CHECK(received > std::uint64_t{9} * size);
  const auto start = std::stoull(pdf::sample::between(end, "startxref\n", "\n"));
  CHECK(start + end.size() - end.find("xref\n") == received);
  CHECK(end.find("2415919") != std::string::npos);    // the table's own position
  CHECK(end.find("\n2147484") != std::string::npos);  // the last object's
}

TEST_CASE("the file's identifier is that of its content") {
  const auto identifier = [](std::string_view body) {
    std::string bytes;
    const pdf::Sink sink = [&](std::string_view part) { bytes += part; };
    pdf::Output output{sink, 0, Numbers{}};
    output.object({1}, body);
    output.finish({1}, {1});
    return pdf::sample::between(bytes, "/ID[<", ">");
  };
  CHECK(identifier("<<>>").size() == 32);
  CHECK(identifier("<<>>") == identifier("<<>>"));
  CHECK(identifier("<<>>") != identifier("<</A 1>>"));
}
