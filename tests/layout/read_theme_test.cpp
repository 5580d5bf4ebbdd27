#include "support/layout_folder.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace recto::layout {
namespace {

/// Themes; those that are not about colors define all of them on line 2.
const std::vector<test::Told>& cases() {
  static const std::vector<test::Told> all{
      {"another root", R"(<layout id="t"/>)",
       R"(t.xml:1:1: error: root element `layout`
  note: this file should hold a `theme`
)"},
      {"an empty theme", R"(<theme id="t" title="T"/>)",
       R"(t.xml:1:1: error: theme without `ink`, `muted`, `rule`, `tint`, `accent`, `code-background`, `code`, `code-keyword`, `code-type`, `code-string`, `code-number`, `code-comment`, `code-function`, `code-symbol`, `code-variable`, `code-preprocessor`
  note: name them with `<color name=… value=…/>`, or let the theme extend one that does
t.xml:1:1: error: theme without `level-cycle`
  note: it gives the colors of levels or topics that the theme does not name
t.xml:1:1: error: theme without `topic-cycle`
  note: it gives the colors of levels or topics that the theme does not name
)"},
      {"no title",
       R"(<theme id="t">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle></theme>)",
       R"(t.xml:1:1: error: `theme` without `title`
)"},
      {"an unknown color name",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<color name="accents" value="#000000"/>
</theme>)",
       R"(t.xml:3:14: error: unknown color `accents`
  note: did you mean `accent`?
)"},
      {"two colors of one name",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<color name="ink" value="#111111"/>
</theme>)",
       R"(t.xml:3:14: error: second color `ink`
)"},
      {"no color value",
       R"(<theme id="t" title="T">
<color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<color name="ink" value="black"/>
</theme>)",
       R"(t.xml:3:26: error: unknown color `black`
  note: a color of a theme is `#` and six hexadecimal digits
)"},
      {"pale text",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<color name="muted" value="#808080"/>
</theme>)",
       R"(t.xml:3:28: error: contrast of 3.94:1 on white
  note: text needs 4.5:1 (WCAG 2.2)
t.xml:3:28: error: contrast of 3.46:1 on `tint`
  note: text needs 4.5:1 (WCAG 2.2)
)"},
      {"pale code",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<color name="code-comment" value="#727272"/>
</theme>)",
       R"(t.xml:3:35: error: contrast of 4.22:1 on `code-background`
  note: text needs 4.5:1 (WCAG 2.2)
)"},
      {"a pale level",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<level id="junior" color="#8080ff" tint="#ffffff"/>
</theme>)",
       R"(t.xml:3:27: error: contrast of 3.25:1 on white
  note: text needs 4.5:1 (WCAG 2.2)
)"},
      {"a dark tint",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<topic id="orm" color="#000000" tint="#404040"/>
</theme>)",
       R"(t.xml:3:39: error: contrast of 2.02:1 on this `tint`
  note: text needs 4.5:1 (WCAG 2.2)
)"},
      {"a level without an id",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<level color="#000000" tint="#ffffff"/>
</theme>)",
       R"(t.xml:3:1: error: `level` without `id`
)"},
      {"two levels of one id",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<level id="a" color="#000000" tint="#ffffff"/><level id="a" color="#000000" tint="#ffffff"/>
</theme>)",
       R"(t.xml:3:58: error: second level `a`
)"},
      {"no cycles",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/>
</theme>)",
       R"(t.xml:1:1: error: theme without `level-cycle`
  note: it gives the colors of levels or topics that the theme does not name
t.xml:1:1: error: theme without `topic-cycle`
  note: it gives the colors of levels or topics that the theme does not name
)"},
      {"an empty cycle",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<level-cycle/>
</theme>)",
       R"(t.xml:3:1: error: `level-cycle` without an entry
)"},
      {"a scale that shrinks",
       R"(<theme id="t" title="T" scale="0.8">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle></theme>)",
       R"(t.xml:1:32: error: `scale` of 0.8
  note: `scale` takes 1 to 3
)"},
      {"an unknown element",
       R"(<theme id="t" title="T">
<color name="ink" value="#000000"/><color name="muted" value="#000000"/><color name="accent" value="#000000"/><color name="code" value="#000000"/><color name="code-keyword" value="#000000"/><color name="code-type" value="#000000"/><color name="code-string" value="#000000"/><color name="code-number" value="#000000"/><color name="code-comment" value="#000000"/><color name="code-function" value="#000000"/><color name="code-symbol" value="#000000"/><color name="code-variable" value="#000000"/><color name="code-preprocessor" value="#000000"/><color name="rule" value="#999999"/><color name="tint" value="#f0f0f0"/><color name="code-background" value="#f0f0f0"/><level-cycle><entry color="#000000" tint="#ffffff"/></level-cycle><topic-cycle><entry color="#000000" tint="#ffffff"/></topic-cycle>
<colour name="ink"/>
</theme>)",
       R"(t.xml:3:1: error: unknown element `colour` in `theme`
  note: did you mean `color`?
)"},
      {"an unknown theme extended", R"(<theme id="t" title="T" extends="defaults"/>)",
       R"(t.xml:1:34: error: unknown theme `defaults`
)"},
  };
  return all;
}

TEST_CASE("what is wrong with a theme is told where it stands") { test::check_told(cases(), test::told_of_theme); }

}  // namespace
}  // namespace recto::layout
