"""What the entries on Django's basics say that code does."""

import tempfile
import types
from datetime import date, datetime, timedelta, timezone
from io import StringIO
from pathlib import Path
from unittest import mock

from claims.needs import needs


def registry_of(*configs):
    from django.apps.registry import Apps

    return Apps(list(configs))


def app_named(name, seen):
    """An app config that notes when its models are imported and when it is ready."""
    from django.apps import AppConfig

    class Noted(AppConfig):
        path = "/nowhere"

        def import_models(self):
            super().import_models()
            seen.append(f"models of {name}")

        def ready(self):
            seen.append(f"ready of {name}")

    return Noted(name, types.ModuleType(name))


def claim_app_registry_ready(w):
    seen = []
    registry_of(app_named("first", seen), app_named("second", seen))
    assert seen == ["models of first", "models of second", "ready of first", "ready of second"]


def claim_app_registry_ready__asked_too_early(w):
    from django.apps.registry import Apps
    from django.core.exceptions import AppRegistryNotReady

    with mock.patch.object(Apps, "populate"):
        registry = Apps([])
    w.raises(AppRegistryNotReady, registry.get_models)


def claim_appconfig_purpose__label(w):
    assert app_named("shop.billing", []).label == "billing"
    from django.core.exceptions import ImproperlyConfigured

    w.raises(ImproperlyConfigured, registry_of, app_named("a.accounts", []), app_named("b.accounts", []))


def claim_init_py_role(w):
    from django.core.exceptions import ImproperlyConfigured
    from django.db.migrations.loader import MigrationLoader

    def unmigrated():
        return MigrationLoader(None, ignore_no_migrations=True).unmigrated_apps

    with tempfile.TemporaryDirectory() as folder, mock.patch("sys.path", [folder]), mock.patch.dict("sys.modules"):
        for name in ("bare", "regular"):
            Path(folder, name).mkdir()
            Path(folder, name, "0001_initial.py").write_text("from django.db.migrations import Migration")
        Path(folder, "regular", "__init__.py").touch()
        with w.override_settings(MIGRATION_MODULES={"library": "bare", "shop": "regular"}):
            assert {"library", "shop"} & unmigrated() == {"library"}
        for place in ("one", "two"):
            Path(folder, place, "spread").mkdir(parents=True)
        with mock.patch("sys.path", [f"{folder}/one", f"{folder}/two"]):
            w.raises(ImproperlyConfigured, w.AppConfig.create, "spread")


def claim_settings_file_purpose(w):
    from django.core import signing

    signed = signing.dumps({"user": 1})
    user = w.User.objects.create_user("ada", password="s3cret")
    with w.override_settings(SECRET_KEY="another"):
        w.raises(signing.BadSignature, signing.loads, signed)
        assert user.check_password("s3cret")


def claim_django_admin_discovery(w):
    site = w.admin.AdminSite()
    assert not site.is_registered(w.Book)
    site.register(w.Book)
    request = w.RequestFactory().get("/")
    request.user = w.User.objects.create_user("ada")
    assert not site.has_permission(request)
    request.user.is_staff = True
    assert site.has_permission(request)
    assert not site._registry[w.Book].has_view_permission(request)


def claim_management_commands(w):
    from django.core.management import call_command

    class Command(w.BaseCommand):
        def add_arguments(self, parser):
            parser.add_argument("--days", type=int, default=30)

        def handle(self, **options):
            if options["days"] < 1:
                raise w.CommandError("--days: 1 or more")
            self.stdout.write(f"{options['days']} days")

    out = StringIO()
    call_command(Command(), days=7, stdout=out)
    assert out.getvalue() == "7 days\n"
    w.raises(w.CommandError, call_command, Command(), days=0)
    command = Command(stderr=StringIO())
    with mock.patch("django.db.connections.close_all"):
        try:
            command.run_from_argv(["manage.py", "prune", "--days", "0"])
        except SystemExit as left:
            assert left.code == 1
        else:
            raise AssertionError("no exit status")


def claim_timezone_aware_datetimes(w):
    w.raises(TypeError, lambda: datetime(2026, 8, 5) < datetime(2026, 8, 5, tzinfo=timezone.utc))
    import warnings

    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        w.Book.objects.create(title="Dune", updated=datetime(2026, 8, 5))
    assert [warning.category for warning in seen] == [RuntimeWarning]


def claim_timezone_aware_datetimes__days_follow_the_active_zone(w):
    w.Book.objects.create(title="Dune", updated=datetime(2026, 8, 5, 20, tzinfo=timezone.utc))
    on = {day: w.Book.objects.filter(updated__date=date(2026, 8, day)) for day in (5, 6)}
    with w.timezone.override("UTC"):
        assert on[5].count() == 1 and on[6].count() == 0
    with w.timezone.override("Asia/Tokyo"):
        assert on[5].count() == 0 and on[6].count() == 1


