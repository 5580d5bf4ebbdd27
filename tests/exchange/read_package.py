"""Reads Anki packages as Anki does: zip, SQLite, JSON; prints what it found.

Usage: read_package.py PACKAGE…
"""

import json
import os
import sqlite3
import sys
import tempfile
import zipfile

guids = []
for name in sys.argv[1:]:
    with zipfile.ZipFile(name) as archive, tempfile.TemporaryDirectory() as folder:
        assert archive.testzip() is None
        media = json.loads(archive.read("media"))
        assert all(member in archive.namelist() for member in media)
        archive.extract("collection.anki2", folder)
        database = sqlite3.connect(os.path.join(folder, "collection.anki2"))
        check = database.execute("pragma integrity_check").fetchone()[0]
        version, models, decks = database.execute("select ver, models, decks from col").fetchone()
        models, decks = json.loads(models), json.loads(decks)
        rows = []
        query = "select n.guid, n.mid, n.flds, c.did from notes n join cards c on c.nid = n.id order by n.id"
        for guid, model, fields, deck in database.execute(query):
            names = [field["name"] for field in models[str(model)]["flds"]]
            values = dict(zip(names, fields.split("\x1f"), strict=True))
            rows.append((decks[str(deck)]["name"], values["Prompt"], values["Short answer"]))
            guids.append(guid)
        print(check, version, rows)
print("same guids", len(set(guids)) == 1)
