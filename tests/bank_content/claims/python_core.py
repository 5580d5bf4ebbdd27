"""What the entries on Python's foundations say that code does."""

import asyncio
import contextlib
import copy
import dataclasses
import importlib
import sqlite3
import tempfile
import threading
import types
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Protocol, runtime_checkable
from unittest import mock

from claims.needs import needs


def claim_list_vs_tuple(w):
    mixed = (1, [2])
    mixed[1].append(3)
    assert mixed == (1, [2, 3])
    w.raises(TypeError, hash, mixed)
    assert type((5)) is int and type((5,)) is tuple


def claim_is_vs_equals__model_instances(w):
    stored = w.Book.objects.create(title="Dune")
    other = w.Book(pk=stored.pk, title="Emma")
    assert stored == other and stored is not other
    assert w.Book(title="Dune") != w.Book(title="Dune")


def claim_is_vs_equals__nan(w):
    nan = float("nan")
    assert nan != nan and nan in [nan]


def claim_mutable_default_arguments(w):
    def add_tag(tag, tags=[]):
        tags.append(tag)
        return tags

    add_tag(1)
    assert add_tag(2) == [1, 2] and add_tag.__defaults__ == ([1, 2],)


def claim_mutable_default_arguments__model_field(w):
    class Shelf(w.models.Model):
        labels = w.models.JSONField(default={})

        class Meta:
            app_label = "shop"

    assert [problem.id for problem in Shelf._meta.get_field("labels").check()] == ["fields.E010"]


def claim_mutable_default_arguments__dataclass(w):
    w.raises(ValueError, dataclasses.make_dataclass, "Shelf", [("labels", list, dataclasses.field(default=[]))])


def claim_shallow_vs_deep_copy(w):
    shared = [1]
    loop = {"a": shared, "b": shared}
    loop["self"] = loop
    deep = copy.deepcopy(loop)
    assert deep["a"] is deep["b"] is not shared and deep["self"] is deep
    w.raises(TypeError, copy.deepcopy, threading.Lock())


def claim_shallow_vs_deep_copy__model_instance(w):
    book = w.Book.objects.create(title="Dune")
    book.pk, book._state.adding = None, True
    book.save()
    assert w.Book.objects.filter(title="Dune").count() == 2


def claim_closures_and_scope(w):
    assert [f() for f in [lambda: n for n in range(3)]] == [2, 2, 2]
    assert [f() for f in [lambda n=n: n for n in range(3)]] == [0, 1, 2]


def claim_closures_and_scope__assignment_makes_a_local(w):
    total = 0

    def add():
        total += 1

    w.raises(UnboundLocalError, add)
    assert total == 0


def claim_closures_and_scope__on_commit_in_a_loop(w):
    seen, bound = [], []
    with w.TestCase.captureOnCommitCallbacks(execute=True):
        for n in range(3):
            w.transaction.on_commit(lambda: seen.append(n))
            w.transaction.on_commit(partial(bound.append, n))
        assert seen == []
    assert seen == [2, 2, 2] and bound == [0, 1, 2]


def claim_exception_handling__cause(w):
    try:
        try:
            w.json.loads("{")
        except w.json.JSONDecodeError as error:
            raise KeyError("not JSON") from error
    except KeyError as error:
        assert isinstance(error.__cause__, w.json.JSONDecodeError)


def claim_exception_handling__inner_atomic(w):
    w.Coupon.objects.create(code="A")
    try:
        with w.transaction.atomic():
            w.Coupon.objects.create(code="A")
    except w.IntegrityError:
        pass
    assert w.Coupon.objects.count() == 1


def claim_context_managers__no_exit_without_enter(w):
    seen = []

    class Broken:
        def __enter__(self):
            raise KeyError

        def __exit__(self, *error):
            seen.append("exit")

    def use():
        with Broken():
            seen.append("body")

    w.raises(KeyError, use)
    assert seen == []


def claim_context_managers__sqlite_stays_open(w):
    with sqlite3.connect(":memory:") as connection:
        pass
    assert connection.execute("SELECT 1").fetchone() == (1,)
    connection.close()


def claim_context_managers__exit_stack_unwinds_in_reverse(w):
    seen = []
    with contextlib.ExitStack() as stack:
        stack.callback(seen.append, 1)
        stack.callback(seen.append, 2)
    assert seen == [2, 1]


def claim_iterators(w):
    pairs = zip([1, 2], [3, 4])
    assert iter(pairs) is pairs and len(list(pairs)) == 2 and list(pairs) == [] and bool(pairs)
    numbers = iter([1, 2, 3])
    assert 2 in numbers and list(numbers) == [3]


def claim_iterators__changing_while_looping(w):
    letters = ["a", "b", "c"]
    for letter in letters:
        letters.remove(letter)
    assert letters == ["b"]
    table = {1: 1}

    def grow():
        for key in table:
            table[key + 1] = 1

    w.raises(RuntimeError, grow)


def claim_generators(w):
    seen = []

    def numbers():
        seen.append("started")
        yield 1
        next(iter([]))

    generator = numbers()
    assert seen == [] and next(generator) == 1 and seen == ["started"]
    w.raises(RuntimeError, next, generator)


def claim_hash_and_eq(w):
    class Money:
        def __eq__(self, other):
            return True

    w.raises(TypeError, hash, Money())
    plain = dataclasses.make_dataclass("Plain", ["amount"])
    frozen = dataclasses.make_dataclass("Frozen", ["amount"], frozen=True)
    w.raises(TypeError, hash, plain(1))
    assert hash(frozen(1)) == hash(frozen(1))


def claim_hash_and_eq__unsaved_model(w):
    w.raises(TypeError, hash, w.Book(title="Dune"))


