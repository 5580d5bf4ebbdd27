#include "xml/document.h"

#include "support/messages.h"
#include "support/temporary_folder.h"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

using namespace recto;

namespace {

std::string refusal_of(const std::string& path, const std::string& folder) {
  diag::Diagnostics diagnostics;
  const auto document = xml::read_file(path, diag::whole_file(path), diagnostics);
  CHECK(document.has_value() != diagnostics.has_errors());
  return test::summary(diagnostics, folder);
}

}  // namespace

TEST_CASE("a file is read under the name by which it was asked for") {
  const test::TemporaryFolder folder;
  const auto path = folder.write("deck.xml", "<deck>\n</deck>\n");
  diag::Diagnostics diagnostics;
  const auto document = xml::read_file(path, {}, diagnostics);
  REQUIRE(document);
  CHECK(document->source()->name() == path);
  CHECK(document->source()->bytes() == "<deck>\n</deck>\n");
}

TEST_CASE("a file that cannot be read is an error where it was named") {
  const test::TemporaryFolder folder;
  const auto name = folder.path().string();
  folder.write("django.xml", "<bank/>");
  CHECK(refusal_of(name + "/jdango.xml", name) == "error: no such file (did you mean `django.xml`?)\n");
  CHECK(refusal_of(name + "/other.xml", name) == "error: no such file\n");
  CHECK(refusal_of(name + "/none/django.xml", name) == "error: no such file\n");
  CHECK(refusal_of(name + "/django.xml/x.xml", name) == "error: no such file\n");
  CHECK(refusal_of(name, name) == "error: directory in place of a file\n");
  CHECK(refusal_of(folder.write("empty.xml", ""), name) == "error: empty file\n");
}

TEST_CASE("a file named in another file is told by its name and the place of the reference") {
  const test::TemporaryFolder folder;
  const auto source = std::make_shared<const diag::Source>("bank.xml", "<include href=\"x.xml\"/>");
  diag::Diagnostics diagnostics;
  CHECK_FALSE(xml::read_file((folder.path() / "x.xml").string(), {source, 15, 5}, diagnostics).has_value());
  CHECK_FALSE(xml::read_file(folder.path().string(), {source, 15, 5}, diagnostics).has_value());
  CHECK(test::summary(diagnostics, folder.path().string()) ==
        "1:16: error: no such file `x.xml`\n1:16: error: directory in place of a file `" + folder.path().string() +
            "`\n");
}

TEST_CASE("an unreadable file says why") {
  if (geteuid() == 0) return;  // root reads everything
  const test::TemporaryFolder folder;
  const auto path = folder.write("secret.xml", "<a/>");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  CHECK(refusal_of(path, folder.path().string()) == "error: unreadable file: Permission denied\n");
}

TEST_CASE("a name that is too long for the system is an unreadable file") {
  CHECK(refusal_of(std::string(300, 'x'), "") == "error: unreadable file: File name too long\n");
}

TEST_CASE("a file of 100 MB is refused before it is read") {
  const test::TemporaryFolder folder;
  const auto path = folder.write("huge.xml", "<a>");
  std::filesystem::resize_file(path, 100'000'000);
  CHECK(refusal_of(path, "") == "error: file too large: 100000000 bytes where at most 67108864 are read\n");
}

TEST_CASE("what tells no size is read until it ends or is too large") {
  diag::Diagnostics diagnostics;
  CHECK_FALSE(xml::read_file("/dev/zero", {}, diagnostics).has_value());
  CHECK(test::summary(diagnostics).starts_with("error: file too large `/dev/zero`: 671"));
  CHECK(refusal_of("/dev/null", "") == "error: empty file\n");
}
