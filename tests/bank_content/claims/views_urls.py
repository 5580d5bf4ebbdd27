"""What the entries on views and URLs say that code does."""

import secrets
import tempfile
from contextlib import contextmanager
from io import BytesIO
from unittest import mock

from claims.needs import needs


class Site:
    """A URLconf that a claim fills; as a class it can be hashed, as the resolver wants it."""


@contextmanager
def site_of(w, *patterns, **names):
    """Settings under which a test client sees these patterns and nothing else; what the handler logs is dropped."""
    urlconf = type("Urls", (Site,), {"urlpatterns": list(patterns), **names})
    settings = w.override_settings(ROOT_URLCONF=urlconf, ALLOWED_HOSTS=["testserver"], MIDDLEWARE=[])
    with settings, mock.patch("logging.Logger._log"):
        yield


def client(**options):
    from django.test import Client

    return Client(**options)


def said(w, text):
    return lambda request, **captured: w.HttpResponse(text.format(**captured))


def claim_urls_and_views_purpose(w):
    with site_of(w, w.path("none/", lambda request: None)):
        w.raises(ValueError, client().get, "/none/")


def claim_url_routing__first_match(w):
    new, slug = w.path("books/new/", said(w, "new")), w.path("books/<slug:s>/", said(w, "slug {s}"))
    with site_of(w, new, slug):
        assert client().get("/books/new/?page=2").content == b"new"
    with site_of(w, slug, new):
        assert client().get("/books/new/").content == b"slug new"


def claim_url_routing__converters(w):
    from django.urls import re_path

    kinds = {}

    def keep(request, **captured):
        kinds.update({name: type(value) for name, value in captured.items()})
        return w.HttpResponse()

    with site_of(w, w.path("a/<int:number>/", keep), re_path("b/(?P<text>[0-9]+)/", keep), w.path("c/<str:s>/", keep),
                 w.path("d/<path:p>/", keep)):
        assert [client().get(path).status_code for path in ("/a/7/", "/b/7/", "/a/-7/", "/c/x/y/", "/d/x/y/")] == [
            200, 200, 404, 404, 200]
    assert kinds == {"number": int, "text": str, "p": str}


def claim_url_routing__append_slash(w):
    common = "django.middleware.common.CommonMiddleware"
    with site_of(w, w.path("books/", said(w, "books"))), w.override_settings(MIDDLEWARE=[common]):
        answer = client().post("/books", {"title": "Dune"})
        assert (answer.status_code, answer["Location"]) == (301, "/books/")
        with w.override_settings(DEBUG=True):
            w.raises(RuntimeError, client().post, "/books", {"title": "Dune"})


@needs(django=(6, 0))
def claim_url_routing__converter_name_taken(w):
    from django.urls import register_converter

    w.raises(ValueError, register_converter, type("Year", (), {"regex": "[0-9]{4}"}), "int")


@needs(django=(5, 2))
def claim_reverse_with_query(w):
    with site_of(w, w.path("find/", said(w, ""), name="find")):
        assert w.reverse("find", query={"q": "a b&c", "tag": [1, 2]}) == "/find/?q=a+b%26c&tag=1&tag=2"
        assert w.reverse("find", fragment="ä b") == "/find/#ä b"


def claim_reverse_with_query__redirect_takes_view_arguments(w):
    from django.urls import NoReverseMatch

    with site_of(w, w.path("find/", said(w, ""), name="find")):
        w.raises(NoReverseMatch, w.redirect, "find", query={"page": 2})
        w.raises(AttributeError, w.RequestFactory().get("/").GET.__setitem__, "page", 2)


def claim_redirects_and_status_codes(w):
    with site_of(w):
        assert w.redirect("/").status_code == 302 and w.redirect("/", permanent=True).status_code == 301


@needs(django=(5, 2))
def claim_redirects_and_status_codes__preserve_request(w):
    with site_of(w):
        assert w.redirect("/", preserve_request=True).status_code == 307
        assert w.redirect("/", preserve_request=True, permanent=True).status_code == 308