def claim_recurring_local_times(w):
    from zoneinfo import ZoneInfo

    oslo = ZoneInfo("Europe/Oslo")
    missing = datetime(2027, 3, 28, 2, 30, tzinfo=oslo)
    assert missing.astimezone(timezone.utc).astimezone(oslo).hour == 3
    twice = datetime(2027, 10, 31, 2, 30, tzinfo=oslo)
    assert twice.utcoffset() - twice.replace(fold=1).utcoffset() == timedelta(hours=1)


def claim_system_checks(w):
    from django.core import checks
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    def check(**options):
        call_command("check", stdout=StringIO(), stderr=StringIO(), **options)

    def key_is_live(app_configs, **kwargs):
        return [checks.Warning("Test key.", id="shop.W001")]

    registry = checks.registry.registry
    with mock.patch.multiple(registry, registered_checks=set(), deployment_checks=set()):
        checks.register(key_is_live, deploy=True)
        check()
        check(deploy=True)
        w.raises(SystemCheckError, check, deploy=True, fail_level="WARNING")
        with w.override_settings(SILENCED_SYSTEM_CHECKS=["shop.W001"]):
            check(deploy=True, fail_level="WARNING")


def claim_internationalization(w):
    from django.utils.translation import get_language_from_request, gettext, gettext_lazy, override

    with override("en"):
        frozen, lazy = gettext("Yes"), gettext_lazy("Yes")
    with override("de"):
        assert frozen == "Yes" and str(lazy) == "Ja"
    request = w.RequestFactory().get("/", HTTP_ACCEPT_LANGUAGE="fr")
    assert get_language_from_request(request) == "fr"
    request.COOKIES["django_language"] = "de"
    assert get_language_from_request(request) == "de"


def claim_admin_customization(w):
    class DocumentAdmin(w.admin.ModelAdmin):
        list_display = ["title", "author"]
        actions = ["mark_paid"]

        @w.admin.action(permissions=["change"])
        def mark_paid(self, request, queryset):
            pass

    author = w.Author.objects.create(name="Herbert")
    for title in ("Dune", "Emma", "Ulysses"):
        w.Document.objects.create(title=title, author=author)
    documents = DocumentAdmin(w.Document, w.admin.AdminSite())
    request = w.RequestFactory().get("/")
    request.user = w.User.objects.create_user("ada", is_staff=True)
    assert "mark_paid" not in documents.get_actions(request)
    request.user = w.User.objects.create_superuser("bob")
    assert "mark_paid" in documents.get_actions(request)
    listed = documents.get_changelist_instance(request).queryset
    with w.queries() as sent:
        assert [document.author.name for document in listed] == ["Herbert"] * 3
    assert len(sent) == 1


@needs(django=(6, 1))
def claim_admin_customization__nullable_foreign_key(w):
    class BookAdmin(w.admin.ModelAdmin):
        list_display = ["title", "author"]

    w.Book.objects.create(title="Dune", author=w.Author.objects.create(name="Herbert"))
    request = w.RequestFactory().get("/")
    request.user = w.User.objects.create_superuser("bob")
    listed = BookAdmin(w.Book, w.admin.AdminSite()).get_changelist_instance(request).queryset
    with w.queries() as sent:
        assert [book.author.name for book in listed] == ["Herbert"]
    assert len(sent) == 1


def claim_admin_customization__delete_action(w):
    class Shelf(w.models.Model):
        class Meta:
            app_label = "shop"

        def delete(self, *args, **kwargs):
            raise AssertionError("called")

    w.tables(Shelf)
    Shelf.objects.create()
    Shelf.objects.all().delete()
    assert Shelf.objects.count() == 0


def claim_admin_customization__update_skips_save(w):
    saved = []

    def note(**kwargs):
        saved.append(1)

    w.Book.objects.create(title="Dune")
    w.post_save.connect(note, sender=w.Book)
    try:
        w.Book.objects.update(title="Emma")
    finally:
        w.post_save.disconnect(note, sender=w.Book)
    assert saved == []


def claim_reusable_app(w):
    from django.conf import settings

    def read_when_used():
        return getattr(settings, "LOANS_DAYS", 14)

    assert read_when_used() == 14
    with w.override_settings(LOANS_DAYS=7):
        assert read_when_used() == 7


@needs(django=(6, 1))
def claim_mailers_setting(w):
    from django.core.mail import mailers

    with w.override_settings(MAILERS={"bulk": {"OPTIONS": {"host": "localhost"}}}):
        assert mailers["bulk"].host == "localhost"
        w.raises(AttributeError, getattr, w.settings, "EMAIL_HOST")
