"""What the entries on authentication and security claim about code."""

import base64
from types import ModuleType
from unittest import mock

from claims.needs import needs

MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware",
              "django.contrib.auth.middleware.AuthenticationMiddleware"]
CSRF = ["django.middleware.csrf.CsrfViewMiddleware"]


def site(w, *views, middleware=MIDDLEWARE, **settings):
    """Settings of a site with these views, each under its own name; its passwords are hashed fast."""
    urls = ModuleType("claimed_urls")
    urls.urlpatterns = [w.path(f"{view.__name__}/", view, name=view.__name__) for view in views]
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return w.override_settings(ROOT_URLCONF=urls, MIDDLEWARE=middleware, **{"PASSWORD_HASHERS": hashers, **settings})


def client(**options):
    from django.test import Client

    return Client(**options)


def ok(w):
    def page(request):
        return w.HttpResponse("ok")

    return page


def who(w):
    def who(request):
        return w.HttpResponse(request.user.username or "nobody")

    return who


def status(view, request, **arguments):
    """The status code of a view, with a refusal counted as the 403 that Django makes of it."""
    from django.core.exceptions import PermissionDenied

    try:
        return view(request, **arguments).status_code
    except PermissionDenied:
        return 403


def asked_by(w, user, method="get", **environ):
    request = getattr(w.RequestFactory(), method)("/", **environ)
    request.user = user
    return request


def claim_authn_vs_authz__mixin_and_decorator_differ(w):
    from django.contrib.auth.decorators import permission_required
    from django.contrib.auth.models import AnonymousUser

    class Page(w.PermissionRequiredMixin, w.TemplateView):
        permission_required = "catalog.change_book"

    class Strict(Page):
        raise_exception = True

    user, decorated = w.User.objects.create_user("ada"), permission_required("catalog.change_book")(ok(w))
    with site(w):
        assert status(Page.as_view(), asked_by(w, AnonymousUser())) == 302
        assert status(Page.as_view(), asked_by(w, user)) == 403
        assert status(Strict.as_view(), asked_by(w, AnonymousUser())) == 403
        assert status(decorated, asked_by(w, user)) == 302


def add_permission(w, user, codename="change_book"):
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.models import ContentType

    ContentType.objects.clear_cache()  # it outlives the rollback of other claims
    kind = ContentType.objects.get_for_model(w.Book)
    user.user_permissions.add(Permission.objects.create(codename=codename, content_type=kind, name=codename))
    return f"{kind.app_label}.{codename}"


def claim_authn_vs_authz__superusers_pass_and_inactive_users_get_nothing(w):
    user = w.User.objects.create_user("ada", is_active=False)
    permission = add_permission(w, user)
    assert not user.has_perm(permission)
    user = w.User.objects.get(pk=user.pk)
    user.is_active = True
    assert user.has_perm(permission) and not user.has_perm(permission, w.Book())
    assert w.User(is_superuser=True).has_perm("no.such", w.Book())


def claim_session_id_storage__session_and_user_are_lazy(w):
    user = w.User.objects.create_user("ada")
    page, name = ok(w), who(w)
    with site(w, page, name):
        browser = client()
        browser.force_login(user)
        with w.queries() as sent:
            browser.get("/page/")
        assert len(sent) == 0
        with w.queries() as sent:
            assert browser.get("/who/").content == b"ada"
        assert len(sent) == 2


def claim_session_id_storage__nested_changes_and_server_errors_are_not_saved(w):
    def fill(request):
        request.session["cart"] = {"items": []}
        return w.HttpResponse()

    def append(request):
        request.session["cart"]["items"].append(7)
        return w.HttpResponse()

    def fail(request):
        request.session["cart"] = {"items": [1, 2]}
        return w.HttpResponse(status=500)

    with site(w, fill, append, fail):
        browser = client()
        for page in ("/fill/", "/append/", "/fail/"):
            browser.get(page)
        assert browser.session["cart"] == {"items": []}


