"""What the entries on middleware and requests claim about code."""

from types import ModuleType

SEEN = []
INSTALLED = f"{__name__}_installed"


def layer(name, **hooks):
    """A middleware class that notes its name on the way in and out, and when one of its hooks runs."""
    class Layer:
        def __init__(self, get_response):
            self.get_response = get_response

        def __call__(self, request):
            SEEN.append(f"{name} in")
            response = self.get_response(request)
            SEEN.append(f"{name} out {response.status_code}")
            return response

    for hook, answer in hooks.items():
        setattr(Layer, hook, noting(f"{name} {hook}", answer))
    return Layer


def noting(words, answer):
    def hook(self, request, *arguments):
        SEEN.append(words)
        return answer(*arguments)

    return hook


def site(w, view, *layers):
    """Settings of a site of one view below these layers, and the test client that visits it."""
    import sys
    from django.test import Client

    module = sys.modules[INSTALLED] = ModuleType(INSTALLED)
    vars(module).update({f"layer{place}": one for place, one in enumerate(layers)})
    module.urlpatterns = [w.path("page/", view, name="page")]
    SEEN.clear()
    settings = w.override_settings(ROOT_URLCONF=module,
                                   MIDDLEWARE=[f"{INSTALLED}.layer{place}" for place in range(len(layers))])
    return settings, Client(raise_request_exception=False)


def page(w):
    def page(request):
        SEEN.append("view")
        return w.HttpResponse()

    return page


def nothing(*arguments):
    return None


def claim_get_vs_post__csrf_and_the_query_string(w):
    request = w.RequestFactory().post("/?a=1", {"b": "2"})
    assert request.GET["a"] == "1" and request.POST.dict() == {"b": "2"}
    from django.middleware.csrf import CsrfViewMiddleware

    def checked(method):
        request = getattr(w.RequestFactory(), method)("/")
        return CsrfViewMiddleware(page(w)).process_view(request, page(w), (), {})

    assert [checked(method) for method in ("get", "head", "options", "trace")] == [None] * 4
    assert checked("post").status_code == 403


def claim_json_request_body__post_holds_forms_only(w):
    from django.core.exceptions import RequestDataTooBig
    from django.http.request import RawPostDataException

    request = w.RequestFactory().post("/", {"a": 1}, content_type="application/json")
    assert not request.POST and request.body == b'{"a": 1}'
    form = {"content_type": "application/x-www-form-urlencoded"}
    assert not w.RequestFactory().put("/", "a=1", **form).POST
    request = w.RequestFactory().post("/", {"a": 1})
    assert request.POST["a"] == "1"
    w.raises(RawPostDataException, getattr, request, "body")
    request = w.RequestFactory().get("/?tag=a&tag=b")
    assert request.GET["tag"] == "b" and request.GET.getlist("tag") == ["a", "b"]
    assert w.settings.DATA_UPLOAD_MAX_MEMORY_SIZE == 2.5 * 1024 * 1024
    w.raises(RequestDataTooBig, getattr, w.RequestFactory().post("/", "x" * 2 ** 22, **form), "body")


def claim_middleware_basics__seven_layers_in_a_new_project(w):
    from pathlib import Path

    import django

    template = Path(django.__file__).parent / "conf/project_template/project_name/settings.py-tpl"
    block = template.read_text(encoding="utf-8").partition("MIDDLEWARE = [")[2].partition("]")[0]
    assert [line.split(".")[-1].strip("',") for line in block.split()] == [
        "SecurityMiddleware", "SessionMiddleware", "CommonMiddleware", "CsrfViewMiddleware",
        "AuthenticationMiddleware", "MessageMiddleware", "XFrameOptionsMiddleware"]


def claim_middleware_basics__built_once(w):
    built = []

    def factory(get_response):
        built.append(1)
        return lambda request: get_response(request)

    settings, client = site(w, page(w), factory)
    with settings:
        for _ in range(3):
            client.get("/page/")
    assert len(built) == 1


def claim_middleware_order__down_and_up(w):
    settings, client = site(w, page(w), layer("a"), layer("b"))
    with settings:
        client.get("/page/")
    assert SEEN == ["a in", "b in", "view", "b out 200", "a out 200"]


