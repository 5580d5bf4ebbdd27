#include "exchange/markdown_parts.h"
#include "support/imported.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace recto;
using test::Imported;

namespace {

struct Sample {
  std::string about;
  std::string text;
  std::string bank;
  std::string said = {};
};

const std::vector<Sample> samples{
    {"numbered headings with answers below, a table of contents and ways back to it",
     "# Rivers\n\nA list.\n\n## Table of Contents\n\n1. [What is a delta?](#delta)\n2. [What is a ford?](#ford)\n\n"
     "1. ### What is a delta?\n\n    Land at the mouth.\n\n    ```py\n    x = 1\n    ```\n\n    **[⬆ Back to "
     "Top](#table-of-contents)**\n\n"
     "2. ### What is a `ford`?\n\nA place to cross.\n\n**[⬆ Back to Top](#table-of-contents)**\n",
     "what-is-a-delta [All levels, Rivers]: What is a delta?\n  short: Land at the mouth.\ncode py\nx = 1\n"
     "what-is-a-ford [All levels, Rivers]: What is a [ford|code]?\n  short: A place to cross.\n",
     "3:1: warning: 1 piece of text that belongs to no question left out\n"},
    {"headings marked Q.", "## Q. Why does ice float?\n\nIt is lighter.\n\n## Q. Why is snow white?\n\nIt scatters.\n",
     "why-does-ice-float [All levels, f]: Why does ice float?\n  short: It is lighter.\n"
     "why-is-snow-white [All levels, f]: Why is snow white?\n  short: It scatters.\n"},
    {"details, cut by blank lines, in bold",
     "# Cooking\n\n## Bread\n\n<details>\n<summary>What makes it rise?</summary><br><b>\n\nYeast:\n\n* eats sugar\n* "
     "makes gas\n\n</b></details>\n\n"
     "<details>\n<summary>Why knead? <code>long</code></summary><br><b>\nFor the gluten.\n</b></details>\n",
     "what-makes-it-rise [All levels, Bread]: What makes it rise?\n  short: Yeast:\n* eats sugar\n* makes gas\n"
     "why-knead-long [All levels, Bread]: Why knead? [long|code]\n  short: For the gluten.\n"},
    {"choices by letter, the answer in details",
     "###### 1. What is printed?\n\n```js\nlog(1);\n```\n\n- A: `1`\n- B: "
     "nothing\n\n<details><summary><b>Answer</b></summary>\n<p>\n\n#### "
     "Answer: A\n\nIt logs.\n\n</p>\n</details>\n\n---\n\n###### 2. And here?\n\n- A: x\n- B: "
     "y\n\n<details><summary><b>Answer</b></summary>\n<p>\n\n"
     "#### Answer: B\n\n</p>\n</details>\n",
     "what-is-printed-log-1-a-1-b-nothing [All levels, f]: What is printed?\\n[log(1);|code]\\nA. [1|code]\\nB. "
     "nothing\n"
     "  short: A. [1|code]\np It logs.\n"
     "and-here-a-x-b-y [All levels, f]: And here?\\nA. x\\nB. y\n  short: B. y\n",
     "3:1: warning: 1 code block in a prompt or list item set as lines of code in the text\n"},
    {"choices by boxes, several right, code as a choice, a reference after",
     "## Quiz\n\n#### Q1. Which are even?\n\n- [x] two\n- [ ] three\n- [x] "
     "four\n\n[reference](https://x.org/even)\n\n#### Q2. Which compiles?\n\n- [ ] "
     "A\n\n```c\nx\n```\n\n- [x] B\n\n```c\ny;\n```\n",
     "which-are-even-a-two-b-three-c-four [All levels, Quiz]: Which are even?\\nA. two\\nB. three\\nC. four\n"
     "  short: A. two\\nC. four\n  source: reference https://x.org/even\n"
     "which-compiles-a-x-b-y [All levels, Quiz]: Which compiles?\\nA.\\n[x|code]\\nB.\\n[y;|code]\n  short: B."
     "\\n[y;|code]\n",
     "15:1: warning: 3 code blocks in prompts and list items set as lines of code in the text (also in line 21)\n"},
    {"bullets that ask, nested ones follow up, headings are topics",
     "---\ntitle: x\n---\n\n# Team\n\n## Work\n\n* What do you enjoy?\n* Describe a bad day.\n  * What did you "
     "learn?\n  * Why then?\n\n## Tools\n\n- Which editor?\n",
     "what-do-you-enjoy [All levels, Work]: What do you enjoy?\n"
     "describe-a-bad-day [All levels, Work]: Describe a bad day.\n  follow-up: What did you learn?\n  follow-up: Why "
     "then?\n"
     "which-editor [All levels, Tools]: Which editor?\n"},
    {"numbered questions whose answers fell out of their items",
     "1. What is salt?\n\nA mineral.\n\n2. What is sugar?\n\nA carbohydrate.\n",
     "what-is-salt [All levels, f]: What is salt?\n  short: A mineral.\n"
     "what-is-sugar [All levels, f]: What is sugar?\n  short: A carbohydrate.\n"},
    {"answers below items", "- Why?\n\n  Because.\n\n- How?\n\n  So.\n",
     "why [All levels, f]: Why?\n  short: Because.\nhow [All levels, f]: How?\n  short: So.\n"},
    {"paragraphs marked Q and A", "**Q: Who?**\n\nA: Me.\n\nAnd you.\n\n**Q:** Where?\nA: *Here.*\n",
     "who [All levels, f]: Who?\n  short: Me.\np And you.\nwhere [All levels, f]: Where?\n  short: [Here.|italic]\n"},
    {"tables", "## Verbs\n\n| Question | Answer | Level |\n|---|---|---|\n| go | *went* | A1 |\n| `see` | saw | A2 |\n",
     "go [A1, Verbs]: go\n  short: [went|italic]\nsee [A2, Verbs]: [see|code]\n  short: saw\n"},
    {"headings that are names, the text below asks",
     "# Interview\n\n### Design\n\n#### Globals\nWhy are globals evil?\n\n#### Goto\nIs goto harmful?\n\nShow it.\n",
     "globals [All levels, Design]: Why are globals evil?\ngoto [All levels, Design]: Is goto harmful?\n  short: Show "
     "it.\n"},
    {"headings that do not ask, with text below", "# Glossary\n\n## Bit\n\nA digit.\n\n## Byte\n\nEight bits.\n",
     "bit [All levels, Glossary]: Bit\n  short: A digit.\nbyte [All levels, Glossary]: Byte\n  short: Eight bits.\n"},
    {"one file a question, with sections",
     "### What is a cache?\n\n#### Answer\n\nA store.\n\nIt is near.\n\n#### Good to hear\n\n- Names eviction\n- Names "
     "*staleness*\n\n##### Additional links\n\n"
     "- [Cache](https://x.org/c)\n\n<!-- tags: (web) -->\n",
     "what-is-a-cache [All levels, f]: What is a cache?\n  short: A store.\np It is near.\n  look for: Names eviction\n"
     "  look for: Names [staleness|italic]\n  source: Cache https://x.org/c\n"},
    {"headings that name levels", "## Junior level\n\n- What?\n\n## Senior level\n\n- Why?\n",
     "what [Junior, f]: What?\nwhy [Senior, f]: Why?\n"},
    {"exercises below another heading, and headings inside answers",
     "## Tea\n\n1. ### What is tea?\n\n    A drink.\n\n    ## Key points\n\n    It is hot.\n\n2. ### What is mate?\n\n "
     "   Another.\n\n### "
     "Exercises\n\n#### 1. What is printed?\n\n- A: x\n- B: y\n",
     "what-is-tea [All levels, Tea]: What is tea?\n  short: A drink.\np [Key points|bold]\np It is hot.\n"
     "what-is-mate [All levels, Tea]: What is mate?\n  short: Another.\n"
     "what-is-printed-a-x-b-y [All levels, Exercises]: What is printed?\\nA. x\\nB. y\n"},
    {"formulas keep their backslashes", "- What is \\(a_1 * b_1\\)?\n- What costs $5 or $6?\n",
     "what-is-a-1-b-1 [All levels, f]: What is [\\(a_1 * b_1\\)|code]?\nwhat-costs-5-or-6 [All levels, f]: What costs "
     "$5 or $6?\n",
     "1:1: warning: 1 formula kept as written, in code style\n"},
    {"flashcards of notes",
     "#flashcards/sky\n\n# Stars\n\nSun::a [[Star|star]] <!--SR:!2021-01-01,3,250-->\nMoon:::a satellite\n\nWhat is\na "
     "comet?\n?\nIce and **dust**\n\nThe "
     "==Earth== orbits the ==Sun==.\n",
     "sun [All levels, sky]: Sun\n  short: a star\n"
     "moon [All levels, sky]: Moon\n  short: a satellite\na-satellite [All levels, sky]: a satellite\n  short: Moon\n"
     "what-is-a-comet [All levels, sky]: What is a comet?\n  short: Ice and [dust|bold]\n"
     "the-orbits-the-sun [All levels, sky]: The […] orbits the Sun.\n  short: The [Earth|bold] orbits the Sun.\n"
     "the-earth-orbits-the [All levels, sky]: The Earth orbits the […].\n  short: The Earth orbits the [Sun|bold].\n"},
};

}  // namespace

