"""Times recto on generated decks, beside the least that shaping and writing cost, pdflatex and a Pango program.

usage: run.py [--recto FILE] [--runs N] [--counts 200,1000,10000]

Prints a table: the least and the median wall time, medians of CPU and peak memory, bytes, over N runs after a warm-up,
commands taken in turn, and the ratio of CPU to recto's.  Nothing is asserted: absolute times mean nothing on a shared
machine.
"""

import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as Tree

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FONTS = "/usr/share/fonts/truetype/liberation"


def timed(command, folder):
    """Wall and CPU seconds and peak MiB of one run."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def latex(text):
    return re.sub(r"([_&%#$])", r"\\\1", text or "")


def latex_source(bank):
    marks = {"b": "textbf", "i": "textit", "code": "texttt"}

    def inline(element):
        parts = [latex(element.text)]
        for child in element:
            parts.append(f"\\{marks[child.tag]}{{{latex(child.text)}}}{latex(child.tail)}")
        return "".join(parts)

    cards = [(inline(q.find("prompt")), inline(q.find("short"))) for q in Tree.parse(bank).getroot().iter("question")]
    lines = [r"\documentclass{article}\usepackage[a4paper,margin=6mm]{geometry}\usepackage[T1]{fontenc}",
             r"\usepackage[scaled]{helvet}\renewcommand\familydefault{\sfdefault}\pagestyle{empty}\parindent0pt",
             r"\newcommand\card[1]{\parbox[t][67mm]{89mm}{\raggedright #1}\hspace{10mm}\allowbreak}",
             r"\begin{document}"]
    for at in range(0, len(cards), 8):
        for side in (0, 1):
            lines += [rf"\card{{\fontsize{{9}}{{10.8}}\selectfont {card[side]}}}" for card in cards[at:at + 8]]
            lines.append(r"\newpage")
    return "\n".join([*lines, r"\end{document}"])


def compiled(folder, name, packages):
    """The program made of NAME.c, or None where one of the packages is missing."""
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", *packages], capture_output=True, text=True)
    if flags.returncode:
        return None
    subprocess.run(["cc", "-O3", "-o", folder / name, HERE / f"{name}.c", *flags.stdout.split()], check=True)
    return folder / name


def write_markup(bank, file):
    """Two lines a card, in markup that Pango reads."""
    with open(file, "w") as out:
        for question in Tree.parse(bank).getroot().iter("question"):
            for part in ("prompt", "short"):
                markup = Tree.tostring(question.find(part), encoding="unicode").split(">", 1)[1].rsplit("<", 1)[0]
                out.write(markup.replace("code>", "tt>").strip() + "\n")


def contestants(options, home, out):
    bank = home / "decks" / "bank.xml"
    for jobs in (1, 2):
        yield f"recto --jobs {jobs}", [options.recto, "build", "--home", home, "-o", out, "-j", str(jobs), home / "decks/bench.xml"], out / "bench-bench.pdf"
    flat = out / "cards.txt"
    write_markup(bank, flat)
    if options.floor:
        yield "floor", [options.floor, flat, out / "floor", FONTS], out / "floor"
    if options.pango:
        yield "Pango + Cairo", [options.pango, flat, out / "pango.pdf"], out / "pango.pdf"
    if shutil.which("pdflatex"):
        (out / "cards.tex").write_text(latex_source(bank))
        yield "pdflatex", ["pdflatex", "-interaction=batchmode", "cards.tex"], out / "cards.pdf"


def measure(options, count, scratch):
    home, out = scratch / f"home{count}", scratch / f"out{count}"
    out.mkdir()
    subprocess.run([sys.executable, "-B", HERE / "generate.py", str(count), home], check=True)
    entries = list(contestants(options, home, out))
    runs = {name: [] for name, _, _ in entries}
    for turn in range(options.runs + 1):
        for name, command, _ in entries:
            figures = timed(command, out)
            if turn:
                runs[name].append(figures)
    base = statistics.median(cpu for _, cpu, _ in runs["recto --jobs 1"])
    for name, _, product in entries:
        wall, cpu, peak = (statistics.median(column) for column in zip(*runs[name]))
        least = min(wall for wall, _, _ in runs[name])
        print(f"{count:>7}  {name:<16}{least:>8.3f}{wall:>8.3f}{cpu:>8.3f}{peak:>8.0f}{product.stat().st_size:>12,}"
              f"{cpu / base:>8.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--recto", default=ROOT / "build/release/recto", type=pathlib.Path)
    parser.add_argument("--runs", default=5, type=int)
    parser.add_argument("--counts", default="200,1000,10000")
    options = parser.parse_args()
    options.recto = options.recto.resolve()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        options.floor = compiled(scratch, "floor", ["harfbuzz", "libdeflate"])
        options.pango = compiled(scratch, "pango_cards", ["pangocairo", "cairo-pdf"])
        print("  cards  program         least s  wall s   cpu s     MiB       bytes   ratio")
        for count in map(int, options.counts.split(",")):
            measure(options, count, scratch)


if __name__ == "__main__":
    main()
