"""What the code samples of the bank take for granted, so that they can be run: names, models, and what must hold after.

Samples run in their own module against an in-memory SQLite database.  An entry that appears nowhere here runs as it
stands with the names of `common_names` and `library_models`.
"""

# Why a sample is parsed and not run: what it needs and the reference system's packages lack.
PARSED_ONLY = {
    "subinterpreters": "Python 3.14",
    "uuid-primary-keys": "Python 3.14",
    "choices-enums": "Django 5.1 (CheckConstraint(condition=))",
    "generic-foreign-keys": "Django 5.1 (CheckConstraint(condition=))",
    "db-constraints-vs-validation": "Django 5.1 (CheckConstraint(condition=))",
    "field-groups": "Django 5.0 (field templates)",
    "simple-block-tag": "Django 5.2",
    "n-plus-one-problem": "Django 6.1 (fetch modes)",
    "fetch-modes": "Django 6.1 at call time",
    "prefetch-objects": "Django 4.2 (sliced Prefetch)",
    "annotate-vs-aggregate": "Django 4.0 (default=)",
    "window-functions": "Django 4.2 (filtering on windows)",
    "db-default": "Django 5.0",
    "generated-field": "Django 5.0",
    "custom-user-model": "Django 4.0 (expressions in UniqueConstraint)",
    "composite-primary-keys": "Django 5.2",
    "database-level-on-delete": "Django 6.1",
    "bulk-create": "Django 4.1 (update_conflicts)",
    "get-or-create-races": "Django 5.0 (create_defaults)",
    "clickjacking": "Django 6.0 (CSP)",
    "content-security-policy": "Django 6.0 (CSP)",
    "login-required-middleware": "Django 5.1",
    "testing-async-and-tasks": "Django 6.0 (tasks)",
    "tasks-framework": "Django 6.0 (tasks)",
    "async-pagination-and-auth": "Django 6.0 at call time",
    "jsonfield-querying": "PostgreSQL, and Django 6.1 (JSONNull)",
    "full-text-search": "PostgreSQL",
    "concurrent-indexes": "PostgreSQL",
    "ai-backend-with-django": "pgvector",
    "serializer-vs-modelserializer": "Django REST framework",
    "apiview-vs-viewset": "Django REST framework",
    "drf-bulk-endpoints": "Django REST framework",
    "drf-object-permissions": "Django REST framework",
    "nested-serializers": "Django REST framework",
    "drf-filtering": "Django REST framework",
    "drf-versioning": "Django REST framework",
    "build-rest-api-with-auth": "Django REST framework",
    "design-recommendation-api": "Django REST framework",
    "drf-vs-django-ninja": "Django Ninja",
    "put-vs-patch": "Django REST framework",
    "graphql-with-django": "Strawberry",
    "channels-consumers": "Channels",
    "celery-with-django": "Celery",
    "task-reliability": "Celery",
    "celery-monitoring": "Celery",
    "pytest-django": "pytest",
    "test-data-factories": "factory_boy",
    "end-to-end-tests": "Playwright",
    "property-based-tests": "Hypothesis",
}

# Names that stand for something of the reader's project: any call on them works.
STAND_INS = {
    "admin-customization": "billing",
    "api-idempotency": "create_payment PaymentSerializer KeyReused",
    "atomic-vs-on-commit": "place_order cart send_receipt",
    "cache-invalidation": "build_top_books",
    "fat-models-thin-views": "Stock send_receipt",
    "file-upload-pipeline": "s3 upload",
    "generic-views-vs-custom": "InvoiceForm",
    "large-result-sets": "handle",
    "management-commands": "Cart",
    "mfa-and-passkeys": "secure_admin_login",
    "memory-growth": "client",
    "mocking-external-services": "payments Cart",
    "profiling-a-view": "client",
    "orm-optimization": "show",
    "query-count-tests": "BookFactory",
    "secure-file-uploads": "max_5_mb",
    "serializer-vs-form": "BookSerializer request",
    "session-id-storage": "request",
    "signals": "reindex",
    "signals-antipattern": "send_welcome Profile",
    "testing-views": "NoteList",
    "transactional-outbox": "order publish",
}

