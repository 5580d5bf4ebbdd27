#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace recto::layout {
namespace {

/// Roots and the elements below them.
const std::vector<test::Told>& cases() {
  static const std::vector<test::Told> all{
      {"another root", R"(<deck id="t"/>)",
       R"(t.xml:1:1: error: root element `deck`
  note: this file should hold a `layout`
)"},
      {"no id",
       R"(<layout kind="cards" title="T">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
</layout>)",
       R"(t.xml:1:1: error: `layout` without `id`
)"},
      {"an id other than the file name",
       R"(<layout id="other" kind="cards" title="T">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
</layout>)",
       R"(t.xml:1:13: error: layout `other` in file `t.xml`
  note: a layout is found by its file name: name the file `other.xml`
)"},
      {"no kind",
       R"(<layout id="t" title="T">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
</layout>)",
       R"(t.xml:1:1: error: `layout` without `kind`
)"},
      {"an unknown kind",
       R"(<layout id="t" kind="card" title="T">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
</layout>)",
       R"(t.xml:1:22: error: unknown `kind` `card`
  note: did you mean `cards`?
)"},
      {"no title",
       R"(<layout id="t" kind="cards">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
</layout>)",
       R"(t.xml:1:1: error: `layout` without `title`
)"},
      {"a purpose that cards cannot have",
       R"(<layout id="t" kind="cards" purpose="key" title="T">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
</layout>)",
       R"(t.xml:1:38: error: unknown `purpose` `key`
  note: known are `cards`
)"},
      {"a document without a purpose",
       R"(<layout id="t" kind="document" title="T"><sheet size="A4"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/></layout>)",
       R"(t.xml:1:1: error: `layout` without `purpose`
)"},
      {"an unknown purpose",
       R"(<layout id="t" kind="document" purpose="handouts" title="T"><sheet size="A4"/>
<page top="20mm" right="20mm" bottom="20mm" left="20mm"/><item/></layout>)",
       R"(t.xml:1:41: error: unknown `purpose` `handouts`
  note: did you mean `handout`?
)"},
      {"an unknown attribute of the root",
       R"(<layout id="t" kind="cards" title="T" them="default">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
</layout>)",
       R"(t.xml:1:39: error: unknown attribute `them` of `layout`
  note: did you mean `theme`?
)"},
      {"an unknown element",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
<stile id="s"/>
</layout>)",
       R"(t.xml:3:1: error: unknown element `stile` in `layout`
  note: did you mean `style`?
)"},
      {"an element of documents in a layout of cards",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
<header/>
</layout>)",
       R"(t.xml:3:1: error: unknown element `header` in `layout`
  note: known are `sheet`, `style`, `grid`, `duplex`, `marks`, `bleed`, `type`, `adapts`, `front`, `back`
)"},
      {"two fronts",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
<front padding="5mm"/>
</layout>)",
       R"(t.xml:3:1: error: second `front` in `layout`
)"},
      {"an unknown layout extended",
       R"(<layout id="t" kind="cards" title="T" extends="tt">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
</layout>)",
       R"(t.xml:1:48: error: unknown layout `tt`
)"},
      {"a layout that extends itself",
       R"(<layout id="t" kind="cards" title="T" extends="t">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
</layout>)",
       R"(t.xml:1:48: error: layout `t` extends itself
)"},
      {"no sheet, no grid, no front",
       R"(<layout id="t" kind="cards" title="T">

</layout>)",
       R"(t.xml:1:1: error: `layout` without `sheet`
t.xml:1:1: error: layout of cards without `grid`
t.xml:1:1: error: layout of cards without `front`
)"},
      {"text between elements",
       R"(<layout id="t" kind="cards" title="T">
<sheet size="A4"/><grid columns="1" rows="1" card-width="90mm" card-height="60mm" center="yes"/><front padding="5mm"/>
hello
</layout>)",
       R"(t.xml:3:1: error: text in `layout`
)"},
  };
  return all;
}

TEST_CASE("what is wrong with a layout as a whole is told where it stands") {
  test::check_told(cases(), test::told_of_layout);
}

}  // namespace
}  // namespace recto::layout
