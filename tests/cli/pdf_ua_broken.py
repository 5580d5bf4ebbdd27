"""Breaks a sound tagged PDF in one way at a time, for the test of pdf_ua.py.

    pdf_ua_broken.py FILE FOLDER

Writes FOLDER/FAULT.pdf for each fault and prints `FAULT RULE`, the rule that the checker must find broken.  The file must
have a heading, a list, a figure, a table, a link and an outline.
"""

import sys

import pikepdf
from pikepdf import Array, Dictionary, Name

FAULTS = []


def fault(rule):
    def add(function):
        FAULTS.append((function.__name__.replace("_", "-"), rule, function))
        return function

    return add


def elements(pdf, role):
    return [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Type") == Name.StructElem
            and each.S == Name("/" + role)]


def links(pdf):
    return [link for page in pdf.pages for link in page.obj.get("/Annots", [])]


def fonts(pdf):
    return [font for _, font in pdf.pages[0].Resources.Font.items()]


def before(pdf, operators):
    pdf.pages[0].contents_add(pdf.make_stream(operators), prepend=True)


@fault("11-001")
def no_language(pdf):
    del pdf.Root.Lang


@fault("11-001")
def language_that_is_none(pdf):
    elements(pdf, "P")[0].Lang = pikepdf.String("the english language")


@fault("07-001")
def no_title_shown(pdf):
    del pdf.Root.ViewerPreferences.DisplayDocTitle


@fault("07-002")
def title_not_shown(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@fault("14289-1:7.1")
def no_mark_info(pdf):
    del pdf.Root.MarkInfo


@fault("14289-1:7.1")
def no_structure_tree(pdf):
    del pdf.Root.StructTreeRoot


@fault("06-001")
def no_metadata(pdf):
    del pdf.Root.Metadata


def change_metadata(pdf, old, new):
    xmp = pdf.Root.Metadata.read_bytes()
    assert old in xmp
    pdf.Root.Metadata.write(xmp.replace(old, new))


@fault("06-002")
def no_claim(pdf):
    change_metadata(pdf, b"pdfuaid:part>1", b"pdfuaid:part>2")


@fault("06-003")
def no_title_in_metadata(pdf):
    change_metadata(pdf, b"dc:title", b"dc:label")


@fault("32000-1:14.3.2")
def another_title_in_metadata(pdf):
    change_metadata(pdf, b"A small deck", b"A large deck")


@fault("01-005")
def untagged_line(pdf):
    before(pdf, b"0 0 m 9 9 l S")


@fault("01-005")
def content_of_no_element(pdf):
    before(pdf, b"/P <</MCID 999>> BDC 0 0 m 9 9 l S EMC")


@fault("01-004")
def content_in_an_artifact(pdf):
    before(pdf, b"/Artifact BMC /P <</MCID 999>> BDC 0 0 m 9 9 l S EMC EMC")


@fault("32000-1:14.6")
def sequence_without_end(pdf):
    before(pdf, b"/Artifact BMC")


@fault("32000-1:14.7.4.4")
def parent_tree_in_disorder(pdf):
    nums = pdf.Root.StructTreeRoot.ParentTree
    while "/Nums" not in nums:
        nums = nums.Kids[0]
    entries = next(each for each in nums.Nums if isinstance(each, Array))
    entries[0], entries[len(entries) - 1] = entries[len(entries) - 1], entries[0]


@fault("02-001")
def role_of_nobody(pdf):
    elements(pdf, "P")[0].S = Name.Paragraph


@fault("09-001")
def read_backwards(pdf):
    document = elements(pdf, "Document")[0]
    document.K = Array(reversed(list(document.K)))


@fault("14-002")
def first_heading_of_second_level(pdf):
    elements(pdf, "H1")[0].S = Name.H2


@fault("14-003")
def heading_that_skips_a_level(pdf):
    elements(pdf, "H2")[0].S = Name.H4


@fault("13-004")
def figure_without_alternative(pdf):
    del elements(pdf, "Figure")[0].Alt


@fault("15-002")
def table_without_heads(pdf):
    for head in elements(pdf, "TH"):
        head.S = Name.TD


@fault("15-003")
def head_without_scope(pdf):
    del elements(pdf, "TH")[0].A


@fault("15-005")
def row_with_a_cell_less(pdf):
    del elements(pdf, "TR")[1].K[0]


@fault("09-004")
def cell_outside_a_row(pdf):
    elements(pdf, "TR")[0].S = Name.Div


@fault("09-005")
def list_item_outside_a_list(pdf):
    elements(pdf, "L")[0].S = Name.Div


@fault("16-001")
def numbers_not_told(pdf):
    for each in elements(pdf, "L"):
        if "/A" in each:
            del each.A


@fault("09-006")
def contents_entry_outside_contents(pdf):
    elements(pdf, "TOC")[0].S = Name.Div


@fault("28-012")
def link_without_words(pdf):
    del links(pdf)[0].Contents


@fault("28-011")
def link_of_no_element(pdf):
    for each in elements(pdf, "Link"):
        each.S = Name.Span


@fault("28-008")
def no_order_of_links(pdf):
    for page in pdf.pages:
        if "/Tabs" in page.obj:
            del page.obj.Tabs


@fault("31-009")
def font_not_embedded(pdf):
    descriptor = fonts(pdf)[0].DescendantFonts[0].FontDescriptor
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


@fault("31-027")
def no_characters(pdf):
    del fonts(pdf)[0].ToUnicode


@fault("10-001")
def character_without_meaning(pdf):
    stream = fonts(pdf)[0].ToUnicode
    stream.write(stream.read_bytes().replace(b"beginbfchar", b"beginnothing").replace(b"beginbfrange", b"beginnothing"))


@fault("29-001")
def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.beep()"))


@fault("14289-1:7.17")
def outline_that_leads_nowhere(pdf):
    first = pdf.Root.Outlines.First
    for key in ("/Dest", "/A"):
        if key in first:
            del first[key]


def main(file, folder):
    for label, rule, break_it in FAULTS:
        with pikepdf.open(file) as pdf:
            break_it(pdf)
            pdf.save(f"{folder}/{label}.pdf")
        print(label, rule)


if __name__ == "__main__":
    main(*sys.argv[1:])
