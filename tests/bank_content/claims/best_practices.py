"""What the entries on good practice say that code does."""

from io import StringIO

from claims.needs import needs


def claim_common_django_mistakes(w):
    for title in ("Dune", "Emma", "Ulysses"):
        w.Book.objects.create(title=title, author=w.Author.objects.create(name=title))
    with w.queries() as sent:
        assert [book.author.name for book in w.Book.objects.all()] == ["Dune", "Emma", "Ulysses"]
    assert len(sent) == 4
    with w.queries() as sent:
        assert [book.author.name for book in w.Book.objects.select_related("author")] == ["Dune", "Emma", "Ulysses"]
    assert len(sent) == 1


def claim_interview_prep_tips(w):
    books = w.Book.objects.filter(pages__gt=300)
    with w.queries() as sent:
        assert 'WHERE "shop_book"."pages" > 300' in str(books.query)
    assert len(sent) == 0


def claim_settings_per_environment(w):
    assert bool("False") is True


def claim_settings_env_vs_hardcoded(w):
    flags = {"true": True, "false": False}
    w.raises(KeyError, flags.__getitem__, "ture")
    w.raises(KeyError, w.os.environ.__getitem__, "NOT_SET_ANYWHERE")


def claim_design_patterns__context_processors(w):
    from django.template.backends.django import DjangoTemplates

    seen = []

    def shared(request):
        seen.append(request.path)
        return {}

    options = {"context_processors": [shared]}
    engine = DjangoTemplates({"NAME": "claims", "DIRS": [], "APP_DIRS": False, "OPTIONS": options})
    engine.engine.__dict__["template_context_processors"] = (shared,)
    template = engine.from_string("hello")
    template.render({})
    assert seen == []
    template.render({}, w.RequestFactory().get("/a/"))
    template.render({}, w.RequestFactory().get("/b/"))
    assert seen == ["/a/", "/b/"]


def claim_fat_models_thin_views(w):
    from django.core import serializers

    class Shelf(w.models.Model):
        label = w.models.CharField(max_length=9)
        saved = []

        class Meta:
            app_label = "shop"

        def save(self, *args, **kwargs):
            self.saved.append(self.label)
            super().save(*args, **kwargs)

    w.tables(Shelf)
    Shelf.objects.create(label="form")
    Shelf.objects.bulk_create([Shelf(label="bulk")])
    Shelf.objects.update(label="update")
    fixture = '[{"model": "shop.shelf", "pk": 9, "fields": {"label": "fixture"}}]'
    for loaded in serializers.deserialize("json", fixture):
        loaded.save()
    assert Shelf.saved == ["form"] and Shelf.objects.count() == 3


def claim_fat_models_thin_views__on_commit(w):
    seen = []
    with w.TestCase.captureOnCommitCallbacks() as callbacks:
        with w.transaction.atomic():
            w.transaction.on_commit(lambda: seen.append("receipt"))
        try:
            with w.transaction.atomic():
                w.transaction.on_commit(lambda: seen.append("never"))
                raise KeyError
        except KeyError:
            pass
    assert seen == [] and len(callbacks) == 1


@needs(django=(6, 0))
def claim_upgrading_django__default_key(w):
    from django.conf import global_settings

    assert global_settings.DEFAULT_AUTO_FIELD == "django.db.models.BigAutoField"


@needs(django=(4, 2))
def claim_inherited_codebase(w):
    import tempfile
    from pathlib import Path
    from unittest import mock

    from django.core.management import call_command

    with tempfile.TemporaryDirectory() as folder, mock.patch("sys.path", [folder]), mock.patch.dict("sys.modules"):
        Path(folder, "later").mkdir()
        Path(folder, "later", "__init__.py").touch()
        with w.override_settings(MIGRATION_MODULES={"library": "later"}):
            w.raises(SystemExit, call_command, "makemigrations", "library", check=True, stdout=StringIO())
            assert [path.name for path in Path(folder, "later").glob("*.py")] == ["__init__.py"]
