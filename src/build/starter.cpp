// The files say in comments what can be changed in them.  Everything in them is built by the tests, so they stay true.
#include "build/starter.h"

#include <fmt/format.h>

#include <string_view>

namespace recto::build {
namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

constexpr std::string_view bank_head = R"(<!-- Your questions.  Levels and topics are yours: name as many as you need.
     In a text you may write <b>bold</b>, <i>italic</i>, <code>code</code>, <sub/>, <sup/> and <br/>. -->
<bank id="{0}" title="My questions" xml:lang="en">
  <levels>
    <level id="basic" title="Basic"/>
    <level id="advanced" title="Advanced"/>
  </levels>
  <topics>
    <topic id="paper" title="Paper"/>
    <topic id="print" title="Print"/>
  </topics>
)";

constexpr std::string_view first_question = R"(
  <!-- A question needs an id and a prompt; all else may be left out. -->
  <question id="a4-size" topic="paper" level="basic" minutes="1">
    <prompt>How large is a sheet of A4?</prompt>
    <short>210 × 297 mm: a sixteenth of a square meter.</short>
    <memory-aid>Fold A0, one square meter, four times.</memory-aid>
  </question>
)";

constexpr std::string_view more_questions = R"(
  <question id="grain" topic="paper" level="advanced" minutes="2">
    <prompt>Which way should the grain of a card run?</prompt>
    <short>Along its long side.</short>
    <explanation>
      <p>Paper is stiffer <b>along</b> its grain than across it, so such a card stands better in a box:</p>
      <ul><li>it bends less in the hand;</li><li>it curls less when the air is damp.</li></ul>
    </explanation>
  </question>
  <question id="duplex" topic="print" level="basic" minutes="1">
    <prompt>What does <i>duplex</i> mean?</prompt>
    <short>Printing on both sides of a sheet.</short>
  </question>
  <question id="flip" topic="print" level="advanced" minutes="2">
    <prompt>About which edge is a portrait sheet flipped like the page of a book?</prompt>
    <short>The long edge.</short>
  </question>
  <question id="scale" topic="print" level="basic" minutes="1">
    <prompt>What must <code>print scaling</code> be for cards that are cut?</prompt>
    <short>100 %, or “actual size”.</short>
    <explanation><p>Any other scale moves the cuts off the cards.</p></explanation>
  </question>
)";

constexpr std::string_view deck_text =
    R"(<!-- What to print.  `recto build {0}` writes the products below into output/. -->
<deck id="{0}" title="My first deck" bank="bank/{1}.xml">
  <!-- An empty <select/> takes the whole bank.  To choose: <questions level="basic" topic="print" count="3"/> -->
  <select/>
  <order by="topic level"/>
  <cards layout="{2}"/>
  <handout layout="handout-a4" key="key-a4"/>
</deck>
)";

constexpr std::string_view layout_text =
    R"(<!-- A layout of your own: it extends a shipped one and changes what it says anew.
     `recto list layouts` names others; layouts/README.md of recto describes everything that can stand here. -->
<layout id="{0}" kind="cards" extends="recall-a4" title="My cards">
  <!-- The question in larger type than in recall-a4. -->
  <style id="prompt" size="16pt"/>
</layout>
)";

std::string bank_text(const std::string& id, std::string_view questions) {
  return std::string(head) + fmt::format(bank_head, id) + std::string(questions) + "</bank>\n";
}

}  // namespace

std::vector<StarterFile> starter_project() {
  return {
      {"decks/bank/questions.xml", bank_text("questions", std::string(first_question) + std::string(more_questions))},
      {"decks/first.xml", std::string(head) + fmt::format(deck_text, "first", "questions", "cards")},
      {"layouts/cards.xml", std::string(head) + fmt::format(layout_text, "cards")},
      {".gitignore", "# What recto builds can be built again.\noutput/\n"}};
}

StarterFile starter_file(StarterKind kind, const std::string& id, const std::string& bank) {
  switch (kind) {
    case StarterKind::deck:
      return {"decks/" + id + ".xml", std::string(head) + fmt::format(deck_text, id, bank, "recall-a4")};
    case StarterKind::layout:
      return {"layouts/" + id + ".xml", std::string(head) + fmt::format(layout_text, id)};
    case StarterKind::bank:
      return {"decks/bank/" + id + ".xml", bank_text(id, first_question)};
  }
  return {};
}

}  // namespace recto::build