def claim_middleware_order__a_layer_that_answers_hides_those_below(w):
    def closed(get_response):
        return lambda request: w.HttpResponse(status=503)

    settings, client = site(w, page(w), layer("a"), closed, layer("b"))
    with settings:
        client.get("/page/")
    assert SEEN == ["a in", "a out 503"]


def claim_request_lifecycle__middleware_before_the_url(w):
    def first(get_response):
        def middleware(request):
            SEEN.append(request.resolver_match)
            response = get_response(request)
            SEEN.append(request.resolver_match.route if request.resolver_match else response.status_code)
            return response
        return middleware

    settings, client = site(w, page(w), first)
    with settings:
        client.get("/page/")
        client.get("/other/")
    assert SEEN == [None, "view", "page/", None, 404]


def claim_request_lifecycle__exceptions_arrive_as_responses(w):
    def broken(request):
        raise ValueError

    settings, client = site(w, broken, layer("a"), layer("b"))
    with settings:
        client.get("/page/")
    assert SEEN == ["a in", "b in", "b out 500", "a out 500"]


def claim_request_lifecycle__template_responses_render_after_the_view(w):
    from django.db import connection
    from django.template import engines
    from django.template.response import TemplateResponse

    template = engines["django"].from_string("{{ note }}")

    class Late(TemplateResponse):
        def render(self):
            SEEN.append(f"render, {len(connection.savepoint_ids)} savepoints")
            return super().render()

    def view(request):
        SEEN.append(f"view, {len(connection.savepoint_ids)} savepoints")
        return Late(request, template)

    settings, client = site(w, view)
    outside = len(connection.savepoint_ids)
    with settings:
        connection.settings_dict["ATOMIC_REQUESTS"] = True
        try:
            client.get("/page/")
        finally:
            connection.settings_dict["ATOMIC_REQUESTS"] = False
    assert SEEN == [f"view, {outside + 1} savepoints", f"render, {outside} savepoints"]


def claim_middleware_hooks__directions(w):
    def broken(request):
        raise ValueError

    hooks = {"process_view": nothing, "process_exception": nothing}
    settings, client = site(w, broken, layer("a", **hooks), layer("b", **hooks))
    with settings:
        client.get("/page/")
    assert [words for words in SEEN if "process" in words] == [
        "a process_view", "b process_view", "b process_exception", "a process_exception"]


def claim_middleware_hooks__an_answer_of_process_view_skips_the_view_alone(w):
    stop = layer("b", process_view=lambda *arguments: w.HttpResponse(status=418))
    settings, client = site(w, page(w), layer("a"), stop, layer("c"))
    with settings:
        client.get("/page/")
    assert SEEN == ["a in", "b in", "c in", "b process_view", "c out 418", "b out 418", "a out 418"]


def claim_middleware_hooks__process_exception_does_not_see_other_middleware(w):
    def failing(get_response):
        def middleware(request):
            raise ValueError
        return middleware

    settings, client = site(w, page(w), layer("a", process_exception=nothing), failing)
    with settings:
        client.get("/page/")
    assert SEEN == ["a in", "a out 500"]


def claim_middleware_hooks__process_response_is_dead_code_in_a_plain_class(w):
    hooks = {"process_request": nothing, "process_response": lambda response: response}
    settings, client = site(w, page(w), layer("a", **hooks))
    with settings:
        client.get("/page/")
    assert SEEN == ["a in", "view", "a out 200"]


def claim_custom_timing_middleware__what_it_leaves_out(w):
    from time import perf_counter, sleep

    measured = []

    def timing(get_response):
        def middleware(request):
            start = perf_counter()
            response = get_response(request)
            measured.append(perf_counter() - start)
            return response
        return middleware

    def slow():
        sleep(0.05)
        yield "text"

    settings, client = site(w, lambda request: w.StreamingHttpResponse(slow()), timing)
    with settings:
        start = perf_counter()
        assert b"".join(client.get("/page/").streaming_content) == b"text"
        assert measured[0] < 0.05 <= perf_counter() - start
