"""The Django bank as the content checks see it: elements with their lines, and plain text.

`recto check` judges the format; these checks judge the content.  They therefore read the XML themselves, are lenient
about form (each check reports what it cannot use) and never print a traceback for a contributor's mistake.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
import xml.parsers.expat as expat
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
DJANGO = HOME / "decks" / "bank" / "django.xml"

BLOCKS = {"p", "li", "ul", "ol", "note", "br", "prompt", "short", "explanation", "memory-aid", "keywords", "follow-up",
          "look-for", "red-flag", "source", "interview"}


class Broken(Exception):
    """A file that cannot be read at all; the text says where and why."""


class Entry:
    """One question with the place it was written."""

    def __init__(self, element, path, lines):
        self.element, self.path, self._lines = element, path, lines
        self.id = element.get("id") or "(no id)"
        self.level = element.get("level") or ""
        self.topic = element.get("topic") or ""
        self.tags = (element.get("tags") or "").split()
        self.aliases = (element.get("aliases") or "").split()

    def line(self, element=None):
        return self._lines.get(self.element if element is None else element, 0)

    def part(self, name):
        return self.element.find(name)

    def parts(self, name):
        return self.element.findall(name)

    def text(self, name):
        """Plain text of the first part of that name, code blocks left out; empty without one."""
        element = self.part(name)
        return "" if element is None else plain(element)

    def code_blocks(self):
        return list(self.element.iter("code-block"))


class Bank:
    def __init__(self, path):
        self.path = Path(path)
        root, _ = parse(self.path)
        self.levels = [e.get("id") for e in root.iterfind("levels/level")]
        self.topics = [e.get("id") for e in root.iterfind("topics/topic")]
        self.files = [self.path.parent / (e.get("href") or "") for e in root.iterfind("include")]
        self.entries = []
        for file in self.files:
            questions, lines = parse(file)
            self.entries += [Entry(e, file, lines) for e in questions if e.tag == "question"]

    def names(self):
        """Ids and aliases, each with its entry."""
        named = {}
        for entry in self.entries:
            for name in [entry.id, *entry.aliases]:
                named.setdefault(name, entry)
        return named


class Findings:
    """Prints what is wrong, one line each: file:line: entry: part: what is seen; what to do."""

    def __init__(self):
        self.count = 0

    def add(self, path, line, *words):
        self.count += 1
        print(f"{shown(path)}:{line}: " + ": ".join(words))

    def entry(self, entry, part, words, element=None):
        self.add(entry.path, entry.line(element), entry.id, part, words)

    def exit(self, praise):
        if self.count == 0:
            print(praise)
        return 1 if self.count else 0


def shown(path):
    path = Path(path).resolve()
    return path.relative_to(HOME) if path.is_relative_to(HOME) else path


def parse(path):
    """The root element and a dictionary from element to line."""
    parser, builder, lines = expat.ParserCreate(), ElementTree.TreeBuilder(), {}
    parser.buffer_text = True

    def start(tag, attributes):
        lines[builder.start(tag, attributes)] = parser.CurrentLineNumber

    parser.StartElementHandler = start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(Path(path).read_bytes(), True)
    except OSError as error:
        raise Broken(f"{shown(path)}: {error.strerror}; correct the `include` or add the file") from None
    except expat.ExpatError as error:
        reason = expat.errors.messages[error.code]
        raise Broken(f"{shown(path)}:{error.lineno}: {reason}; correct the markup") from None
    return builder.close(), lines


def fold(text):
    return re.sub(r"\s+", " ", text).strip()


def plain(element, without=("code-block",), gap=" "):
    """Text with white space folded.  Elements named in `without` and the ends of blocks leave a gap."""
    return fold(_gather(element, set(without), gap))


def _gather(element, without, gap):
    pieces = [element.text or ""]
    for child in element:
        pieces.append(gap if child.tag in without else _gather(child, without, gap))
        pieces.append(gap if child.tag in BLOCKS else "")
        pieces.append(child.tail or "")
    return "".join(pieces)


def run(main):
    """Calls `main` with the arguments of the command line; a broken file is one line and exit code 1."""
    try:
        sys.exit(main(sys.argv[1:]))
    except Broken as error:
        sys.exit(str(error))
