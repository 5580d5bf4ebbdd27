#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace recto::layout {
namespace {

/// Pages, flow, scales and parts.
const std::vector<test::Told>& cases() {
  static const std::vector<test::Told> all{
      {"no page and no item",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>

</layout>)",
       R"(t.xml:1:1: error: layout of a document without `page`
t.xml:1:1: error: layout of a document without `item`
)"},
      {"a margin missing",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm"/><item/>
</layout>)",
       R"(t.xml:2:1: error: `page` without `left`
)"},
      {"margins that leave nothing",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="120mm" bottom="20mm" left="120mm"/><item/>
</layout>)",
       R"(t.xml:2:1: error: margins that leave 0mm × 257mm of the page
)"},
      {"columns without a gap",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm" columns="2"/><item/>
</layout>)",
       R"(t.xml:2:1: error: 2 columns without `column-gap`
)"},
      {"a header without its distance",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/>
<header/><item/>
</layout>)",
       R"(t.xml:3:1: error: `header` without `distance`
)"},
      {"contents of what",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/>
<contents/>
</layout>)",
       R"(t.xml:3:1: error: `contents` without `of`
)"},
      {"unknown contents",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/>
<contents of="section"/>
</layout>)",
       R"(t.xml:3:15: error: unknown `of` `section`
  note: did you mean `sections`?
)"},
      {"no widows",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/>
<flow widows="0"/>
</layout>)",
       R"(t.xml:3:15: error: `widows` of 0
  note: `widows` takes 1 to 10
)"},
      {"a scale without anchors",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/>
<scale id="rating"/>
</layout>)",
       R"(t.xml:3:1: error: `scale` without anchors
  note: say what each rating means: `<anchor value="1" words="…"/>`
)"},
      {"a scale without an id",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/>
<scale><anchor value="1"/></scale>
</layout>)",
       R"(t.xml:3:1: error: `scale` without `id`
)"},
      {"two scales of one id",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/>
<scale id="a"><anchor value="1"/></scale><scale id="a"><anchor value="1"/></scale>
</layout>)",
       R"(t.xml:3:53: error: second scale `a`
)"},
      {"an anchor without a value",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/>
<scale id="a"><anchor words="good"/></scale>
</layout>)",
       R"(t.xml:3:15: error: `anchor` without `value`
)"},
      {"two anchors of one value",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/>
<scale id="a"><anchor value="1"/><anchor value="1"/></scale>
</layout>)",
       R"(t.xml:3:49: error: second anchor `1`
)"},
      {"a rating row of an unknown scale",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<scale id="rating"><anchor value="1"/></scale><page top="20mm" right="20mm" bottom="20mm" left="20mm"/>
<item><scale-row scale="ratings" style="s"/></item>
</layout>)",
       R"(t.xml:3:25: error: unknown scale `ratings`
  note: did you mean `rating`?
)"},
      {"a rating row without any scale",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/>
<item>
<scale-row scale="rating" style="s"/>
</item>
</layout>)",
       R"(t.xml:4:19: error: unknown scale `rating`
  note: the layout has no `scale` element
)"},
      {"a rating row without a style",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<scale id="rating"><anchor value="1"/></scale><page top="20mm" right="20mm" bottom="20mm" left="20mm"/>
<item><scale-row scale="rating"/></item>
</layout>)",
       R"(t.xml:3:7: error: `scale-row` without a style
  note: give it a `style`, or the stack, row or part around it
)"},
      {"a band in a document",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/>
<item>
<band side="left" thickness="1mm" fill="level"/>
</item>
</layout>)",
       R"(t.xml:4:1: error: `band` in a document
  note: bands lie along the edge of a card
)"},
      {"a row wider than the column",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm" columns="2" column-gap="10mm"/>
<item><row><spacer width="50mm"/><spacer width="50mm"/></row></item>
</layout>)",
       R"(t.xml:3:7: error: the children of `row` are 100mm wide together, their place 80mm
  note: take 20mm from their widths, or from the `gap`
)"},
      {"an unknown repetition",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/>
<item>
<row repeat="question"/>
</item>
</layout>)",
       R"(t.xml:4:14: error: unknown `repeat` `question`
  note: did you mean `questions`?
)"},
      {"a text that would fill a page",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/>
<item style="s"><text field="prompt" fit="shrink" min-size="8pt" max-size="12pt"/></item><header distance="2mm" style="s"><text field="prompt"/><level-marks/></header>
</layout>)",
       R"(t.xml:3:123: error: the field `prompt` in `header`, which belongs to no question
  note: questions are known on cards, in `item` and what is repeated for `questions`
t.xml:3:145: error: the marks of a level in `header`, which belongs to no question
  note: questions are known on cards, in `item` and what is repeated for `questions`
t.xml:3:76: error: `max-size` in a document
  note: texts of cards fill their room; a document has as many pages as its text needs
)"},
      {"the words of a scale that there is none of",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><scale id="rating"><anchor value="1"/></scale>
<item style="s"><text>{scale.ratng.not-assessed}</text><text when="scale.x.not-assessed">{scale.rating}</text></item>
</layout>)",
       R"(t.xml:3:23: error: unknown variable `{scale.ratng.not-assessed}`
  note: did you mean `scale.rating.not-assessed`?
t.xml:3:68: error: unknown condition `scale.x.not-assessed`
  note: did you mean `scale.rating.not-assessed`?
t.xml:3:90: error: unknown variable `{scale.rating}`
  note: did you mean `scale.rating.not-assessed`?
)"},
      {"the words of a scale",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><scale id="rating"><anchor value="1"/></scale>
<item style="s"><text when="not:scale.rating.not-assessed">none</text><text>{scale.rating.not-assessed}</text></item>
</layout>)",
       ""},
      {"a front in a document",
       R"(<layout id="t" kind="document" purpose="handout" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/>
<front/>
</layout>)",
       R"(t.xml:3:1: error: unknown element `front` in `layout`
  note: known are `sheet`, `style`, `scale`, `page`, `flow`, `header`, `footer`, `title`, `cover`, `contents`, `section`, `section-end` and 2 more
)"},
  };
  return all;
}

TEST_CASE("what is wrong with a document is told where it stands") { test::check_told(cases(), test::told_of_layout); }

}  // namespace
}  // namespace recto::layout