# Statements before the sample.
GIVEN = {
    "exception-handling": "body, seen = b'{}', []\nstore = seen.append\n"
                          "class stats:\n    count = seen.append\nclass BadPayload(Exception): pass",
    "generators": "import types\nopen('orders.csv', 'w').write('1 2 3')\n"
                  "def parse(line): return types.SimpleNamespace(amount=len(line), paid=True)",
    "feature-flags": "import types\nfrom zlib import crc32",
    "profiling-a-view": "import cProfile, pstats",
    "memory-growth": "import tracemalloc",
    "circuit-breakers": "class Timeout(Exception): pass\nclass CircuitOpen(Exception): pass",
    "get-vs-filter": "copy = 1",
    "set-and-dict-lookup": "from types import SimpleNamespace\nbooks = [SimpleNamespace(isbn='0441013597')]\n"
                           "blocked_list, mails = ['b@x.example'], ['a@x.example', 'b@x.example']",
    "file-response": "from django.http import FileResponse",
    "paginate-list-page": "from django.core.paginator import Paginator\nfrom django.views.generic import ListView",
    "sitemaps": "from django.contrib.sitemaps import Sitemap\nfrom django.contrib.sitemaps.views import index, sitemap",
    "password-hashing-and-sessions": "from unittest.mock import MagicMock\n"
                                     "user = User.objects.create_user('ada')\nnew_password = 's3cret'\n"
                                     "request = MagicMock(user=user)",
    "sql-injection-protection": "email = \"a'; DROP TABLE shop_order; --\"\n"
                                "from unittest.mock import MagicMock\nrequest = MagicMock(GET={'sort': 'price'})",
    "custom-auth-backend": "from django.contrib.auth.backends import ModelBackend",
    "password-reset": "from django.contrib.auth.tokens import PasswordResetTokenGenerator\n"
                      "user = User.objects.create_user('ada')",
    "ssrf-protection": "import ipaddress, types\nfrom django.core.exceptions import ValidationError\n"
                       "socket = types.SimpleNamespace(getaddrinfo=lambda host, port: [(0, 0, 0, '', (host, port))])",
    "api-error-format": "import types\ndef exception_handler(exc, context):\n"
                        "    return context and types.SimpleNamespace(status_code=400, data={'title': ['no']})",
    "grpc-with-django": "from functools import wraps\ncalls = []\ndef close_old_connections(): calls.append('close')",
    "json-request-body": "class NoteForm(forms.Form):\n    text = forms.CharField()\n"
                         "    def save(self): return Tag.objects.create(name=self.cleaned_data['text'])",
    "raw-sql-safely": "book = Book.objects.create(title='Dune', pages=413)\npk = book.pk",
    "q-vs-f-objects": "book = Book.objects.create(title='Dune', pages=412, stock=3)\npk, n = book.pk, 2",
    "conditional-expressions": "import datetime\ntoday = datetime.date(2026, 8, 5)",
    "database-transactions": "order = Order.objects.create()\ncode = 'SPRING'\nCoupon.objects.create(code=code)",
    "select-for-update": "account = Account.objects.create(balance=9)\npk, amount = account.pk, 5\n"
                         "class InsufficientFunds(Exception): pass",
    "optimistic-locking": "class EditConflict(Exception): pass\narticle = Article.objects.create(body='a', version=1)",
    "file-upload-form": "request = RequestFactory().post('/')\nclass CoverForm(forms.Form):\n"
                        "    cover = forms.FileField()\n    def save(self): raise AssertionError",
    "form-choices-per-user": "Project = Invoice",
    "multi-step-forms": "from django.http import HttpResponseRedirect as redirect\n"
                        "class AddressForm(forms.Form): city = forms.CharField()\n"
                        "class PlanForm(forms.Form): plan = forms.CharField()\ndef next_url(name): return '/plan/'",
    "template-loading": "from pathlib import Path\nBASE_DIR = Path('/shop')",
    "orm-optimization": "books = Book.objects.all()",
    "update-fields-and-auto-now": "doc = Document.objects.create(author=Author.objects.create())",
    "prevent-duplicate-records": "user = User.objects.create_user('bob')\nplan = 'gold'",
    "postgresql-config-optimize": "os.environ['DB_PASSWORD'] = 'x'",
    "secrets-management": "import os\nos.environ['DJANGO_SECRET_KEY'] = 'x'",
    "settings-env-vs-hardcoded": "import os\nos.environ['DJANGO_HOSTS'] = 'a.example,b.example'",
    "token-vs-jwt": "os.environ['JWT_PRIVATE_KEY'] = os.environ['JWT_PUBLIC_KEY'] = 'x'",
    "api-idempotency": "from unittest.mock import MagicMock\nrequest = MagicMock(user=User.objects.create_user('cy'))\n"
                       "data, key, digest = {}, 'k1', 'd'\nPaymentSerializer.return_value.data = {'id': 1}\n"
                       "class Response:\n    def __init__(self, data, status): self.data = data",
    "transactional-outbox": "order.pk = 5",
    "webhook-receiver": "def is_recent(stamp): return stamp == '5'\n"
                        "def hmac_hex(key, data):\n    import hashlib, hmac\n"
                        "    return hmac.new(key, data, hashlib.sha256).hexdigest()",
    "queryset-laziness": "Book.objects.create(title='Long', pages=900)",
    "data-migrations": "from django.apps import apps\nAuthor.objects.create(first_name='Ada', last_name='L')",
    "fat-models-thin-views": "from unittest.mock import MagicMock\nOrder.add_lines = MagicMock()",
}

