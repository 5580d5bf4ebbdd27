#include "exchange/html.h"

#include "exchange/fit.h"
#include "support/bank_dump.h"
#include "support/messages.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace recto;

namespace {

struct Read {
  explicit Read(std::string_view html) {
    content = exchange::read_html(html, {}, losses, diagnostics);
    exchange::Fitter fitter(losses);
    blocks = test::dump(fitter.blocks(content));
    pictures = fitter.take_pictures();
  }
  exchange::Losses losses;
  diag::Diagnostics diagnostics;
  exchange::Content content;
  std::string blocks;
  std::vector<exchange::MetPicture> pictures;
};

}  // namespace

TEST_CASE("what a bank has is taken from HTML") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"plain", "p plain\n"},
      {"a <b>b</b> <em>c</em>", "p a [b|bold] [c|italic]\n"},
      {"<p>one<p>two", "p one\np two\n"},
      {"<div>one</div><div>two</div>", "p one\np two\n"},
      {"one<br>two", "p one\\ntwo\n"},
      {"one<br><br>two", "p one\np two\n"},
      {"x<sup>2<sub>i</sub></sup>", "p x[2|sup][i|sup sub]\n"},
      {"<code>a &lt; b</code>", "p [a < b|code]\n"},
      {"a&nbsp;b", "p a\u00A0b\n"},
      {"<a href='https://x.org'>x</a>", "p [x|https://x.org]\n"},
      {"<a href='#top'>x</a>", "p x\n"},
      {"<ul><li>a<li>b<ol><li>c</ol></ul>", "* a\n* b\n  # c\n"},
      {"<h2>Head</h2>text", "p [Head|bold]\np text\n"},
      {"<span style='font-weight: bold'>b</span>", "p [b|bold]\n"},
      {"<details><summary>s</summary>t</details>", "p [s|bold]\np t\n"},
      {"<table><tr><td>only</td></tr></table>", "p only\n"},
      {"<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "* a · b\n* c · d\n"},
      {"<ruby>漢<rt>かん</rt></ruby>", "p 漢(かん)\n"},
      {"<i lang='fr'>oui</i>", "p [oui|italic lang:fr]\n"},
      {"<blockquote>q</blockquote>", "p q\n"},
      {"x <!-- note --> y", "p x y\n"},
  };
  for (const auto& [html, expected] : table) {
    CAPTURE(html);
    const Read read(html);
    CHECK(read.blocks == expected);
    CHECK_FALSE(read.diagnostics.has_errors());
  }
}

TEST_CASE("code keeps its lines and says its language") {
  const Read read("<pre><code class='language-python'>if a:\n\tb  \n\n</code></pre>");
  REQUIRE(read.content.size() == 1);
  CHECK(read.content[0].code_language == "python");
  CHECK(read.blocks == "code python\nif a:\n    b\n");
  CHECK(Read("<pre>a<br>b</pre>").content[0].code == "a\nb");
}

TEST_CASE("what has no place is counted, each by its kind") {
  using exchange::Loss;
  const std::vector<std::pair<std::string, Loss>> table{
      {"a[sound:x.mp3]", Loss::sound},
      {"a<audio src=x></audio>", Loss::sound},
      {"a<iframe src=x></iframe>", Loss::video},
      {"a<script>alert(1)</script>", Loss::script},
      {"a<style>b{}</style>", Loss::script},
      {"a<input>", Loss::form},
      {"a<svg><path/></svg>", Loss::drawing},
      {"a<u>b</u>", Loss::underline},
      {"a<font color=red>b</font>", Loss::color},
      {"a<span style='color: red'>b</span>", Loss::color},
      {"a<s>b</s>", Loss::strike},
      {"a \\(x^2\\)", Loss::mathematics},
      {"a [latex]x[/latex]", Loss::mathematics},
      {"a $x^2$", Loss::mathematics},
      {"<ruby>a<rt>b</rt></ruby>", Loss::ruby},
      {"<a href='file:///x'>a</a>", Loss::bad_link},
      {"<ul><li>1<ul><li>2<ul><li>3<ul><li>4</ul></ul></ul></ul>", Loss::deep_list},
  };
  for (const auto& [html, loss] : table) {
    CAPTURE(html);
    CHECK(Read(html).losses.count(loss) == 1);
  }
  CHECK(Read("costs $5 or $6, not \\(").losses.empty());
}

TEST_CASE("pictures are met in the order of the text") {
  const Read read("a<img src='b.png' alt='bee'>c<p><img src=d.png>");
  REQUIRE(read.pictures.size() == 2);
  CHECK(read.pictures[0].file == "b.png");
  CHECK(read.pictures[0].alt == "bee");
  CHECK(read.blocks == "p ac\n");
}

TEST_CASE("HTML that never closes ends where HTML says, and absurd depth is an error") {
  CHECK(Read("<b>a<i>b").blocks == "p [a|bold][b|bold italic]\n");
  CHECK(Read("<ul><li><table><tr><td>x").blocks == "* x\n");
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div><b>";
  const Read read("before" + deep + "after");
  CHECK(test::summary(read.diagnostics) ==
        "error: HTML with more than 500 elements open at once (close what was opened, as in `<b>…</b>`)\n");
  std::string flat;
  for (int i = 0; i < 5000; ++i) flat += "<p>a<br>";
  CHECK_FALSE(Read(flat).diagnostics.has_errors());
}
