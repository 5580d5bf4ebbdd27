#!/usr/bin/env python3
"""Whether the bank copies: common runs of seven or more words with any folder of texts.

    originality.py FOLDER [BANK.xml]

Reads every text file below FOLDER.  Code does not count: code blocks and inline code of the bank, fenced, indented and
back-quoted code of the texts; a run may not reach across them.  Exits with 1 if a run is found.
"""

import sys

sys.dont_write_bytecode = True

import re
from pathlib import Path

from bank import DJANGO, Bank, Broken, Findings, plain, run

LENGTH = 7
WALL = " \0 "  # no run reaches across it
FENCED = re.compile(r"^ *(```|~~~).*?^ *\1 *$", re.S | re.M)
QUOTED = re.compile(r"`[^`\n]+`")
WORD = re.compile(r"\0|[^\W_]+(?:['’][^\W_]+)?")


def words_of(text):
    return WORD.findall(text.lower().replace("’", "'"))


def prose_of(text):
    """A text file without its code."""
    return QUOTED.sub(WALL, FENCED.sub(WALL, text))


def runs_of(words):
    for at in range(len(words) - LENGTH + 1):
        piece = tuple(words[at:at + LENGTH])
        if "\0" not in piece:
            yield at, piece


def index_of(folder):
    """Each run of the texts with the first file it is in."""
    files = sorted(file for file in Path(folder).rglob("*") if file.is_file())
    if not files:
        raise Broken(f"{folder}: no files to compare with; name a folder of texts")
    index = {}
    for file in files:
        for _, piece in runs_of(words_of(prose_of(file.read_text(encoding="utf-8", errors="replace")))):
            index.setdefault(piece, file)
    return index, len(files)


def common_stretches(words, index):
    """Longest common runs: words and file."""
    stretch, source, last = [], None, None
    for at, piece in runs_of(words):
        if piece not in index:
            continue
        if last is not None and at == last + 1:
            stretch.append(piece[-1])
        else:
            if stretch:
                yield stretch, source
            stretch, source = list(piece), index[piece]
        last = at
    if stretch:
        yield stretch, source


def main(arguments):
    if not arguments:
        raise Broken("originality.py FOLDER [BANK.xml]: name the folder of texts to compare with")
    bank = Bank(Path(arguments[1]) if len(arguments) > 1 else DJANGO)
    index, files = index_of(arguments[0])
    findings = Findings()
    for entry in bank.entries:
        for part in entry.element:
            text = plain(part, without=("code-block", "code", "kbd"), gap=WALL)
            for stretch, file in common_stretches(words_of(text), index):
                findings.entry(entry, part.tag, f"`{' '.join(stretch)}` is also in {file.name}; say it in other words",
                               part)
    return findings.exit(f"{len(bank.entries)} entries share no run of {LENGTH} words with {files} files")


if __name__ == "__main__":
    run(main)
