"""What the entries on testing claim about Django's test tools."""

import datetime
import io
import os
import sys
import unittest
from types import ModuleType

from claims.needs import needs


def run(case, *names):
    """The result of these tests of a test case class; of all of them without names."""
    from django.test.utils import setup_test_environment, teardown_test_environment

    suite = unittest.TestSuite(case(name) for name in names or unittest.defaultTestLoader.getTestCaseNames(case))
    setup_test_environment(debug=False)
    try:
        return unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    finally:
        teardown_test_environment()


def passes(case):
    result = run(case)
    assert result.wasSuccessful() and result.testsRun, [text for _, text in result.failures + result.errors]


def answering(w, view):
    """Settings under which every request goes to one view."""
    urls = ModuleType("urls")
    urls.urlpatterns = [w.path("", view)]
    return w.override_settings(ROOT_URLCONF=urls)


def claim_unit_vs_integration_tests__simple_test_case_forbids_queries(w):
    class Queries(w.SimpleTestCase):
        def test(self):
            w.Book.objects.count()

    (_, text), = run(Queries).failures
    assert "not allowed in SimpleTestCase" in text


def claim_testing_django_apps__commit_hooks_wait(w):
    class Commits(w.TestCase):
        def test(self):
            done = []
            w.transaction.on_commit(lambda: done.append(1))
            self.assertEqual(done, [])
            with self.captureOnCommitCallbacks(execute=True):
                w.transaction.on_commit(lambda: done.append(2))
            self.assertEqual(done, [2])

    passes(Commits)


def claim_testing_django_apps__debug_is_off(w):
    class Debug(w.SimpleTestCase):
        def test(self):
            self.assertIs(w.settings.DEBUG, False)

    passes(Debug)


def claim_testcase_classes__who_extends_whom(w):
    from django.test import LiveServerTestCase

    assert w.TransactionTestCase.__mro__[1] is w.SimpleTestCase
    assert w.TestCase.__mro__[1] is LiveServerTestCase.__mro__[1] is w.TransactionTestCase


def claim_testing_views__what_the_client_gives(w):
    class Answers(w.SimpleTestCase):
        def test_json_has_no_context(self):
            with answering(w, lambda request: w.JsonResponse({})):
                self.assertIsNone(self.client.get("/").context)

        def test_exceptions_are_raised(self):
            def broken(request):
                raise KeyError

            with answering(w, broken):
                self.assertRaises(KeyError, self.client.get, "/")

        def test_csrf_is_checked_on_demand(self):
            from django.test import Client

            csrf = w.override_settings(MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"])
            with answering(w, lambda request: w.HttpResponse()), csrf:
                self.assertEqual(self.client.post("/").status_code, 200)
                self.assertEqual(Client(enforce_csrf_checks=True).post("/").status_code, 403)

        def test_async_views_too(self):
            async def view(request):
                return w.HttpResponse("done")

            with answering(w, view):
                self.assertEqual(self.client.get("/").content, b"done")

    passes(Answers)


def claim_testing_views__factory_sets_no_user(w):
    request = w.RequestFactory().get("/notes/")
    assert not hasattr(request, "user") and not hasattr(request, "session")


def claim_test_data_factories__class_data_is_copied_for_each_test(w):
    class Sharing(w.TestCase):
        @classmethod
        def setUpTestData(cls):
            cls.book = w.Book.objects.create(title="Dune")

        def change(self):
            self.assertEqual((self.book.title, w.Book.objects.get().title), ("Dune", "Dune"))
            self.book.title = "Emma"
            self.book.save()

        test_one = test_two = change

    passes(Sharing)


def claim_mocking_external_services__autospec_rejects_wrong_calls(w):
    payments = ModuleType("payments")

    def charge(amount):
        raise AssertionError("the real one")

    payments.charge = charge
    with w.mock.patch.object(payments, "charge", autospec=True) as stub:
        w.raises(TypeError, payments.charge)
        payments.charge(5)
    stub.assert_called_once_with(5)


def claim_mocking_external_services__patch_where_it_is_looked_up(w):
    payments = ModuleType("payments")
    payments.charge = lambda: "real"
    by_name = payments.charge
    with w.mock.patch.object(payments, "charge", return_value="mock"):
        assert (payments.charge(), by_name()) == ("mock", "real")


@needs(module="freezegun")
def claim_frozen_time__the_database_goes_on(w):
    from freezegun import freeze_time

    book = w.Book.objects.create(title="Dune")
    with freeze_time("2001-02-03 12:00:00"):
        review = w.Review.objects.create(book=book, stars=5, rating=5)
        w.Book.objects.update(updated=w.Now())
    book.refresh_from_db()
    assert review.created.year == 2001 and book.updated.year > 2001


def claim_frozen_time__another_date_in_berlin(w):
    late = datetime.datetime(2026, 3, 28, 22, 30, tzinfo=datetime.timezone.utc)
    for zone, day in ("UTC", 28), ("Europe/Berlin", 28), ("Asia/Tokyo", 29):
        with w.timezone.override(zone):
            assert w.timezone.localdate(late).day == day


@needs(module="hypothesis")
def claim_property_based_tests__one_method_many_calls(w):
    from hypothesis import given, strategies

    calls = []

    class Rules(unittest.TestCase):
        @given(strategies.integers())
        def test(self, number):
            calls.append(number)

    passes(Rules)
    assert len(calls) == 100


def claim_query_count_tests__assert_num_queries_prints_the_sql(w):
    class Counts(w.TestCase):
        def test(self):
            with self.assertNumQueries(1):
                w.Book.objects.count(), w.Tag.objects.count()

    (_, text), = run(Counts).failures
    assert "2 queries executed, 1 expected" in text and "shop_book" in text


@needs(django=(6, 0))
def claim_testing_async_and_tasks__dummy_backend_only_notes(w):
    from django.tasks import default_task_backend, task

    tasks = ModuleType("shop_tasks")
    exec("def send():\n    raise AssertionError('the dummy ran it')", vars(tasks))
    tasks.send = task(tasks.send)
    dummy = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    with w.override_settings(TASKS=dummy), w.mock.patch.dict(sys.modules, shop_tasks=tasks):
        default_task_backend.clear()
        tasks.send.enqueue()
        assert len(default_task_backend.results) == 1


def claim_testing_async_and_tasks__async_client_takes_the_asgi_path(w):
    class Paths(w.SimpleTestCase):
        async def test(self):
            with answering(w, lambda request: w.HttpResponse(type(request).__name__)):
                response = await self.async_client.get("/")
            self.assertEqual(response.content, b"ASGIRequest")

    passes(Paths)


def claim_end_to_end_tests__the_environment_is_restored(w):
    name = "DJANGO_ALLOW_ASYNC_UNSAFE"

    class Browser(unittest.TestCase):
        @classmethod
        def setUpClass(cls):
            cls.enterClassContext(w.mock.patch.dict(os.environ, {name: "true"}))

        def test(self):
            self.assertIn(name, os.environ)

    before = os.environ.pop(name, None)
    passes(Browser)
    assert before is None and name not in os.environ


def claim_test_doubles__a_plain_mock_accepts_everything(w):
    class Mailer:
        def send(self, to):
            return f"sent to {to}"

    plain, strict = w.mock.Mock(), w.mock.create_autospec(Mailer, instance=True)
    plain.deliver("ada", 5)
    w.raises(AttributeError, lambda: strict.deliver)
    w.raises(TypeError, strict.send)
    spy = w.mock.Mock(wraps=Mailer())
    assert spy.send("ada") == "sent to ada"
    spy.send.assert_called_once_with("ada")
