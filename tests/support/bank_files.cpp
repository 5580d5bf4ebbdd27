#include "support/bank_files.h"

#include "support/messages.h"

#include <doctest/doctest.h>

namespace recto::test {

std::string bank_with(const std::string& content) {
  return R"(<bank id="b" title="Bank" xml:lang="en"><levels><level id="junior" title="Junior" aliases="beginner"/>)"
         R"(<level id="mid" title="Mid"/><level id="senior" title="Senior"/></levels>)"
         R"(<topics><topic id="orm" title="ORM"/><topic id="forms" title="Forms"/><topic id="testing" title="Tests"/>)"
         "</topics>\n" +
         content + "</bank>\n";
}

std::string question(const std::string& id, const std::string& more_attributes, const std::string& content) {
  return "<question id=\"" + id + "\" level=\"mid\" topic=\"orm\" " + more_attributes + ">" + content + "</question>\n";
}

ReadBank::ReadBank(const std::string& text) {
  const TemporaryFolder folder;
  const auto path = folder.write("bank.xml", text);
  bank = bank::read(path, diag::whole_file(path), diagnostics);
  said = summary(diagnostics, folder.path().string());
  CHECK(bank.has_value() != diagnostics.has_errors());
}

ReadBank::ReadBank(const TemporaryFolder& files, const std::string& path) {
  bank = bank::read(path, diag::whole_file(path), diagnostics);
  said = summary(diagnostics, files.path().string());
  CHECK(bank.has_value() != diagnostics.has_errors());
}

}  // namespace recto::test
