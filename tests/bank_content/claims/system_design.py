"""What the entries on system design claim about Django's behavior."""

import gc
from types import ModuleType

from claims.needs import needs


def claim_scaling_django__defaults_that_matter_with_a_second_process(w):
    from django.conf import global_settings

    assert global_settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"
    assert global_settings.CACHES["default"]["BACKEND"].endswith("LocMemCache")


def claim_read_replicas_consistency__a_lock_goes_to_the_primary(w):
    class Reads:
        def db_for_read(self, model, **hints):
            return "replica"

        def db_for_write(self, model, **hints):
            return "default"

    with w.override_settings(DATABASE_ROUTERS=[Reads()]):
        assert w.Book.objects.all().db == "replica"
        assert w.Book.objects.select_for_update().db == "default"


def claim_transactional_outbox__a_rollback_takes_the_event_with_it(w):
    class Event(w.models.Model):
        topic = w.models.TextField()

        class Meta:
            app_label = "shop"

    def pay(fail):
        with w.transaction.atomic():
            w.Book.objects.create(title="sold")
            Event.objects.create(topic="order.paid")
            if fail:
                raise KeyError

    w.tables(Event)
    w.raises(KeyError, pay, True)
    assert not Event.objects.exists() and not w.Book.objects.exists()
    pay(False)
    assert Event.objects.count() == w.Book.objects.count() == 1


@needs(django=(5, 1))
def claim_webhook_receiver__login_required_middleware_needs_an_exemption(w):
    from django.contrib.auth.decorators import login_not_required
    from django.test import Client

    urls = ModuleType("urls")
    urls.urlpatterns = [w.path("open/", login_not_required(lambda request: w.HttpResponse())),
                        w.path("closed/", lambda request: w.HttpResponse())]
    auth = "django.contrib.auth.middleware."
    middleware = ["django.contrib.sessions.middleware.SessionMiddleware",
                  auth + "AuthenticationMiddleware", auth + "LoginRequiredMiddleware"]
    with w.override_settings(ROOT_URLCONF=urls, MIDDLEWARE=middleware, LOGIN_URL="/login/"):
        assert [Client().post(path).status_code for path in ("/open/", "/closed/")] == [200, 302]


def claim_webhook_receiver__the_csrf_check_stops_a_sender_without_exemption(w):
    from django.test import Client

    urls = ModuleType("urls")
    urls.urlpatterns = [w.path("open/", w.csrf_exempt(lambda request: w.HttpResponse())),
                        w.path("closed/", lambda request: w.HttpResponse())]
    with w.override_settings(ROOT_URLCONF=urls, MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"]):
        client = Client(enforce_csrf_checks=True)
        assert [client.post(path).status_code for path in ("/open/", "/closed/")] == [200, 403]


def claim_multi_tenancy__forward_relations_use_the_base_manager(w):
    class Mine(w.models.Manager):
        def get_queryset(self):
            return super().get_queryset().filter(tenant=1)

    class Company(w.models.Model):
        tenant = w.models.IntegerField()
        objects = Mine()

        class Meta:
            app_label = "shop"

    class Invoice(w.models.Model):
        company = w.models.ForeignKey(Company, w.models.CASCADE)

        class Meta:
            app_label = "shop"

    w.tables(Company, Invoice)
    strange = Company(tenant=2)
    strange.save()
    invoice = Invoice.objects.create(company_id=strange.pk)
    assert not Company.objects.exists()
    assert Invoice.objects.get(pk=invoice.pk).company.tenant == 2
    assert len(list(Company.objects.raw("SELECT * FROM shop_company"))) == 1


def claim_gdpr_and_data_retention__the_admin_log_keeps_names(w):
    from django.contrib.admin.models import LogEntry
    from django.contrib.contenttypes.models import ContentType

    ada = w.User.objects.create_user("ada")
    LogEntry.objects.create(
        user=w.User.objects.create_user("staff"), content_type=ContentType.objects.get_for_model(ada),
        object_id=ada.pk, object_repr=str(ada), action_flag=2)
    ada.delete()
    assert LogEntry.objects.get().object_repr == "ada"


def claim_design_url_shortener__a_taken_code_leaves_the_outer_transaction_usable(w):
    w.User.objects.create_user("taken")

    def again():
        with w.transaction.atomic():
            w.User.objects.create(username="taken")

    w.raises(w.IntegrityError, again)
    assert w.User.objects.filter(username="taken").count() == 1


def claim_circuit_breakers__incr_needs_the_key(w):
    w.raises(ValueError, w.cache.incr, "failures")
    assert w.cache.add("failures", 0) and not w.cache.add("failures", 0)
    assert w.cache.incr("failures") == 1


def claim_instagram_scale__gc_freeze_moves_objects_out_of_sight(w):
    before = gc.get_freeze_count()
    gc.freeze()
    try:
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
