"""What a page draws and of which element it is, for pdf_ua.py: marked sequences, fonts, characters."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name

PAINTING = set("f F f* B B* b b* S s sh Do Tj TJ ' \"".split()) | {"INLINE IMAGE"}
SHOWING = {"Tj", "TJ", "'", '"'}


def name(value):
    return "" if value is None else str(value).lstrip("/")


def to_unicode(font):
    """Code to text, and how many bytes a code has."""
    stream = font.ToUnicode.read_bytes().decode("latin-1")
    space = re.search(r"begincodespacerange\s*<([0-9A-Fa-f]+)>", stream)
    mapping = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.S):
        for code, target in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            mapping[int(code, 16)] = bytes.fromhex(target).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.S):
        for low, high, target in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            first = bytes.fromhex(target).decode("utf-16-be", "replace")
            for i in range(int(high, 16) - int(low, 16) + 1):
                mapping[int(low, 16) + i] = first[:-1] + chr(ord(first[-1]) + i)
        for low, targets in re.findall(r"<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[(.*?)\]", block, re.S):
            for i, target in enumerate(re.findall(r"<([0-9A-Fa-f]*)>", targets)):
                mapping[int(low, 16) + i] = bytes.fromhex(target).decode("utf-16-be", "replace")
    return mapping, len(space.group(1)) // 2 if space else 1


class Fonts:
    """What is known of each font, looked at once."""

    def __init__(self, tell):
        self.tell = tell
        self.known = {}
        self.spelt = {}

    def spell(self, font, string):
        """(text, codes that stand for no character, codes that are .notdef); None where nothing can be said."""
        key = font.objgen, string
        if key in self.spelt and font.objgen != (0, 0):
            return self.spelt[key]
        known = self.check(font)
        if known is None:
            return None
        mapping, length, glyph = known
        codes = [int.from_bytes(string[i:i + length], "big") for i in range(0, len(string), length)]
        self.spelt[key] = result = ("".join(mapping.get(code, "") for code in codes),
                                    [code for code in codes if code not in mapping],
                                    [code for code in codes if glyph(code) == 0])
        return result

    def check(self, font):
        """(mapping, bytes a code, glyph of a code) or None where nothing can be said."""
        key = font.objgen
        if key in self.known and key != (0, 0):
            return self.known[key]
        self.known[key] = result = self.look(font)
        return result

    def look(self, font):
        label = name(font.get("/BaseFont"))
        if font.get("/Subtype") == Name.Type3:
            descendant = None
        else:
            descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = descendant.get("/FontDescriptor")
            files = ("/FontFile", "/FontFile2", "/FontFile3")
            if descriptor is None or not any(key in descriptor for key in files):
                self.tell("31-009", f"font {label} is not embedded")
        glyph = lambda code: code
        if descendant is not None and descendant.get("/Subtype") == Name.CIDFontType2:
            table = descendant.get("/CIDToGIDMap")
            if table is None:
                self.tell("31-005", f"font {label} without CIDToGIDMap")
            elif isinstance(table, pikepdf.Stream):
                data = table.read_bytes()
                glyph = lambda code: int.from_bytes(data[2 * code:2 * code + 2], "big")
            elif table != Name.Identity:
                self.tell("31-004", f"font {label}: CIDToGIDMap is neither a stream nor Identity")
        if font.get("/Subtype") == Name.Type0 and font.get("/Encoding") not in (Name("/Identity-H"), Name("/Identity-V")):
            if not isinstance(font.get("/Encoding"), pikepdf.Stream):
                self.tell("31-006", f"font {label}: its CMap is not embedded")
        if "/ToUnicode" not in font:
            self.tell("31-027", f"font {label} without ToUnicode")
            return None
        mapping, length = to_unicode(font)
        for code, target in mapping.items():
            if "\0" in target or target == "":
                self.tell("31-028", f"font {label}: code {code:04X} stands for nothing or zero")
            if "\ufeff" in target or "\ufffe" in target:
                self.tell("31-029", f"font {label}: code {code:04X} stands for U+FEFF or U+FFFE")
        return mapping, length, glyph


class Page:
    """A page's marked sequences, in the order drawn."""

    def __init__(self, page, number, fonts, tell, tagged):
        self.page, self.number, self.fonts, self.tell, self.tagged = page, number, fonts, tell, tagged
        self.sequences = []
        self.texts = {}
        self.read()

    def read(self):
        marks, states, font, spoken = [], [], None, set()
        for operands, operator in pikepdf.parse_content_stream(self.page):
            op = str(operator)
            if op in ("BMC", "BDC"):
                marks.append(self.mark(operands, marks))
            elif op == "EMC":
                if not marks:
                    self.tell("32000-1:14.6", f"page {self.number}: a marked sequence ends that did not begin")
                    return
                marks.pop()
            elif op == "q":
                states.append(font)
            elif op == "Q" and states:
                font = states.pop()
            elif op == "Tf":
                font = self.page.Resources.Font.get(operands[0])
            if op not in PAINTING:
                continue
            if self.tagged and not marks_hold(marks) and "01-005" not in spoken:
                spoken.add("01-005")
                self.tell("01-005", f"page {self.number}: `{op}` draws what is neither tagged nor an artifact")
            if op in SHOWING and font is not None:
                self.show(operands, font, marks, spoken)
            if op == "Do":
                self.draw(operands[0], spoken)
        if marks:
            self.tell("32000-1:14.6", f"page {self.number}: a marked sequence does not end")

    def mark(self, operands, marks):
        tag = name(operands[0])
        properties = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(properties, Name):
            properties = self.page.Resources.get("/Properties", Dictionary()).get(properties, Dictionary())
        if tag == "Artifact":
            if any(mark[0] == "content" for mark in marks):
                self.tell("01-003", f"page {self.number}: an artifact inside tagged content")
            return "artifact", None
        if "/MCID" not in properties:
            return "other", None
        number = int(properties.MCID)
        if any(mark[0] == "artifact" for mark in marks):
            self.tell("01-004", f"page {self.number}: tagged content inside an artifact")
        if number in self.sequences:
            self.tell("32000-1:14.7.4.2", f"page {self.number}: two marked sequences {number}")
        self.sequences.append(number)
        return "content", number

    def draw(self, resource, spoken):
        form = self.page.Resources.XObject[resource]
        if form.get("/Subtype") == Name.Form and "/Ref" in form:
            self.tell("30-001", f"page {self.number}: a reference XObject")
        if form.get("/Subtype") == Name.Form and "/StructParents" in form and "30-002" not in spoken:
            spoken.add("30-002")
            self.tell("30-002", f"page {self.number}: a form XObject with content of its own, which this check does not follow")

    def show(self, operands, font, marks, spoken):
        number = next((mark[1] for mark in reversed(marks) if mark[0] == "content"), None)
        for string in strings(operands[-1]):
            spelt = self.fonts.spell(font, string)
            if spelt is None:
                return
            words, silent, missing = spelt
            self.complain("10-001", silent, font, "stands for no character", spoken)
            self.complain("31-030", missing, font, "is .notdef", spoken)
            if number is not None:
                self.texts[number] = self.texts.get(number, "") + words

    def complain(self, rule, codes, font, fault, spoken):
        for code in codes:
            if (rule, code) not in spoken:
                spoken.add((rule, code))
                self.tell(rule, f"page {self.number}: code {code:04X} of {font.BaseFont} {fault}")


def marks_hold(marks):
    return any(kind in ("artifact", "content") for kind, _ in marks)


def strings(operand):
    parts = operand if isinstance(operand, Array) else [operand]
    return [bytes(part) for part in parts if isinstance(part, pikepdf.String)]
