"""Searches a candidate's copy for anything that an answer says.

    answers_absent.py RECTO HOME PDF DECOMPRESSED MANIFEST TEXT...

DECOMPRESSED is the PDF as qpdf writes it without compression.  Every word of five letters or more that stands in an
answer, but not in any prompt nor in one of the files TEXT (decks, layouts, levels and topics), must be absent from the
decompressed bytes, also as UTF-16 and in hexadecimal strings, and from what poppler and mupdf read: text, metadata,
outline, structure.  What is found goes to standard output, then the number of words that were looked for.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ANSWERS = ("short", "explanation", "memory_aid", "keywords", "follow_ups", "look_for", "red_flags", "fields", "sources")
# Words of the file format itself, which stand in every PDF.
FORMAT = set(
    """
    artifact ascent begin border bytes catalog cidinit codespace contents creator default descent document encoding encrypted
    endstream false filter first flags generation identity index kids length library limits linear metadata names object
    objects order ordering outlines pages parent producer range registry regular resource resources section stream structure
    subject subtype supplement table title trailer version width widths
    """.split()
)


def words(text):
    return {word.lower() for word in re.findall(r"[^\W\d_]{5,}", text)}


def flat(value):
    if isinstance(value, dict):
        return " ".join(flat(each) for each in value.values())
    return " ".join(map(flat, value)) if isinstance(value, list) else str(value)


def output(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


def haystacks(pdf, decompressed):
    raw = decompressed.lower()
    yield "the bytes", raw.decode("latin-1")
    yield "UTF-16 strings", raw.replace(b"\0", b"").decode("latin-1")
    unescaped = re.sub(rb"\\([0-7]{3})", lambda m: bytes([int(m[1], 8) & 255]), decompressed)
    yield "escaped strings", unescaped.replace(b"\0", b"").lower().decode("latin-1")
    hexadecimal = b" ".join(bytes.fromhex(h.decode()) for h in re.findall(rb"<((?:[0-9A-Fa-f]{2})+)>", decompressed))
    yield "hexadecimal strings", hexadecimal.replace(b"\0", b"").lower().decode("latin-1")
    for name, command in {
        "pdftotext": ("pdftotext", pdf, "-"),
        "pdftotext, raw": ("pdftotext", "-raw", pdf, "-"),
        "mutool": ("mutool", "draw", "-q", "-F", "text", pdf),
        "the outline": ("mutool", "show", pdf, "outline"),
        "XMP": ("pdfinfo", "-meta", pdf),
        "metadata": ("pdfinfo", pdf),
        "links": ("pdfinfo", "-url", pdf),
        "structure": ("pdfinfo", "-struct-text", pdf),
    }.items():
        # Words that a line end divides are joined as well.
        text = output(*command).decode("utf-8", "replace").lower()
        yield name, text + re.sub(r"[-\u00ad\u2010]?\n\s*", "", text)


def main():
    recto, home, pdf, decompressed, manifest = sys.argv[1:6]
    allowed = set(FORMAT)
    for path in sys.argv[6:]:
        allowed |= words(Path(path).read_text())
    questions = json.loads(output(recto, "list", "questions", "--json", "--home", home))
    for question in questions:
        allowed |= words(question["prompt"])
    sought = set()
    for identifier in json.loads(Path(manifest).read_text())["questions"]:
        question = json.loads(output(recto, "show", identifier, "--json", "--home", home))
        sought |= words(flat([question[part] for part in ANSWERS]))
    sought -= allowed
    for name, text in haystacks(pdf, Path(decompressed).read_bytes()):
        present = words(text)
        for word in sorted(sought & present):
            print(f"`{word}` stands in {name}")
    print(f"sought {len(sought)}")


main()
