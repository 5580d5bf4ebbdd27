"""What the entries on migrations claim about code: each works on a database and a folder of migrations of its own."""

import importlib
import sys
import tempfile
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

from claims.needs import needs

HEAD = "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n    initial = {initial}\n"
CREATE = 'migrations.CreateModel("Note", [("id", models.BigAutoField(primary_key=True))])'


def add(field, definition="models.TextField(null=True)"):
    return f'migrations.AddField("note", "{field}", {definition})'


class Project:
    """The app `shop` with migrations that a claim writes, on an in-memory SQLite database of its own."""

    def __init__(self, w, folder, alias):
        self.w, self.folder, self.alias = w, folder, alias

    def write(self, name, *operations, after=(), initial=None, **attributes):
        """A migration file; `after` names those it depends on, further attributes are written as they are."""
        lines = [f"    dependencies = {[('shop', one) for one in after]}", *map("    {0[0]} = {0[1]}".format,
                 attributes.items()), "    operations = [", *(f"        {one}," for one in operations), "    ]"]
        text = HEAD.format(initial=bool(not after if initial is None else initial)) + "\n".join(lines) + "\n"
        (self.folder / f"{name}.py").write_text(text, encoding="utf-8")

    def remove(self, name):
        (self.folder / f"{name}.py").unlink()

    def call(self, command, *arguments, **options):
        """What a management command prints; the migration modules are read anew."""
        from django.core.management import call_command

        importlib.invalidate_caches()
        for name in [name for name in sys.modules if name.startswith(f"{self.folder.name}.")]:
            del sys.modules[name]
        said = StringIO()
        call_command(command, *arguments, stdout=said, stderr=said, **options)
        return said.getvalue()

    def migrate(self, *arguments, **options):
        return self.call("migrate", "shop", *arguments, database=self.alias, **options)

    def sql(self, statement, *parameters):
        from django.db import connections

        with connections[self.alias].cursor() as cursor:
            cursor.execute(statement, parameters)
            return cursor.fetchall()

    def tables(self):
        from django.db import connections

        return set(connections[self.alias].introspection.table_names())

    def recorded(self):
        return sorted(name for name, in self.sql("SELECT name FROM django_migrations WHERE app = 'shop'"))


@contextmanager
def project(w):
    from django.db import connections

    alias = f"claim_{uuid4().hex}"
    with tempfile.TemporaryDirectory(prefix="migrations_of_") as folder:
        package = Path(folder) / f"claimed_{uuid4().hex}"
        package.mkdir()
        (package / "__init__.py").touch()
        sys.path.insert(0, folder)
        connections.databases[alias] = {**connections.databases["default"]}
        try:
            with w.override_settings(MIGRATION_MODULES={"shop": package.name}):
                yield Project(w, package, alias)
        finally:
            connections[alias].close()
            del connections.databases[alias]
            sys.path.remove(folder)


def declare_note(w, **fields):
    """The live model that `makemigrations` compares with the files."""
    options = {"app_label": "shop"}
    return type("Note", (w.models.Model,), {"Meta": type("Meta", (), options), "__module__": "shop.models", **fields})


def claim_migrations_basics__files_are_compared_and_records_skipped(w):
    with project(w) as shop:
        shop.write("0001_initial", CREATE)
        declare_note(w, text=w.models.TextField(null=True))
        w.raises(SystemExit, shop.call, "makemigrations", "shop", check_changes=True, dry_run=True)
        assert "shop_note" not in shop.tables()
        shop.migrate()
        assert "shop_note" in shop.tables() and shop.recorded() == ["0001_initial"]
        assert "No migrations to apply" in shop.migrate()


def claim_migrations_basics__fake_writes_the_record_alone(w):
    with project(w) as shop:
        shop.write("0001_initial", CREATE)
        shop.migrate(fake=True)
        assert shop.recorded() == ["0001_initial"] and "shop_note" not in shop.tables()


def claim_migrations_basics__sqlite_undoes_a_failed_migration(w):
    with project(w) as shop:
        shop.write("0001_initial", CREATE, 'migrations.RunSQL("SELECT no_such_function()")')
        w.raises(w.OperationalError, shop.migrate)
        assert "shop_note" not in shop.tables() and shop.recorded() == []


def claim_migration_conflicts(w):
    from django.core.management.base import CommandError

    with project(w) as shop:
        declare_note(w, a=w.models.TextField(null=True), b=w.models.TextField(null=True))
        shop.write("0001_initial", CREATE)
        shop.write("0008_a", add("a"), after=["0001_initial"])
        shop.write("0008_b", add("b"), after=["0001_initial"])
        w.raises(CommandError, shop.migrate)
        w.raises(CommandError, shop.call, "makemigrations", "shop", check_changes=True, dry_run=True)
        shop.call("makemigrations", "shop", merge=True, interactive=False)
        merged = next(shop.folder.glob("0009*.py")).read_text(encoding="utf-8")
        assert "0008_a" in merged and "0008_b" in merged and "migrations.AddField" not in merged
        shop.migrate()
        assert {"0008_a", "0008_b"} < set(shop.recorded())


