#include "support/imported.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace recto;
using test::Imported;

TEST_CASE("columns are known by their headers, in any case and in the common languages") {
  const std::vector<std::string> files{
      "Front,Back,Level,Topic,Tags\nWhat?,That.,easy,Net,a b\n",
      "QUESTION,ANSWER,DIFFICULTY,CATEGORY,TAGS\nWhat?,That.,easy,Net,a b\n",
      "Frage;Antwort;Stufe;Thema;Schlagwörter\nWhat?;That.;easy;Net;a b\n",
      "Terme\tDéfinition\tdifficulté\tThème\tétiquettes\nWhat?\tThat.\teasy\tNet\ta b\n",
      "pregunta,respuesta,nivel,tema,etiquetas\nWhat?,That.,easy,Net,a b\n",
      "質問,回答,難易度,分野,tags\nWhat?,That.,easy,Net,a b\n",
      "Tags,Answer,Topic,Question,Level\na b,That.,Net,What?,easy\n",
  };
  for (const auto& file : files) {
    CAPTURE(file);
    const Imported read("f.bin", file);
    CHECK(read.bank == "what [easy, Net] #a #b: What?\n  short: That.\n");
    CHECK(read.said.empty());
  }
}

TEST_CASE("without a header the first column is the prompt, the second the answer, the rest fields, and it says so") {
  const Imported read("f.csv", "one,uno,1\ntwo,dos,2\n");
  CHECK(
      read.bank ==
      "one [All levels, f]: one\n  short: uno\n  column-3: 1\ntwo [All levels, f]: two\n  short: dos\n  column-3: 2\n");
  CHECK(
      read.remarks ==
      "1:1: remark: column 1 became the prompt\n1:5: remark: column 2 became the answer\n1:9: remark: column 3 became "
      "the field `column-3`\n");
}

TEST_CASE("columns can be told, by order or by header") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> table{
      {{"answer", "prompt"}, "b [All levels, f]: b\n  short: a\n  column-3: c\n"},
      {{"-", "prompt", "level"}, "b [c, f]: b\n"},
      {{"prompt", "short", "memory-aid"}, "a [All levels, f]: a\n  short: b\n  aid: c\n"},
      {{"prompt", "explanation", "look-for"}, "a [All levels, f]: a\np b\n  look for: c\n"},
      {{"topic", "id", "prompt"}, "b [All levels, a]: c\n"},
  };
  for (const auto& [columns, expected] : table) {
    CAPTURE(expected);
    CHECK(Imported("f.csv", "a,b,c\n", {{}, columns}).bank == expected);
  }
  const Imported named("f.csv", "Wort,Bedeutung\nx,y\n", {{}, {"answer=Bedeutung", "prompt=wort"}});
  CHECK(named.bank == "x [All levels, f]: x\n  short: y\n");
  CHECK(Imported("f.csv", "a,b\n", {{}, {"pompt", "answer"}}).said ==
        "error: unknown column `pompt` in `--columns` (did you mean `prompt`?)\n");
  CHECK(Imported("f.csv", "Wort,Sinn\nx,y\n", {{}, {"prompt=Wrt"}}).said ==
        "1:1: error: no column `Wrt` (did you mean `Wort`?)\n");
  CHECK(Imported("f.csv", "a,b\n", {{}, {"prompt", "answer", "level"}}).said ==
        "1:1: error: 3 columns in `--columns` where the file has 2\n");
  CHECK(Imported("f.csv", "a,b\n", {{}, {"prompt", "-"}}).said == "1:3: warning: column `column-2`: 1 cell left out\n");
}

TEST_CASE("cells may hold HTML or Markdown") {
  const Imported read(
      "f.csv",
      "Front,Back\n\"a <b>b</b>\",x&nbsp;y\n\"use `len()`\",\"**big** `x`\n\n```python\nif x:\n```\"\n1 "
      "< 2,\"a\nb\"\n");
  CHECK(read.bank ==
        "a-b [All levels, f]: a [b|bold]\n  short: x\u00A0y\n"
        "use-len [All levels, f]: use [len()|code]\n  short: [big|bold] [x|code]\ncode python\nif x:\n"
        "1-2 [All levels, f]: 1 < 2\n  short: a\\nb\n");
}

TEST_CASE("merged cells of levels and topics hold for the rows below") {
  CHECK(Imported("f.csv", "Topic,Level,Front,Back\nA,easy,1,a\n,,2,b\nB,hard,3,c\n,,4,d\n").bank ==
        "1 [easy, A]: 1\n  short: a\n2 [easy, A]: 2\n  short: b\n3 [hard, B]: 3\n  short: c\n4 [hard, B]: 4\n  short: "
        "d\n");
}

TEST_CASE("levels come in the order of a known scale, of numbers, or of appearance") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"hard easy medium", "easy medium hard"},
      {"B1 A2 C1 A1", "A1 A2 B1 C1"},
      {"10 9 1", "1 9 10"},
      {"schwer leicht", "leicht schwer"},
      {"red amber green", "red amber green"},
      {"Senior junior Mid", "junior Mid Senior"},
  };
  for (const auto& [words, expected] : table) {
    std::string file = "front,back,level\n";
    int number = 0;
    for (std::size_t at = 0; at < words.size();
         at = words.find(' ', at) == std::string::npos ? words.size() : words.find(' ', at) + 1) {
      file += "q" + std::to_string(number++) + ",a," + words.substr(at, words.find(' ', at) - at) + "\n";
    }
    const Imported read("f.csv", file);
    REQUIRE(read.result);
    std::string order;
    for (const auto& level : read.result->bank.levels) order += (order.empty() ? "" : " ") + level.title;
    CHECK(order == expected);
  }
}

