"""Looks for the text of every question of a build on the paper where it belongs.

    texts_in_place.py RECTO HOME OUTPUT < build.ndjson

Reads what `recto build --format json` printed.  On cards, each word must lie within one card, fronts and backs of one
card must carry the same number, and the question with this number must be on it with all fields that the layout prints.
In documents, all fields must be in the structure tree's text, and each paragraph must be drawn as it is read.
Complaints go to standard output.
"""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from html import unescape
from pathlib import Path

MM = 25.4 / 72
SLACK = 0.05  # mm
UNITS = {"mm": 1, "cm": 10, "in": 25.4, "pt": MM}
# What typesetting adds or takes away: blanks, hyphens, bullets, the mark of a wrapped code line.
UNSEEN = re.compile(r"[\s\u00ad\u2010\u2011\u2022\u2013\u25e6\u21aa\u200b-]")
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>')

problems = []


def bare(text):
    return UNSEEN.sub("", text)


def mm(length):
    return float(length[:-2]) * UNITS[length[-2:]]


class Layout:
    """The elements of a layout, those of the layouts it extends behind."""

    def __init__(self, home, identifier):
        self.roots = []
        while identifier:
            root = ElementTree.parse(home / "layouts" / f"{identifier}.xml").getroot()
            self.roots.append(root)
            identifier = root.get("extends")

    def find(self, name):
        return next((e for root in self.roots for e in [root.find(name)] if e is not None), None)

    def fields(self, *parts):
        found = []
        for part in parts:
            element = self.find(part)
            if element is not None:
                found += [text.get("field") for text in element.iter("text") if text.get("field")]
        return found


def cells(layout, width, height):
    """Rectangles of the cards on a front page."""
    grid = layout.find("grid")
    columns, rows = int(grid.get("columns")), int(grid.get("rows"))
    w, h = mm(grid.get("card-width")), mm(grid.get("card-height"))
    dx, dy = mm(grid.get("pitch-x") or f"{w}mm"), mm(grid.get("pitch-y") or f"{h}mm")
    if grid.get("center") == "yes":
        left, top = (width - dx * (columns - 1) - w) / 2, (height - dy * (rows - 1) - h) / 2
    else:
        left, top = mm(grid.get("left")), mm(grid.get("top"))
    corners = [(left + dx * column, top + dy * row) for row in range(rows) for column in range(columns)]
    return [(x, y, x + w, y + h) for x, y in corners]


def mirrored(cell, layout, width, height):
    left, top, right, bottom = cell
    duplex = layout.find("duplex")
    long_edge = duplex is None or duplex.get("flip", "long-edge") == "long-edge"
    if long_edge == (height >= width):
        return width - right, top, width - left, bottom
    return left, height - bottom, right, height - top


