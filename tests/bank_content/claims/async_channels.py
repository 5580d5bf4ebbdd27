"""What the entries on async code claim; coroutines run under async_to_sync, so the ORM stays on one thread."""

import asyncio
import threading
import time
from types import ModuleType

from asgiref.sync import async_to_sync, sync_to_async
from claims.needs import needs


def answer_of(w, view):
    """The response to a request through Django's synchronous handler."""
    from django.test import Client

    urls = ModuleType("urls")
    urls.urlpatterns = [w.path("", view)]
    with w.override_settings(ROOT_URLCONF=urls):
        return Client().get("/")


def claim_wsgi_vs_asgi__async_views_run_under_wsgi(w):
    async def view(request):
        await asyncio.sleep(0)
        return w.HttpResponse("done")

    assert answer_of(w, view).content == b"done"


def claim_async_views_when__calls_overlap_under_wsgi(w):
    waiting, most = 0, 0

    async def shop():
        nonlocal waiting, most
        waiting += 1
        most = max(most, waiting)
        await asyncio.sleep(0)
        waiting -= 1

    async def view(request):
        await asyncio.gather(*(shop() for _ in range(10)))
        return w.HttpResponse(str(most))

    assert answer_of(w, view).content == b"10"


def claim_async_views_when__sync_orm_raises(w):
    from django.core.exceptions import SynchronousOnlyOperation

    async def view(request):
        w.raises(SynchronousOnlyOperation, w.Book.objects.count)
        return w.HttpResponse("refused")

    assert answer_of(w, view).content == b"refused"


def claim_async_support__calls_of_one_request_run_in_turn(w):
    running, most = 0, 0

    def query():
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.01)
        running -= 1

    async def view():
        await asyncio.gather(*(sync_to_async(query)() for _ in range(3)))

    async_to_sync(view)()
    assert most == 1


def claim_sync_orm_in_async_view__sync_helpers_and_truth_tests_query_too(w):
    from django.core.exceptions import SynchronousOnlyOperation

    book = w.Book.objects.create(title="Dune", author=w.Author.objects.create(name="Herbert"))
    bare = w.Book.objects.get(pk=book.pk)

    async def view():
        books = w.Book.objects.filter(title="Dune").order_by("pk")
        for call in (lambda: bool(books), lambda: len(books), lambda: list(books), lambda: bare.author):
            w.raises(SynchronousOnlyOperation, call)
        assert book.author.name == "Herbert"

    async_to_sync(view)()


def claim_sync_orm_in_async_view__sync_to_async_of_filter_is_useless(w):
    from django.core.exceptions import SynchronousOnlyOperation

    async def view():
        books = await sync_to_async(w.Book.objects.filter)(title="Dune")
        w.raises(SynchronousOnlyOperation, list, books)
        return await sync_to_async(lambda: list(w.Book.objects.filter(title="Dune")))()

    w.Book.objects.create(title="Dune")
    assert len(async_to_sync(view)()) == 1


@needs(django=(5, 0))
def claim_sync_orm_in_async_view__auser_fills_its_own_cache(w):
    from django.contrib.auth import login
    from django.contrib.auth.middleware import AuthenticationMiddleware
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.exceptions import SynchronousOnlyOperation

    user = w.User.objects.create_user("ada")
    request = w.RequestFactory().get("/")
    request.session = SessionStore()
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    AuthenticationMiddleware(lambda request: w.HttpResponse())(request)

    async def view():
        assert (await request.auser()).username == "ada"
        w.raises(SynchronousOnlyOperation, lambda: request.user.username)

    async_to_sync(view)()


@needs(django=(6, 0))
def claim_async_pagination_and_auth(w):
    from django.core.paginator import AsyncPaginator

    w.Book.objects.bulk_create(w.Book(title=str(number)) for number in range(3))

    async def view():
        page = await AsyncPaginator(w.Book.objects.order_by("title"), 2).aget_page("1")
        assert not hasattr(page, "has_next")
        return [book.title for book in await page.aget_object_list()], await page.ahas_next()

    assert async_to_sync(view)() == (["0", "1"], True)


def claim_async_transactions__atomic_raises(w):
    from django.core.exceptions import SynchronousOnlyOperation

    def enter():
        with w.transaction.atomic():
            pass

    async def view():
        w.raises(SynchronousOnlyOperation, enter)
        assert not hasattr(w.transaction.atomic(), "__aenter__")

    async_to_sync(view)()


def claim_async_transactions__atomic_requests_refuse_async_views(w):
    from django.core.handlers.base import BaseHandler

    async def view(request):
        return w.HttpResponse()

    with w.mock.patch.dict(w.connection.settings_dict, ATOMIC_REQUESTS=True):
        w.raises(RuntimeError, BaseHandler().make_view_atomic, view)


def claim_async_transactions__a_running_thread_is_not_canceled(w):
    started, finished = threading.Event(), threading.Event()

    def sell():
        started.set()
        time.sleep(0.05)
        finished.set()

    async def client_leaves():
        task = asyncio.ensure_future(sync_to_async(sell)())
        while not started.is_set():
            await asyncio.sleep(0.001)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return "canceled"

    assert asyncio.run(client_leaves()) == "canceled"
    assert finished.wait(timeout=5)


@needs(django=(4, 2))
def claim_streaming_and_sse__sync_iterator_is_consumed_first(w):
    seen = []

    def parts():
        for number in range(3):
            seen.append(number)
            yield str(number)

    async def first():
        async for part in w.StreamingHttpResponse(parts()):
            return part, len(seen)

    assert async_to_sync(first)() == (b"0", 3)


def claim_streaming_and_sse__sync_generators_stream_under_wsgi(w):
    seen = []

    def parts():
        for number in range(3):
            seen.append(number)
            yield str(number)

    assert next(iter(w.StreamingHttpResponse(parts()))) == b"0" and seen == [0]


@needs(module="channels")
def claim_channels_consumers__full_channels_drop_group_messages(w):
    from channels.layers import InMemoryChannelLayer

    async def crowd():
        layer = InMemoryChannelLayer(capacity=1)
        name = await layer.new_channel()
        await layer.group_add("room.1", name)
        for number in range(2):
            await layer.group_send("room.1", {"type": "room.message", "text": number})
        return (await layer.receive(name))["text"], layer.channels.get(name)

    text, left = async_to_sync(crowd)()
    assert text == 0 and not (left and left.qsize())