# Statements after the sample: what its words and comments claim.
THEN = {
    "list-vs-tuple": "raises(TypeError, hash, mixed)\n"
                     "assert mixed == (1, [2, 3]) and names[52.37, 4.89] == 'Amsterdam'",
    "is-vs-equals": "assert update() == 'unchanged' and update(None) is None and a == b and a is not b",
    "closures-and-scope": "assert [f() for f in late] == [2, 2, 2] and [f() for f in bound] == [0, 1, 2]\n"
                          "add = counter()\nassert add() == 1 and add() == 2",
    "set-and-dict-lookup": "assert ok == ['a@x.example'] and by_isbn['0441013597'] is books[0]",
    "str-vs-repr": "assert str(Seat('C', 7)) == 'row C, no. 7' and str([Seat('C', 7)]) == \"[Seat('C', 7)]\"",
    "iterators": "pages = Pages(lambda number: 'ab' if number == 1 else '')\n"
                 "assert list(pages) == list(pages) == ['a', 'b']",
    "hash-and-eq": "assert {Money(1, 'EUR'): 2}[Money(1, 'EUR')] == 2 and Money(1, 'EUR') != 1",
    "abc-vs-protocol": "raises(TypeError, Gateway)\nfrom unittest.mock import Mock\n"
                       "assert age(Mock(now=lambda: 5.0), 2.0) == 3.0",
    "descriptors": "sale = Discount()\nsale.rate = 20\nassert sale.rate == 20 and type(Discount.rate) is Percent\n"
                   "raises(ValueError, setattr, sale, 'rate', 101)",
    "metaclasses": "assert Exporter.formats == {'csv': CsvExporter}",
    "contextvars": "from types import SimpleNamespace\nhost = SimpleNamespace(get_host=lambda: 'a.example')\n"
                   "assert tenant_middleware(lambda request: tenant.get())(host) == 'a.example'\n"
                   "assert tenant.get() is None",
    "mutable-default-arguments": "add_tag(1)\nassert add_tag(2) == [1, 2]\n"
                                 "add_tag_fixed(1)\nassert add_tag_fixed(2) == [2]",
    "shallow-vs-deep-copy": "assert shallow['days'] == [1, 2, 3] and deep['days'] == [1, 2]",
    "args-kwargs": "assert export('out', 'tsv', 1, 2, **extra) == ('out', 'tsv', (1, 2), ';', {'bold': True})",
    "exception-handling": "assert seen == [{}, 'webhook']",
    "context-managers": "log = []\nclass C:\n    switch = staticmethod(log.append)\n"
                        "def broken():\n    with tenant(C, 'acme'): raise KeyError\n"
                        "raises(KeyError, broken)\nassert log == ['acme', 'public']",
    "generators": "assert total == 5\nos.remove('orders.csv')",
    "python-decorators": "import types\nview = require_plan('pro')(lambda request: 'ok')\n"
                         "def asking(plan): return types.SimpleNamespace(user=types.SimpleNamespace(plan=plan))\n"
                         "assert view(asking('pro')) == 'ok'\nraises(PermissionDenied, view, asking('free'))",
    "classmethod-vs-staticmethod": "assert type(ArticleSlug.from_title('Two Words')) is ArticleSlug\n"
                                   "assert ArticleSlug.from_title('Two Words') == 'two-words'",
    "mro-and-super": "assert C().steps() == ['A', 'B', 'Base']",
    "asyncio-fundamentals": "async def fetch_orders(user): return [user]\nasync def fetch_stock(): return 3\n"
                            "assert asyncio.run(dashboard(7)) == asyncio.run(limited(7)) == ([7], 3)",
    "redirects-and-status-codes": "assert HttpResponseSeeOther('/').status_code == 303",
    "error-handlers": "answer = not_found(RequestFactory().get('/api/x'), None)\n"
                      "assert answer.status_code == 404 and json.loads(answer.content) == {'detail': 'Not found.'}",
    "sitemaps": "Book.objects.create(title='Dune', status='live')\nBook.objects.create(title='Emma')\n"
                "assert [book.title for book in BookSitemap().items()] == ['Dune']",
    "orm-query-basics": "book.refresh_from_db()\nassert book.pages == 414 and type(newest).__name__ == 'QuerySet'",
    "get-vs-filter": "assert loan is None and latest is None",
    "queryset-laziness": "fresh = Book.objects.filter(pages__gt=300)\nassert type(fresh[:10]).__name__ == 'QuerySet'\n"
                         "assert type(fresh[:10:2]) is list\n"
                         "with CaptureQueriesContext(connection) as sent: qs[0], qs.count()\nassert len(sent) == 0\n"
                         "with CaptureQueriesContext(connection) as sent: fresh[0]; fresh[0]\nassert len(sent) == 2",
    "q-vs-f-objects": "book.refresh_from_db()\nassert sold == 1 and book.stock == 1",
    "select-related-vs-prefetch-related":
        "author = Author.objects.create(first_name='A', last_name='B')\n"
        "Book.objects.create(title='x', pages=1, author=author)\n"
        "with CaptureQueriesContext(connection) as sent:\n"
        "    list(Book.objects.select_related('author__agent').prefetch_related('tags',\n"
        "         Prefetch('reviews', Review.objects.filter(stars=5), to_attr='raves')))\nassert len(sent) == 3",
    "soft-delete": "assert not hasattr(Note.objects, 'delete') and hasattr(Note.objects, 'alive')",
    "custom-manager-vs-queryset": "assert hasattr(Loan.objects, 'overdue') and not hasattr(Loan.objects.all(), 'lend')",
    "model-inheritance-types": "assert OpenPlace._meta.db_table == Place._meta.db_table != Cafe._meta.db_table\n"
                               "assert 'place_ptr' in [f.name for f in Cafe._meta.local_fields]",
    "database-transactions": "order.refresh_from_db()\nassert order.note == 'coupon already used'\n"
                             "assert Coupon.objects.filter(code=code).count() == 1",
    "select-for-update": "account.refresh_from_db()\nassert account.balance == 4",
    "optimistic-locking": "save_article(article.pk, 1, 'b')\nraises(EditConflict, save_article, article.pk, 1, 'c')",
    "isolation-levels-and-deadlocks":
        "calls = []\nclass Conflict(Exception): sqlstate = '40001'\n"
        "def work():\n    calls.append(1)\n    if len(calls) < 3: raise OperationalError() from Conflict()\n"
        "    return 'ok'\n"
        "durably = transaction.atomic\ntransaction.atomic = lambda **kw: durably()\n"
        "try: assert run(work) == 'ok' and len(calls) == 3\nfinally: transaction.atomic = durably",
    "file-upload-form": "assert form.errors == {'cover': ['This field is required.']} and form.is_multipart()",
    "form-choices-per-user":
        "ada, bob = (User.objects.create_user(name) for name in ('ada', 'bob'))\n"
        "hers, his = (Invoice.objects.create(owner=owner) for owner in (ada, bob))\n"
        "valid = lambda project: TaskForm({'title': 'x', 'project': project.pk}, user=ada).is_valid()\n"
        "assert valid(hers) and not valid(his)",
    "multi-step-forms":
        "from importlib import import_module\nrequest = RequestFactory().post('/', {'city': 'Oslo'})\n"
        "request.session = import_module('django.contrib.sessions.backends.cache').SessionStore()\n"
        "assert step(request, 'address').url == '/plan/'\n"
        "assert request.session['signup'] == {'address': {'city': 'Oslo'}}",
    "overriding-save": "Shop.save_base = lambda self, **named: seen.append(named['update_fields'])\nseen = []\n"
                       "shop = Shop(name='Two Words', pk=1)\nshop.save()\nshop.save(update_fields=['name'])\n"
                       "assert shop.slug == 'two-words' and seen == [None, frozenset({'name', 'slug'})]",
    "update-fields-and-auto-now": "doc.refresh_from_db()\nassert doc.title == 'New'",
    "raw-sql-safely": "assert [b.title for b in odd] == ['Dune'] and changed == 1",
    "custom-fields-and-lookups":
        "Coupon.objects.create(code='A B')\n"
        "assert Coupon.objects.filter(code__nospace__startswith='AB').count() == 1\n"
        "assert Coupon.objects.filter(code__ne='A B').count() == 0",
    "data-migrations": "fill_names(apps, __import__('types').SimpleNamespace(connection=connection))\n"
                       "assert Author.objects.get(first_name='Ada').full_name == 'Ada L'",
    "middleware-basics": "from django.test import RequestFactory\n"
                         "response = request_id(lambda request: HttpResponse())(RequestFactory().get('/'))\n"
                         "assert len(response['X-Request-ID']) == 32",
    "custom-timing-middleware": "request = RequestFactory().get('/')\nrequest.resolver_match = None\n"
                                "assert timing(lambda request: HttpResponse())(request).status_code == 200",
    "password-hashing-and-sessions": "assert user.check_password('s3cret')",
    "sql-injection-protection": "assert list(books.query.order_by) == ['price']",
    "custom-auth-backend":
        "user = User.objects.create_user('ada', 'a@b.no', 's3cret')\nsign_in = EmailBackend().authenticate\n"
        "assert sign_in(None, 'A@B.no', 's3cret') == user\n"
        "assert sign_in(None, 'a@b.no', 'x') is sign_in(None, 'ada', 's3cret') is None\n"
        "user.is_active = False\nuser.save()\nassert sign_in(None, 'a@b.no', 's3cret') is None",
    "api-error-format":
        "assert problem_handler(ValueError(), None) is None\n"
        "assert problem_handler(ValueError(), {1: 1}).data == {'status': 400, 'errors': {'title': ['no']}}",
    "grpc-with-django": "class Stock:\n    @with_database\n    def reserve(self, request, context):\n"
                        "        calls.append('reserve')\n        return 1 / request\n"
                        "assert Stock().reserve(2, None) == 0.5 and calls == ['close', 'reserve', 'close']\n"
                        "raises(ZeroDivisionError, Stock().reserve, 0, None)\nassert calls[3:] == calls[:3]",
    "json-request-body":
        "def post(body): return create_note(RequestFactory().post('/', body, content_type='application/json'))\n"
        "assert [post(body).status_code for body in ('{', '[1]', '{}', '{\"text\": \"a\"}')] == [400, 400, 400, 201]",
    "signing-data": "assert data == {'pk': 7}",
    "ssrf-protection": "assert public_addresses('93.184.216.34') == {'93.184.216.34'}\n"
                       "for inner in ('127.0.0.1', '169.254.169.254', 'fd00::1', '224.1.1.1'):\n"
                       "    raises(ValidationError, public_addresses, inner)",
    "secure-file-uploads": "assert cv_path(None, '../../x.exe').startswith('cv/')",
    "rate-limiting": "assert [over_limit('ip') for _ in range(6)] == [False] * 5 + [True]",
    "cache-invalidation": "build_top_books.return_value = [1]\nassert top_books() == [1] == top_books()\n"
                          "assert build_top_books.call_count == 1",
    "circuit-breakers": "calls, mood = [], [True]\n"
                        "def call():\n    calls.append(1)\n    if mood[0]: raise Timeout\n    return 'ok'\n"
                        "for _ in range(5): raises(Timeout, guarded, 'partner', call)\n"
                        "for _ in range(9): raises(CircuitOpen, guarded, 'partner', call)\n"
                        "assert len(calls) == 5\n"
                        "cache.delete('partner:open')\nraises(Timeout, guarded, 'partner', call)\n"
                        "raises(CircuitOpen, guarded, 'partner', call)\n"
                        "cache.delete('partner:open')\nmood[0] = False\n"
                        "assert guarded('partner', call) == 'ok' and len(calls) == 7\n"
                        "mood[0] = True\nfor _ in range(4): raises(Timeout, guarded, 'partner', call)\n"
                        "assert cache.get('partner:open') is None",
    "conditional-requests": "import datetime\nbook = Book.objects.create(updated=datetime.datetime(2026, 8, 5))\n"
                            "first = book_etag(None, book.pk)\nassert first == book_etag(None, book.pk)\n"
                            "Book.objects.update(updated=datetime.datetime(2026, 8, 6))\n"
                            "assert first != book_etag(None, book.pk) and book_etag(None, 0) is None",
    "memory-growth": "tracemalloc.stop()\nassert client.get.call_count == 201",
    "feature-flags": "places = [types.SimpleNamespace(pk=pk) for pk in range(1000)]\n"
                     "few, more = (Flag(name='fast', percent=percent) for percent in (10, 30))\n"
                     "assert all(is_on(more, user) for user in places if is_on(few, user))\n"
                     "assert 60 < sum(is_on(few, user) for user in places) < 140",
    "health-and-rollout": "assert live(None).status_code == ready(None).status_code == 200",
    "logging-and-tracing": "asked = request_id_middleware(lambda request: request_id.get())\n"
                           "assert asked(None) != '-' == request_id.get()",
    "recurring-local-times": "UTC = ZoneInfo('UTC')\n"
                             "assert (first.astimezone(UTC).hour, second.hour) == (8, 9)\n"
                             "assert second.astimezone(UTC).hour == 7",
    "settings-env-vs-hardcoded": "assert DEBUG is False and env_flag('NOT_SET', 'true') is True\n"
                                 "assert ALLOWED_HOSTS == ['a.example', 'b.example']",
    "read-replicas-consistency": "r = ReplicaRouter()\nassert r.db_for_read(None) == 'default'\nfresh.set(False)\n"
                                 "assert r.db_for_read(None) == 'replica' and not r.allow_migrate('replica', 'x')",
    "database-router": "assert ReplicaRouter().db_for_read(None) == 'replica'",
    "transactional-outbox": "relay()\nassert publish.call_count == 1\nrelay()\nassert publish.call_count == 1",
    "webhook-receiver":
        "good = dict(data=b'{\"id\": \"e1\"}', content_type='application/json', HTTP_X_TIMESTAMP='5',\n"
        "            HTTP_X_SIGNATURE=hmac_hex(b'new', b'5.{\"id\": \"e1\"}'))\n"
        "for _ in range(2): assert payment_hook(RequestFactory().post('/', **good)).status_code == 202\n"
        "assert Inbox.objects.count() == 1\n"
        "assert payment_hook(RequestFactory().post('/', **{**good, 'HTTP_X_SIGNATURE': 'no'})).status_code == 401",
    "design-url-shortener": "link = create_link(User.objects.create_user('eve'), 'https://a.example')\n"
                            "assert len(link.code) == 8",
    "wsgi-vs-asgi": "assert wsgi_app({}, lambda status, headers: None) == [b'hello']",
    "fat-models-thin-views": "with transaction.atomic(): pass\nassert place_order(customer=None, cart=[]).pk",
    "signals-antipattern": "assert sign_up(email='x@a.example', password='p').check_password('p')",
    "api-idempotency": "assert answer().data == answer().data == {'id': 1}\n"
                       "assert create_payment.call_count == 1\n"
                       "class KeyReused(Exception): pass\ndigest = 'other'\nraises(KeyReused, answer)",
}

