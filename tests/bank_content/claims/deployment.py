"""What the entries on deployment claim about Django's settings, probes, files and logging."""

import logging
import tempfile
from types import ModuleType


def status(w, settings, **headers):
    """The status of a page that exists, under these settings."""
    from django.test import Client

    urls = ModuleType("urls")
    urls.urlpatterns = [w.path("ready/", lambda request: w.HttpResponse("ok"))]
    with w.override_settings(ROOT_URLCONF=urls, **settings):
        return Client().get("/ready/", **headers).status_code


def claim_static_vs_media_files__the_helper_is_empty_without_debug(w):
    from django.conf.urls.static import static

    with w.override_settings(DEBUG=False):
        assert static("/media/", document_root="/srv/media") == []
    with w.override_settings(DEBUG=True):
        assert len(static("/media/", document_root="/srv/media")) == 1


def claim_whitenoise_and_manifest__missing_entry_raises_without_debug(w):
    from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

    with tempfile.TemporaryDirectory() as folder:
        storage = ManifestStaticFilesStorage(location=folder, base_url="/static/")
        with w.override_settings(DEBUG=False):
            w.raises(ValueError, storage.url, "app.css")
        with w.override_settings(DEBUG=True):
            assert storage.url("app.css") == "/static/app.css"


def claim_nginx_with_django__the_header_can_be_forged(w):
    request = w.RequestFactory().get("/", HTTP_X_FORWARDED_PROTO="https")
    assert not request.is_secure()
    with w.override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert request.is_secure()


def claim_deploy_django__check_deploy_finds_debug(w):
    from django.core import checks

    def found(**options):
        with w.override_settings(DEBUG=True):
            return {message.id for message in checks.run_checks(tags=["security"], **options)}

    assert "security.W018" in found(include_deployment_checks=True) - found()


def claim_health_and_rollout__probes_meet_allowed_hosts_and_the_redirect(w):
    secure = {"MIDDLEWARE": ["django.middleware.security.SecurityMiddleware",
                             "django.middleware.common.CommonMiddleware"], "ALLOWED_HOSTS": ["shop.example"]}
    redirect = {**secure, "SECURE_SSL_REDIRECT": True}
    exempt = {**redirect, "SECURE_REDIRECT_EXEMPT": [r"^ready/$"]}
    logging.disable(logging.CRITICAL)
    try:
        assert status(w, secure, HTTP_HOST="10.0.0.7") == 400
        assert status(w, secure, HTTP_HOST="shop.example") == 200
        assert status(w, redirect, HTTP_HOST="shop.example") == 301
        assert status(w, exempt, HTTP_HOST="shop.example") == 200
    finally:
        logging.disable(logging.NOTSET)


def claim_storages_and_object_store__the_name_is_stored_and_the_file_stays(w):
    from django.core.files.base import ContentFile
    from django.core.files.storage import FileSystemStorage

    with tempfile.TemporaryDirectory() as folder:
        storage = FileSystemStorage(location=folder, base_url="/media/")

        class Scan(w.models.Model):
            file = w.models.FileField(storage=storage)

            class Meta:
                app_label = "shop"

        w.tables(Scan)
        scan = Scan.objects.create(file=ContentFile(b"x", name="scan.pdf"))
        assert Scan.objects.values_list("file", flat=True).get() == "scan.pdf" and scan.file.url == "/media/scan.pdf"
        scan.delete()
        assert storage.exists("scan.pdf")


def claim_logging_and_tracing__filters_belong_to_handlers(w):
    parent, seen = logging.getLogger("claims.shop"), []

    class Keeps(logging.Handler):
        def emit(self, record):
            seen.append(record.getMessage())

    handler = Keeps()
    parent.addFilter(lambda record: False)
    parent.addHandler(handler)
    logging.getLogger("claims.shop.orders").error("from the child")
    parent.error("from the logger itself")
    handler.addFilter(lambda record: False)
    logging.getLogger("claims.shop.orders").error("filtered by the handler")
    assert seen == ["from the child"]


def claim_logging_and_tracing__console_handler_is_for_debug(w):
    from django.utils.log import DEFAULT_LOGGING

    assert DEFAULT_LOGGING["handlers"]["console"]["filters"] == ["require_debug_true"]
