#!/usr/bin/env python3
"""Whether the prose of the bank is spelled right: hunspell with en_US and the words of the trade in words.txt.

    spelling.py [BANK.xml [WORDS.txt]]

Names (words with a capital inside or all in capitals) are left alone, code too.  A word that is right and missing goes
into words.txt; a line of words.txt that nothing needs is reported as well, so the list stays short.
"""

import sys

sys.dont_write_bytecode = True

import re
import shutil
import subprocess
from pathlib import Path

from bank import DJANGO, Bank, Broken, Findings, plain, run

WORDS = Path(__file__).with_name("words.txt")
SKIPPED = 77  # what ctest takes for "not run"
WORD = re.compile(r"[^\W_]+(?:’[^\W\d_]+)*")
NAME = re.compile(r".+[A-Z].*|.*\d.*")


def known_words(path):
    lines = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return {line for line in lines if line}


def prose(part):
    text = plain(part, without=("code-block", "code", "kbd"), gap=" · ")
    return re.sub(r"https?://\S+|\b[\w-]+(?:[._/@][\w-]+)+|--?[\w-]+", " ", text)


def misspelled(words):
    """Those of `words` that hunspell does not know."""
    answer = subprocess.run(["hunspell", "-d", "en_US", "-i", "utf-8", "-l"], input="\n".join(sorted(words)),
                            capture_output=True, encoding="utf-8", check=False)
    if answer.returncode != 0:
        raise Broken(f"hunspell: {answer.stderr.strip()}; install hunspell-en-us")
    return set(answer.stdout.split())


def occurrences(bank):
    """Each word with the entry and part of its first use, in bank order."""
    found = {}
    for entry in bank.entries:
        for part in entry.element:
            if part.tag == "see-also":
                continue
            for word in WORD.findall(prose(part)):
                found.setdefault(re.sub(r"’s$", "", word), (entry, part))
    return found


def stem_forms(word):
    return {word, word.lower()}


def main(arguments):
    if not shutil.which("hunspell"):
        print("hunspell is not installed")
        return SKIPPED
    bank = Bank(Path(arguments[0]) if arguments else DJANGO)
    words_file = Path(arguments[1]) if len(arguments) > 1 else WORDS
    known, found, findings = known_words(words_file), occurrences(bank), Findings()
    plain_words = {word.replace("’", "'") for word in found if not NAME.fullmatch(word)}
    wrong = {word.replace("'", "’") for word in misspelled(plain_words)}
    for word, (entry, part) in found.items():
        if word in wrong and not stem_forms(word) & known:
            findings.entry(entry, part.tag, f"`{word}` is misspelled or new; correct it or add it to {words_file.name}",
                           part)
    needed = set().union(*(stem_forms(word) for word in wrong))
    for word in sorted(known - needed):
        findings.add(words_file, 1, word, "word", "no entry needs it; remove the line")
    return findings.exit(f"{len(found)} different words, spelled right")


if __name__ == "__main__":
    run(main)