TEST_CASE("questions are found in every shape that people write") {
  for (const auto& sample : samples) {
    CAPTURE(sample.about);
    const Imported read("f.md", sample.text);
    CHECK(read.bank == sample.bank);
    CHECK(read.said == sample.said);
  }
}

TEST_CASE("Markdown without a question is an error that says what one is") {
  for (const std::string text : {"# Title\n\nSome words here.\n", "# A\n\n# B\n", "- one\n- two\n"}) {
    CHECK(Imported("f.md", text).said ==
          "error: Markdown without a question (questions are headings, list items, <details>, paragraphs that begin "
          "with Q:, or "
          "rows of tables)\n");
  }
}

TEST_CASE("what is asked is told from what is said") {
  for (const std::string text :
       {"Why?", "What is it", "3. Explain this.", "Q4: Name two", "なぜ？", "Is it so? Say why."}) {
    CAPTURE(text);
    CHECK(exchange::is_questionlike(text));
  }
  for (const std::string text : {"The cat.", "Installation", "whatever", "3.14"}) {
    CAPTURE(text);
    CHECK_FALSE(exchange::is_questionlike(text));
  }
  const std::vector<std::pair<std::string, std::size_t>> numbers{
      {"1. a", 3},    {"12) a", 4}, {"Q. a", 3},     {"Q3: a", 4}, {"Question 4: a", 12},
      {"3.14 is", 0}, {"2-way", 0}, {"quick: a", 0}, {"a", 0},     {"1.", 0}};
  for (const auto& [text, length] : numbers) {
    CAPTURE(text);
    CHECK(exchange::numbering(text) == length);
  }
}

TEST_CASE("Markdown that nests without end is cut off with an error, in linear time") {
  const Imported read("f.md", "# Why?\n\n" + std::string(20000, '>') + " deep\n\n# How?\n");
  CHECK_FALSE(read.result);
  CHECK(read.said.find("HTML with more than 500 elements open at once") != std::string::npos);
}
