"""What the entries on Django REST framework claim about code."""

from types import SimpleNamespace
from unittest import mock

from claims.needs import needs

needs_drf = needs(module="rest_framework")


def library(w):
    """A model with an optional and a unique column, its table, serializer and viewset."""
    from rest_framework.serializers import ModelSerializer
    from rest_framework.viewsets import ModelViewSet

    class Volume(w.models.Model):
        title = w.models.CharField(max_length=9)
        subtitle = w.models.CharField(max_length=9, blank=True)
        isbn = w.models.CharField(max_length=9, unique=True, null=True)

        class Meta:
            app_label = "shop"

        def clean(self):
            raise AssertionError("full_clean() was called")

    class VolumeSerializer(ModelSerializer):
        class Meta:
            model = Volume
            fields = ["id", "title", "subtitle", "isbn"]

    class VolumeViewSet(ModelViewSet):
        queryset = Volume.objects.order_by("pk")
        serializer_class = VolumeSerializer

    w.tables(Volume)
    return SimpleNamespace(model=Volume, serializer=VolumeSerializer, viewset=VolumeViewSet)


def answer(view, method="get", data=None, user=None, **keys):
    """What a view answers to a JSON request."""
    from rest_framework.test import APIRequestFactory, force_authenticate

    request = getattr(APIRequestFactory(), method)("/", data, format="json")
    if user:
        force_authenticate(request, user)
    return view(request, **keys)


@needs_drf
def claim_what_is_drf__order_of_the_checks(w):
    from rest_framework.response import Response
    from rest_framework.views import APIView

    steps = ["perform_content_negotiation", "determine_version", "perform_authentication", "check_permissions",
             "check_throttles"]
    seen = []

    class Page(APIView):
        def post(self, request):
            seen.append("post")
            assert request.data == {"a": 1}
            return Response()

    def noting(name, real):
        def step(self, *arguments, **named):
            seen.append(name)
            return real(self, *arguments, **named)
        return step

    for name in steps:
        setattr(Page, name, noting(name, getattr(Page, name)))
    with mock.patch("rest_framework.request.Request._parse", autospec=True,
                    side_effect=lambda request: (seen.append("parse"), ({"a": 1}, {}))[1]):
        assert answer(Page.as_view(), "post", {"a": 1}).status_code == 200
    assert seen == [*steps, "post", "parse"]


@needs_drf
def claim_what_is_drf__open_by_default(w):
    from rest_framework.settings import api_settings

    assert [one.__name__ for one in api_settings.DEFAULT_PERMISSION_CLASSES] == ["AllowAny"]
    assert [one.__name__ for one in api_settings.DEFAULT_AUTHENTICATION_CLASSES] == [
        "SessionAuthentication", "BasicAuthentication"]
    assert not (api_settings.DEFAULT_PAGINATION_CLASS or api_settings.DEFAULT_FILTER_BACKENDS or
                api_settings.DEFAULT_THROTTLE_CLASSES or api_settings.DEFAULT_VERSIONING_CLASS)


@needs_drf
def claim_serializer_vs_form__full_clean_is_not_called(w):
    ours = library(w)
    filled = ours.serializer(data={"title": "Dune"})
    assert filled.is_valid() and filled.save(isbn="1").isbn == "1"
    assert type(filled.data["title"]) is str
    w.raises(AssertionError, ours.model(title="Dune").full_clean)


@needs_drf
def claim_serializer_vs_modelserializer__nested_writes_fail(w):
    from rest_framework.serializers import ModelSerializer

    class AuthorSerializer(ModelSerializer):
        class Meta:
            model = w.Author
            fields = ["name"]

    class BookSerializer(ModelSerializer):
        author = AuthorSerializer()

        class Meta:
            model = w.Book
            fields = ["title", "author"]

    filled = BookSerializer(data={"title": "Dune", "author": {"name": "Herbert"}})
    assert filled.is_valid()
    w.raises(AssertionError, filled.save)


@needs_drf
def claim_drf_validation_levels__order(w):
    from rest_framework import serializers

    seen = []

    class Event(serializers.Serializer):
        start = serializers.IntegerField(validators=[lambda value: seen.append("field validator")])
        note = serializers.CharField(required=False)

        class Meta:
            validators = [lambda attrs: seen.append("serializer validator")]

        def validate_start(self, value):
            seen.append("validate_start")
            return value

        def validate_note(self, value):
            seen.append("validate_note")
            return value

        def validate(self, attrs):
            seen.append("validate")
            return attrs

    assert Event(data={"start": "1"}).is_valid()
    assert seen == ["field validator", "validate_start", "serializer validator", "validate"]
    seen.clear()
    assert not Event(data={"start": "x", "note": "n"}).is_valid() and seen == ["validate_note"]


