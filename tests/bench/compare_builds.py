"""Times builds of recto beside each other: starting, all shipped decks, a card in every language with patterns.

usage: compare_builds.py [--runs N] [--languages all|de,hu,…] RECTO [OTHER …]

Prints, for each build in turn, the median CPU seconds of N runs after a warm-up and the ratio to the first build, and
says where the first build's products differ from another's.  A language's card is set from the letters of its own
patterns, in words that no line holds, so that the patterns are read.
"""

import argparse
import filecmp
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as Tree

from run import HERE, ROOT, timed


def letters(path):
    """Fragments of words, as patterns hold them, in the encoding that the first line names."""
    first, _, rest = pathlib.Path(path).read_bytes().partition(b"\n")
    text = rest.decode(first.strip().decode(), "replace")
    lines = [re.sub(r"[0-9.]", "", line.split("/")[0]) for line in text.splitlines() if line[:1] not in "%#"]
    return [line for line in lines if line.isalpha()]


def long_words(path):
    draw = random.Random(19)
    fragments = letters(path)
    words = []
    for _ in range(40):
        word = ""
        while len(word) < 24:
            word += draw.choice(fragments)
        words.append(word)
    return " ".join(words)


def language_home(folder, language, path):
    """A home with a deck of one question in the language."""
    subprocess.run([sys.executable, "-B", HERE / "generate.py", "1", folder], check=True)
    bank = folder / "decks" / "bank.xml"
    tree = Tree.parse(bank)
    tree.getroot().set("{http://www.w3.org/XML/1998/namespace}lang", language)
    short = next(tree.getroot().iter("short"))
    short[:] = []
    short.text = long_words(path)
    tree.write(bank, encoding="utf-8", xml_declaration=True)
    return folder


def hyphenations(wanted):
    for entry in Tree.parse(ROOT / "fonts" / "fonts.xml").getroot().iter("hyphenation"):
        if pathlib.Path(entry.get("path")).exists() and wanted in ("all", entry.get("language")):
            yield entry.get("language"), entry.get("path")


def cases(options, scratch):
    """Name, arguments without the folder for products, and whether there are any."""
    one = scratch / "one"
    subprocess.run([sys.executable, "-B", HERE / "generate.py", "1", one], check=True)
    yield "list decks", ["list", "decks", "--home", ROOT], False
    yield "one card", ["build", "-j", "1", "--home", one, one / "decks/bench.xml"], True
    for jobs in ("1", "2"):
        yield f"shipped decks, {jobs} jobs", ["build", "-j", jobs, "--home", ROOT], True
    for wanted in options.languages.split(","):
        for language, path in hyphenations(wanted):
            home = language_home(scratch / language, language, path)
            yield f"one card, {language}", ["build", "-j", "1", "--home", home, home / "decks/bench.xml"], True


def differing(folder, other):
    compared = filecmp.dircmp(folder, other)
    _, differ, failed = filecmp.cmpfiles(folder, other, compared.common_files, shallow=False)
    return sorted([*differ, *failed, *compared.left_only, *compared.right_only])


def measure(options, name, arguments, has_products, scratch):
    outs = [scratch / f"out{i}" for i in range(len(options.builds))]
    runs = [[] for _ in outs]
    for turn in range(options.runs + 1):
        for i, build in enumerate(options.builds):
            command = [build, *arguments, *(["-o", outs[i]] if has_products else [])]
            _, cpu, _ = timed(command, scratch)
            if turn:
                runs[i].append(cpu)
    medians = [statistics.median(run) for run in runs]
    figures = "".join(f"{cpu:>9.3f}{cpu / medians[0]:>7.2f}" for cpu in medians)
    print(f"{name:<24}{figures}", flush=True)
    for out in outs[1:] if has_products else []:
        if names := differing(outs[0], out):
            print(f"{'':<24}differ: {', '.join(names[:5])}{' …' if len(names) > 5 else ''}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("builds", nargs="*", default=[ROOT / "build/release/recto"], type=pathlib.Path)
    parser.add_argument("--runs", default=5, type=int)
    parser.add_argument("--languages", default="all")
    options = parser.parse_args()
    options.builds = [build.resolve() for build in options.builds]
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        for case in cases(options, scratch):
            measure(options, *case, scratch)


if __name__ == "__main__":
    main()
