"""Reads the sizes of all type back from PDFs and compares them with what the build reported.

    type_sizes.py < build.ndjson

Takes what `recto build --format json` printed.  mutool says at which size each run of glyphs stands on the paper; the
smallest must be the one that the build reported, and none may be under 6 pt.  On recall cards, questions and answers
(Vollkorn) are 8 pt at least and code is 7.2 pt.  Complaints go to standard output.
"""

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

FONT = re.compile(r'<font name="([^"]*)" size="([\d.]+)"')
ROUNDING = 0.02  # pt; the report has two decimals, mutool single precision
FLOOR = 6.0
READING = {"Vollkorn": 8.0, "JetBrainsMono": 7.2}  # on cards that hold no raised figures


def sizes_in(path):
    told = subprocess.run(["mutool", "draw", "-q", "-F", "stext", path], capture_output=True, text=True, check=True)
    return {(name.split("+")[-1], float(size)) for name, size in FONT.findall(told.stdout)}


def complaints(product):
    sizes = sizes_in(product["file"])
    least = min((size for _, size in sizes), default=None)
    reported = product["smallest_type_pt"]
    if least is not None and abs(least - reported) > ROUNDING:
        yield f"{product['file']}: smallest type is {least} pt, reported are {reported} pt"
    if least is not None and least < FLOOR - ROUNDING:
        yield f"{product['file']}: type of {least} pt"
    if not product["layout"].startswith("recall-"):
        return
    for name, size in sorted(sizes):
        if size < READING.get(name.split("-")[0], FLOOR) - ROUNDING:
            yield f"{product['file']}: {name} at {size} pt"


def main():
    products = [json.loads(line) for line in sys.stdin]
    products = [each for each in products if each.get("type") == "product"]
    with ThreadPoolExecutor(2) as pool:
        for found in pool.map(lambda product: list(complaints(product)), products):
            for line in found:
                print(line)
    print(f"{len(products)} files", file=sys.stderr)


main()
