"""What the entries on templates and forms say, asserted."""

from claims.needs import needs


def engine(files=(), **options):
    from django.template import Engine

    return Engine(loaders=[("django.template.loaders.locmem.Loader", dict(files))], **options)


def render(text, files=(), **context):
    from django.template import Context

    return engine(files).from_string(text).render(Context(context))


def named(name, function):
    function.__name__ = name
    return function


def claim_template_system(w):
    class Thing:
        deleted = False

        def size(self):
            return 3

        def delete(self):
            self.deleted = True

        delete.alters_data = True

    thing = Thing()
    assert render("{{ x.size }}{{ x.delete }}{{ x.nothing.at_all }}", x=thing) == "3" and not thing.deleted
    assert render("{{ x.a }}", x={"a": "key"}) == "key" and render("{{ x.1 }}", x="ab") == "b"
    assert render("{{ x }}", x="O'Brien & Co") == "O&#x27;Brien &amp; Co"
    assert render("{{ x.items }}", x={"items": 1}) == "1"


def claim_template_inheritance(w):
    from django.template import TemplateSyntaxError

    files = {"base.html": "<{% block title %}Shop{% endblock %}|{% block body %}-{% endblock %}>",
             "part.html": "{% block body %}part{% endblock %}"}
    child = '{% extends "base.html" %}lost{% block title %}Cart {{ block.super }}{% endblock %}'
    assert render(child, files) == "<Cart Shop|->"
    assert render("Text {# note #}" + child, files) == "Text <Cart Shop|->"
    w.raises(TemplateSyntaxError, render, "{% comment %}x{% endcomment %}" + child, files)
    w.raises(TemplateSyntaxError, render, "{% block a %}{% endblock %}{% block a %}{% endblock %}")
    conditional = '{% extends "base.html" %}{% if no %}{% block body %}mine{% endblock %}{% endif %}'
    assert render(conditional, files) == "<Shop|mine>"
    include = '{% include "part.html" %}'
    assert render('{% extends "base.html" %}{% block body %}' + include + "{% endblock %}", files) == "<Shop|part>"


def claim_template_inheritance__libraries_are_loaded_per_file(w):
    from django.template import TemplateSyntaxError

    files = {"base.html": "{% load i18n %}{% block body %}{% endblock %}"}
    w.raises(TemplateSyntaxError, render,
             '{% extends "base.html" %}{% block body %}{% get_current_language as x %}{% endblock %}', files)


@needs(django=(6, 0))
def claim_querystring_tag(w):
    from django.template import Library, RequestContext

    request = w.RequestFactory().get("/?tag=a&page=3&q=x+y")
    library = Library()
    library.inclusion_tag("part.html")(named("part", lambda: {}))
    tags = engine({"part.html": "{% querystring page=4 %}"})
    tags.template_builtins.append(library)

    def show(text, **more):
        return tags.from_string(text).render(RequestContext(request, more)).replace("&amp;", "&")

    assert show("{% part %}") == "?tag=a&page=4&q=x+y"
    assert show("{% querystring page=4 %}") == "?tag=a&page=4&q=x+y"
    assert show("{% querystring page=None tag=None q=None %}") == "?"
    assert show("{% querystring page=None q=None tag=tags %}", tags=["a", "b"]) == "?tag=a&tag=b"
    assert show("{% querystring one two %}", one={"a": 1}, two={"a": 2}) == "?a=2"


def claim_form_vs_modelform(w):
    from django.forms.forms import BaseForm

    assert issubclass(w.forms.Form, BaseForm) and issubclass(w.forms.ModelForm, BaseForm)
    assert not issubclass(w.forms.ModelForm, w.forms.Form)
    tag = w.Tag.objects.create(name="x")
    book = w.Book.objects.create(title="a")
    form = w.forms.modelform_factory(w.Review, fields=["rating", "tags", "text"])(
        {"rating": "5", "tags": [tag.pk], "text": "t"})
    review = form.save(commit=False)
    review.book, review.stars = book, 5
    review.save()
    assert review.tags.count() == 0
    form.save_m2m()
    assert review.tags.count() == 1


