#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace recto::layout {
namespace {

/// Sheets, grids, duplex, marks and safe margins.
const std::vector<test::Told>& cases() {
  static const std::vector<test::Told> all{
      {"an unknown paper",
       R"(<layout id="t" kind="cards" title="T">
<grid columns="1" rows="1" card-width="40mm" card-height="30mm" left="6mm" top="6mm"/><front padding="5mm"/>
<sheet size="A44"/>
</layout>)",
       R"(t.xml:3:14: error: unknown `size` `A44`
  note: did you mean `A4`?
)"},
      {"no size",
       R"(<layout id="t" kind="cards" title="T">
<grid columns="1" rows="1" card-width="40mm" card-height="30mm" left="6mm" top="6mm"/><front padding="5mm"/>
<sheet orientation="portrait"/>
</layout>)",
       R"(t.xml:3:1: error: `sheet` without `size`
)"},
      {"an unknown orientation",
       R"(<layout id="t" kind="cards" title="T">
<grid columns="1" rows="1" card-width="40mm" card-height="30mm" left="6mm" top="6mm"/><front padding="5mm"/>
<sheet size="A4" orientation="upright"/>
</layout>)",
       R"(t.xml:3:31: error: unknown `orientation` `upright`
  note: known are `portrait`, `landscape`
)"},
      {"a name beside measures",
       R"(<layout id="t" kind="cards" title="T">
<grid columns="1" rows="1" card-width="40mm" card-height="30mm" left="6mm" top="6mm"/><front padding="5mm"/>
<sheet size="A4" width="210mm" height="297mm"/>
</layout>)",
       R"(t.xml:3:8: error: `size` beside `width` and `height`
  note: a sheet has a named `size` with an `orientation`, or `width` and `height` as it lies
)"},
      {"an orientation beside measures",
       R"(<layout id="t" kind="cards" title="T">
<grid columns="1" rows="1" card-width="40mm" card-height="30mm" left="6mm" top="6mm"/><front padding="5mm"/>
<sheet width="210mm" height="297mm" orientation="portrait"/>
</layout>)",
       R"(t.xml:3:37: error: `orientation` beside `width` and `height`
  note: a sheet has a named `size` with an `orientation`, or `width` and `height` as it lies
)"},
      {"a width alone",
       R"(<layout id="t" kind="cards" title="T">
<grid columns="1" rows="1" card-width="40mm" card-height="30mm" left="6mm" top="6mm"/><front padding="5mm"/>
<sheet width="210mm"/>
</layout>)",
       R"(t.xml:3:1: error: `sheet` without `height`
)"},
      {"a width without a unit",
       R"(<layout id="t" kind="cards" title="T">
<grid columns="1" rows="1" card-width="40mm" card-height="30mm" left="6mm" top="6mm"/><front padding="5mm"/>
<sheet width="210" height="297mm"/>
</layout>)",
       R"(t.xml:3:15: error: length without unit `210`
  note: write `210mm`, or `cm`, `in`, `pt`
)"},
      {"a negative width",
       R"(<layout id="t" kind="cards" title="T">
<grid columns="1" rows="1" card-width="40mm" card-height="30mm" left="6mm" top="6mm"/><front padding="5mm"/>
<sheet width="-210mm" height="297mm"/>
</layout>)",
       R"(t.xml:3:15: error: negative length `-210mm`
)"},
      {"a huge width",
       R"(<layout id="t" kind="cards" title="T">
<grid columns="1" rows="1" card-width="40mm" card-height="30mm" left="6mm" top="6mm"/><front padding="5mm"/>
<sheet width="21000mm" height="297mm"/>
</layout>)",
       R"(t.xml:3:15: error: length beyond 10 m `21000mm`
  note: is a decimal point or a unit wrong?
)"},
      {"a grid wider than the sheet",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/>
<grid columns="3" rows="1" card-width="90mm" card-height="60mm" left="0mm" top="20mm"/>
</layout>)",
       R"(t.xml:3:1: error: grid 270mm wide on a sheet 210mm wide
  note: 3 cards of 90mm at a pitch of 90mm, starting at 0mm
)"},
      {"a grid higher than the sheet",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/>
<grid columns="1" rows="5" card-width="90mm" card-height="60mm" left="20mm" top="20mm"/>
</layout>)",
       R"(t.xml:3:1: error: grid 320mm high on a sheet 297mm high
  note: 5 cards of 60mm at a pitch of 60mm, starting at 20mm
)"},
      {"a centered grid wider than the sheet",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/>
<grid columns="3" rows="1" card-width="90mm" card-height="60mm" center="yes"/>
</layout>)",
       R"(t.xml:3:1: error: grid 270mm wide on a sheet 210mm wide
  note: 3 cards of 90mm at a pitch of 90mm, starting at -30mm
)"},
      {"cards that overlap",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/>
<grid columns="2" rows="2" card-width="90mm" card-height="60mm" pitch-x="80mm" left="10mm" top="20mm"/>
</layout>)",
       R"(t.xml:3:74: error: `pitch-x` 80mm is less than `card-width` 90mm
  note: the pitch goes from one card's edge to the same edge of the next; these cards overlap
)"},
      {"a grid without its card",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/>
<grid columns="2" rows="2" left="10mm" top="20mm"/>
</layout>)",
       R"(t.xml:3:1: error: `grid` without `card-width`
