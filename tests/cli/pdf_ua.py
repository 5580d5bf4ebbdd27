"""Checks PDFs against the machine-checkable rules of PDF/UA-1 that apply to what recto writes.

    pdf_ua.py FILE...            every file must be tagged
    pdf_ua.py --untagged FILE... files without a structure tree: only the rules that need none

One finding a line: file, rule, what was found.  Rules are failure conditions of the Matterhorn Protocol 1.02 ("31-009"),
or clauses of ISO 14289-1 or ISO 32000-1 where the protocol has none.  Exit code 1 if there was a finding.
"""

import html
import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name

from pdf_ua_pages import Fonts, Page
from pdf_ua_tree import Rules, as_list, language_fits, name, text


class Check:
    """All findings of one file."""

    def __init__(self, path, tagged):
        self.findings = []
        self.tagged = tagged
        with pikepdf.open(path) as pdf:
            self.pdf, self.root = pdf, pdf.Root
            self.document()
            self.metadata()
            fonts = Fonts(self.tell)
            self.pages = [Page(page, i + 1, fonts, self.tell, tagged) for i, page in enumerate(pdf.pages)]
            self.annotations()
            self.outline()
            if tagged and "/StructTreeRoot" in self.root:
                Rules(pdf, self.pages, self.tell)

    def tell(self, rule, what):
        self.findings.append((rule, what))

    def document(self):
        root = self.root
        if self.pdf.is_encrypted:
            self.tell("26-002", "the file is encrypted")
        if not language_fits(root.get("/Lang")):
            self.tell("11-001", f"the document's language is `{text(root.get('/Lang'))}`")
        shown = root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle")
        if shown is None:
            self.tell("07-001", "no DisplayDocTitle")
        elif shown is not True and shown != True:  # noqa: E712 (a PDF boolean)
            self.tell("07-002", "DisplayDocTitle is false")
        if "/XFA" in root.get("/AcroForm", Dictionary()):
            self.tell("25-001", "an XFA form")
        names = root.get("/Names", Dictionary())
        if "/JavaScript" in names or "/AA" in root or name(action(root).get("/S")) == "JavaScript":
            self.tell("29-001", "a script")
        if "/EmbeddedFiles" in names:
            self.tell("21-001", "an embedded file")
        if "/OCProperties" in root:
            self.tell("20-001", "optional content")
        if not self.tagged:
            if "/StructTreeRoot" in root:
                self.tell("14289-1:5", "a structure tree in a file that should have none")
            return
        if "/StructTreeRoot" not in root:
            self.tell("14289-1:7.1", "no structure tree")
        marks = root.get("/MarkInfo", Dictionary())
        if marks.get("/Marked") is None or not bool(marks.Marked):
            self.tell("14289-1:7.1", "MarkInfo does not say that the file is tagged")
        if bool(marks.get("/Suspects", False)):
            self.tell("01-007", "Suspects is true")

    def metadata(self):
        stream = self.root.get("/Metadata")
        if stream is None:
            self.tell("06-001", "no XMP metadata")
            return
        xmp = stream.read_bytes().decode("utf-8", "replace")
        claims = re.search(r"pdfuaid:part(>|=[\"'])\s*1", xmp)
        if self.tagged and not claims:
            self.tell("06-002", "the XMP metadata has no PDF/UA identifier")
        if not self.tagged and claims:
            self.tell("06-002", "the XMP metadata claims PDF/UA for an untagged file")
        title = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", xmp, re.S)
        if not title or not title.group(1).strip():
            self.tell("06-003", "the XMP metadata has no dc:title")
        elif html.unescape(title.group(1)) != text(self.pdf.docinfo.get("/Title")):
            self.tell("32000-1:14.3.2", f"the XMP title is `{html.unescape(title.group(1))}`, not the Info's")

    def annotations(self):
        for number, page in enumerate(self.pdf.pages, 1):
            annotations = as_list(page.obj.get("/Annots"))
            if annotations and self.tagged:
                if "/Tabs" not in page.obj:
                    self.tell("28-008", f"page {number} has annotations and no Tabs")
                elif page.obj.Tabs != Name.S:
                    self.tell("28-009", f"page {number}: Tabs is {page.obj.Tabs}")
            for annotation in annotations:
                self.annotation(annotation, number)

    def annotation(self, annotation, number):
        kind = name(annotation.get("/Subtype"))
        if kind == "TrapNet":
            self.tell("28-007", f"page {number}: a TrapNet annotation")
        elif kind != "Link":
            self.tell("28-006", f"page {number}: an annotation of kind {kind}")
        elif self.tagged and not text(annotation.get("/Contents")).strip():
            self.tell("28-012", f"page {number}: a link without Contents")
        if name(annotation.get("/A", Dictionary()).get("/S")) == "JavaScript":
            self.tell("29-001", f"page {number}: a script")

    def outline(self):
        pages = {page.obj.objgen for page in self.pdf.pages}
        item = self.root.get("/Outlines", Dictionary()).get("/First")
        if item is None and len(self.pdf.pages) > 1:
            self.tell("14289-1:7.17", "several pages and no outline")
        waiting = [item] if item is not None else []
        while waiting:
            item = waiting.pop()
            if not text(item.get("/Title")).strip():
                self.tell("14289-1:7.17", "an outline entry without a title")
            target = item.get("/Dest", action(item).get("/D"))
            if not isinstance(target, Array) or target[0].objgen not in pages:
                self.tell("14289-1:7.17", f"outline entry `{text(item.get('/Title'))}` leads to no page")
            waiting += [item[key] for key in ("/Next", "/First") if key in item]


def action(holder):
    found = holder.get("/OpenAction", holder.get("/A"))
    return found if isinstance(found, Dictionary) else Dictionary()


def findings(path, tagged=True):
    return Check(path, tagged).findings


def main(arguments):
    tagged = "--untagged" not in arguments
    files = [argument for argument in arguments if argument != "--untagged"]
    bad = 0
    for path in files:
        for rule, what in findings(path, tagged):
            bad += 1
            print(f"{path}: {rule} {what}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