def pages_of(pdf):
    """For each page its size and words, in millimetres and in the order of drawing."""
    told = subprocess.run(["pdftotext", "-raw", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    pages = []
    for line in told.splitlines():
        size = re.search(r'<page width="([\d.]+)" height="([\d.]+)">', line)
        word = WORD.search(line)
        if size:
            pages.append((float(size[1]) * MM, float(size[2]) * MM, []))
        elif word:
            pages[-1][2].append(([float(edge) * MM for edge in word.groups()[:4]], unescape(word[5])))
    return pages


def structure_text(pdf):
    """The document as a screen reader tells it."""
    told = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True, check=True).stdout
    return [line.strip()[1:-1] for line in told.splitlines() if line.strip().startswith('"')]


def texts_by_cell(product, layout, index, page):
    """The text on each card of a page, by position."""
    width, height, words = page
    found = {}
    places = cells(layout, width, height)
    if index % 2 == 1:
        places = [mirrored(place, layout, width, height) for place in places]
    for (left, top, right, bottom), text in words:
        inside = [
            i
            for i, place in enumerate(places)
            if min(left - place[0], top - place[1], place[2] - right, place[3] - bottom) >= -SLACK
        ]
        if len(inside) == 1:
            found.setdefault(inside[0], []).append(text)
        else:
            problems.append(f"{product['file']}: page {index + 1}: `{text}` is on {len(inside)} cards")
    return {position: " ".join(texts) for position, texts in found.items()}


def number_on(text, count):
    """The number that ends a face: `7`, `7 of 40` or `7 / 40`."""
    found = re.search(rf"(\d+)(?: ?(?:/|of) ?{count})?$", text)
    return int(found[1]) if found else None


def cards_of(product, layout):
    """Texts of fronts and of backs by the number on the card, in order."""
    pages = pages_of(product["file"])
    fronts, backs = {}, {}
    count = product["questions"]
    for index in range(0, len(pages), 2):
        front = texts_by_cell(product, layout, index, pages[index])
        back = texts_by_cell(product, layout, index + 1, pages[index + 1])
        for position, text in front.items():
            number = number_on(text, count)
            behind = back.get(position, "")
            if number is None or number_on(behind, count) != number:
                problems.append(f"{product['file']}: page {index + 1}: behind card {number} is `{behind[:60]}`")
            fronts.setdefault(number, []).append(bare(text))
            backs.setdefault(number, []).append(bare(behind))
        if front.keys() != back.keys():
            problems.append(f"{product['file']}: page {index + 1}: fronts without backs or backs without fronts")
    return fronts, backs


def stands_in(paragraph, parts):
    """Whether a paragraph stands in one of the parts, or begun in one and ended in the next."""
    if any(paragraph in part for part in parts):
        return True
    for start in range(len(parts) - 1):
        rest = paragraph
        for part in parts[start:]:
            taken = max((n for n in range(len(rest) + 1) if rest[:n] in part), default=0)
            rest = rest[taken:]
            if not rest or taken == 0:
                break
        if not rest:
            return True
    return False


def paragraphs(question, field):
    if field == "keywords":
        return question["keywords"]
    if field in ("look-for", "red-flags"):
        points = question[field.replace("-", "_")]
        return [point["text"] for point in points if not point["levels"] or question["level"] in point["levels"]]
    if field == "follow-ups":
        return question["follow_ups"]
    return question.get(field.replace("-", "_"), "").split("\n")


FIELDS = ("prompt", "short", "explanation", "memory-aid", "keywords", "follow-ups", "look-for", "red-flags")


def require(product, question, fields, parts, complaint="is missing"):
    for field in fields:
        if field not in FIELDS:
            continue
        for paragraph in paragraphs(question, field):
            if not stands_in(bare(paragraph), parts):
                problems.append(f"{product['file']}: {field} of `{question['id']}` {complaint}: `{paragraph}`")


def check_cards(product, layout, questions):
    fronts, backs = cards_of(product, layout)
    if sorted(fronts, key=str) != sorted(range(1, product["questions"] + 1), key=str):
        problems.append(f"{product['file']}: numbers {sorted(fronts, key=str)}")
        return
    if sum(map(len, fronts.values())) != product["cards"]:
        problems.append(f"{product['file']}: {sum(map(len, fronts.values()))} cards printed, {product['cards']} told")
    for number, question in enumerate(questions, 1):
        for text in fronts[number]:
            require(product, question, ["prompt"], [text])
        require(product, question, layout.fields("front"), fronts[number])
        require(product, question, layout.fields("back"), backs[number])


def check_document(product, layout, questions):
    pages = pages_of(product["file"])
    for width, height, words in pages:
        for (left, top, right, bottom), text in words:
            if left < 0 or top < 0 or right > width or bottom > height:
                problems.append(f"{product['file']}: `{text}` is beyond the page")
    read = bare(" ".join(structure_text(product["file"])))
    drawn = [bare(" ".join(text for _, text in words)) for _, _, words in pages]
    fields = ["prompt"] if "candidate" in product["file"] else layout.fields("item")
    for question in questions:
        require(product, question, fields, [read])
        require(product, question, fields, drawn, "is drawn in another order")


def main():
    recto, home, output = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    known = {}

    def question(identifier):
        if identifier not in known:
            shown = subprocess.run(
                [recto, "show", identifier, "--json", "--home", home], capture_output=True, check=True, text=True
            )
            known[identifier] = json.loads(shown.stdout)
        return known[identifier]

    suffix = ".manifest.json"
    manifests = {path.name.removesuffix(suffix): json.loads(path.read_text()) for path in output.glob("*" + suffix)}
    checked = 0
    for line in sys.stdin:
        product = json.loads(line)
        name = Path(product["file"]).name
        deck = max((d for d in manifests if name.startswith(d + "-")), key=len)
        layout = Layout(home, product["layout"])
        questions = [question(identifier) for identifier in manifests[deck]["questions"]]
        (check_document if layout.find("grid") is None else check_cards)(product, layout, questions)
        checked += 1
    print("\n".join([*problems, f"checked {checked}"]))


main()
