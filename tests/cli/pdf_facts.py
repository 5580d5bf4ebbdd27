"""What a viewer and a printer find in a PDF, one fact a line, as pikepdf reads it.

    pdf_facts.py FILE
"""

import sys

import pikepdf


def box(page, key):
    return " ".join(str(edge) for edge in page.get(key, []))


def facts(pdf):
    root = pdf.Root
    yield f"version: {pdf.pdf_version}"
    for key, value in sorted(root.get("/ViewerPreferences", {}).items()):
        yield f"viewer {key}: {value}"
    yield f"language: {root.get('/Lang')}"
    yield f"marked: {root.get('/MarkInfo', {}).get('/Marked')}"
    yield f"structure: {'/StructTreeRoot' in root}"
    yield f"xmp: {'/Metadata' in root}"
    for key, value in sorted(pdf.docinfo.items()):
        yield f"info {key}: {value}"
    for key in ("/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles", "/AcroForm"):
        if key in root or key in root.get("/Names", {}):
            yield f"active: {key}"
    for index, page in enumerate(pdf.pages, 1):
        yield f"page {index} media: {box(page.obj, '/MediaBox')}"
        yield f"page {index} trim: {box(page.obj, '/TrimBox')}"
        yield f"page {index} rotate: {page.obj.get('/Rotate', 0)}"
    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream) and "/Filter" not in stream and stream.get("/Type") != "/Metadata":
            yield f"not compressed: {len(stream.read_raw_bytes())} bytes"


with pikepdf.open(sys.argv[1]) as document:
    print("\n".join(facts(document)))