# Samples that are the body of a function or of a class.
INDENTED = {
    "api-idempotency": "def answer():",
    "query-plans": "class Order(models.Model):\n  status, created = models.TextField(), models.DateField()",
    "database-indexes": "class Order(models.Model):\n  customer, created = models.IntegerField(), models.DateField()\n"
                        "  status, email = models.TextField(), models.TextField()",
    "null-vs-blank": "class Book(models.Model):",
}


def common_names():
    """Imports a reader of Django code supplies in his head."""
    namespace = {}
    exec(IMPORTS, namespace)
    return namespace


IMPORTS = """
import asyncio, json, logging, os, random, secrets, string, time, uuid
from contextvars import ContextVar
from datetime import timedelta
from decimal import Decimal
from functools import partial
from random import randrange
from time import perf_counter, sleep
from unittest import mock
from uuid import uuid4

from asgiref.sync import sync_to_async
from django import forms
from django.apps import AppConfig
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.exceptions import FieldDoesNotExist, FieldError, PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import FileExtensionValidator
from django.db import DatabaseError, IntegrityError, NotSupportedError, OperationalError, connection, migrations, models
from django.db import transaction
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, RowRange, Subquery, Sum, Value, When, Window
from django.db.models.functions import Concat, Lower, Now, RowNumber
from django.db.models.signals import post_save
from django.db.transaction import TransactionManagementError
from django.dispatch import receiver
from django.forms import inlineformset_factory
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.test import RequestFactory, SimpleTestCase, TestCase, TransactionTestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.crypto import constant_time_compare
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.views.decorators.cache import cache_page
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_POST
from django.views.decorators.vary import vary_on_cookie
from django.views.generic import TemplateView, UpdateView
logger = logging.getLogger("samples")
"""