@needs_drf
def claim_drf_validation_levels__the_constraint_raises_what_drf_does_not_translate(w):
    ours = library(w)
    first, second = (ours.serializer(data={"title": "Dune", "isbn": "1"}) for _ in range(2))
    assert first.is_valid() and second.is_valid()
    first.save()
    w.raises(w.IntegrityError, save_in_savepoint, w, second)


def save_in_savepoint(w, serializer):
    with w.transaction.atomic():
        serializer.save()


@needs_drf
def claim_put_vs_patch(w):
    ours = library(w)
    volume = ours.model.objects.create(title="Dune", subtitle="One")
    view = ours.viewset.as_view({"put": "update", "patch": "partial_update"})
    assert answer(view, "put", {}, pk=volume.pk).status_code == 400
    assert answer(view, "patch", {}, pk=volume.pk).status_code == 200
    for _ in range(2):
        assert answer(view, "put", {"title": "Emma"}, pk=volume.pk).data["subtitle"] == "One"
    assert answer(view, "put", {"title": "Emma"}, pk=volume.pk + 1).status_code == 404
    assert answer(view, "patch", {"isbn": None}, pk=volume.pk).data["isbn"] is None


@needs_drf
def claim_api_error_format(w):
    from django.core.exceptions import ValidationError
    from django.http import Http404
    from rest_framework import exceptions
    from rest_framework.views import exception_handler

    def shape(exc):
        response = exception_handler(exc, {})
        return response and (response.status_code, response.data)

    assert shape(Http404()) == (404, {"detail": "Not found."})
    assert shape(w.PermissionDenied())[0] == 403
    assert shape(exceptions.ValidationError({"title": ["no"]})) == (400, {"title": ["no"]})
    assert shape(ValidationError("no")) is shape(w.IntegrityError()) is None
    assert exceptions.NotFound().get_full_details()["code"] == "not_found"


@needs_drf
def claim_apiview_vs_viewset__binding_by_hand_ignores_the_permissions_of_an_action(w):
    from rest_framework.decorators import action
    from rest_framework.permissions import IsAdminUser
    from rest_framework.response import Response
    from rest_framework.routers import SimpleRouter
    from rest_framework.viewsets import GenericViewSet

    class Prices(GenericViewSet):
        @action(detail=False, methods=["post"], permission_classes=[IsAdminUser])
        def recount(self, request):
            return Response()

    assert answer(Prices.as_view({"post": "recount"}), "post").status_code == 200
    router = SimpleRouter()
    router.register("prices", Prices, "price")
    routed = next(url for url in router.urls if "recount" in str(url.pattern))
    assert answer(routed.callback, "post").status_code == 403


@needs_drf
def claim_authentication_vs_permission_classes__401_or_403(w):
    from rest_framework.authentication import BasicAuthentication, SessionAuthentication
    from rest_framework.exceptions import AuthenticationFailed
    from rest_framework.permissions import AllowAny, IsAdminUser, IsAuthenticated
    from rest_framework.views import APIView

    class Wrong(BasicAuthentication):
        def authenticate(self, request):
            raise AuthenticationFailed

    def refused(authenticators, permission, user=None):
        page = type("Page", (APIView,), {"authentication_classes": authenticators, "permission_classes": [permission]})
        return answer(page.as_view(), user=user).status_code

    assert refused([BasicAuthentication, SessionAuthentication], IsAuthenticated) == 401
    assert refused([SessionAuthentication, BasicAuthentication], IsAuthenticated) == 403
    assert refused([Wrong], AllowAny) == 401
    assert refused([BasicAuthentication], IsAdminUser, w.User.objects.create_user("ada")) == 403


@needs_drf
def claim_drf_object_permissions__lists_and_creation_pass(w):
    from rest_framework.permissions import BasePermission

    class Nothing(BasePermission):
        def has_object_permission(self, request, view, obj):
            return False

    ours = library(w)
    ours.viewset.permission_classes = [Nothing]
    volume = ours.model.objects.create(title="Dune")
    view = ours.viewset.as_view
    assert answer(view({"get": "retrieve"}), pk=volume.pk).status_code == 403
    assert len(answer(view({"get": "list"})).data) == 1
    assert answer(view({"post": "create"}), "post", {"title": "Emma"}).status_code == 201


@needs_drf
def claim_drf_object_permissions__without_a_queryset_the_router_needs_a_basename(w):
    from rest_framework.routers import SimpleRouter
    from rest_framework.viewsets import GenericViewSet

    w.raises(AssertionError, SimpleRouter().register, "notes", GenericViewSet)
    SimpleRouter().register("notes", GenericViewSet, "note")


@needs_drf
def claim_nested_serializers__a_query_per_row_and_depth_shows_all_fields(w):
    from rest_framework.serializers import ModelSerializer

    class InvoiceSerializer(ModelSerializer):
        class Meta:
            model = w.Invoice
            fields = ["owner"]
            depth = 1

    for name in ("ada", "bob"):
        w.Invoice.objects.create(owner=w.User.objects.create(username=name, password="hash"))
    with w.queries() as sent:
        data = InvoiceSerializer(w.Invoice.objects.all(), many=True).data
    assert data[0]["owner"]["password"] == "hash"
    with w.queries() as fewer:
        InvoiceSerializer(w.Invoice.objects.select_related("owner").all(), many=True).data
    assert len(sent) - len(fewer) == 2


