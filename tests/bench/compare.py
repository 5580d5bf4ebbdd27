"""Sets the same text by recto, by LuaLaTeX with microtype and by Pango, side by side in one PNG, to be judged by eye.

usage: compare.py OUT.png [--recto FILE] [--dpi N] [--align start|justify] [--measure MM] [QUESTION | --code QUESTION]

The text is a question of the shipped bank: its short answer and explanation as paragraphs, or its code with --code.
Font, size, leading and measure are the same for all: Vollkorn 8.8 pt on 11.44 pt, code in JetBrains Mono.  Each
program has its own defaults beyond that, with hyphenation on.  Needs texlive-luatex, texlive-latex-extra,
libpango1.0-bin, python3-pil and poppler-utils; none of them is needed for recto.
"""

import argparse
import html
import pathlib
import re
import subprocess
import tempfile
import textwrap
import xml.etree.ElementTree as Tree

from PIL import Image, ImageDraw

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIZE, LEADING, CODE_SCALE, CODE_SIZE, HEIGHT = 8.8, 11.44, 0.88, 7.4, 150
MARKS = {"latex": {"b": r"\textbf{%s}", "i": r"\textit{%s}", "em": r"\textit{%s}", "code": r"\texttt{%s}"},
         "pango": {"b": "<b>%s</b>", "i": "<i>%s</i>", "em": "<i>%s</i>", "code": '<span font="JetBrains Mono %s">%%s</span>'
                   % (SIZE * CODE_SCALE)}}
SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "_": r"\_", "&": r"\&", "%": r"\%", "#": r"\#",
           "$": r"\$", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def question(name):
    for file in sorted((ROOT / "decks" / "bank" / "django").glob("*.xml")):
        for entry in Tree.parse(file).getroot().iter("question"):
            if entry.get("id") == name:
                return entry
    raise SystemExit(f"no question `{name}`")


def paragraphs(entry):
    """Short answer and explanation, lists as paragraphs, code left out."""
    found = [entry.find("short")]
    for element in entry.find("explanation").iter():
        if element.tag in ("p", "li"):
            found.append(element)
    return found


def inline(element, escape, marks):
    text = escape(re.sub(r"\s+", " ", element.text or ""))
    for child in element:
        if child.tag in ("ul", "ol", "p", "code-block"):
            break
        inner = inline(child, escape, marks)
        text += (marks.get(child.tag, "%s") % inner) + escape(re.sub(r"\s+", " ", child.tail or ""))
    return text


def escape_latex(text):
    return "".join(SPECIAL.get(c, c) for c in text)


def recto(options, entry, folder):
    home = folder / "home"
    (home / "decks").mkdir(parents=True)
    (home / "layouts").mkdir()
    (home / "fonts").symlink_to(ROOT / "fonts")
    (home / "layouts" / "themes").symlink_to(ROOT / "layouts" / "themes")
    if options.code:
        body = Tree.tostring(entry.find(".//code-block"), encoding="unicode")
    else:
        body = "".join(f"<p>{inline(p, html.escape, {m: f'<{m}>%s</{m}>' for m in MARKS['pango']})}</p>"
                       for p in paragraphs(entry))
    (home / "decks" / "bank.xml").write_text(
        '<bank id="bank" title="Bank" xml:lang="en"><levels><level id="l" title="L"/></levels><topics><topic id="t" '
        f'title="T"/></topics><question id="q" topic="t" level="l"><prompt>Q</prompt><short>S</short><explanation>{body}'
        "</explanation></question></bank>")
    (home / "decks" / "deck.xml").write_text(
        '<deck id="deck" title="Deck" bank="bank.xml"><select/><cards layout="page"/></deck>')
    (home / "layouts" / "page.xml").write_text(
        f'<layout id="page" kind="cards" title="Page" theme="default"><sheet width="{options.measure + 10}mm" '
        f'height="{HEIGHT}mm" source="own"/><grid columns="1" rows="1" card-width="{options.measure + 10}mm" '
        f'card-height="{HEIGHT}mm" left="0mm" top="0mm"/><duplex flip="long-edge" turn="book"/>'
        f'<style id="body" family="serif" features="lnum" size="{SIZE}pt" leading="{LEADING / SIZE}" '
        f'align="{options.align}" hyphenate="yes" space-before="0pt" code-scale="{CODE_SCALE}"/>'
        f'<style id="code-block" family="mono" size="{CODE_SIZE}pt" leading="1.28"/>'
        '<front padding="5mm"><text field="explanation" style="body" grow="1"/></front></layout>')
    subprocess.run([options.recto, "build", "--home", home, "-o", folder, "--quiet", "deck"], check=True)
    return folder / "deck-page.pdf"