def claim_form_validation(w):
    log = []

    class Number(w.forms.IntegerField):
        def to_python(self, value):
            log.append("to_python")
            return super().to_python(value)

        def validate(self, value):
            log.append("validate")

    class Two(w.forms.Form):
        a = Number(validators=[lambda value: log.append("validators")])
        b = w.forms.IntegerField()

        def clean_a(self):
            log.append("clean_a")

        def clean(self):
            log.append("clean")

    form = Two({"a": "1", "b": "x"})
    assert not form.is_valid()
    assert log == ["to_python", "validate", "validators", "clean_a", "clean"]
    assert form.cleaned_data == {"a": None}
    assert not Two().is_valid() and Two().errors == {}


def claim_form_validation__super_clean_switches_uniqueness_on(w):
    class Loose(w.forms.ModelForm):
        class Meta:
            model = w.Coupon
            fields = ["code"]

        def clean(self):
            return self.cleaned_data

    class Strict(Loose):
        def clean(self):
            return w.forms.ModelForm.clean(self)

    w.Coupon.objects.create(code="A")
    assert Loose({"code": "A"}).is_valid() and not Strict({"code": "A"}).is_valid()


def claim_form_validation__an_invalid_form_changes_the_instance(w):
    book = w.Book.objects.create(title="Old", pages=3)
    form = w.forms.modelform_factory(w.Book, fields=["title", "pages"])({"title": "New", "pages": "x"}, instance=book)
    assert not form.is_valid() and book.title == "New"
    book.refresh_from_db()
    assert book.title == "Old"


def claim_context_processors(w):
    from django.template import RequestContext

    runs = []
    request = w.RequestFactory().get("/")

    def badge(request):
        runs.append(1)
        return {"badge": "processor"}

    inner = engine({"a.html": "{{ badge }}"})
    template = inner.from_string('{{ badge }}{% include "a.html" %}')
    assert template.render(RequestContext(request, processors=[badge])) == "processorprocessor" and len(runs) == 1
    assert inner.from_string("plain").render(RequestContext(request, processors=[badge])) == "plain" and len(runs) == 2


@needs(django=(5, 0))
def claim_field_groups(w):
    class Signup(w.forms.Form):
        email = w.forms.EmailField(help_text="Not shown")

    html = Signup({"email": "x"})["email"].as_field_group()
    assert all(part in html for part in ("<label", "Not shown", "errorlist", "<input", "aria-describedby"))


@needs(django=(6, 0))
def claim_template_partials(w):
    from django.template import Context, TemplateSyntaxError

    text = ('{% partialdef row %}[{{ book }}{{ n }}]{% endpartialdef %}'
            '{% for n in "12" %}{% partial row %}{% endfor %}')
    files = {"books.html": text, "base.html": "{% partialdef row %}base{% endpartialdef %}{% block b %}{% endblock %}"}
    assert render(text, book="x") == "[x1][x2]"
    assert engine(files).get_template("books.html#row").render(Context({"book": "x"})) == "[x]"
    assert render('{% include "books.html#row" %}', files, book="y") == "[y]"
    assert render("{% partialdef a inline %}in{% endpartialdef %}") == "in"
    w.raises(TemplateSyntaxError, render, "{% partialdef a %}{% endpartialdef %}{% partialdef a %}{% endpartialdef %}")
    w.raises(TemplateSyntaxError, render,
             '{% extends "base.html" %}{% block b %}{% partial row %}{% endblock %}', files)


@needs(django=(5, 2))
def claim_simple_block_tag(w):
    from django.template import Context, Library
    from django.utils.html import format_html

    library = Library()

    @library.simple_block_tag
    def safe(content, level):
        return format_html("<b {}>{}</b>", level, content)

    @library.simple_block_tag
    def text(content):
        return f"<b>{content}</b>"

    tags = engine()
    tags.template_builtins.append(library)
    show = lambda source: tags.from_string(source).render(Context({"n": "<i>"}))
    assert show("{% safe n %}a {{ n }}{% endsafe %}") == "<b &lt;i&gt;>a &lt;i&gt;</b>"
    assert show("{% text %}a{% endtext %}") == "&lt;b&gt;a&lt;/b&gt;"
    assert show('{% safe "" as kept %}a{% endsafe %}|{{ kept }}') == "|<b >a</b>"


def posted(total, initial=0, **fields):
    return {"books-TOTAL_FORMS": total, "books-INITIAL_FORMS": initial, **fields}