def claim_abc_vs_protocol(w):
    class Gateway(ABC):
        @abstractmethod
        def charge(self, cents): ...

    class Half(Gateway):
        pass

    w.raises(TypeError, Half)
    Gateway.register(int)
    assert isinstance(5, Gateway)


def claim_abc_vs_protocol__names_only(w):
    @runtime_checkable
    class Clock(Protocol):
        def now(self) -> float: ...

    assert isinstance(types.SimpleNamespace(now="not even a function"), Clock)


def claim_mro_and_super(w):
    from django.views.generic import ListView

    class Public(ListView, w.LoginRequiredMixin):
        def get(self, request):
            return w.HttpResponse("open")

    class Guarded(w.LoginRequiredMixin, ListView):
        get = Public.get

    class Urls:
        urlpatterns = []

    request = w.RequestFactory().get("/")
    request.user = types.SimpleNamespace(is_authenticated=False)
    with w.override_settings(ALLOWED_HOSTS=["testserver"], ROOT_URLCONF=Urls):
        assert Public.as_view()(request).status_code == 200
        assert Guarded.as_view()(request).status_code == 302


def claim_circular_imports(w):
    def modules(**sources):
        for name, source in sources.items():
            Path(folder, f"{name}.py").write_text(source)

    with tempfile.TemporaryDirectory() as folder, mock.patch("sys.path", [folder]), mock.patch.dict("sys.modules"):
        modules(first="from second import b\na = 1", second="from first import a\nb = 2")
        modules(third="import fourth\na = 1", fourth="import third\ndef b(): return third.a")
        w.raises(ImportError, importlib.import_module, "first")
        assert importlib.import_module("third").fourth.b() == 1


def claim_descriptors(w):
    class Shelf:
        def label(self):
            return "method"

        @property
        def size(self):
            return 1

        @w.cached_property
        def total(self):
            return 2

    shelf = Shelf()
    shelf.__dict__.update(label="hidden", size="hidden")
    assert shelf.label == "hidden" and shelf.size == 1
    assert shelf.total == 2 and shelf.__dict__.pop("total") == 2


def claim_descriptors__deferred_field(w):
    w.Book.objects.create(title="Dune", pages=9)
    book = w.Book.objects.only("title").get()
    with w.queries() as sent:
        assert book.pages == book.pages == 9
    assert len(sent) == 1
    w.raises(AttributeError, getattr, book, "objects")


def claim_metaclasses(w):
    def mixed():
        class Invoice(w.models.Model, ABC):
            class Meta:
                app_label = "shop"

    w.raises(TypeError, mixed)


def claim_asyncio_fundamentals(w):
    seen = []

    async def slow(name):
        try:
            await asyncio.sleep(0.01)
            seen.append(name)
        except asyncio.CancelledError:
            seen.append(f"{name} canceled")
            raise

    async def fail():
        raise KeyError

    async def group():
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(slow("grouped"))
            await asyncio.sleep(0)
            tasks.create_task(fail())

    async def gathered():
        try:
            await asyncio.gather(slow("gathered"), fail())
        except KeyError:
            await asyncio.sleep(0.02)

    w.raises(ExceptionGroup, asyncio.run, group())
    asyncio.run(gathered())
    assert seen == ["grouped canceled", "gathered"]


def claim_contextvars(w):
    tenant = ContextVar("tenant", default=None)

    async def child():
        seen = tenant.get()
        tenant.set("child")
        return seen

    async def parent():
        tenant.set("parent")
        assert await asyncio.create_task(child()) == "parent" == tenant.get()
        assert await asyncio.to_thread(tenant.get) == "parent"
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(tenant.get).result() is None
            assert pool.submit(copy_context().run, tenant.get).result() == "parent"

    asyncio.run(parent())


def claim_python_memory_model(w):
    class Shelf:
        @lru_cache
        def some(self):
            return 1

        @cache
        def every(self):
            return 1

    for _ in range(200):
        Shelf().some()
        Shelf().every()
    assert Shelf.some.cache_info().currsize == 128 and Shelf.every.cache_info().currsize == 200


def claim_set_and_dict_lookup(w):
    w.Book.objects.create(title="Dune")
    emma = w.Book.objects.create(title="Emma")
    books = w.Book.objects.order_by("pk")
    with w.queries() as sent:
        assert emma in books
    assert len(sent) == 1 and "WHERE" not in sent[0]["sql"] and len(books._result_cache) == 2
    assert w.Book.objects.in_bulk([emma.pk]) == {emma.pk: emma}


def claim_str_vs_repr(w):
    class Shelf(w.models.Model):
        author = w.models.ForeignKey(w.Author, w.models.CASCADE, related_name="+")

        class Meta:
            app_label = "shop"

        def __str__(self):
            return f"shelf of {self.author.name}"

    w.tables(Shelf)
    for name in ("Austen", "Herbert"):
        Shelf.objects.create(author=w.Author.objects.create(name=name))
    assert repr(Shelf.objects.first()) == "<Shelf: shelf of Austen>"
    with w.queries() as sent:
        assert [str(shelf) for shelf in Shelf.objects.all()] == ["shelf of Austen", "shelf of Herbert"]
    assert len(sent) == 3


@needs(python=(3, 14))
def claim_subinterpreters(w):
    from concurrent.futures import InterpreterPoolExecutor

    with InterpreterPoolExecutor(2) as pool:
        assert list(pool.map(abs, [-1, -2])) == [1, 2]


@needs(python=(3, 15))
def claim_modern_python_features(w):
    names = {}
    exec("first = frozendict(a=1)", names)
    assert isinstance(hash(names["first"]), int)
    w.raises(SyntaxError, compile, "def f():\n    lazy import json", "", "exec")
