#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace recto::layout {
namespace {

/// Blocks on line 4, in a front of 80 × 50 mm inside.
const std::vector<test::Told>& cases() {
  static const std::vector<test::Told> all{
      {"an unknown block",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<txt/>
</front></layout>)",
       R"(t.xml:4:1: error: unknown element `txt` in `front`
  note: did you mean `text`?
)"},
      {"a bullet on a text that is no list",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" bullet="-"/>
</front></layout>)",
       R"(t.xml:4:40: error: `bullet` on a text that is no list of points
  note: lists are `look-for`, `red-flags` and `follow-ups`
)"},
      {"a bullet of several signs",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="look-for" bullet="----"/>
</front></layout>)",
       R"(t.xml:4:42: error: `bullet` of 4 characters
  note: give one sign, such as `☐`
)"},
      {"a least height beside a height",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<spacer height="5mm" least-height="3mm"/>
</front></layout>)",
       R"(t.xml:4:36: error: `least-height` beside `height`
  note: `height` is fixed; leave one of them out
)"},
      {"an unknown attribute",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" size="9pt"/>
</front></layout>)",
       R"(t.xml:4:32: error: unknown attribute `size` of `text`
  note: did you mean `min-size`?
)"},
      {"a block inside a text",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt"><b/></text>
</front></layout>)",
       R"(t.xml:4:32: error: unknown element `b` in `text`
)"},
      {"text inside a row",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<row>hello</row>
</front></layout>)",
       R"(t.xml:4:6: error: text in `row`
)"},
      {"a text without style",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text field="prompt"/>
</front></layout>)",
       R"(t.xml:4:1: error: `text` without a style
  note: give it a `style`, or the stack, row or face around it
)"},
      {"an unknown style",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="S" field="prompt"/>
</front></layout>)",
       R"(t.xml:4:14: error: unknown style `S`
  note: did you mean `s`?
)"},
      {"an unknown field",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="promt"/>
</front></layout>)",
       R"(t.xml:4:24: error: unknown field `promt`
  note: did you mean `prompt`?
)"},
      {"a text that shows nothing",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s"/>
</front></layout>)",
       R"(t.xml:4:1: error: `text` that shows nothing
  note: it shows a `field`, a `custom` field of the bank, or the words inside the element
)"},
      {"a text that shows two things",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt">Question</text>
</front></layout>)",
       R"(t.xml:4:1: error: `text` that shows more than one thing
  note: it shows a `field`, a `custom` field of the bank, or the words inside the element
)"},
      {"an unknown variable",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s">{numbr} of {count}</text>
</front></layout>)",
       R"(t.xml:4:17: error: unknown variable `{numbr}`
  note: did you mean `number`?
)"},
      {"an open brace",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s">{number of {count}</text>
</front></layout>)",
       R"(t.xml:4:17: error: `{` without its `}`
  note: a variable is written `{number}`, a brace `{{`
)"},
      {"a value without a name",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s">{value.}</text>
</front></layout>)",
       R"(t.xml:4:17: error: unknown variable `{value.}`
  note: did you mean `value.NAME`?
)"},
      {"variables of other places, each with what there is in its stead",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s">{number}, page {page} of
{pages}</text><text style="s" field="prompt" lead="{section}: "/><qr width="20mm" source="{title}/{clock}"/>
</front></layout>)",
       R"(t.xml:4:32: error: `{page}` has no value on a card face
  note: it has one in `header` and `footer`, in `contents`
  note: here there is `{number}`
t.xml:5:1: error: `{pages}` has no value on a card face
  note: it has one in `header` and `footer`
  note: here there is `{count}`
t.xml:5:52: error: `{section}` has no value on a card face
  note: it has one in `header` and `footer`, in `section`, `section-end` and what is repeated for `sections`, in `item` and what is repeated for `questions`
  note: here there is `{topic}`
t.xml:5:91: error: `{title}` has no value on a card face
  note: it has one in documents
  note: here there is `{deck}`
t.xml:5:99: error: `{clock}` has no value on a card face
  note: it has one in `item` and what is repeated for `questions`
)"},
      {"conditions that never hold on a card",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" when="page">x</text><text style="s" when="not:role:candidate">x</text><text style="s" when="version">x</text>
</front></layout>)",
       R"(t.xml:4:23: error: `page` never holds on a card face
  note: it may hold in `header` and `footer`, in `contents`
