"""The structure tree and its rules, for pdf_ua.py."""

import re

from pikepdf import Array, Dictionary, Name

STANDARD = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu
WT WP Figure Formula Form""".split())

# ISO 32000-1, tables 333, 336 and 337: what may stand in what.
KIDS = {
    "TOC": ({"TOC", "TOCI", "Caption"}, "09-006"),
    "TOCI": ({"Lbl", "Reference", "NonStruct", "P", "TOC"}, "09-006"),
    "L": ({"L", "LI", "Caption"}, "09-005"),
    "LI": ({"Lbl", "LBody"}, "09-005"),
    "Table": ({"TR", "THead", "TBody", "TFoot", "Caption"}, "09-004"),
    "THead": ({"TR"}, "09-004"),
    "TBody": ({"TR"}, "09-004"),
    "TFoot": ({"TR"}, "09-004"),
    "TR": ({"TH", "TD"}, "09-004"),
}
PARENTS = {
    "TOCI": ({"TOC"}, "09-006"),
    "LI": ({"L"}, "09-005"),
    "LBody": ({"LI"}, "09-005"),
    "TR": ({"Table", "THead", "TBody", "TFoot"}, "09-004"),
    "TH": ({"TR"}, "09-004"),
    "TD": ({"TR"}, "09-004"),
    "THead": ({"Table"}, "09-004"),
    "TBody": ({"Table"}, "09-004"),
    "TFoot": ({"Table"}, "09-004"),
}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def text(value):
    return "" if value is None else str(value)


def name(value):
    return text(value).lstrip("/")


def language_fits(value):
    return LANGUAGE.fullmatch(text(value)) is not None


def as_list(value):
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def number_tree(node):
    numbers = as_list(node.get("/Nums"))
    result = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for kid in as_list(node.get("/Kids")):
        result.update(number_tree(kid))
    return result


class Element:
    def __init__(self, node, parent):
        self.node, self.parent, self.kids, self.role = node, parent, [], name(node.get("/S"))
        self.sequences, self.links = [], []

    def elements(self):
        yield self
        for kid in self.kids:
            yield from kid.elements()

    def roles(self):
        return [kid.role for kid in self.kids]

    def attribute(self, key):
        owners = self.node.get("/A", Array())
        for owner in owners if isinstance(owners, Array) else [owners]:
            if isinstance(owner, Dictionary) and key in owner:
                return owner[key]
        return None


class Tree:
    """The structure tree, walked in reading order."""

    def __init__(self, pdf, tell):
        self.pdf, self.tell = pdf, tell
        self.root = pdf.Root.StructTreeRoot
        self.pages = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        self.order = []
        kids = as_list(self.root.get("/K"))
        self.tops = [self.walk(kid, None, None) for kid in kids if isinstance(kid, Dictionary)]
        if [top.role for top in self.tops] != ["Document"]:
            self.tell("32000-1:14.8.4.2", "the tree does not begin with one Document")

    def walk(self, node, parent, page):
        element = Element(node, parent)
        above = parent.node if parent else self.root
        if node.get("/P") is None or node.P.objgen != above.objgen:
            self.tell("32000-1:14.7.2", f"{element.role}: its P is not what holds it")
        page = node.get("/Pg", page)
        for kid in as_list(node.get("/K")):
            if isinstance(kid, int):
                self.add_sequence(element, page, kid)
            elif kid.get("/Type") == Name.MCR:
                self.add_sequence(element, kid.get("/Pg", page), int(kid.MCID))
            elif kid.get("/Type") == Name.OBJR:
                element.links.append(kid.Obj)
            else:
                element.kids.append(self.walk(kid, element, page))
        return element

    def add_sequence(self, element, page, number):
        where = self.pages.get(page.objgen) if page is not None else None
        if where is None:
            self.tell("32000-1:14.7.4.2", f"{element.role}: content {number} on no page of the file")
            return
        element.sequences.append((where, number))
        self.order.append((where, number))

    def elements(self):
        for top in self.tops:
            yield from top.elements()


class Rules:
    """What must hold of a tree and of the pages that it describes."""

    def __init__(self, pdf, pages, tell):
        self.pdf, self.pages, self.tell = pdf, pages, tell
        self.tree = Tree(pdf, tell)
        self.roles()
        self.structure()
        self.parent_tree()
        self.links()

    def roles(self):
        mapped = self.tree.root.get("/RoleMap", Dictionary())
        for role in mapped.keys():
            if name(role) in STANDARD:
                self.tell("02-004", f"standard type {name(role)} is mapped to another")
        for element in self.tree.elements():
            seen, role = [], element.role
            while role not in STANDARD and role not in seen and f"/{role}" in mapped:
                seen.append(role)
                role = name(mapped[f"/{role}"])
            if role in seen:
                self.tell("02-003", f"the mapping of {element.role} goes round in a circle")
            elif role not in STANDARD:
                self.tell("02-001", f"{element.role} is mapped to no standard type")
            element.role = role

    def structure(self):
        depth, notes, plain_headings = 0, set(), 0
        for element in self.tree.elements():
            self.grammar(element)
            role = element.role
            if "/Lang" in element.node and not language_fits(element.node.Lang):
                self.tell("11-001", f"{role}: language `{text(element.node.Lang)}`")
            if re.fullmatch("H[1-6]", role):
                level = int(role[1])
                if depth == 0 and level != 1:
                    self.tell("14-002", f"the first heading is {role}")
                elif level > depth + 1:
                    self.tell("14-003", f"{role} follows H{depth}: `{self.words(element)}`")
                depth = level
                if not self.words(element).strip():
                    self.tell("14-001", f"an empty {role}")
            plain_headings += role == "H"
            if element.roles().count("H") > 1:
                self.tell("14-006", f"{role} holds more than one H")
            if role == "Note":
                identifier = text(element.node.get("/ID"))
                if not identifier:
                    self.tell("19-003", "a Note without an ID")
                elif identifier in notes:
                    self.tell("19-004", f"two Notes `{identifier}`")
                notes.add(identifier)
            if role in ("Figure", "Formula"):
                self.figure(element)
            if role == "Table":
                self.table(element)
            if role == "L":
                self.list(element)
        if plain_headings and depth:
            self.tell("14-007", "both H and numbered headings")
        for (page, number), (next_page, next_number) in zip(self.tree.order, self.tree.order[1:]):
            if (next_page, next_number) < (page, number):
                self.tell("09-001", f"what is read after page {page + 1}, {number} stands before it: page {next_page + 1}, {next_number}")
                break

    def grammar(self, element):
        kids, rule = KIDS.get(element.role, (None, None))
        for role in element.roles():
            if kids is not None and role not in kids:
                self.tell(rule, f"{role} in {element.role}")
        parents, rule = PARENTS.get(element.role, (None, None))
        above = element.parent.role if element.parent else "nothing"
        if parents is not None and above not in parents:
            self.tell(rule, f"{element.role} in {above}")
        if element.role in KIDS and element.sequences:
            self.tell(KIDS[element.role][1], f"content directly in {element.role}")

    def figure(self, element):
        role = element.role
        if not text(element.node.get("/Alt")).strip() and not text(element.node.get("/ActualText")).strip():
            self.tell("13-004" if role == "Figure" else "17-002", f"a {role} without alternative text")
        if element.attribute("/BBox") is None:
            self.tell("32000-1:14.8.5.4.3", f"a {role} without BBox")

    def table(self, element):
        rows = [each for each in element.elements() if each.role == "TR"]
        cells = [[cell for cell in row.kids if cell.role in ("TH", "TD")] for row in rows]
        heads = [cell for row in cells for cell in row if cell.role == "TH"]
        if not heads:
            self.tell("15-002", "a Table without TH")
        for cell in heads:
            if cell.attribute("/Scope") is None and cell.attribute("/Headers") is None:
                self.tell("15-003", f"TH `{self.words(cell)}` without Scope")
        widths = {sum(int(cell.attribute("/ColSpan") or 1) for cell in row) for row in cells}
        if len(widths) > 1:
            self.tell("15-005", f"a Table with rows of {sorted(widths)} cells")

    def list(self, element):
        labels = [self.words(kid) for item in element.kids for kid in item.kids if kid.role == "Lbl"]
        numbered = any(any(c.isdigit() for c in label) for label in labels)
        kind = name(element.attribute("/ListNumbering"))
        if numbered and kind in ("", "None", "Disc", "Circle", "Square"):
            self.tell("16-001", "a numbered list does not say so by ListNumbering")
        if not element.kids:
            self.tell("09-005", "a list without items")

    def words(self, element):
        return "".join(self.pages[page].texts.get(number, "") for each in element.elements() for page, number in each.sequences)

    def parent_tree(self):
        """Every marked sequence belongs to one element, and pages and annotations know theirs."""
        tree = number_tree(self.tree.root.get("/ParentTree", Dictionary()))
        owners = {}
        for element in self.tree.elements():
            for key in element.sequences:
                if key in owners:
                    self.tell("32000-1:14.7.4.2", f"page {key[0] + 1}: content {key[1]} in two elements")
                owners[key] = element
        for index, page in enumerate(self.pages):
            entries = as_list(tree.get(int(page.page.obj.get("/StructParents", -1))))
            for number in page.sequences:
                owner = owners.get((index, number))
                if owner is None:
                    self.tell("01-005", f"page {index + 1}: content {number} is in no element")
                elif number >= len(entries) or entries[number].objgen != owner.node.objgen:
                    self.tell("32000-1:14.7.4.4", f"page {index + 1}: the parent tree is wrong about content {number}")
        for page, number in owners:
            if number not in self.pages[page].sequences:
                self.tell("32000-1:14.7.4.2", f"page {page + 1} has no content {number}")

    def links(self):
        tree = number_tree(self.tree.root.get("/ParentTree", Dictionary()))
        held = {link.objgen: element for element in self.tree.elements() for link in element.links}
        for number, page in enumerate(self.pdf.pages, 1):
            for annotation in as_list(page.obj.get("/Annots")):
                element = held.get(annotation.objgen)
                if element is None or element.role != "Link":
                    self.tell("28-011", f"page {number}: a link annotation that no Link holds")
                    continue
                owner = tree.get(int(annotation.get("/StructParent", -1)))
                if owner is None or owner.objgen != element.node.objgen:
                    self.tell("32000-1:14.7.4.4", f"page {number}: the parent tree is wrong about a link")
