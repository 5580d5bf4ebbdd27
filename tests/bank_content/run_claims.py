#!/usr/bin/env python3
"""Runs what the entries of the bank claim about code: the functions of claims/.

    run_claims.py [-v] [--bank BANK.xml] [--claims FOLDER] [TOPIC ...]

Each claim runs in a transaction of its own on the Django of the distribution.  One that needs more (a newer Django,
another package or database) is only listed, with -v.  A claim must name an entry, stand in the file of the entry's
topic, and not replace another of the same name.
"""

import sys

sys.dont_write_bytecode = True

import argparse
import ast
import importlib.util
import traceback
import types
import warnings
from collections import Counter
from pathlib import Path

from bank import DJANGO, Bank, Findings, run
from claims.needs import unmet
from reference_django import SKIPPED, find_django, raises, sandbox, set_up

CLAIMS = Path(__file__).resolve().parent / "claims"
NOT_TOPICS = {"__init__", "needs"}
PREFIX = "claim_"


class World(types.SimpleNamespace):
    """What a claim is given: the names of sample_context, and these."""

    def queries(self):
        """Records the queries sent inside a `with`; `len()` counts them."""
        from django.test.utils import CaptureQueriesContext

        return CaptureQueriesContext(self.connection)

    def raises(self, expected, function, *arguments, **named):
        raises(expected, lambda: function(*arguments, **named))

    def tables(self, *models):
        """Creates the tables of models that the claim declared (app_label "shop"), many-to-many ones included."""
        editor = self.connection.schema_editor()
        editor.deferred_sql = []
        for model in models:
            through = [field.remote_field.through for field in model._meta.local_many_to_many]
            for table in [model, *(one for one in through if one._meta.auto_created)]:
                with self.connection.cursor() as cursor:
                    cursor.execute(editor.table_sql(table)[0])
        with self.connection.cursor() as cursor:
            for statement in editor.deferred_sql:
                cursor.execute(str(statement))


def modules(folder, topics):
    """Topic, path and module of each file of claims; those of `topics` if any are given."""
    for path in sorted(folder.glob("*.py")):
        topic = path.stem.replace("_", "-")
        if path.stem in NOT_TOPICS or topics and topic not in topics:
            continue
        spec = importlib.util.spec_from_file_location(f"claims.{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield topic, path, module


def claims_of(module):
    return [value for name, value in vars(module).items()
            if name.startswith(PREFIX) and getattr(value, "__module__", None) == module.__name__]


def entry_id(claim):
    return claim.__name__.removeprefix(PREFIX).split("__")[0].replace("_", "-")


def line_of(claim):
    return claim.__code__.co_firstlineno


def check_names(topic, path, claims, entries, findings):
    """Each claim against the bank: its entry exists and is of the topic; no name is given twice."""
    for claim in claims:
        entry = entries.get(entry_id(claim))
        if entry is None:
            findings.add(path, line_of(claim), claim.__name__, f"no entry `{entry_id(claim)}`; correct the name")
        elif entry.topic != topic:
            findings.add(path, line_of(claim), claim.__name__,
                         f"`{entry.id}` is of topic {entry.topic}; move the claim to its file")
    names = Counter(node.name for node in ast.parse(path.read_text(encoding="utf-8")).body
                    if isinstance(node, ast.FunctionDef))
    for name, count in names.items():
        if count > 1:
            findings.add(path, 1, name, f"defined {count} times; add __what to tell them apart")


def failure_of(claim, names):
    """What is wrong with a claim and the line it was seen in, or None."""
    try:
        with sandbox():
            claim(World(**names))
    except Exception as error:  # whatever a claim does wrong is a finding
        frames = traceback.extract_tb(error.__traceback__)
        frame = [frame for frame in frames if frame.filename == claim.__code__.co_filename][-1]
        return frame.lineno, f"{type(error).__name__}: {str(error) or frame.line}; correct the entry or its claim"
    return None


def judge(claims, path, names, findings):
    """Runs the claims that can run; returns how many, and the reasons of the others."""
    ran, listed = 0, []
    for claim in claims:
        missing = unmet(claim)
        if missing:
            listed.append(f"  {claim.__name__}: {missing}")
            continue
        ran += 1
        failure = failure_of(claim, names)
        if failure:
            findings.add(path, failure[0], claim.__name__, failure[1])
    return ran, listed


def options(arguments):
    parser = argparse.ArgumentParser(description="Runs what the entries of the bank claim about code.")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the claims that did not run, and why")
    parser.add_argument("--bank", type=Path, default=DJANGO)
    parser.add_argument("--claims", type=Path, default=CLAIMS)
    parser.add_argument("topics", nargs="*", metavar="TOPIC")
    return parser.parse_args(arguments)


def main(arguments):
    wanted, findings, ran, listed = options(arguments), Findings(), 0, []
    entries = {entry.id: entry for entry in Bank(wanted.bank).entries}
    django = find_django()
    if django is None:
        print("Django is not installed (package python3-django)")
        return SKIPPED
    warnings.simplefilter("ignore")
    names = {name: value for name, value in set_up(django).items() if name not in ("raises", "__builtins__")}
    for topic, path, module in modules(wanted.claims.resolve(), wanted.topics):
        claims = claims_of(module)
        check_names(topic, path, claims, entries, findings)
        here, reasons = judge(claims, path, names, findings)
        ran, listed = ran + here, listed + reasons
    if wanted.verbose and listed:
        print("listed only, for want of:", *listed, sep="\n")
    return findings.exit(f"{ran} claims hold with Django {django.__version__}, {len(listed)} more are listed")


if __name__ == "__main__":
    run(main)