@needs(django=(4, 2))
def claim_migration_conflicts__check_writes_nothing(w):
    with project(w) as shop:
        declare_note(w)
        w.raises(SystemExit, shop.call, "makemigrations", "shop", check_changes=True)
        assert [path.name for path in shop.folder.glob("0*.py")] == []


def claim_data_migrations__historical_models_have_fields_alone(w):
    from django.db.migrations.state import ModelState, ProjectState

    class Published(w.models.Manager):
        pass

    kept = w.models.Manager()
    kept.use_in_migrations = True
    live = declare_note(w, text=w.models.TextField(), published=Published(), other=Published(), kept=kept,
                        save=lambda self, **options: None, words=lambda self: self.text.split())
    state = ProjectState()
    state.add_model(ModelState.from_model(live))
    past = state.apps.get_model("shop", "Note")
    assert [field.name for field in past._meta.fields] == ["id", "text"]
    assert not hasattr(past, "words") and past.save is w.models.Model.save
    assert hasattr(past, "kept") and not hasattr(past, "other")
    assert type(past._default_manager) is w.models.Manager


def with_rows(w, shop, count=2):
    shop.write("0001_initial", CREATE)
    shop.migrate()
    for _ in range(count):
        shop.sql("INSERT INTO shop_note DEFAULT VALUES")


def claim_unique_column_on_existing_rows__the_default_is_called_once(w):
    with project(w) as shop:
        with_rows(w, shop)
        uuid = "models.UUIDField(default=__import__('uuid').uuid4, {})"
        shop.write("0002_token", add("token", uuid.format("unique=True")), after=["0001_initial"])
        w.raises(w.IntegrityError, shop.migrate)
        shop.write("0002_token", add("token", uuid.format("null=True")), after=["0001_initial"])
        shop.migrate()
        (first,), (second,) = shop.sql("SELECT token FROM shop_note")
        assert first == second and first is not None


@needs(django=(6, 1))
def claim_unique_column_on_existing_rows__a_database_default_is_evaluated_for_each_row(w):
    with project(w) as shop:
        with_rows(w, shop)
        shop.write("0002_token", add("token", "models.UUIDField(db_default=models.functions.UUID4(), unique=True)"),
                   after=["0001_initial"])
        shop.migrate()
        (first,), (second,) = shop.sql("SELECT token FROM shop_note")
        assert first != second


def claim_squash_migrations__who_runs_what(w):
    def originals(shop):
        shop.write("0001_initial", CREATE)
        shop.write("0002_a", add("a"), after=["0001_initial"])

    def squash(shop):
        shop.write("0001_squashed", CREATE, add("a"), replaces=[("shop", "0001_initial"), ("shop", "0002_a")])

    for applied in (None, "0001_initial", "0002_a"):
        with project(w) as shop:
            originals(shop)
            if applied:
                shop.migrate(applied)
            squash(shop)
            shop.migrate()
            assert shop.recorded() == ["0001_initial", "0001_squashed", "0002_a"]
            assert [column[1] for column in shop.sql("PRAGMA table_info(shop_note)")] == ["id", "a"]


def claim_move_model_to_another_app__no_table_is_touched(w):
    with project(w) as shop:
        with_rows(w, shop)
        shop.write("0002_renamed_in_state", "migrations.SeparateDatabaseAndState(state_operations=["
                   'migrations.CreateModel("Memo", [("id", models.BigAutoField(primary_key=True))], '
                   'options={"db_table": "shop_note"}), migrations.DeleteModel("Note")])', after=["0001_initial"])
        before = shop.tables()
        shop.migrate()
        assert shop.tables() == before and shop.sql("SELECT count(*) FROM shop_note") == [(2,)]
        shop.write("0003_count", "migrations.RunPython(lambda apps, editor: apps.get_model('shop', 'Memo')"
                   f".objects.using('{shop.alias}').create())", after=["0002_renamed_in_state"])
        shop.migrate()
        assert shop.sql("SELECT count(*) FROM shop_note") == [(3,)]


def claim_move_model_to_another_app__migrate_adds_a_second_content_type(w):
    from django.apps import apps
    from django.contrib.contenttypes.management import create_contenttypes
    from django.contrib.contenttypes.models import ContentType

    def as_after_migrate():
        ContentType.objects.clear_cache()
        create_contenttypes(apps.get_app_config("auth"), verbosity=0)

    as_after_migrate()
    moved = ContentType.objects.get(app_label="auth", model="group")
    moved.app_label = "old"
    moved.save()
    as_after_migrate()
    assert ContentType.objects.filter(model="group").count() == 2
    moved.app_label = "auth"
    w.raises(w.IntegrityError, moved.save)


def claim_move_model_to_another_app__what_django_would_generate(w):
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.state import ModelState, ProjectState

    def state(label):
        state = ProjectState()
        state.add_model(ModelState(label, "Invoice", [("id", w.models.BigAutoField(primary_key=True))]))
        return state

    changes = MigrationAutodetector(state("shop"), state("billing"))._detect_changes()
    assert {label: type(files[0].operations[0]).__name__ for label, files in changes.items()} == {
        "billing": "CreateModel", "shop": "DeleteModel"}


