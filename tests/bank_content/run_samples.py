#!/usr/bin/env python3
"""Runs the Python samples of the bank, with what sample_context.py gives them and claims of them.

    run_samples.py [-v] [BANK.xml]

Needs the Django of the distribution; a sample that wants a newer one, or a package that is not there, is parsed only
and the reason is listed with -v.  Nothing is written to disk but in a temporary folder.
"""

import sys

sys.dont_write_bytecode = True

import ast
import os
import tempfile
import textwrap
import traceback
import warnings
from pathlib import Path
from unittest import mock

import sample_context as context
from bank import DJANGO, Bank, Findings, run
from code_samples import source_of
from reference_django import SKIPPED, find_django, sandbox, set_up

def sample_of(entry, code):
    """The sample as a module: names given before it, what must hold after it."""
    if entry.id in context.INDENTED:
        code = context.INDENTED[entry.id] + "\n" + textwrap.indent(code, "  ")
    return "\n".join([context.GIVEN.get(entry.id, ""), code, context.THEN.get(entry.id, "")])


def run_sample(entry, code, names):
    """The error of a sample, or None."""
    namespace = names | {"__name__": "shop.models", "__package__": "shop"}
    for name in context.STAND_INS.get(entry.id, "").split():
        namespace[name] = mock.MagicMock(name=name)
    try:
        with sandbox():
            exec(compile(sample_of(entry, code), entry.id, "exec"), namespace)
    except Exception as error:  # whatever a sample does wrong is a finding
        frames = reversed(traceback.extract_tb(error.__traceback__))
        line = next((frame.lineno for frame in frames if frame.filename == entry.id), "?")
        return f"line {line}: {type(error).__name__}: {error}"
    return None


def unknown_names(bank, findings):
    ids = {entry.id for entry in bank.entries if any(b.get("lang") == "python" for b in entry.code_blocks())}
    for table in ("PARSED_ONLY", "STAND_INS", "GIVEN", "THEN", "INDENTED"):
        for name in sorted(set(getattr(context, table)) - ids):
            findings.add(context.__file__, 1, name, table, "no entry of that id has Python code; remove the line")


def main(arguments):
    verbose = "-v" in arguments
    paths = [argument for argument in arguments if argument != "-v"]
    django = find_django()
    if django is None:
        print("Django is not installed (package python3-django)")
        return SKIPPED
    bank, findings, ran, parsed = Bank(Path(paths[0]) if paths else DJANGO), Findings(), 0, []
    warnings.simplefilter("ignore")
    names = set_up(django)
    unknown_names(bank, findings)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for entry in bank.entries:
            for block in entry.code_blocks():
                if block.get("lang") != "python":
                    continue
                if entry.id in context.PARSED_ONLY:
                    ast.parse(source_of(block))
                    parsed.append(f"  {entry.id}: {context.PARSED_ONLY[entry.id]}")
                    continue
                ran += 1
                failure = run_sample(entry, source_of(block), names)
                if failure:
                    findings.entry(entry, "code-block", f"{failure}; mend the sample or its lines in sample_context.py",
                                   block)
        os.chdir("/")
    if verbose:
        print("parsed only, for want of:", *parsed, sep="\n")
    return findings.exit(f"{ran} Python samples run with Django {django.__version__}, {len(parsed)} more parse")


if __name__ == "__main__":
    run(main)