TEST_CASE("choices in columns stand under the prompt, the right ones are the answer") {
  const std::string expected = "2-2-a-3-b-4 [All levels, f]: 2 + 2?\\nA. 3\\nB. 4\n  short: B. 4\n";
  for (const std::string row : {"2 + 2?,3,4,B", "2 + 2?,3,4,2", "2 + 2?,3,4,4"}) {
    CAPTURE(row);
    CHECK(Imported("f.csv", "Question,Option A,Option B,Correct\n" + row + "\n").bank == expected);
  }
  CHECK(Imported("f.csv", "Question,A,B,Correct\n2 + 2?,3,4,B\n").bank == expected);
  CHECK(Imported("f.csv", "Question,A,B,Correct\n2 + 2?,3,4,C\n").said ==
        "2:12: warning: `C` names none of the choices\n");
}

TEST_CASE("all that a bank has can come from a table") {
  CHECK(Imported(
            "f.csv",
            "id,Question,Short,Explanation,Mnemonic,Keywords,Source,Minutes,Follow-up,Good to hear,Red flags,See also\n"
            "one,What?,So.,Because.,Think.,key word; other,https://x.org,5,And?,Depth,Guess,two\n"
            "two,Why?,No.,,,,,,,,,\n")
            .bank ==
        "one [All levels, f]: What?\n  short: So.\np Because.\n  aid: Think.\n  keyword: key word\n  keyword: other\n"
        "  follow-up: And?\n  look for: Depth\n  red flag: Guess\n  see: two\n  source: https://x.org https://x.org\n"
        "two [All levels, f]: Why?\n  short: No.\n");
}

TEST_CASE("what is wrong with a table is named by row and column") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"Front,Back,Tags\na,b\n", "2:1: warning: row 2 has 2 columns where 3 are expected (without column 3 `Tags`)\n"},
      {"Front,Back\na,b,c\n",
       "2:5: error: row 2 has 3 columns where 2 are expected (put a cell that holds a separator in quotes)\n"},
      {"Front,Back\na,b,\n", ""},
      {"Front,Back\n,b\n\"\",c\nd,e\n", "2:1: warning: 2 entries without a prompt left out (also in line 3)\n"},
      {"id,Front,Back\nx,a,b\nx,c,d\n", "3:1: error: question `x` given twice (first given at f.csv:2:1)\n"},
      {"Front,Back\n", "error: bank without questions\n"},
      {"Front,Back,Minutes\na,b,x\n",
       "2:5: warning: planned minutes that are no number from 1 to 240: 1 cell left out\n"},
      {"Front,Back,See also\na,b,c\n", "2:5: error: no question `c`\n"},
      {"Front,Back\n\"a,b\nc,d\n",
       "2:1: error: quote in row 2, column 1 is never closed (a cell that begins with a quote ends with one; a quote "
       "inside it is doubled)\n"},
      {"Front,Back\na,\xFF\n", "2:1: warning: 1 line that is not UTF-8 read as Windows-1252\n"},
      {"Front,Back\na,[sound:x.mp3]b\nc,d[sound:y.mp3]\n",
       "2:3: warning: 2 sounds left out: paper makes no sound (also in line 3)\n"},
      {"", "error: `f.csv` is empty\n"},
      {"just words",
       "error: `f.csv` is none that recto knows (recto reads its own XML and JSON, CSV and TSV, Markdown, "
       "Anki packages and text exports, CrowdAnki JSON, GIFT, Moodle XML and Aiken)\n"},
  };
  for (const auto& [file, expected] : table) {
    CAPTURE(file);
    CHECK(Imported("f.csv", file).said == expected);
  }
}

TEST_CASE("Anki's text exports say what their columns are") {
  const Imported read("notes.txt",
                      "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
                      "iB=`%\tBasic\tNet::IP\t<b>What</b>?&nbsp;\t\"That<br>\"\"is\"\" it\"\tnet::ip easy\n");
  CHECK(read.bank ==
        "what [All levels, Net::IP] #net.ip #easy: [What|bold]?\u00A0\n  short: That\\n\"is\" it\n  alias: "
        "anki-iB_3d_60_25\n");
  CHECK(read.said ==
        "7:7: warning: column `notetype`: 1 cell left out\n7:1: warning: 1 tag spelled as an identifier\n");
  CHECK(Imported("n.txt", "#separator:Semicolon\n#html:false\n#tags:common\na <b>;b\n").bank ==
        "a-b [All levels, n] #common: a <b>\n  short: b\n");
  CHECK(Imported("n.txt", "#separator:Comma\n#columns:Front,Back,Extra\na,b,c\n").bank ==
        "a [All levels, n]: a\n  short: b\np c\n");
  CHECK(Imported("n.txt", "#separator:tab\n#colour:red\na\tb\n").said == "2:1: warning: unknown header `#colour`\n");
}
