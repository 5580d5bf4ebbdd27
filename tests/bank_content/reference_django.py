"""The Django that samples and claims run against: Debian's package, an in-memory database, models of sample_context.

Whatever code inside `sandbox` stores, prints, puts into the environment or declares as a model is gone after it.
"""

import os
import sys
import types
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from unittest import mock

import sample_context as context

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
        HOOK_KEYS=[b"old", b"new"], ALLOWED_HOSTS=["testserver"],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions",
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


@contextmanager
def sandbox():
    """A transaction that is rolled back; models declared in the app `shop` and cached values are forgotten."""
    from django.apps import apps
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache
    from django.db import transaction

    try:
        with transaction.atomic(), redirect_stdout(StringIO()), mock.patch.dict(os.environ):
            yield
            transaction.set_rollback(True)
    finally:
        apps.all_models["shop"].clear()
        apps.clear_cache()
        cache.clear()
        ContentType.objects.clear_cache()
