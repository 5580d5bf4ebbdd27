#!/usr/bin/env python3
"""How the entries spread over levels and topics.

    balance.py [BANK.xml]

Prints the table and exits with 1 if a topic with entries of the highest level has fewer than three of them, or if the
bank is smaller than promised, has too few `essential` entries for the decks, or a level without them.
"""

import sys

sys.dont_write_bytecode = True

from collections import Counter
from pathlib import Path

from bank import DJANGO, Bank, Findings, run

ENTRIES, PER_SENIOR_TOPIC, ESSENTIAL = 220, 3, 40


def table(bank, cells):
    width = max(map(len, bank.topics))
    print(" " * width, *(f"{level:>8}" for level in [*bank.levels, "all"]))
    for topic in bank.topics:
        row = [cells[topic, level] for level in bank.levels]
        print(f"{topic:{width}}", *(f"{number or '-':>8}" for number in [*row, sum(row)]))
    row = [sum(cells[topic, level] for topic in bank.topics) for level in bank.levels]
    print(f"{'all':{width}}", *(f"{number:>8}" for number in [*row, sum(row)]))


def main(arguments):
    bank = Bank(Path(arguments[0]) if arguments else DJANGO)
    findings = Findings()
    cells = Counter((entry.topic, entry.level) for entry in bank.entries)
    table(bank, cells)
    say = lambda *words: findings.add(bank.path, 1, *words)
    highest = bank.levels[-1]
    for topic in bank.topics:
        if 0 < cells[topic, highest] < PER_SENIOR_TOPIC:
            say(topic, highest, f"{cells[topic, highest]} of {PER_SENIOR_TOPIC} entries; write more or judge the level "
                                "again")
    if len(bank.entries) < ENTRIES:
        say("bank", "entries", f"{len(bank.entries)} of {ENTRIES}; write more")
    essential = Counter(entry.level for entry in bank.entries if "essential" in entry.tags)
    if sum(essential.values()) < ESSENTIAL:
        say("bank", "tags", f"{sum(essential.values())} of {ESSENTIAL} entries tagged `essential`; tag more")
    for level in bank.levels:
        if not essential[level]:
            say("bank", "tags", f"no `essential` entry of level {level}; tag some")
    return findings.exit(f"{len(bank.entries)} entries, {sum(essential.values())} of them essential")


if __name__ == "__main__":
    run(main)