MODELS = """
class Person(models.Model):
    name = models.CharField(max_length=80)

class Tag(models.Model):
    name = models.CharField(max_length=80)

class Author(models.Model):
    first_name, last_name = models.CharField(max_length=80), models.CharField(max_length=80)
    full_name = models.CharField(max_length=160, null=True)
    name, country = models.CharField(max_length=80), models.CharField(max_length=2)
    agent = models.ForeignKey(Person, models.SET_NULL, null=True)

class Book(models.Model):
    title, language = models.CharField(max_length=80), models.CharField(max_length=2)
    status = models.CharField(max_length=10)
    pages = models.IntegerField(default=0)
    stock, hits, price, list_price = (models.IntegerField(default=0) for _ in range(4))
    author = models.ForeignKey(Author, models.CASCADE, null=True, related_name="books")
    published = models.DateField(null=True)
    updated = models.DateTimeField(null=True)
    tags = models.ManyToManyField(Tag)

    class Meta:
        db_table = "shop_book"

class Review(models.Model):
    book = models.ForeignKey(Book, models.CASCADE, related_name="reviews")
    stars, rating = models.IntegerField(), models.IntegerField()
    text = models.TextField()
    tags = models.ManyToManyField(Tag)
    created = models.DateTimeField(auto_now_add=True)

class Chapter(models.Model):
    book = models.ForeignKey(Book, models.CASCADE)
    pages = models.IntegerField()

class Loan(models.Model):
    copy = models.IntegerField()
    returned_at = models.DateTimeField(null=True)

class Task(models.Model):
    status, due = models.CharField(max_length=10), models.DateField()

class Document(models.Model):
    title, body, search_text = models.TextField(), models.TextField(), models.TextField()
    updated = models.DateTimeField(auto_now=True)
    author = models.ForeignKey(Author, models.CASCADE)

class Customer(models.Model):
    name = models.CharField(max_length=80)

class OrderQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(customer=user)

class Order(models.Model):
    number, note, email = models.CharField(max_length=20), models.TextField(), models.TextField()
    customer = models.ForeignKey(Customer, models.CASCADE, null=True)
    objects = OrderQuerySet.as_manager()

    class Meta:
        db_table = "shop_order"

class Invoice(models.Model):
    owner = models.ForeignKey("auth.User", models.CASCADE)

class Booking(models.Model):
    room, start, end = models.CharField(max_length=9), models.DateField(), models.DateField()

class Coupon(models.Model):
    code = models.CharField(max_length=20, unique=True)

class Account(models.Model):
    balance = models.IntegerField()

class Article(models.Model):
    body, version, edited = models.TextField(), models.IntegerField(), models.DateTimeField(null=True)

class Subscription(models.Model):
    user = models.ForeignKey("auth.User", models.CASCADE)
    plan, source = models.CharField(max_length=9), models.CharField(max_length=9)
    canceled_at = models.DateTimeField(null=True)

class Outbox(models.Model):
    topic, body, event_id = models.TextField(), models.JSONField(), models.UUIDField(default=uuid4)
    sent_at = models.DateTimeField(null=True)

class Inbox(models.Model):
    event_id, body = models.TextField(unique=True), models.JSONField()

class IdempotencyKey(models.Model):
    client = models.ForeignKey("auth.User", models.CASCADE)
    key, body_hash, response = models.TextField(), models.TextField(), models.JSONField(null=True)

class Link(models.Model):
    code, url = models.CharField(max_length=8, unique=True), models.TextField()
    owner = models.ForeignKey("auth.User", models.CASCADE)
"""