def claim_debug_true_risk(w):
    from django.views.debug import SafeExceptionReporterFilter

    shown = SafeExceptionReporterFilter().cleanse_setting
    assert "s3cret" not in shown("API_KEY", "s3cret")
    assert "s3cret" in shown("BROKER_URL", "amqp://me:s3cret@mq")
    assert w.connection.queries_limit == 9000 and bool("False")
    with w.override_settings(DEBUG=True, ALLOWED_HOSTS=[]):
        assert w.RequestFactory().get("/", HTTP_HOST="localhost").get_host() == "localhost"
        refused(w, HTTP_HOST="shop.example.com")


def refused(w, **environ):
    from django.core.exceptions import DisallowedHost

    w.raises(DisallowedHost, w.RequestFactory().get("/", **environ).get_host)


def claim_password_hashing_and_sessions__old_hashes_move_on_login(w):
    from django.contrib.auth.hashers import check_password

    assert w.User.objects.create(username="raw", password="s3cret").password == "s3cret"
    user = w.User.objects.create_user("ada")
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher", "django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher"]
    with w.override_settings(PASSWORD_HASHERS=hashers[1:]):
        user.set_password("s3cret")
    assert user.password.startswith("pbkdf2_sha1$")
    with w.override_settings(PASSWORD_HASHERS=hashers):
        assert user.check_password("s3cret") and user.password.startswith("md5$")
        assert check_password("s3cret", w.User.objects.get(username="ada").password)


def claim_password_hashing_and_sessions__a_new_password_ends_the_sessions(w):
    from django.contrib.auth import update_session_auth_hash

    def change(request):
        request.user.set_password("new")
        request.user.save()
        update_session_auth_hash(request, request.user)
        return w.HttpResponse()

    name = who(w)
    with site(w, change, name):
        here, there = client(), client()
        for browser in (here, there):
            browser.force_login(w.User.objects.get_or_create(username="ada", password="old")[0])
        here.get("/change/")
        assert here.get("/who/").content == b"ada" and there.get("/who/").content == b"nobody"


def claim_custom_user_model__unique_alone_distinguishes_letter_case(w):
    class Member(w.models.Model):
        email = w.models.EmailField(unique=True)

        class Meta:
            app_label = "shop"

    w.tables(Member)
    Member.objects.create(email="a@b.no")
    Member.objects.create(email="A@b.no")
    assert Member.objects.filter(email__iexact="a@b.no").count() == 2


class Silent:
    def authenticate(self, request, username=None, password=None):
        return None


class Refusing:
    def authenticate(self, request, username=None, password=None):
        from django.core.exceptions import PermissionDenied

        raise PermissionDenied


class ByToken:
    def authenticate(self, request, token):
        raise AssertionError("asked although it takes no password")


def claim_custom_auth_backend__order_decides(w):
    from django.contrib.auth import authenticate

    standard = "django.contrib.auth.backends.ModelBackend"
    silent, refusing, by_token = (f"{__name__}.{one.__name__}" for one in (Silent, Refusing, ByToken))
    with site(w), mock.patch.dict("sys.modules", {__name__: module_of(Silent, Refusing, ByToken)}):
        user = w.User.objects.create_user("ada", password="s3cret")
        with w.override_settings(AUTHENTICATION_BACKENDS=[silent, by_token, standard, refusing]):
            assert authenticate(username="ada", password="s3cret") == user
        with w.override_settings(AUTHENTICATION_BACKENDS=[refusing, standard]):
            assert authenticate(username="ada", password="s3cret") is None
        user.is_active = False
        user.save()
        with w.override_settings(AUTHENTICATION_BACKENDS=[standard]):
            assert authenticate(username="ada", password="s3cret") is None


def module_of(*contents):
    """These classes as a module that Django can import by name."""
    module = ModuleType(__name__)
    vars(module).update({one.__name__: one for one in contents})
    return module


def claim_roles_and_groups__two_queries_then_none(w):
    user = w.User.objects.create_user("ada", is_staff=True)
    user = w.User.objects.get(pk=user.pk)
    with w.queries() as sent:
        assert not user.has_perm("library.change_book")
    assert len(sent) == 2
    permission = add_permission(w, user)
    with w.queries() as sent:
        assert not user.has_perm(permission)
    assert len(sent) == 0
    assert w.User.objects.get(pk=user.pk).has_perm(permission)


