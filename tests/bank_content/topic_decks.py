#!/usr/bin/env python3
"""Whether every level and every topic of the bank has its deck, and no deck asks for one that is gone.

    topic_decks.py [BANK.xml [FOLDER]]

What a deck says is judged by `recto check`; this only compares the lists, which grow apart when a topic is added.
"""

import sys

sys.dont_write_bytecode = True

from pathlib import Path

from bank import DJANGO, Bank, Findings, parse, run


def main(arguments):
    bank = Bank(Path(arguments[0]) if arguments else DJANGO)
    folder = Path(arguments[1]) if len(arguments) > 1 else DJANGO.parents[1]
    findings = Findings()
    wanted = {f"django-{level}": ("level", level) for level in bank.levels}
    wanted |= {f"topic-{topic}": ("topic", topic) for topic in bank.topics}
    for name, (attribute, value) in wanted.items():
        file = folder / f"{name}.xml"
        if not file.exists():
            findings.add(file, 1, name, "deck", f"missing; write one that selects {attribute}=\"{value}\"")
            continue
        root, lines = parse(file)
        slots = [slot.get(attribute) for slot in root.iterfind("select/questions")]
        if slots != [value]:
            findings.add(file, lines.get(root.find("select"), 1), name, "select",
                         f"not one slot with {attribute}=\"{value}\"; correct it")
    for file in sorted(folder.glob("topic-*.xml")):
        if file.stem not in wanted:
            findings.add(file, 1, file.stem, "deck", "of no topic of the bank; rename or remove it")
    return findings.exit(f"{len(wanted)} decks for {len(bank.levels)} levels and {len(bank.topics)} topics")


if __name__ == "__main__":
    run(main)
