"""What the entries on caching and performance claim about code."""

from types import ModuleType, SimpleNamespace
from unittest import mock

from claims.needs import needs

NO_URLS = ModuleType("no_urls")
NO_URLS.urlpatterns = []


def counted(w, **headers):
    """A view that counts its calls and answers with these headers."""
    def view(request):
        view.calls += 1
        response = w.HttpResponse(f"call {view.calls}")
        for name, value in headers.items():
            response[name.replace("_", "-")] = value
        return response

    view.calls = 0
    return view


def get(w, view, path="/", **headers):
    return view(w.RequestFactory().get(path, **headers))


def claim_caching_levels__only_get_and_200_are_stored(w):
    view = counted(w)
    cached = w.cache_page(60)(view)
    assert get(w, cached).content == get(w, cached).content == b"call 1"
    for _ in range(2):
        cached(w.RequestFactory().post("/"))
    assert view.calls == 3
    missing = mock.Mock(side_effect=lambda request: w.HttpResponse(status=404))
    for _ in range(2):
        get(w, w.cache_page(60)(missing), "/missing/")
    assert missing.call_count == 2


def claim_cache_page_vs_per_view__vary_of_middleware_comes_too_late(w):
    from django.middleware.cache import FetchFromCacheMiddleware, UpdateCacheMiddleware

    def varying(get_response):
        def middleware(request):
            response = get_response(request)
            w.patch_vary_headers(response, ["Cookie"])
            return response
        return middleware

    def seen(view):
        return [get(w, view, HTTP_COOKIE=f"who={who}").content for who in ("ada", "bob")]

    assert seen(varying(w.cache_page(60)(counted(w)))) == [b"call 1", b"call 1"]
    w.cache.clear()
    assert seen(varying(w.cache_page(60)(w.vary_on_cookie(counted(w))))) == [b"call 1", b"call 2"]
    w.cache.clear()
    assert seen(UpdateCacheMiddleware(varying(FetchFromCacheMiddleware(counted(w))))) == [b"call 1", b"call 2"]


def claim_cache_page_vs_per_view__login_goes_above(w):
    from django.contrib.auth.models import AnonymousUser

    def status(view, user):
        request = w.RequestFactory().get("/")
        request.user = user
        with w.override_settings(LOGIN_URL="/login/", ROOT_URLCONF=NO_URLS):
            return view(request).status_code

    ada = w.User.objects.create_user("ada")
    guarded = w.login_required(w.cache_page(60)(counted(w)))
    assert [status(guarded, ada), status(guarded, AnonymousUser())] == [200, 302]
    w.cache.clear()
    open_on_a_hit = w.cache_page(60)(w.login_required(counted(w)))
    assert [status(open_on_a_hit, ada), status(open_on_a_hit, AnonymousUser())] == [200, 200]


@needs(django=(6, 1))
def claim_cache_page_vs_per_view__authorization_varies(w):
    cached = w.cache_page(60)(counted(w))
    assert [get(w, cached, HTTP_AUTHORIZATION=key).content for key in ("a", "b")] == [b"call 1", b"call 2"]


def claim_per_view_vs_fragment_cache__query_string_is_part_of_the_key(w):
    view = counted(w)
    for source in ("mail", "ad", "mail"):
        get(w, w.cache_page(60)(view), f"/?utm_source={source}")
    assert view.calls == 2


def claim_per_view_vs_fragment_cache__private_is_never_stored(w):
    view = counted(w, Cache_Control="private")
    for _ in range(2):
        get(w, w.cache_page(60)(view))
    assert view.calls == 2


@needs(django=(6, 1))
def claim_per_view_vs_fragment_cache__no_store_and_vary_star(w):
    for headers in ({"Cache_Control": "no-store"}, {"Cache_Control": "no-cache"}, {"Vary": "*"}):
        view = counted(w, **headers)
        for _ in range(2):
            get(w, w.cache_page(60)(view))
        assert view.calls == 2