def claim_cbv_dispatch_flow(w):
    from django.views import View

    steps = []

    class Report(View):
        def __init__(self, **kwargs):
            steps.append("instance")
            super().__init__(**kwargs)

        def setup(self, request, *args, **kwargs):
            super().setup(request, *args, **kwargs)
            steps.append(f"setup {self.kwargs['region']}")

        def dispatch(self, request, *args, **kwargs):
            steps.append("dispatch")
            return super().dispatch(request, *args, **kwargs)

        def get(self, request, region):
            return w.HttpResponse()

    w.raises(TypeError, Report.as_view, foo=1)
    view = Report.as_view()
    assert steps == []
    for _ in range(2):
        view(w.RequestFactory().get("/"), region="north")
    assert steps == ["instance", "setup north", "dispatch"] * 2
    assert view(w.RequestFactory().head("/"), region="north").status_code == 200
    refused = view(w.RequestFactory().put("/"), region="north")
    assert refused.status_code == 405 and refused["Allow"] == "GET, HEAD, OPTIONS"
    assert view(w.RequestFactory().options("/"), region="north").status_code == 200


@needs(django=(4, 1))
def claim_fbv_vs_cbv(w):
    from django.core.exceptions import ImproperlyConfigured
    from django.views import View

    class Mixed(View):
        def get(self, request):
            pass

        async def post(self, request):
            pass

    w.raises(ImproperlyConfigured, Mixed.as_view)


def claim_generic_views_vs_custom(w):
    from django.http import Http404

    class Own(w.UpdateView):
        model = w.Invoice

        def get_queryset(self):
            return w.Invoice.objects.filter(owner=self.request.user)

    class Anyone(w.UpdateView):
        model = w.Invoice

    ada, bob = w.User.objects.create_user("ada"), w.User.objects.create_user("bob")
    invoice = w.Invoice.objects.create(owner=ada)
    request = w.RequestFactory().get("/")
    request.user = bob
    for kind in (Own, Anyone):
        view = kind()
        view.setup(request, pk=invoice.pk)
        if kind is Own:
            w.raises(Http404, view.get_object)
        else:
            assert view.get_object() == invoice


def claim_get_absolute_url(w):
    class Page(w.models.Model):
        name = w.models.CharField(max_length=20)

        class Meta:
            app_label = "shop"

        def get_absolute_url(self):
            return f"/{self.name}/"

    assert w.redirect(Page(name="dune"))["Location"] == "/dune/"
    assert Page(name="/evil.example").get_absolute_url() == "//evil.example/"


def claim_get_absolute_url__missing(w):
    from django.core.exceptions import ImproperlyConfigured

    class Rename(w.UpdateView):
        model, fields = w.Tag, ["name"]

    tag = w.Tag.objects.create(name="old")
    w.raises(ImproperlyConfigured, Rename.as_view(), w.RequestFactory().post("/", {"name": "new"}), pk=tag.pk)
    tag.refresh_from_db()
    assert tag.name == "new"


def claim_error_handlers(w):
    def fail(request):
        raise w.PermissionDenied if "denied" in request.path else KeyError

    def missing(request, exception):
        return w.HttpResponse("nothing here", status=404)

    def failed(request):
        return w.HttpResponse("sorry", status=500)

    patterns = [w.path("denied/", fail), w.path("broken/", fail)]
    with site_of(w, *patterns, handler404=missing, handler500=failed):
        assert client().get("/unknown/").content == b"nothing here"
        assert client().get("/denied/").status_code == 403
        w.raises(KeyError, client().get, "/broken/")
        broken = client(raise_request_exception=False).get("/broken/")
        assert (broken.status_code, broken.content) == (500, b"sorry")
        with w.override_settings(DEBUG=True):
            assert client().get("/unknown/").content != b"nothing here"


def claim_error_handlers__only_in_the_root_urlconf(w):
    from django.urls import include

    inner = type("Inner", (Site,), {"urlpatterns": [], "handler404": lambda request, exception: w.HttpResponse("inner")})
    with site_of(w, w.path("shop/", include(inner))):
        assert b"inner" not in client().get("/shop/unknown/").content


