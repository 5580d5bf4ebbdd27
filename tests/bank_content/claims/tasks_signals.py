"""What the entries on signals and background tasks claim about code."""

import asyncio
import gc
from contextlib import contextmanager

from claims.needs import needs


@contextmanager
def connected(signal, receiver, **named):
    signal.connect(receiver, **named)
    try:
        yield
    finally:
        signal.disconnect(receiver, sender=named.get("sender"), dispatch_uid=named.get("dispatch_uid"))


def claim_signals__bulk_operations_send_nothing(w):
    heard = []

    def hear(instance, **kwargs):
        heard.append(instance)

    with connected(w.post_save, hear, sender=w.Book):
        books = w.Book.objects.bulk_create([w.Book(title="Dune"), w.Book(title="Emma")])
        w.Book.objects.update(pages=1)
        kept = list(w.Book.objects.all())
        w.Book.objects.bulk_update(kept, ["pages"])
        assert len(books) == 2 and heard == []
        kept[0].save()
        assert heard == [kept[0]]


def claim_signals__post_save_comes_before_the_commit(w):
    seen = []

    def hear(**kwargs):
        seen.append(w.connection.in_atomic_block)

    with connected(w.post_save, hear, sender=w.Book), w.transaction.atomic():
        w.Book.objects.create(title="Dune")
        assert seen == [True]


def claim_signals__dispatch_uid_stops_the_second_registration(w):
    from django.dispatch import Signal

    def imported(calls):
        def hear(**kwargs):
            calls.append(1)
        return hear

    once, twice = Signal(), Signal()
    calls, more = [], []
    first, second = imported(calls), imported(calls)
    for receiver in (first, second, first):
        once.connect(receiver, dispatch_uid="shop.index_order")
    third, fourth = imported(more), imported(more)
    for receiver in (third, fourth, third):
        twice.connect(receiver)
    once.send(None), twice.send(None)
    assert (len(calls), len(more)) == (1, 2)


def claim_signals__receivers_are_held_weakly(w):
    from django.dispatch import Signal

    def listening(**named):
        signal, heard = Signal(), []
        signal.connect(lambda **kwargs: heard.append(1), **named)
        gc.collect()
        signal.send(None)
        return len(heard)

    assert (listening(), listening(weak=False)) == (0, 1)


def claim_signals_sync_risks__error_ends_send_and_not_send_robust(w):
    from django.dispatch import Signal

    signal, heard = Signal(), []

    def fails(**kwargs):
        raise KeyError("index is down")

    def hears(**kwargs):
        heard.append(1)

    signal.connect(fails), signal.connect(hears)
    w.raises(KeyError, signal.send, None)
    assert heard == []
    (_, error), _ = signal.send_robust(None)
    assert isinstance(error, KeyError) and heard == [1]


def claim_signals_sync_risks__receiver_and_save_share_the_transaction(w):
    def fails(**kwargs):
        raise KeyError

    def save():
        with w.transaction.atomic():
            w.Book.objects.create(title="Dune")

    with connected(w.post_save, fails, sender=w.Book):
        w.raises(KeyError, save)
    assert not w.Book.objects.exists()


@needs(django=(5, 0))
def claim_signals_sync_risks__async_receivers_come_after_sync_ones(w):
    from django.dispatch import Signal

    signal, order = Signal(), []

    async def awaited(**kwargs):
        order.append("async")

    def called(**kwargs):
        order.append("sync")

    signal.connect(awaited), signal.connect(called)
    signal.send(None)
    assert order == ["sync", "async"]


@needs(django=(6, 1))
def claim_signals_sync_risks__first_error_cancels_the_others(w):
    from django.dispatch import Signal

    signal, seen = Signal(), []

    async def fails(**kwargs):
        seen.append("fails")
        raise KeyError

    async def waits(**kwargs):
        try:
            seen.append("waits")
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            seen.append("canceled")
            raise

    signal.connect(waits), signal.connect(fails)
    w.raises(KeyError, signal.send, None)
    assert seen == ["waits", "fails", "canceled"]


@needs(django=(6, 1))
def claim_signals_sync_risks__several_errors_come_as_a_group(w):
    from django.dispatch import Signal

    async def first(**kwargs):
        raise KeyError

    async def second(**kwargs):
        raise ValueError

    signal = Signal()
    signal.connect(first), signal.connect(second)
    try:
        signal.send(None)
    except ExceptionGroup as group:
        assert {type(error) for error in group.exceptions} == {KeyError, ValueError}
    else:
        raise AssertionError("no group raised")


def claim_signals_antipattern__loaddata_sends_the_signal_raw(w):
    from django.core import serializers

    heard = []

    def hear(raw, **kwargs):
        heard.append(raw)

    fixture = serializers.serialize("json", [w.Tag(pk=1, name="new")])
    with connected(w.post_save, hear, sender=w.Tag):
        for loaded in serializers.deserialize("json", fixture):
            loaded.save()
        w.Tag.objects.create(name="by hand")
    assert heard == [True, False]


def claim_background_tasks__rollback_drops_what_waits_for_the_commit(w):
    def order():
        with w.transaction.atomic():
            w.transaction.on_commit(print)
            waiting.append(len(w.connection.run_on_commit))
            raise KeyError

    waiting, before = [], len(w.connection.run_on_commit)
    w.raises(KeyError, order)
    assert waiting == [before + 1] and len(w.connection.run_on_commit) == before


def echo(value):
    if value == "fail":
        raise KeyError(value)
    return value


@needs(django=(6, 0))
def claim_tasks_framework__json_only_and_failures_do_not_raise(w):
    from django.tasks import TaskResultStatus, task

    declared = task(echo)
    assert declared.enqueue((1, 2)).return_value == [1, 2]
    w.raises(TypeError, declared.enqueue, w.timezone.now())
    failed = declared.enqueue("fail")
    assert failed.status == TaskResultStatus.FAILED
    w.raises(ValueError, lambda: failed.return_value)


@needs(django=(6, 0))
def claim_tasks_framework__run_after_needs_a_backend_that_can(w):
    from django.tasks import task
    from django.tasks.exceptions import InvalidTask

    w.raises(InvalidTask, task(echo).using, run_after=w.timezone.now())


@needs(django=(6, 0))
def claim_tasks_framework__queue_must_be_in_queues(w):
    from django.tasks import task
    from django.tasks.exceptions import InvalidTask

    w.raises(InvalidTask, task(queue_name="mail"), echo)


@needs(module="celery")
def claim_celery_monitoring__headers_arrive_on_the_request(w):
    from celery.app.task import Context

    assert Context({"id": "1", "queued_at": 5}).queued_at == 5