t.xml:4:59: error: `role:candidate` never holds on a card face
  note: it may hold in documents
t.xml:4:109: error: `version` never holds on a card face
  note: it may hold in documents
)"},
      {"a brace written as an entity, where the whole text is meant",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s">&#123;numbr}</text>
</front></layout>)",
       R"(t.xml:4:1: error: unknown variable `{numbr}`
  note: did you mean `number`?
)"},
      {"cells of a row that have no width",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<row><lines count="3" pitch="5mm"/><rule/><stack><rule/></stack><box fill="tint"/><image height="10mm"/></row>
<row><lines count="3" pitch="5mm" grow="1"/><rule width="9mm"/><stack><rule width="9mm"/></stack></row>
</front></layout>)",
       R"(t.xml:4:6: error: `lines` in a row, without a width of its own
  note: give it a `width`, or `grow="1"` for what the row has left
t.xml:4:36: error: `rule` in a row, without a width of its own
  note: give it a `width`, or `grow="1"` for what the row has left
t.xml:4:43: error: `stack` in a row, without a width of its own
  note: give it a `width`, or `grow="1"` for what the row has left
t.xml:4:65: error: `box` in a row, without a width of its own
  note: give it a `width`, or `grow="1"` for what the row has left
)"},
      {"an unknown variable in a lead",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" lead="{x}"/>
</front></layout>)",
       R"(t.xml:4:38: error: unknown variable `{x}`
  note: known are `deck`, `subtitle`, `id`, `number`, `count`, `part`, `parts`, `level`, `topic`, `tags`, `minutes`, `points` and 9 more
)"},
      {"a shrinking text without its least size",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" fit="shrink"/>
</front></layout>)",
       R"(t.xml:4:37: error: `fit="shrink"` without `min-size`
  note: say which type size is the smallest that is still read with ease
)"},
      {"a least size above the size",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" fit="shrink" min-size="11pt"/>
</front></layout>)",
       R"(t.xml:4:55: error: `min-size` 11pt above the 10pt of style `s`
)"},
      {"a least size below 6 pt",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" fit="shrink" min-size="5pt"/>
</front></layout>)",
       R"(t.xml:4:55: error: type of 5pt
  note: the smallest type recto sets is 6pt
)"},
      {"a least size that has no effect",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" min-size="8pt"/>
</front></layout>)",
       R"(t.xml:4:42: error: `min-size` on a text that does not shrink
  note: write `fit="shrink"` too
)"},
      {"an unknown fit",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" fit="srink" min-size="8pt"/>
</front></layout>)",
       R"(t.xml:4:37: error: unknown `fit` `srink`
  note: did you mean `shrink`?
)"},
      {"an unknown condition",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" when="memory"/>
</front></layout>)",
       R"(t.xml:4:38: error: unknown condition `memory`
  note: did you mean `memory-aid`?
)"},
      {"an unknown role in a condition",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" when="not:role:candidates"/>
</front></layout>)",
       R"(t.xml:4:38: error: unknown condition `role:candidates`
  note: known are `prompt`, `prompt-filled`, `choices`, `choices-marked`, `answer`, `passage`, `short`, `explanation`, `memory-aid`, `keywords`, `tags`, `follow-ups` and 31 more
)"},
      {"a condition without a name",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" when="tag:"/>
</front></layout>)",
       R"(t.xml:4:38: error: unknown condition `tag:`
  note: did you mean `tag:NAME`?
)"},
      {"a spacer without a size",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<spacer/>
</front></layout>)",
       R"(t.xml:4:1: error: `spacer` without a size
  note: give it a `height` (in a row a `width`) or `grow`
)"},
      {"writing lines without a number",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<lines pitch="8mm"/>
</front></layout>)",
       R"(t.xml:4:1: error: `lines` without a number
  note: give `count`, or `lines-per-minute`
)"},
      {"writing lines without a pitch",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<lines count="3"/>
</front></layout>)",
       R"(t.xml:4:1: error: `lines` without `pitch`
)"},
      {"an unknown ruling",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<lines count="3" pitch="8mm" ruling="dotted"/>
</front></layout>)",
       R"(t.xml:4:38: error: unknown `ruling` `dotted`
  note: known are `ruled`, `squared`, `blank`
)"},
      {"a border without a color",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<box thickness="1mm" side="left"/>
</front></layout>)",
       R"(t.xml:4:17: error: `thickness` of a box without `stroke`