t.xml:3:1: error: `grid` without `card-height`
)"},
      {"a grid without counts",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/>
<grid card-width="90mm" card-height="60mm" left="10mm" top="20mm"/>
</layout>)",
       R"(t.xml:3:1: error: `grid` without `columns`
t.xml:3:1: error: `grid` without `rows`
)"},
      {"a grid without a place",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/>
<grid columns="1" rows="1" card-width="90mm" card-height="60mm"/>
</layout>)",
       R"(t.xml:3:1: error: `grid` without `left`
t.xml:3:1: error: `grid` without `top`
)"},
      {"a centered grid with a place",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/>
<grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes" left="20mm"/>
</layout>)",
       R"(t.xml:3:78: error: `left` of a centered grid
)"},
      {"no columns at all",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/>
<grid columns="0" rows="1" card-width="90mm" card-height="60mm" center="yes"/>
</layout>)",
       R"(t.xml:3:16: error: `columns` of 0
  note: `columns` takes 1 to 100
)"},
      {"an unknown flip",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/>
<duplex flip="long"/>
</layout>)",
       R"(t.xml:3:15: error: unknown `flip` `long`
  note: did you mean `long-edge`?
)"},
      {"an unknown mark",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/>
<marks cut="line" scale-check="true"/>
</layout>)",
       R"(t.xml:3:13: error: unknown `cut` `line`
  note: known are `none`, `hairline`, `crop`
t.xml:3:32: error: unknown `scale-check` `true`
  note: known are `yes`, `no`
)"},
      {"a fold-over sheet with an odd number of columns",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/><duplex sides="fold-over"/>
<grid columns="3" rows="1" card-width="60mm" card-height="60mm" center="yes"/>
</layout>)",
       R"(t.xml:3:16: error: fold-over sheet of 3 columns
  note: front and back lie side by side: the number of columns is even
)"},
      {"a bleed without a width",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/>
<bleed/>
</layout>)",
       R"(t.xml:3:1: error: `bleed` without `width`
)"},
      {"an unknown unit of shrinking",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><front padding="5mm"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/>
<type one-size="cards"/>
</layout>)",
       R"(t.xml:3:17: error: unknown `one-size` `cards`
  note: did you mean `card`?
)"},
      {"content where printers cannot print",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><grid columns="2" rows="4" card-width="105mm" card-height="74.25mm" left="0mm" top="0mm"/>
<front padding="4mm"/>
</layout>)",
       R"(t.xml:3:1: warning: content 4mm from the edge of the sheet
  note: most printers leave 5mm white: cards that reach the edge need that much `padding`
)"},
      {"content near the edge of a card within white paper is fine",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/>
<front padding="1mm"/>
</layout>)",
       ""},
  };
  return all;
}

TEST_CASE("what is wrong with sheet and grid is told where it stands") {
  test::check_told(cases(), test::told_of_layout);
}

}  // namespace
}  // namespace recto::layout