@needs_drf
def claim_drf_bulk_endpoints__an_insert_per_item_and_errors_by_position(w):
    import rest_framework

    ours = library(w)
    filled = ours.serializer(data=[{"title": "Dune"}, {"title": "Emma"}], many=True)
    assert filled.is_valid()
    with w.queries() as sent:
        filled.save()
    assert len(sent) == 2
    w.raises(NotImplementedError, filled.update, [], [])
    broken = ours.serializer(data=[{"title": "Dune"}, {}], many=True)
    assert not broken.is_valid()
    since_3_18 = tuple(map(int, rest_framework.VERSION.split(".")[:2])) >= (3, 18)
    fault = {"title": ["This field is required."]}
    assert broken.errors == ({1: fault} if since_3_18 else [{}, fault])


def page_of(w, paginator, queryset, query):
    from rest_framework.request import Request

    return [row.title for row in paginator.paginate_queryset(queryset, Request(w.RequestFactory().get(f"/?{query}")))]


@needs_drf
def claim_pagination__who_may_choose_the_size(w):
    from rest_framework.pagination import LimitOffsetPagination, PageNumberPagination

    class Offsets(LimitOffsetPagination):
        default_limit = 2

    class Pages(PageNumberPagination):
        page_size = 2

    for number in range(9):
        w.Book.objects.create(title=str(number))
    books = w.Book.objects.order_by("title")
    assert len(page_of(w, Offsets(), books, "limit=8")) == 8
    assert len(page_of(w, Pages(), books, "limit=8&page_size=8")) == 2
    assert LimitOffsetPagination.max_limit is None


@needs_drf
def claim_pagination__offsets_drift_and_cursors_do_not(w):
    from rest_framework.pagination import CursorPagination, PageNumberPagination

    class Pages(PageNumberPagination):
        page_size = 2

    class Cursors(CursorPagination):
        page_size, ordering = 2, "title"

    w.Book.objects.bulk_create(w.Book(title=title) for title in "bcdef")
    books, cursors = w.Book.objects.order_by("title"), Cursors()
    with w.queries() as sent:
        assert page_of(w, cursors, books, "") == ["b", "c"]
    assert len(sent) == 1
    assert page_of(w, Pages(), books, "page=1") == ["b", "c"]
    w.Book.objects.create(title="a")
    assert page_of(w, Pages(), books, "page=2") == ["c", "d"]
    assert page_of(w, Cursors(), books, cursors.get_next_link().partition("?")[2]) == ["d", "e"]
    w.Book.objects.filter(title__in="ab").delete()
    assert page_of(w, Pages(), books, "page=2") == ["e", "f"]


@needs_drf
def claim_drf_filtering__sorting_is_open_to_readable_fields(w):
    from rest_framework.filters import OrderingFilter

    ours = library(w)
    view = ours.viewset(request=None, format_kwarg=None)
    allowed = OrderingFilter().get_valid_fields(ours.model.objects.all(), view, {"request": None})
    assert [name for name, _ in allowed] == ["id", "title", "subtitle", "isbn"]


@needs_drf
def claim_drf_throttling__the_whole_header_is_the_key(w):
    from rest_framework.settings import api_settings
    from rest_framework.throttling import AnonRateThrottle

    class Twice(AnonRateThrottle):
        rate = "2/hour"

    def allowed(forwarded):
        request = w.RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)
        request.user = None
        return Twice().allow_request(request, None)

    assert api_settings.NUM_PROXIES is None
    assert [allowed("1.1.1.1") for _ in range(3)] == [True, True, False]
    assert allowed("2.2.2.2, 1.1.1.1")


@needs_drf
def claim_drf_versioning__unknown_versions(w):
    from rest_framework.exceptions import NotAcceptable, NotFound
    from rest_framework.versioning import AcceptHeaderVersioning, URLPathVersioning

    path, header = URLPathVersioning(), AcceptHeaderVersioning()
    path.allowed_versions = header.allowed_versions = ["v1"]
    w.raises(NotFound, path.determine_version, None, version="v2")
    w.raises(NotAcceptable, header.determine_version,
             SimpleNamespace(accepted_media_type="application/json; version=v2"))


def claim_api_idempotency__the_same_key_twice(w):
    client = w.User.objects.create(username="ada")
    wanted = {"client": client, "key": "k1", "defaults": {"body_hash": "a"}}
    first, new = w.IdempotencyKey.objects.get_or_create(**wanted)
    again, repeated = w.IdempotencyKey.objects.get_or_create(**wanted)
    assert new and not repeated and first == again
