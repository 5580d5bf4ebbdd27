"""Writes a deterministic deck of N cards, and a home to build it in.

usage: generate.py N FOLDER [--source DIR]

A card has about 90 characters in front and 760 behind, with bold, italic and seven bits of monospace: the load
that the figures in README.md are about.  FOLDER becomes a home: decks/, layouts/ and fonts/.
With --key the deck makes an answer key of N questions instead of cards.
"""

import argparse
import pathlib
import shutil

WORDS = """a model field stores one column of the table and every query that reads it pays for the index which keeps
the order of rows while the planner decides how many pages it must visit before the answer is complete so measure first
then change the code where the profile shows most of the time and check again with real data from production traces""".split()
CODE = ["select_related()", "QuerySet", "prefetch_related()", "exists()", "bulk_create()", "F()", "Q()", "on_commit()",
        "atomic()", "annotate()", "iterator()", "only()", "defer()"]


def pick(state):
    """Knuth's MMIX congruential generator: the same text everywhere."""
    return (state * 6364136223846793005 + 1442695040888963407) % 2**64


def words(state, length):
    text = ""
    while len(text) < length:
        state = pick(state)
        text += WORDS[(state >> 33) % len(WORDS)] + " "
    return text.strip(), state


def answer(state):
    parts = []
    for i in range(7):
        text, state = words(state, 82 if i else 70)
        state = pick(state)
        parts.append(f"{text} <code>{CODE[(state >> 33) % len(CODE)]}</code>")
    bold, state = words(state, 30)
    italic, state = words(state, 30)
    return f"<b>{bold}</b> " + " ".join(parts) + f" <i>{italic}</i>.", state


def question(number, state):
    prompt, state = words(state, 84)
    text, state = answer(state)
    return (f'<question id="q{number}" topic="topic{number % 10}" level="one" minutes="3"><prompt>{prompt}?</prompt>'
            f"<short>{text}</short></question>\n"), state


LAYOUT = """<layout id="bench" kind="cards" title="Bench, 2 x 4 of 99 x 67 mm" theme="default">
  <sheet size="A4" source="bench"/>
  <grid columns="2" rows="4" card-width="99mm" card-height="67mm" left="6mm" top="14.5mm"/>
  <duplex flip="long-edge" turn="book"/>
  <style id="prompt" family="liberation-sans" code-family="liberation-mono" size="12pt" leading="1.2" weight="700"/>
  <style id="body" family="liberation-sans" code-family="liberation-mono" size="9pt" leading="1.2" hyphenate="yes"/>
  <style id="foot" extends="body" size="6.5pt"/>
  <front padding="5mm">
    <text field="prompt" style="prompt" fit="shrink" min-size="8pt" grow="1" valign="middle"/>
    <row style="foot"><text grow="1">{deck}</text><text>{number}</text></row>
  </front>
  <back padding="5mm">
    <text field="short" style="body" fit="shrink" min-size="6.5pt" grow="1"/>
    <row style="foot"><text grow="1">{deck}</text><text>{number}</text></row>
  </back>
</layout>
"""


def write(folder, count, source, product):
    home = pathlib.Path(folder)
    for part in ("decks", "layouts"):
        (home / part).mkdir(parents=True, exist_ok=True)
    for link, target in (("fonts", source / "fonts"), ("layouts/themes", source / "layouts" / "themes"),
                         ("layouts/words", source / "layouts" / "words")):
        path = home / link
        if not path.exists():
            path.symlink_to(target.resolve())
    (home / "layouts" / "bench.xml").write_text(LAYOUT)
    for layout in (source / "layouts").glob("*.xml"):
        shutil.copy(layout, home / "layouts" / layout.name)
    state = 20260101
    with open(home / "decks" / "bank.xml", "w") as bank:
        bank.write('<bank id="bench" title="Bench" xml:lang="en"><levels><level id="one" title="One"/></levels><topics>')
        bank.writelines(f'<topic id="topic{i}" title="Topic {i}"/>' for i in range(10))
        bank.write("</topics>\n")
        for number in range(1, count + 1):
            text, state = question(number, state)
            bank.write(text)
        bank.write("</bank>\n")
    (home / "decks" / "bench.xml").write_text(
        f'<deck id="bench" title="Bench" bank="bank.xml" xml:lang="en"><select><questions/></select>'
        f'<order by="bank" sections="none"/>{product}</deck>\n')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("folder")
    parser.add_argument("--source", default=pathlib.Path(__file__).resolve().parents[2], type=pathlib.Path)
    parser.add_argument("--key", action="store_true")
    options = parser.parse_args()
    product = '<key layout="key-a4"/>' if options.key else '<cards layout="bench"/>'
    write(options.folder, options.count, options.source, product)


if __name__ == "__main__":
    main()
