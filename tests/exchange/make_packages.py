"""Writes Anki packages of all generations, and broken ones, into a folder: with Python's own zip and SQLite, and zstd.

Usage: make_packages.py FOLDER
"""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)

TYPES = {
    "1": {
        "name": "Word",
        "type": 0,
        "flds": [{"name": n} for n in ("Word", "Meaning", "Sound", "Origin")],
        "tmpls": [
            {"name": "Forward", "qfmt": "<style>b{}</style>{{Word}} {{Sound}}", "afmt": "{{FrontSide}}<hr id=answer>{{Meaning}}"},
            {"name": "Back", "qfmt": "{{#Meaning}}{{Meaning}}{{/Meaning}}", "afmt": "{{FrontSide}}<hr id=answer>{{Word}}"},
        ],
    },
    "2": {
        "name": "Gap",
        "type": 1,
        "flds": [{"name": "Text"}, {"name": "Extra"}],
        "tmpls": [{"name": "Cloze", "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}<br>{{Extra}}"}],
    },
}

NOTES = [
    (11, "g'1", 1, " food::bread ", "bread\x1f<b>pain</b>\x1f[sound:bread.mp3]\x1fold"),
    (12, "g2", 1, "", '<img src="water.png">\x1feau\x1f\x1f'),
    (13, "g3", 2, "", "{{c1::Rome}} is in {{c2::Italy::country}}.\x1fMap"),
]
CARDS = [(21, 11, 5, 0), (22, 11, 5, 1), (23, 12, 6, 0), (24, 13, 5, 0), (25, 13, 5, 1)]
DECKS = {"1": "Default", "5": "Trip::Words", "6": "Trip::Pictures"}

NOTE_TABLES = """
create table notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text,
                    sfld integer, csum integer, flags integer, data text);
create table cards (id integer primary key, nid integer, did integer, ord integer);
create table revlog (id integer primary key, cid integer);
insert into revlog values (1, 21), (2, 21);
"""


def fill(database, notes):
    database.executescript(NOTE_TABLES)
    for id_, guid, type_, tags, fields in notes:
        database.execute("insert into notes values (?,?,?,0,0,?,?,0,0,0,'')", (id_, guid, type_, tags, fields))
    for id_, note, deck, number in CARDS:
        if any(note == each[0] for each in notes):
            database.execute("insert into cards values (?,?,?,?)", (id_, note, deck, number))


def database_bytes(build):
    name = os.path.join(sys.argv[1], "temporary.db")
    if os.path.exists(name):
        os.remove(name)
    database = sqlite3.connect(name)
    database.create_collation("unicase", lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))
    build(database)
    database.commit()
    database.close()
    with open(name, "rb") as file:
        data = file.read()
    os.remove(name)
    return data


def with_json(notes):
    def build(database):
        database.execute("create table col (id integer, models text, decks text)")
        decks = {key: {"name": name} for key, name in DECKS.items()}
        database.execute("insert into col values (1, ?, ?)", (json.dumps(TYPES), json.dumps(decks)))
        fill(database, notes)

    return database_bytes(build)


def varint(number):
    out = bytearray()
    while True:
        out.append(number & 0x7F | (0x80 if number > 0x7F else 0))
        number >>= 7
        if not number:
            return bytes(out)


def text(number, value):
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def with_tables(notes):
    def build(database):
        database.executescript("""
            create table notetypes (id integer primary key, name text collate unicase, mtime_secs integer, usn integer, config blob);
            create table fields (ntid integer, ord integer, name text collate unicase, config blob, primary key (ntid, ord)) without rowid;
            create unique index idx_fields on fields (name, ntid);
            create table templates (ntid integer, ord integer, name text collate unicase, mtime_secs integer, usn integer, config blob,
                                    primary key (ntid, ord)) without rowid;
            create table decks (id integer primary key, name text collate unicase, mtime_secs integer, usn integer, common blob, kind blob);
            create table col (id integer, models text, decks text);
            insert into col values (1, '', '');
        """)
        for key, type_ in TYPES.items():
            kind = varint(1 << 3) + varint(type_["type"]) if type_["type"] else b""
            database.execute("insert into notetypes values (?,?,0,0,?)", (int(key), type_["name"], kind + text(3, ".card {}")))
            for number, field in enumerate(type_["flds"]):
                database.execute("insert into fields values (?,?,?,?)", (int(key), number, field["name"], b""))
            for number, card in enumerate(type_["tmpls"]):
                config = text(1, card["qfmt"]) + text(2, card["afmt"])
                database.execute("insert into templates values (?,?,?,0,0,?)", (int(key), number, card["name"], config))
        for key, name in DECKS.items():
            database.execute("insert into decks values (?,?,0,0,'','')", (int(key), name.replace("::", "\x1f")))
        fill(database, notes)

    return database_bytes(build)


def packed(data):
    return subprocess.run(["zstd", "-q", "-c"], input=data, stdout=subprocess.PIPE, check=True).stdout


def package(name, members, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(os.path.join(sys.argv[1], name), "w", compression) as archive:
        for member, data in members.items():
            archive.writestr(member, data)


STUB = [(1, "s", 1, "", "Please update to the latest Anki version, then import the file again.\x1f\x1f\x1f")]


def main():
    old = with_json(NOTES)
    stub = with_json(STUB)
    media = {"media": json.dumps({"0": "water.png", "1": "bread.mp3"}), "0": PNG, "1": b"sound"}
    package("old.apkg", {"collection.anki2": old, **media})
    package("middle.apkg", {"collection.anki2": stub, "collection.anki21": old, **media})
    entries = text(1, text(1, "water.png") + varint(2 << 3) + varint(len(PNG))) + text(1, text(1, "bread.mp3"))
    package("new.apkg", {
        "meta": varint(1 << 3) + varint(3),
        "collection.anki2": stub,
        "collection.anki21b": packed(with_tables(NOTES)),
        "media": packed(entries),
        "0": packed(PNG),
        "1": packed(b"sound"),
    })
    with open(os.path.join(sys.argv[1], "collection"), "wb") as file:
        file.write(old)

    package("stub.apkg", {"collection.anki2": stub, "media": "{}"})
    package("sheet.xlsx", {"xl/workbook.xml": "<workbook/>"})
    package("dots.apkg", {"collection.anki2": old, "../../etc/x": "y"})
    package("media-dots.apkg", {"collection.anki2": old, "media": json.dumps({"0": "../water.png"}), "0": PNG})
    package("bad-media.apkg", {"collection.anki2": old, "media": "nonsense"})
    package("bomb.apkg", {"collection.anki2": b"\0" * (24 << 20)}, zipfile.ZIP_DEFLATED)
    package("bad-zstd.apkg", {"collection.anki21b": packed(with_tables(NOTES))[:-20]})
    page = 4096
    package("bad-database.apkg", {"collection.anki2": old[: 2 * page] + b"\xA5" * page + old[3 * page :]})
    package("no-tables.apkg", {"collection.anki2": database_bytes(lambda d: d.execute("create table t (x)"))})
    with open(os.path.join(sys.argv[1], "old.apkg"), "rb") as file:
        whole = file.read()
    with open(os.path.join(sys.argv[1], "cut.apkg"), "wb") as file:
        file.write(whole[: len(whole) // 2])
    at = whole.index(b"SQLite format 3")
    with open(os.path.join(sys.argv[1], "flipped.apkg"), "wb") as file:
        file.write(whole[: at + 5000] + bytes([whole[at + 5000] ^ 0xFF]) + whole[at + 5001 :])


main()