def fontspec(command, family, folder, regular, scale=""):
    faces = ",".join(f"{key}={family}-{value}" for key, value in
                     (("UprightFont", regular), ("ItalicFont", "Italic"), ("BoldFont", "Bold")))
    return rf"\{command}{{{family}}}[Path={folder}/,Extension=.ttf,Numbers=Lining,{faces}{scale}]"


def lualatex(options, entry, folder):
    fonts = "/usr/share/fonts/truetype"
    lines = [r"\documentclass{article}",
             rf"\usepackage[paperwidth={options.measure + 10}mm,paperheight={HEIGHT}mm,margin=5mm]{{geometry}}",
             r"\usepackage[english]{babel}\usepackage{fontspec,microtype,ragged2e,xcolor,listings}",
             fontspec("setmainfont", "Vollkorn", f"{fonts}/vollkorn", "Regular"),
             fontspec("setmonofont", "JetBrainsMono", f"{fonts}/jetbrains-mono", "Regular", f",Scale={CODE_SCALE}")
             .replace("Numbers=Lining,", ""),
             r"\pagestyle{empty}\parindent0pt\parskip0pt\topskip0pt", r"\begin{document}"]
    if options.code:
        lines += [rf"\lstset{{language=Python,basicstyle=\fontsize{{{CODE_SIZE / CODE_SCALE}}}{{{CODE_SIZE * 1.28}}}"
                  r"\selectfont\ttfamily,columns=fullflexible,keepspaces,breaklines,keywordstyle=\color{blue!60!black},"
                  r"commentstyle=\itshape\color{black!55},stringstyle=\color{green!40!black},showstringspaces=false}",
                  r"\begin{lstlisting}", code_text(entry), r"\end{lstlisting}"]
    else:
        lines += [rf"\fontsize{{{SIZE}}}{{{LEADING}}}\selectfont", r"\RaggedRight" if options.align == "start" else ""]
        lines += [inline(p, escape_latex, MARKS["latex"]) + r"\par" for p in paragraphs(entry)]
    (folder / "page.tex").write_text("\n".join([*lines, r"\end{document}"]))
    subprocess.run(["lualatex", "-interaction=batchmode", "page.tex"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "page.pdf"


def code_text(entry):
    return textwrap.dedent((entry.find(".//code-block").text or "").strip("\n")).rstrip()


def pango(options, entry, folder):
    points = options.measure / 25.4 * 72
    if options.code:
        font, leading, markup = f"JetBrains Mono {CODE_SIZE}", 1.28, html.escape(code_text(entry))
    else:
        font, leading = f"Vollkorn {SIZE}", LEADING / SIZE
        markup = "\n".join(inline(p, html.escape, MARKS["pango"]) for p in paragraphs(entry))
        markup = f'<span font_features="lnum" lang="en">{markup}</span>'
    (folder / "page.markup").write_text(f'<span line_height="{leading * 0.715:.3f}">{markup}</span>')
    subprocess.run(["pango-view", "--no-display", "--markup", "--dpi=72", f"--font={font}", f"--width={points:.0f}",
                    "--wrap=word-char", *(["--justify"] if options.align == "justify" else []),
                    f"--margin={5 / 25.4 * 72:.0f}", "--output=pango.pdf", "page.markup"], cwd=folder, check=True)
    return folder / "pango.pdf"


def picture(pdf, dpi):
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", "-f", "1", "-l", "1", "-singlefile", pdf, pdf.with_suffix("")],
                   check=True)
    return Image.open(pdf.with_suffix(".png")).convert("RGB")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("question", nargs="?", default="connection-pooling")
    parser.add_argument("--code", action="store_true")
    parser.add_argument("--recto", default=ROOT / "build" / "release" / "recto", type=pathlib.Path)
    parser.add_argument("--dpi", default=150, type=int)
    parser.add_argument("--align", default="start", choices=("start", "justify"))
    parser.add_argument("--measure", default=83, type=float, help="in mm")
    options = parser.parse_args()
    entry = question(options.question)
    made = []
    for name, program in (("recto", recto), ("LuaLaTeX, microtype", lualatex), ("Pango", pango)):
        with tempfile.TemporaryDirectory() as folder:
            made.append((name, picture(program(options, entry, pathlib.Path(folder)), options.dpi)))
    label, height = options.dpi // 4, max(image.height for _, image in made)
    whole = Image.new("RGB", (sum(image.width for _, image in made), height + label), "white")
    left = 0
    for name, image in made:
        ImageDraw.Draw(whole).text((left + options.dpi // 5, label // 3), name, fill="black")
        whole.paste(image, (left, label))
        left += image.width
    whole.save(options.out)


if __name__ == "__main__":
    main()
