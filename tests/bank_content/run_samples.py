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
import types
import warnings
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from unittest import mock

import sample_context as context
from bank import DJANGO, Bank, Findings, run
from code_samples import source_of

DEBIAN = "/usr/lib/python3/dist-packages"
SKIPPED = 77  # what ctest takes for "not run"


def find_django():
    """Debian's packages suit any Python 3.11, found through its own interpreter or not."""
    if DEBIAN not in sys.path and sys.version_info[:2] == (3, 11):
        sys.path.append(DEBIAN)
    try:
        import django
    except ImportError:
        return None
    return django


def set_up(django):
    """An in-memory database with the models of sample_context; returns the names every sample may use."""
    from django.conf import settings

    for name in ("library", "shop"):
        package(name)
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, USE_TZ=True,
        SECRET_KEY="samples", DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", PAYMENT_KEY="live_1",
        HOOK_KEYS=[b"old", b"new"], INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth",
                                                   "django.contrib.admin", app("library"), app("shop")])
    django.setup()
    names = context.common_names() | {"__name__": "library.models", "raises": raises}
    exec(context.MODELS, names)
    create_tables(names)
    package("shop.views", book_detail=lambda request, pk: None)
    package("shop.models", Book=names["Book"])
    package("shop.services", load_cart=lambda request: None)
    return names


def package(name, **contents):
    module = sys.modules[name] = types.ModuleType(name)
    module.__path__ = []
    vars(module).update(contents)
    parent, _, own = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], own, module)


def app(label):
    from django.apps import AppConfig

    config = type(label.title() + "Config", (AppConfig,), {"name": label, "path": "/nowhere", "__module__": label})
    setattr(sys.modules[label], config.__name__, config)
    return f"{label}.{config.__name__}"


def create_tables(names):
    from django.apps import apps

    with names["connection"].schema_editor() as editor:
        for model in apps.get_models():
            editor.create_model(model)


def raises(expected, function, *arguments):
    try:
        function(*arguments)
    except expected:
        return
    raise AssertionError(f"{expected.__name__} not raised")


def sample_of(entry, code):
    """The sample as a module: names given before it, what must hold after it."""
    if entry.id in context.INDENTED:
        code = context.INDENTED[entry.id] + "\n" + textwrap.indent(code, "  ")
    return "\n".join([context.GIVEN.get(entry.id, ""), code, context.THEN.get(entry.id, "")])


def run_sample(entry, code, names):
    """The error of a sample, or None.  What it stored is rolled back and what it declared is forgotten."""
    from django.apps import apps
    from django.core.cache import cache
    from django.db import transaction

    namespace = names | {"__name__": "shop.models", "__package__": "shop"}
    for name in context.STAND_INS.get(entry.id, "").split():
        namespace[name] = mock.MagicMock(name=name)
    failure = None
    try:
        with transaction.atomic(), redirect_stdout(StringIO()), mock.patch.dict(os.environ):
            exec(compile(sample_of(entry, code), entry.id, "exec"), namespace)
            transaction.set_rollback(True)
    except Exception as error:  # whatever a sample does wrong is a finding
        frames = reversed(traceback.extract_tb(error.__traceback__))
        line = next((frame.lineno for frame in frames if frame.filename == entry.id), "?")
        failure = f"line {line}: {type(error).__name__}: {error}"
    apps.all_models["shop"].clear()
    apps.clear_cache()
    cache.clear()
    return failure


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