t.xml:4:28: error: `side` of a box without `stroke`
)"},
      {"an unknown color",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<rule stroke="red"/>
</front></layout>)",
       R"(t.xml:4:15: error: unknown color `red`
  note: known are `ink`, `muted`, `rule`, `tint`, `accent`, `code-background`, `code`, `code-keyword`, `code-type`, `code-string`, `code-number`, `code-comment` and 9 more
)"},
      {"a code without words and width",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<qr/>
</front></layout>)",
       R"(t.xml:4:1: error: `qr` without `source`
t.xml:4:1: error: `qr` without `width`
)"},
      {"a band without its side, color and thickness",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<band/>
</front></layout>)",
       R"(t.xml:4:1: error: `band` without `side`
t.xml:4:1: error: `band` without `fill`
t.xml:4:1: error: `band` without `thickness`
)"},
      {"a band inside a row",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<row><band side="left" thickness="1mm" fill="level"/></row>
</front></layout>)",
       R"(t.xml:4:6: error: `band` in a `row`
  note: a band lies along the edge of the card: put it directly in `front` or `back`
)"},
      {"a rating row on a card",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<scale-row scale="rating" style="s"/>
</front></layout>)",
       R"(t.xml:4:1: error: `scale-row` on a card face
  note: rating rows are for documents
)"},
      {"repetition on a card",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<stack repeat="questions"/>
</front></layout>)",
       R"(t.xml:4:16: error: `repeat` on a card face
  note: a card shows one question; `repeat` is for documents
)"},
      {"writing lines that stretch on a card",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<lines count="3" pitch="8mm" stretch="4"/>
</front></layout>)",
       R"(t.xml:4:39: error: `stretch` on a card face
  note: lines take up what a page of a document has left; on a card give `count` as many as it has room for
)"},
      {"an unknown role",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<text style="s" field="prompt" role="heading"/>
</front></layout>)",
       R"(t.xml:4:38: error: unknown `role` `heading`
  note: known are `h1`, `h2`, `h3`, `p`, `section`, `part`, `table`, `tr`, `th`, `td`, `caption`, `figure` and 3 more
)"},
      {"a row wider than its place",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<row gap="5mm"><spacer width="40mm"/><spacer width="40mm"/></row>
</front></layout>)",
       R"(t.xml:4:1: error: the children of `row` are 85mm wide together, their place 80mm
  note: take 5mm from their widths, or from the `gap`
)"},
      {"a block wider than its place",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<stack padding="10mm"><rule width="65mm"/></stack>
</front></layout>)",
       R"(t.xml:4:23: error: `rule` is 65mm wide, its place 60mm
)"},
      {"a stack higher than the card",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<spacer height="30mm"/><spacer height="30mm"/>
</front></layout>)",
       R"(t.xml:3:1: error: the children of `front` are 60mm high together, their place 50mm
  note: take 10mm from their heights and spaces, or from the `gap`
)"},
      {"blocks that stand for each other",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<spacer height="30mm"/><spacer when="tags" height="30mm"/>
</front></layout>)",
       ""},
      {"padding that leaves no room",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<stack padding="45mm"><text style="s" field="prompt"/></stack>
</front></layout>)",
       R"(t.xml:4:1: error: the padding of `stack` leaves no room
)"},
      {"a negative gap",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<row gap="-1mm"/>
</front></layout>)",
       R"(t.xml:4:11: error: negative length `-1mm`
)"},
      {"a vertical alignment that there is not",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/><style id="s" size="10pt"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/>
<front padding="5mm">
<stack valign="center"/>
</front></layout>)",
       R"(t.xml:4:16: error: unknown `valign` `center`
  note: known are `top`, `middle`, `bottom`, `optical`, `baseline`
)"},
  };
  return all;
}

TEST_CASE("what is wrong with a block is told where it stands") { test::check_told(cases(), test::told_of_layout); }

}  // namespace
}  // namespace recto::layout