def claim_formsets(w):
    author = w.Author.objects.create()
    factory = lambda **limits: w.inlineformset_factory(w.Author, w.Book, fields=["title"], extra=1, **limits)
    many = posted(3, **{f"books-{n}-title": "x" for n in range(3)})
    assert factory(max_num=2)(many, instance=author).is_valid()
    assert not factory(max_num=2, validate_max=True)(many, instance=author).is_valid()
    assert not factory()({}, instance=author).is_valid()
    blank = factory()(posted(2, **{"books-0-title": "a", "books-1-title": ""}), instance=author)
    assert blank.is_valid() and len(blank.save()) == 1


def claim_formsets__commit_false_deletes_nothing(w):
    author = w.Author.objects.create()
    book = w.Book.objects.create(author=author, title="a")
    sent = posted(1, 1, **{"books-0-id": book.pk, "books-0-title": "a", "books-0-DELETE": "on"})
    formset = w.inlineformset_factory(w.Author, w.Book, fields=["title"])(sent, instance=author)
    assert formset.is_valid()
    formset.save(commit=False)
    assert w.Book.objects.count() == 1 and formset.deleted_objects == [book]


def claim_formsets__a_model_formset_edits_every_row(w):
    w.Book.objects.create(title="a")
    w.Book.objects.create(title="b")
    assert w.forms.modelformset_factory(w.Book, fields=["title"])().initial_form_count() == 2


def claim_template_loading(w):
    import tempfile
    from pathlib import Path

    from django.template import Context, Engine, TemplateDoesNotExist

    with tempfile.TemporaryDirectory() as holder:
        first, second = Path(holder) / "own", Path(holder) / "app"
        for folder, text in ((first, '{% extends "a.html" %}{% block b %}own{% endblock %}'),
                             (second, "<{% block b %}app{% endblock %}>")):
            folder.mkdir()
            (folder / "a.html").write_text(text, encoding="utf-8")
        templates = Engine(dirs=[first, second])
        assert templates.get_template("a.html").render(Context()) == "<own>"
        try:
            templates.get_template("none.html")
        except TemplateDoesNotExist as error:
            assert [reason for _, reason in error.tried] == ["Source does not exist"] * 2


def claim_bound_and_unbound_forms(w):
    class Search(w.forms.Form):
        q = w.forms.CharField(required=False)

    assert Search({}).is_bound and not Search().is_bound and not Search().is_valid()
    form = Search({}, initial={"q": "all"})
    assert form.is_valid() and form.cleaned_data == {"q": ""} and form.has_changed()
    book = w.Book.objects.create(title="a")
    edit = w.forms.modelform_factory(w.Book, fields=["title"])
    edit({"title": "b"}, instance=book).save()
    assert w.Book.objects.get().title == "b"
    edit({"title": "c"}).save()
    assert w.Book.objects.count() == 2


def claim_file_upload_form(w):
    from django.core.files.uploadedfile import SimpleUploadedFile

    class Cover(w.forms.Form):
        cover = w.forms.FileField()

    assert Cover({"cover": "a.png"}, {}).errors == {"cover": ["This field is required."]}
    assert Cover({}, {"cover": SimpleUploadedFile("a.png", b"x")}).is_valid()
    assert Cover().is_multipart() and w.settings.FILE_UPLOAD_MAX_MEMORY_SIZE == 2.5 * 2 ** 20


def claim_form_choices_per_user__queries_per_form(w):
    class Pick(w.forms.Form):
        tag = w.forms.ModelChoiceField(queryset=w.Tag.objects.all())

    w.Tag.objects.create(name="x")
    with w.queries() as sent:
        str(w.forms.formset_factory(Pick, extra=4)())
    assert len(sent) >= 4


def claim_bound_and_unbound_forms__missing_fields(w):
    class Edit(w.forms.Form):
        a = w.forms.CharField(disabled=True)
        b = w.forms.CharField(required=False)

    form = Edit({}, initial={"a": "kept", "b": "ignored"})
    assert form.is_valid() and form.cleaned_data == {"a": "kept", "b": ""}

    class Page(w.models.Model):
        size = w.models.IntegerField(default=3, blank=True)

        class Meta:
            app_label = "shop"

    page = w.forms.modelform_factory(Page, fields=["size"])({}, instance=Page(size=8)).save(commit=False)
    assert page.size == 8
