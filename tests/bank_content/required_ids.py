#!/usr/bin/env python3
"""Whether every question the bank promises is there, as an id or an alias.

    required_ids.py [BANK.xml [IDS.txt]]
"""

import sys

sys.dont_write_bytecode = True

import difflib
from pathlib import Path

from bank import DJANGO, Bank, Findings, run

IDS = Path(__file__).with_name("required_ids.txt")


def main(arguments):
    bank = Bank(Path(arguments[0]) if arguments else DJANGO)
    ids_file = Path(arguments[1]) if len(arguments) > 1 else IDS
    names, findings, count = bank.names(), Findings(), 0
    for number, line in enumerate(ids_file.read_text(encoding="utf-8").splitlines(), 1):
        name = line.split("#")[0].strip()
        if not name:
            continue
        count += 1
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            hint = f" (is it now `{near[0]}`?)" if near else ""
            findings.add(ids_file, number, name, "id", f"no such entry{hint}; write it, or name it in `aliases` of the "
                                                       "entry that answers it")
    return findings.exit(f"all {count} promised questions are there")


if __name__ == "__main__":
    run(main)