def claim_per_view_vs_fragment_cache__hit_leaves_the_queryset_alone(w):
    from django.core.cache.utils import make_template_fragment_key
    from django.template import Context, Template

    page = Template("{% load cache %}{% cache 600 shelf user %}"
                    "{% for b in books %}{{ b.title }}{% endfor %}{% endcache %}")
    w.Book.objects.create(title="Dune")

    def sent(books, user=1):
        with w.queries() as queries:
            assert page.render(Context({"books": books(), "user": user})) == "Dune"
        return len(queries)

    assert [sent(w.Book.objects.all) for _ in range(2)] == [1, 0]
    assert sent(w.Book.objects.all, user=2) == 1
    assert sent(lambda: list(w.Book.objects.all())) == 1
    w.cache.delete(make_template_fragment_key("shelf", [1]))
    assert sent(w.Book.objects.all) == 1


def claim_conditional_requests__decorator_skips_the_view_and_middleware_does_not(w):
    from django.middleware.http import ConditionalGetMiddleware

    view = mock.Mock(side_effect=lambda request: w.HttpResponse("page"))
    decorated = w.condition(etag_func=lambda request: "v1")(view)
    first = get(w, decorated)
    assert get(w, decorated, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304 and view.call_count == 1
    outside = ConditionalGetMiddleware(view)
    first = get(w, outside)
    again = get(w, outside, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"") and view.call_count == 3


def claim_conditional_requests__etag_takes_precedence_over_the_date(w):
    stamp = w.timezone.now()
    decorated = w.condition(etag_func=lambda request: "v2", last_modified_func=lambda request: stamp)(counted(w))
    fresh_date = get(w, decorated)["Last-Modified"]
    assert get(w, decorated, HTTP_IF_MODIFIED_SINCE=fresh_date).status_code == 304
    stale_tag = {"HTTP_IF_MODIFIED_SINCE": fresh_date, "HTTP_IF_NONE_MATCH": '"v1"'}
    assert get(w, decorated, **stale_tag).status_code == 200


def claim_conditional_requests__two_puts_at_once_both_pass(w):
    book = SimpleNamespace(version="1")

    def put(view):
        return view(w.RequestFactory().put("/", HTTP_IF_MATCH='"1"')).status_code

    def save(request):
        book.version = "2"
        return w.HttpResponse(status=204)

    guarded = w.condition(etag_func=lambda request: book.version)
    meanwhile = guarded(lambda request: w.HttpResponse(status=put(guarded(save))))
    assert put(meanwhile) == 204 and book.version == "2"
    assert put(guarded(save)) == 412


def claim_cache_invalidation__add_names_one_winner(w):
    assert [w.cache.add("lock", 1, timeout=30) for _ in range(2)] == [True, False]


def claim_cache_invalidation__get_or_set_is_no_lock(w):
    built = []

    def build():
        built.append(1)
        return len(built)

    def build_while_another_does():
        w.cache.get_or_set("top", build)
        return build()

    w.cache.get_or_set("top", build_while_another_does)
    assert len(built) == 2


def claim_large_result_sets__iterator_keeps_nothing(w):
    w.Book.objects.bulk_create(w.Book(title=str(n)) for n in range(5))
    books = w.Book.objects.all()
    with w.queries() as sent:
        for _ in range(2):
            assert len(list(books.iterator(chunk_size=2))) == 5
    assert len(sent) == 2 and books._result_cache is None


@needs(django=(5, 0))
def claim_large_result_sets__prefetch_needs_a_chunk_size(w):
    w.raises(ValueError, lambda: list(w.Book.objects.prefetch_related("tags").iterator()))


def claim_large_result_sets__offset_misses_rows_when_earlier_ones_go(w):
    w.Book.objects.bulk_create(w.Book(title=str(n)) for n in range(6))
    offset, keyset, last = [], [], 0
    for start in (0, 2, 4):
        rows = list(w.Book.objects.order_by("pk")[start:start + 2])
        offset += [row.title for row in rows]
        if start == 0:
            rows[0].delete()
    while rows := list(w.Book.objects.filter(pk__gt=last).order_by("pk")[:2]):
        keyset += [row.title for row in rows]
        last = rows[-1].pk
    assert offset == ["0", "1", "3", "4", "5"] and keyset == ["1", "2", "3", "4", "5"]


def claim_query_plans__options_differ_by_database(w):
    assert "shop_book" in w.Book.objects.filter(pages=1).explain()
    w.raises(ValueError, w.Book.objects.all().explain, analyze=True)


@needs(module="psycopg_pool", django=(5, 1))
def claim_psycopg_pool_settings__no_persistent_connections(w):
    from django.core.exceptions import ImproperlyConfigured
    from django.db.backends.postgresql.base import DatabaseWrapper

    wrapper = DatabaseWrapper({**w.connection.settings_dict, "OPTIONS": {"pool": True}, "CONN_MAX_AGE": 60}, "pooled")
    w.raises(ImproperlyConfigured, lambda: wrapper.pool)


def claim_optimize_slow_django__select_related_is_no_cache(w):
    w.Book.objects.create(title="Dune", author=w.Author.objects.create(name="Herbert"))
    with w.queries() as sent:
        for _ in range(2):
            assert [book.author.name for book in w.Book.objects.select_related("author")] == ["Herbert"]
    assert len(sent) == 2


def claim_low_level_cache__timeouts(w):
    from django.core.cache.backends.base import BaseCache

    assert BaseCache({}).default_timeout == 300
    w.cache.set("never", 1, timeout=0)
    w.cache.set("forever", 1, timeout=None)
    assert (w.cache.get("never"), w.cache.get("forever")) == (None, 1)


def claim_low_level_cache__the_function_runs_once_and_copies_come_back(w):
    build = mock.Mock(return_value=[1])
    for _ in range(2):
        w.cache.get_or_set("list", build, 60).append(2)
    assert build.call_count == 1 and w.cache.get("list") == [1]


def claim_low_level_cache__a_queryset_is_evaluated_and_instances_go_stale(w):
    user = w.User.objects.create_user("ada")
    with w.queries() as sent:
        w.cache.set("users", w.User.objects.all())
    assert len(sent) == 1
    w.User.objects.update(username="bob")
    with w.queries() as sent:
        assert [one.username for one in w.cache.get("users")] == ["ada"]
    assert len(sent) == 0 and w.User.objects.get(pk=user.pk).username == "bob"


def claim_profiling_a_view__cumulative_time_includes_the_callees(w):
    import cProfile
    import pstats

    def inner():
        return sum(range(20000))

    def outer():
        return [inner() for _ in range(20)]

    with cProfile.Profile() as profile:
        outer()
    times = {name: (own, total) for (_, _, name), (_, _, own, total, _) in pstats.Stats(profile).stats.items()}
    own, total = times["outer"]
    assert total >= times["inner"][1] > own


def claim_memory_growth__two_snapshots_show_the_growing_list(w):
    import tracemalloc

    kept = []
    tracemalloc.start()
    try:
        before = tracemalloc.take_snapshot()
        for _ in range(200):
            kept.append(bytearray(10_000))
        growth = tracemalloc.take_snapshot().compare_to(before, "lineno")
    finally:
        tracemalloc.stop()
    assert growth[0].traceback[0].filename == __file__ and growth[0].size_diff > 1_000_000


def claim_memory_growth__an_exception_holds_local_variables(w):
    def fails():
        large = ["kept"]
        raise KeyError(len(large))

    try:
        fails()
    except KeyError as error:
        kept = error
    assert kept.__traceback__.tb_next.tb_frame.f_locals["large"] == ["kept"]