def claim_messages_framework(w):
    from django.contrib.messages import SUCCESS
    from django.contrib.messages.storage.fallback import FallbackStorage

    def storage(cookies):
        request = w.RequestFactory().get("/")
        request.session = {}
        request.COOKIES.update(cookies)
        return FallbackStorage(request), request.session

    def cookies_after(messages):
        response = w.HttpResponse()
        messages.update(response)
        return {name: morsel.value for name, morsel in response.cookies.items() if morsel.value}

    written, session = storage({})
    written.add(SUCCESS, "Saved.")
    sent = cookies_after(written)
    assert list(sent) == ["messages"] and session == {}
    ignored, _ = storage(sent)
    assert cookies_after(ignored) == {} and len(ignored) == 1  # nothing is taken back from the browser
    read, _ = storage(sent)
    assert [str(message) for message in read] == ["Saved."]
    response = w.HttpResponse()
    read.update(response)
    assert response.cookies["messages"]["max-age"] == 0
    large, session = storage({})
    large.add(SUCCESS, secrets.token_hex(3000))
    cookies_after(large)
    assert list(session) == ["_messages"]


def claim_file_response(w):
    from django.http import FileResponse

    file = tempfile.NamedTemporaryFile(suffix=".pdf")
    file.write(b"0123456789")
    file.seek(0)
    response = FileResponse(file, as_attachment=True, filename="invoice-1.pdf")
    assert response["Content-Length"] == "10" and response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="invoice-1.pdf"'
    response.close()
    assert file.closed


def claim_file_response__closed_too_early(w):
    from django.http import FileResponse

    with BytesIO(b"0123456789") as file:
        response = FileResponse(file)
    w.raises(ValueError, b"".join, response.streaming_content)


def claim_file_response__ignores_ranges(w):
    from django.http import FileResponse

    with site_of(w, w.path("file/", lambda request: FileResponse(BytesIO(b"0123456789")))):
        answer = client().get("/file/", HTTP_RANGE="bytes=5-")
        assert answer.status_code == 200 and answer.getvalue() == b"0123456789"


@needs(django=(4, 2))
def claim_file_response__read_whole_under_asgi(w):
    import asyncio
    import warnings

    from django.http import FileResponse

    async def first_part():
        file = BytesIO(b"0" * 100_000)
        async for _ in FileResponse(file):
            return file.tell()

    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        assert asyncio.run(first_part()) == 100_000
    assert any("synchronous iterators" in str(warning.message) for warning in seen)


def claim_sitemaps(w):
    from django.contrib.sitemaps import Sitemap

    class Books(Sitemap):
        limit = 2

        def items(self):
            return w.Book.objects.order_by("pk")

        def location(self, book):
            return f"/books/{book.pk}/"

    for _ in range(5):
        w.Book.objects.create(title="Dune")
    assert Books().paginator.num_pages == 3


def claim_paginate_list_page(w):
    from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator, UnorderedObjectListWarning

    for number in range(5):
        w.Book.objects.create(title=f"Part {number}")
    pages = Paginator(w.Book.objects.order_by("title", "pk"), 2)
    with w.queries() as sent:
        assert [book.title for book in pages.get_page("2")] == ["Part 2", "Part 3"]
    assert len(sent) == 2 and "COUNT" in sent[0]["sql"]
    assert (pages.get_page("x").number, pages.get_page("9").number) == (1, 3)
    w.raises(PageNotAnInteger, pages.page, "x")
    w.raises(EmptyPage, pages.page, 9)
    import warnings

    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        Paginator(w.Book.objects.all(), 2).get_page(1)
    assert [warning.category for warning in seen] == [UnorderedObjectListWarning]


def claim_paginate_list_page__list_view(w):
    from django.http import Http404
    from django.views.generic import ListView

    class Books(ListView):
        queryset = w.Book.objects.order_by("title", "pk")
        paginate_by = 2

    for number in range(3):
        w.Book.objects.create(title=f"Part {number}")
    view = Books.as_view()
    listed = view(w.RequestFactory().get("/", {"page": 2}))
    assert [book.title for book in listed.context_data["page_obj"]] == ["Part 2"]
    w.raises(Http404, view, w.RequestFactory().get("/", {"page": 9}))
