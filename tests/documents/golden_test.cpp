// Finished pages as text: read the change before accepting one.
#include "support/golden.h"
#include "documents/document.h"
#include "page/dump.h"
#include "support/compose_sample.h"
#include "support/shipped_fonts.h"

#include <doctest/doctest.h>

namespace recto {
namespace {

const bank::Bank& bank() {
  static const bank::Bank bank = test::bank_of(
      test::entry("lazy", "orm", "junior", R"(<prompt>When does a <code>QuerySet</code> reach the database?</prompt>
        <short>When it is evaluated.</short>
        <explanation><p>That is by:</p><ul><li>iteration</li><li><b>slicing</b> with a step</li></ul></explanation>
        <interview><look-for>Names two ways</look-for></interview>)",
                  R"(minutes="2")") +
      test::entry("form", "forms", "senior",
                  R"(<prompt>What cleans a form?</prompt><short><code>full_clean()</code>.</short>
        <explanation><code-block lang="python">form.full_clean()</code-block></explanation>
        <interview><look-for>Order of steps</look-for></interview>)",
                  R"(minutes="3")"));
  return bank;
}

void check(std::string_view name, const test::Composed& composed) {
  CHECK(test::said(composed.outcome.diagnostics) == "");
  test::check_golden(name, page::dump(composed.document, test::shipped_fonts()));
}

TEST_CASE("a sheet of cards") {
  check("card_sheet",
        test::compose_cards(test::deck_of(bank()), test::layout_of(test::card_layout(R"(
    <front padding="4mm">
      <band side="right" thickness="1mm" inset="1mm" extent="topic" fill="topic"/>
      <row style="small" gap="2mm"><text field="topic" grow="1"/><level-marks valign="middle"/></row>
      <text field="prompt" style="prompt" grow="1" valign="optical"/>
      <text style="small">{number} / {count}</text>
    </front>
    <back padding="4mm"><text field="short" style="body" grow="1"/></back>)",
                                                                                     R"(<marks cut="hairline"/>)"))));
}

TEST_CASE("a page of a handout") {
  check("handout_page", test::compose_document(test::deck_of(bank()), test::layout_of(test::document_layout(R"(
    <title><text style="prompt" role="h1">{deck}</text></title>
    <footer distance="2mm"><text style="small">{page} of {pages} · {hash}</text></footer>
    <section space-before="4mm"><text style="prompt" role="h2">{section}</text></section>
    <item keep="together">
      <row gap="2mm"><text width="6mm" style="small" valign="baseline">{number}</text>
        <text field="prompt" style="body" role="h3" grow="1" valign="baseline"/></row>
      <lines pitch="7mm" count="2" space-before="1mm"/>
    </item>)")),
                                               {}));
}

TEST_CASE("an answer key") {
  documents::DocumentOptions options;
  options.question_pages = {{"lazy", 1}, {"form", 2}};
  check("answer_key", test::compose_document(test::deck_of(bank()),
                                             test::layout_of(test::document_layout(R"(
    <item>
      <text style="small">{number}, on page {page-of-question}</text>
      <text field="short" style="body"/>
      <text field="explanation" style="body" space-before="1mm"/>
    </item>)",
                                                                                   "", R"(item-gap="3mm")")),
                                             options));
}

TEST_CASE("a page of an interviewer's packet") {
  auto layout = test::document_layout(R"(
    <scale id="rating" not-assessed="n/a"><anchor value="1" words="no"/><anchor value="2" words="yes"/></scale>
    <item>
      <row gap="2mm"><text field="prompt" style="body" grow="1" valign="baseline"/>
        <text width="20mm" style="small" valign="baseline">{clock} · {minutes} min</text></row>
      <text field="look-for" style="small"/>
      <scale-row scale="rating" style="small" space-before="1mm"/>
    </item>)");
  check("packet_page", test::compose_document(test::deck_of(bank()), test::layout_of(layout), {.role = layout::Role::interviewer}));
}

}  // namespace
}  // namespace recto
