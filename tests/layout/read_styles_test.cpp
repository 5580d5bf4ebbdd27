#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace recto::layout {
namespace {

/// Styles, each in a layout that is right otherwise.
const std::vector<test::Told>& cases() {
  static const std::vector<test::Told> all{
      {"a style without an id",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style size="10pt"/>
</layout>)",
       R"(t.xml:3:1: error: `style` without `id`
)"},
      {"two styles of one id",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="10pt"/>
<style id="a" size="11pt"/>
</layout>)",
       R"(t.xml:4:12: error: second style `a`
)"},
      {"an unknown attribute",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="10pt" colour="ink"/>
</layout>)",
       R"(t.xml:3:27: error: unknown attribute `colour` of `style`
  note: did you mean `color`?
)"},
      {"a style without a size",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a"/>
</layout>)",
       R"(t.xml:3:1: error: style `a` without a size
  note: give it a `size`, or let it extend a style that has one
)"},
      {"type below 6 pt",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="5.5pt"/>
</layout>)",
       R"(t.xml:3:21: error: type of 5.5pt
  note: the smallest type recto sets is 6pt
)"},
      {"a size without a unit",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="10"/>
</layout>)",
       R"(t.xml:3:21: error: length without unit `10`
  note: write `10mm`, or `cm`, `in`, `pt`
)"},
      {"an unknown style extended",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="body" size="10pt"/>
<style id="a" extends="bodi"/>
</layout>)",
       R"(t.xml:4:24: error: unknown style `bodi`
  note: did you mean `body`?
)"},
      {"a style that extends itself",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" extends="a"/>
</layout>)",
       R"(t.xml:3:35: error: style `a` extends itself
)"},
      {"styles that extend each other",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" extends="b"/>
<style id="b" extends="a"/>
</layout>)",
       R"(t.xml:4:24: error: style `a` extends itself
)"},
      {"a number out of range",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" leading="12" weight="4000"/>
</layout>)",
       R"(t.xml:3:35: error: `leading` of 12
  note: `leading` takes 0.8 to 4
t.xml:3:47: error: `weight` of 4000
  note: `weight` takes 1 to 1000
)"},
      {"a word for a number",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" weight="bold"/>
</layout>)",
       R"(t.xml:3:34: error: `bold` is not a whole number
  note: `weight` takes 1 to 1000
)"},
      {"neither yes nor no",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" italic="true"/>
</layout>)",
       R"(t.xml:3:34: error: unknown `italic` `true`
  note: known are `yes`, `no`
)"},
      {"an unknown alignment",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" align="centre"/>
</layout>)",
       R"(t.xml:3:33: error: unknown `align` `centre`
  note: did you mean `center`?
)"},
      {"no OpenType feature",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" features="onum small-caps"/>
</layout>)",
       R"(t.xml:3:41: error: `small-caps` is no OpenType feature
  note: features have four letters or digits: `onum`, `tnum`, `smcp`; `-liga` turns one off
)"},
      {"an unknown color",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" color="mutd"/>
</layout>)",
       R"(t.xml:3:33: error: unknown color `mutd`
  note: did you mean `muted`?
)"},
      {"half a literal color",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" color="#abc"/>
</layout>)",
       R"(t.xml:3:33: error: unknown color `#abc`
  note: a literal color is `#` and six hexadecimal digits
)"},
      {"invisible text",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" color="none"/>
</layout>)",
       R"(t.xml:3:33: error: text of color `none`
  note: to leave text out, leave out its block
)"},
      {"a family that is not an identifier",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" family="Times New Roman"/>
</layout>)",
       R"(t.xml:3:34: error: `Times New Roman` is not an identifier
  note: letters, digits, `.`, `_` and `-`, starting with a letter or digit
)"},
      {"a negative indent",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt" indent="-1mm"/>
</layout>)",
       R"(t.xml:3:34: error: negative length `-1mm`
)"},
      {"text inside",
       R"(<layout id="t" kind="cards" title="T"><sheet size="A4"/>
<grid columns="2" rows="4" card-width="90mm" card-height="60mm" left="15mm" top="20mm"/><front padding="5mm"/>
<style id="a" size="9pt">bold</style>
</layout>)",
       R"(t.xml:3:26: error: text in `style`
)"},
  };
  return all;
}

TEST_CASE("what is wrong with a style is told where it stands") { test::check_told(cases(), test::told_of_layout); }

}  // namespace
}  // namespace recto::layout