def claim_zero_downtime_migrations__the_default_is_dropped(w):
    with project(w) as shop:
        with_rows(w, shop)
        shop.write("0002_state", add("state", "models.CharField(max_length=9, default='new')"), after=["0001_initial"])
        shop.migrate()
        assert shop.sql("SELECT state FROM shop_note") == [("new",), ("new",)]
        w.raises(w.IntegrityError, shop.sql, "INSERT INTO shop_note DEFAULT VALUES")


@needs(django=(5, 0))
def claim_zero_downtime_migrations__db_default_stays(w):
    with project(w) as shop:
        with_rows(w, shop)
        shop.write("0002_state", add("state", "models.CharField(max_length=9, db_default='new')"),
                   after=["0001_initial"])
        shop.migrate()
        shop.sql("INSERT INTO shop_note DEFAULT VALUES")
        assert shop.sql("SELECT state FROM shop_note") == [("new",)] * 3


def claim_zero_downtime_migrations__a_rename_with_db_column_touches_nothing(w):
    with project(w) as shop:
        with_rows(w, shop)
        shop.write("0002_a", add("a"), after=["0001_initial"])
        shop.write("0003_column", 'migrations.AlterField("note", "a", models.TextField(null=True, db_column="a"))',
                   'migrations.RenameField("note", "a", "b")', after=["0002_a"])
        shop.migrate("0002_a")
        before = shop.sql("SELECT sql FROM sqlite_master WHERE name = 'shop_note'")
        shop.migrate()
        assert shop.sql("SELECT sql FROM sqlite_master WHERE name = 'shop_note'") == before


def claim_rolling_back_a_migration__what_does_not_reverse(w):
    from django.db.migrations.exceptions import IrreversibleError

    for operation in ('migrations.RunSQL("SELECT 1")', "migrations.RunPython(lambda apps, editor: None)"):
        with project(w) as shop:
            shop.write("0001_initial", CREATE)
            shop.write("0002_once", operation, after=["0001_initial"])
            shop.migrate()
            w.raises(IrreversibleError, shop.migrate, "0001_initial")
            assert shop.recorded() == ["0001_initial", "0002_once"]


def claim_rolling_back_a_migration__what_does_not_come_back(w):
    with project(w) as shop:
        shop.write("0001_initial", CREATE, add("a"), add("b", "models.CharField(max_length=9, null=False, default='')"),
                   'migrations.AlterField("note", "b", models.CharField(max_length=9))')
        shop.migrate()
        shop.sql("INSERT INTO shop_note (a, b) VALUES ('kept', 'kept')")
        for field in "ab":
            shop.write("0002_gone", f'migrations.RemoveField("note", "{field}")', after=["0001_initial"])
            shop.migrate()
            if field == "a":
                shop.migrate("0001_initial")
                assert shop.sql("SELECT a FROM shop_note") == [(None,)]
            else:
                w.raises(w.IntegrityError, shop.migrate, "0001_initial")


@needs(database="postgresql")
def claim_concurrent_indexes__not_inside_a_transaction(w):
    from django.contrib.postgres.operations import AddIndexConcurrently
    from django.db import NotSupportedError

    operation = AddIndexConcurrently("book", w.models.Index(fields=["title"], name="book_title_idx"))
    editor = SimpleNamespace(connection=w.connection)
    w.raises(NotSupportedError, operation.database_forwards, "library", editor, None, None)


def claim_repairing_migrations__fake_initial_checks_names_alone(w):
    with project(w) as shop:
        shop.write("0001_initial", CREATE)
        shop.sql("CREATE TABLE shop_note (quite_different text)")
        shop.migrate(fake_initial=True)
        assert shop.recorded() == ["0001_initial"]
        shop.write("0001_initial", CREATE, add("a"))
        shop.migrate("zero", fake=True)
        w.raises(w.OperationalError, shop.migrate, fake_initial=True)


def claim_repairing_migrations__inconsistent_history(w):
    from django.db.migrations.exceptions import InconsistentMigrationHistory

    with project(w) as shop:
        shop.write("0001_initial", CREATE)
        shop.write("0002_a", add("a"), after=["0001_initial"])
        shop.migrate()
        shop.sql("DELETE FROM django_migrations WHERE name = '0001_initial'")
        w.raises(InconsistentMigrationHistory, shop.migrate)


@needs(django=(4, 1))
def claim_repairing_migrations__prune(w):
    from django.core.management.base import CommandError

    with project(w) as shop:
        shop.write("0001_initial", CREATE)
        shop.write("0002_a", add("a"), after=["0001_initial"])
        shop.migrate()
        shop.remove("0002_a")
        shop.migrate(prune=True)
        assert shop.recorded() == ["0001_initial"]
        w.raises(CommandError, shop.call, "migrate", database=shop.alias, prune=True)