@needs(django=(5, 1))
def claim_login_required_middleware__unknown_urls_give_404(w):
    page = ok(w)
    with site(w, page, middleware=[*MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"]):
        assert client().get("/page/").status_code == 302
        assert client().get("/other/").status_code == 404


def claim_password_reset__what_voids_a_link(w):
    from django.contrib.auth.tokens import PasswordResetTokenGenerator

    links = PasswordResetTokenGenerator()

    def voided_by(**changes):
        user = w.User(pk=7, username="ada", email="a@b.no", password="hash")
        token = links.make_token(user)
        assert links.check_token(user, token)
        vars(user).update(changes)
        return not links.check_token(user, token)

    assert voided_by(password="other") and voided_by(last_login=w.timezone.now()) and voided_by(email="c@d.no")
    assert not voided_by(username="eve")
    with w.override_settings(PASSWORD_RESET_TIMEOUT=-1):
        w.raises(AssertionError, voided_by)
    assert w.settings.PASSWORD_RESET_TIMEOUT == 3 * 24 * 3600


def claim_password_reset__opening_the_link_uses_nothing_up(w):
    from django.contrib.auth.tokens import default_token_generator
    from django.contrib.auth.views import PasswordResetConfirmView
    from django.utils.http import urlsafe_base64_encode

    urls = ModuleType("claimed_urls")
    urls.urlpatterns = [w.path("reset/<uidb64>/<token>/", PasswordResetConfirmView.as_view())]
    user = w.User.objects.create(username="ada", password="x")
    token = default_token_generator.make_token(user)
    link = f"/reset/{urlsafe_base64_encode(str(user.pk).encode())}/{token}/"
    with w.override_settings(ROOT_URLCONF=urls, MIDDLEWARE=MIDDLEWARE):
        for _ in range(2):
            opened = client().get(link)
            assert opened.status_code == 302 and token not in opened["Location"]
    assert default_token_generator.check_token(user, token)


def claim_password_reset__only_active_users_with_a_password_get_mail(w):
    from django.contrib.auth.forms import PasswordResetForm

    with site(w):
        w.User.objects.create_user("ada", "a@b.no", "s3cret")
        w.User.objects.create_user("bob", "A@b.no")
        w.User.objects.create_user("eve", "a@b.no", "s3cret", is_active=False)
    assert [user.username for user in PasswordResetForm().get_users("A@B.no")] == ["ada"]
    assert PasswordResetForm({"email": "nobody@b.no"}).is_valid()


def claim_signing_data(w):
    from django.core import signing

    token = signing.dumps({"pk": 7}, salt="unsubscribe")
    assert base64.urlsafe_b64decode(token.split(":")[0] + "==") == b'{"pk":7}'
    for _ in range(2):
        assert signing.loads(token, salt="unsubscribe", max_age=60) == {"pk": 7}
    for wrong in ({}, {"salt": "confirm"}):
        w.raises(signing.BadSignature, signing.loads, token, **wrong)
    w.raises(signing.BadSignature, signing.loads, "x" + token, salt="unsubscribe")
    w.raises(signing.SignatureExpired, signing.loads, token, salt="unsubscribe", max_age=-1)
    assert issubclass(signing.SignatureExpired, signing.BadSignature)


def claim_sql_injection_protection__values_are_data(w):
    attack = "x' OR '1'='1"
    w.Order.objects.create(email=attack, number="1")
    w.Order.objects.create(email="a@b.no", number="2")
    assert [order.number for order in w.Order.objects.filter(email=attack)] == ["1"]
    found = "SELECT number FROM shop_order WHERE email = %s"
    with w.connection.cursor() as cursor:
        cursor.execute(found, [attack])
        assert cursor.fetchall() == [("1",)]
        cursor.execute(found.replace("%s", f"'{attack}'"))
        assert len(cursor.fetchall()) == 2


def claim_xss_protection(w):
    from django.template import Context, Template

    def shown(template, value):
        return Template(template).render(Context({"value": value}))

    assert shown("{{ value }}", """<>&"'""") == "&lt;&gt;&amp;&quot;&#x27;"
    assert shown("{{ value }}", "javascript:alert(1)") == "javascript:alert(1)"
    assert shown("<b title={{ value }}>", "x onmouseover=y") == "<b title=x onmouseover=y>"
    assert "</script><b>" not in shown("{{ value|json_script:'data' }}", "</script><b>")


def claim_csrf_protection__unsafe_methods_only(w):
    page = ok(w)
    with site(w, page, middleware=CSRF):
        browser = client(enforce_csrf_checks=True)
        for method in ("get", "head", "options", "trace"):
            assert getattr(browser, method)("/page/").status_code == 200
        for method in ("post", "put", "patch", "delete"):
            assert getattr(browser, method)("/page/").status_code == 403


def claim_csrf_protection__the_mask_changes_and_the_secret_stays(w):
    from django.middleware.csrf import get_token

    def form(request):
        return w.HttpResponse(get_token(request))

    page = ok(w)
    with site(w, form, page, middleware=CSRF):
        browser = client(enforce_csrf_checks=True)
        first, cookie = browser.get("/form/").content.decode(), browser.cookies["csrftoken"].value
        second = browser.get("/form/").content.decode()
        assert first != second and browser.cookies["csrftoken"].value == cookie
        for token in (first, second):
            assert browser.post("/page/", {"csrfmiddlewaretoken": token}).status_code == 200
            assert browser.put("/page/", HTTP_X_CSRFTOKEN=token).status_code == 200
            assert browser.put("/page/", HTTP_X_CSRFTOKEN=token, secure=True).status_code == 403
        same = {"HTTP_REFERER": "https://testserver/page/", "secure": True}
        assert browser.put("/page/", HTTP_X_CSRFTOKEN=token, **same).status_code == 200


def claim_cors_vs_csrf__the_middleware_ignores_bearer_tokens(w):
    page, exempt = ok(w), w.csrf_exempt(ok(w))
    exempt.__name__ = "exempt"
    with site(w, page, exempt, middleware=CSRF):
        browser = client(enforce_csrf_checks=True)
        assert browser.put("/page/", HTTP_AUTHORIZATION="Bearer x").status_code == 403
        assert browser.put("/exempt/", HTTP_AUTHORIZATION="Bearer x").status_code == 200


@needs(module="corsheaders")
def claim_cors_vs_csrf__all_origins_with_credentials_are_echoed(w):
    page = ok(w)
    with site(w, page, middleware=["corsheaders.middleware.CorsMiddleware"], CORS_ALLOW_ALL_ORIGINS=True,
              CORS_ALLOW_CREDENTIALS=True):
        answer = client().get("/page/", HTTP_ORIGIN="https://any.example")
        assert answer["Access-Control-Allow-Origin"] == "https://any.example"


def claim_clickjacking(w):
    from django.middleware.clickjacking import XFrameOptionsMiddleware
    from django.views.decorators.clickjacking import xframe_options_exempt, xframe_options_sameorigin

    def sent(view):
        return XFrameOptionsMiddleware(view)(w.RequestFactory().get("/")).get("X-Frame-Options")

    assert sent(ok(w)) == "DENY"
    assert sent(xframe_options_sameorigin(ok(w))) == "SAMEORIGIN"
    assert sent(xframe_options_exempt(ok(w))) is None


def claim_https_and_hsts(w):
    from django.middleware.security import SecurityMiddleware

    def answer(**environ):
        return SecurityMiddleware(ok(w))(w.RequestFactory().get("/", **environ))

    with w.override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=3600):
        assert answer(HTTP_X_FORWARDED_PROTO="https").status_code == 301
        with w.override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
            passed = answer(HTTP_X_FORWARDED_PROTO="https")
            assert passed.status_code == 200 and passed["Strict-Transport-Security"] == "max-age=3600"
            assert answer().status_code == 301


@needs(django=(4, 2))
def claim_breach_attack__gzip_is_padded(w):
    from django.middleware.gzip import GZipMiddleware

    def page(request):
        return w.HttpResponse("text " * 200)

    request = w.RequestFactory().get("/", HTTP_ACCEPT_ENCODING="gzip")
    assert len({len(GZipMiddleware(page)(request).content) for _ in range(40)}) > 1


def claim_secure_file_uploads__the_extension_is_no_proof(w):
    from django.core.exceptions import ValidationError
    from django.core.files.uploadedfile import SimpleUploadedFile

    only_pdf = w.FileExtensionValidator(["pdf"])
    only_pdf(SimpleUploadedFile("cv.pdf", b"<script>", content_type="application/pdf"))
    w.raises(ValidationError, only_pdf, SimpleUploadedFile("cv.exe", b"%PDF"))


def claim_ssrf_protection__the_url_validator_accepts_inner_addresses(w):
    from django.core.validators import URLValidator

    for url in ("http://127.0.0.1/", "http://169.254.169.254/", "http://localhost:8000/", "http://[::1]/"):
        URLValidator()(url)


def claim_ssrf_protection__which_addresses_are_public(w):
    from ipaddress import ip_address

    inner = ("127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "::1", "fd00::1", "::ffff:127.0.0.1")
    assert not any(ip_address(one).is_global for one in inner)
    assert ip_address("224.1.1.1").is_global and ip_address("224.1.1.1").is_multicast


def claim_broken_object_access(w):
    from django.contrib.auth.models import AnonymousUser
    from django.http import Http404

    mine = w.Invoice.objects.create(owner=w.User.objects.create_user("ada"))
    other = w.User.objects.create_user("bob")
    w.raises(Http404, w.get_object_or_404, w.Invoice.objects.filter(owner=other), pk=mine.pk)
    w.raises(TypeError, w.Invoice.objects.filter, owner=AnonymousUser())
    guarded = w.login_required(lambda request: w.Invoice.objects.get(owner=request.user))
    with site(w):
        assert guarded(asked_by(w, AnonymousUser())).status_code == 302


@needs(django=(4, 1))
def claim_secrets_management__fallbacks_verify_and_do_not_sign(w):
    from django.core import signing

    with w.override_settings(SECRET_KEY="old"):
        token = signing.dumps(1)
    with w.override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=["old"]):
        assert signing.loads(token) == 1
        fresh = signing.dumps(1)
    with w.override_settings(SECRET_KEY="new"):
        assert signing.loads(fresh) == 1
        w.raises(signing.BadSignature, signing.loads, token)


def claim_session_backends__a_copied_cookie_outlives_the_logout(w):
    from django.contrib.auth import logout

    def leave(request):
        logout(request)
        return w.HttpResponse()

    name = who(w)
    with site(w, name, leave, SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies"):
        browser, thief = client(), client()
        browser.force_login(w.User.objects.create_user("ada", password="s3cret"))
        thief.cookies["sessionid"] = browser.cookies["sessionid"].value
        browser.get("/leave/")
        assert browser.get("/who/").content == b"nobody" and thief.get("/who/").content == b"ada"
        user = w.User.objects.get(username="ada")
        user.set_password("new")
        user.save()
        assert thief.get("/who/").content == b"nobody"


def claim_proxy_and_host_settings(w):
    refused(w, HTTP_HOST="evil.example")
    request = w.RequestFactory().get("/", HTTP_HOST="evil.example", HTTP_X_FORWARDED_FOR="1.2.3.4")
    assert request.META["HTTP_HOST"] == "evil.example" and request.META["REMOTE_ADDR"] == "127.0.0.1"
    forwarded = {"HTTP_HOST": "inner", "HTTP_X_FORWARDED_HOST": "testserver"}
    refused(w, **forwarded)
    with w.override_settings(USE_X_FORWARDED_HOST=True):
        assert w.RequestFactory().get("/", **forwarded).get_host() == "testserver"
