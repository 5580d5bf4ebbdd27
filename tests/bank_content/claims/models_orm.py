"""What the entries on models and the ORM say, asserted."""

from claims.needs import needs


def books(w, *titles, **fields):
    return [w.Book.objects.create(title=title, **fields) for title in titles]


def titles(queryset):
    return sorted(queryset.values_list("title", flat=True))


def claim_queryset_laziness(w):
    books(w, "Dune", pages=900)
    with w.queries() as sent:
        long = w.Book.objects.filter(pages__gt=300).order_by("title")
        assert len(sent) == 0
        assert [book.title for book in long] == [book.title for book in long] == ["Dune"]
    assert len(sent) == 1


def claim_queryset_laziness__exists_then_loop(w):
    books(w, "Dune")
    found = w.Book.objects.all()
    with w.queries() as sent:
        if found.exists():
            list(found)
        found.count()
    assert len(sent) == 2


def claim_get_vs_filter(w):
    books(w, "Dune", "Dune", "Emma")
    w.raises(w.Book.DoesNotExist, w.Book.objects.get, title="Ulysses")
    w.raises(w.Book.MultipleObjectsReturned, w.Book.objects.get, title="Dune")
    assert len(w.Book.objects.filter(title="Ulysses")) == 0
    assert w.Book.objects.filter(title="Ulysses").first() is None


@needs(django=(6, 1))
def claim_get_vs_filter__first_after_cleared_ordering(w):
    books(w, "Dune")
    with w.queries() as sent:
        w.Book.objects.order_by().first()
        w.Book.objects.first()
    assert ["ORDER BY" in query["sql"] for query in sent] == [False, True]


def claim_values_vs_values_list(w):
    ids = w.Book.objects.values_list("pk", flat=True)
    with w.queries() as sent:
        list(w.Review.objects.filter(book__in=ids))
    assert len(sent) == 1 and sent[0]["sql"].count("SELECT") == 2


def claim_values_vs_values_list__to_many_repeats(w):
    book, = books(w, "Dune")
    for name in "ab":
        book.tags.create(name=name)
    assert len(w.Book.objects.values("title", "tags__name")) == 2


def claim_choices_enums(w):
    class Status(w.models.TextChoices):
        DRAFT = "draft", "Draft"

    class Paper(w.models.Model):
        status = w.models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)

        class Meta:
            app_label = "shop"

    w.tables(Paper)
    paper = Paper(status="oops")
    paper.save()
    w.raises(w.ValidationError, paper.full_clean)
    assert paper.get_status_display() == "oops"
    assert type(Paper.objects.create().status) is Status
    assert type(Paper.objects.get(status=Status.DRAFT).status) is str


def claim_null_vs_blank(w):
    class Paper(w.models.Model):
        title = w.models.CharField(max_length=10)
        isbn = w.models.CharField(max_length=13, unique=True, null=True, blank=True)
        day = w.models.DateField()

        class Meta:
            app_label = "shop"

    w.tables(Paper)
    Paper(title="", day="2026-01-01").save()
    Paper(title="", day="2026-01-01").save()
    assert Paper.objects.filter(isbn=None).count() == 2
    assert w.forms.modelform_factory(Paper, fields=["isbn"])({"isbn": ""}).save(commit=False).isbn is None
    with w.transaction.atomic():
        w.raises(w.IntegrityError, Paper(title="x").save)
        w.transaction.set_rollback(True)


def claim_orm_query_basics(w):
    books(w, "Dune", "Emma")
    calls = []
    w.post_save.connect(lambda **named: calls.append(1), sender=w.Book, weak=False, dispatch_uid="basics")
    try:
        assert w.Book.objects.update(pages=1) == 2 and calls == []
        w.Book.objects.first().save()
        assert calls == [1]
    finally:
        w.post_save.disconnect(sender=w.Book, dispatch_uid="basics")


def claim_related_name(w):
    class Shelf(w.models.Model):
        class Meta:
            app_label = "shop"

    class Vase(w.models.Model):
        shelf = w.models.ForeignKey(Shelf, w.models.CASCADE)
        only = w.models.OneToOneField(Shelf, w.models.CASCADE, related_name="+", null=True)

        class Meta:
            app_label = "shop"

    w.tables(Shelf, Vase)
    shelf = Shelf.objects.create()
    vase = Vase.objects.create(shelf=shelf)
    assert list(shelf.vase_set.all()) == [vase] and Shelf.objects.filter(vase__pk=vase.pk).count() == 1
    w.raises(w.FieldError, Shelf.objects.filter, vase_set__pk=1)


def claim_on_delete_options(w):
    class Maker(w.models.Model):
        class Meta:
            app_label = "shop"

    class Model(w.models.Model):
        maker = w.models.ForeignKey(Maker, w.models.CASCADE)
        deleted = []

        class Meta:
            app_label = "shop"

        def delete(self, *args, **kwargs):
            self.deleted.append(self.pk)

    class Sale(w.models.Model):
        maker = w.models.ForeignKey(Maker, w.models.CASCADE)
        model = w.models.ForeignKey(Model, w.models.RESTRICT)

        class Meta:
            app_label = "shop"

    w.tables(Maker, Model, Sale)
    maker = Maker.objects.create()
    model = Model.objects.create(maker=maker)
    Sale.objects.create(maker=maker, model=model)
    w.raises(w.models.RestrictedError, Model.objects.all().delete)
    maker.delete()
    assert Model.objects.count() == 0 and Model.deleted == []


def claim_many_to_many_through(w):
    class Credit(w.models.Model):
        book = w.models.ForeignKey("shop.Opus", w.models.CASCADE)
        person = w.models.ForeignKey(w.Person, w.models.PROTECT)
        role = w.models.CharField(max_length=20)
        saved = []

        class Meta:
            app_label = "shop"

        def save(self, *args, **kwargs):
            self.saved.append(1)
            super().save(*args, **kwargs)

    class Opus(w.models.Model):
        people = w.models.ManyToManyField(w.Person, through=Credit)

        class Meta:
            app_label = "shop"

    w.tables(Credit, Opus)
    opus, ann = Opus.objects.create(), w.Person.objects.create(name="Ann")
    opus.people.add(ann, through_defaults={"role": "editor"})
    assert Credit.objects.get().role == "editor" and Credit.saved == []
    opus.people.add(ann, through_defaults={"role": "author"})
    assert Credit.objects.count() == 1
    Credit.objects.create(book=opus, person=ann, role="author")
    opus.people.remove(ann)
    assert Credit.objects.count() == 0


def claim_select_related_vs_prefetch_related(w):
    author = w.Author.objects.create(agent=w.Person.objects.create())
    for book in books(w, "a", "b", author=author):
        w.Review.objects.create(book=book, stars=5, rating=5).tags.create(name="x")
    with w.queries() as sent:
        for review in w.Review.objects.select_related("book__author__agent"):
            review.book.author.agent.name
    assert len(sent) == 1
    with w.queries() as sent:
        list(w.Book.objects.prefetch_related("reviews__tags"))
    assert len(sent) == 3


def claim_select_related_vs_prefetch_related__filter_queries_again(w):
    book, = books(w, "a")
    book.tags.create(name="x")
    loaded = w.Book.objects.prefetch_related("tags").get(pk=book.pk)
    with w.queries() as sent:
        list(loaded.tags.all())
        assert len(sent) == 0
        list(loaded.tags.filter(name="x"))
    assert len(sent) == 1


def claim_n_plus_one_problem(w):
    for title in "abc":
        books(w, title, author=w.Author.objects.create(name=title))
    with w.queries() as sent:
        [book.author.name for book in w.Book.objects.all()]
    assert len(sent) == 4


@needs(django=(6, 1))
def claim_n_plus_one_problem__peers(w):
    from django.core.exceptions import FieldFetchBlocked

    for title in "abc":
        books(w, title, author=w.Author.objects.create(name=title))
    with w.queries() as sent:
        [book.author.name for book in w.Book.objects.fetch_mode(w.models.FETCH_PEERS)]
    assert len(sent) == 2
    strict = w.Book.objects.fetch_mode(w.models.FETCH_RAISE)[0]
    w.raises(FieldFetchBlocked, lambda: strict.author)


@needs(django=(6, 1))
def claim_fetch_modes(w):
    for title in "abc":
        author = w.Author.objects.create(agent=w.Person.objects.create(name=title))
        books(w, title, author=author)
    with w.queries() as sent:
        [book.author.agent.name for book in w.Book.objects.fetch_mode(w.models.FETCH_PEERS)]
    assert len(sent) == 3
    with w.queries() as sent:
        [list(author.books.all()) for author in w.Author.objects.fetch_mode(w.models.FETCH_PEERS)]
    assert len(sent) == 4


@needs(django=(4, 2))
def claim_prefetch_objects(w):
    for book in books(w, "a", "b"):
        for stars in range(5):
            w.Review.objects.create(book=book, stars=stars, rating=stars)
    top = w.Prefetch("reviews", w.Review.objects.order_by("-stars")[:3], to_attr="top")
    with w.queries() as sent:
        assert [[r.stars for r in book.top] for book in w.Book.objects.prefetch_related(top)] == [[4, 3, 2]] * 2
    assert len(sent) == 2


def claim_prefetch_objects__order_and_key(w):
    book, = books(w, "a")
    for stars in range(3):
        w.Review.objects.create(book=book, stars=stars, rating=stars)
    five = w.Prefetch("reviews", w.Review.objects.filter(stars=5))
    w.raises(ValueError, list, w.Book.objects.prefetch_related("reviews__tags", five))
    with w.queries() as sent:
        list(w.Book.objects.prefetch_related(w.Prefetch("reviews", w.Review.objects.only("stars"))))
    assert len(sent) == 2 + 3


def claim_defer_vs_only(w):
    books(w, "a", "b", author=w.Author.objects.create())
    with w.queries() as sent:
        [book.pages for book in w.Book.objects.only("title")]
    assert len(sent) == 3
    w.raises(w.FieldError, list, w.Book.objects.defer("author").select_related("author"))
    book = w.Book.objects.only("title").first()
    book.stock = 9
    with w.queries() as sent:
        book.save()
    assert '"stock"' in sent[0]["sql"] and '"title"' in sent[0]["sql"] and '"pages"' not in sent[0]["sql"]


def claim_q_vs_f_objects(w):
    book, = books(w, "a", stock=1)
    sell = lambda: w.Book.objects.filter(pk=book.pk, stock__gte=1).update(stock=w.F("stock") - 1)
    assert (sell(), sell()) == (1, 0)


@needs(django=(6, 0))
def claim_q_vs_f_objects__refreshed_after_save(w):
    book, = books(w, "a", stock=5)
    book.stock = w.F("stock") - 1
    book.save()
    book.save()
    assert book.stock == 4


def claim_annotate_vs_aggregate(w):
    author = w.Author.objects.create()
    for book in books(w, "a", "b", "c", author=author):
        book.tags.set([w.Tag.objects.create(), w.Tag.objects.create()])
    counted = w.Author.objects.annotate(books_=w.Count("books"), tags=w.Count("books__tags"),
                                        once=w.Count("books", distinct=True)).get()
    assert (counted.books_, counted.tags, counted.once) == (6, 6, 3)
    assert w.Book.objects.none().aggregate(s=w.Sum("pages"), n=w.Count("pk")) == {"s": None, "n": 0}


def claim_conditional_expressions(w):
    books(w, "a", "b", status="late", pages=7)
    first = w.Case(w.When(pages__gt=1, then=w.Value("long")), w.When(pages__gt=5, then=w.Value("longer")))
    assert set(w.Book.objects.annotate(x=first).values_list("x", flat=True)) == {"long"}
    assert set(w.Book.objects.annotate(x=w.Case(w.When(pages=7, then="status")))
               .values_list("x", flat=True)) == {"late"}
    empty = w.Author.objects.create()
    assert w.Author.objects.annotate(n=w.Count("books", filter=w.Q(books__pages=7))).get(pk=empty.pk).n == 0


def claim_subqueries_and_exists(w):
    author = w.Author.objects.create()
    books(w, "a", "b", author=author, pages=5)
    assert w.Author.objects.filter(books__pages=5).count() == 2
    inner = w.Book.objects.filter(author=w.OuterRef("pk"))
    assert w.Author.objects.filter(w.Exists(inner)).count() == 1
    w.raises(ValueError, inner.count)


def claim_window_functions(w):
    books(w, "a", "b", "c", status="x", pages=1)
    total = w.Window(w.Sum("pages"), partition_by=[w.F("status")], order_by=w.F("published").asc())
    assert set(w.Book.objects.annotate(n=total).values_list("n", flat=True)) == {3}
    rows = w.Window(w.Sum("pages"), order_by=w.F("pk").asc(), frame=w.RowRange(end=0))
    assert sorted(w.Book.objects.annotate(n=rows).values_list("n", flat=True)) == [1, 2, 3]
    w.raises(w.FieldError, w.Book.objects.update, pages=total)


def claim_property_vs_cached_property(w):
    class Basket(w.models.Model):
        size = w.models.IntegerField(default=1)

        class Meta:
            app_label = "shop"

        @w.cached_property
        def double(self):
            return self.size * 2

    w.tables(Basket)
    basket = Basket.objects.create()
    w.raises(AttributeError, delattr, basket, "double")
    assert basket.double == 2
    Basket.objects.update(size=5)
    basket.refresh_from_db()
    assert (basket.size, basket.double) == (5, 2)
    w.raises(w.FieldError, Basket.objects.filter, double=2)


def claim_custom_manager_vs_queryset(w):
    class Shown(w.models.Manager):
        def get_queryset(self):
            return super().get_queryset().filter(shown=True)

    class Club(w.models.Model):
        shown = w.models.BooleanField(default=False)
        objects = Shown()

        class Meta:
            app_label = "shop"

    class Seat(w.models.Model):
        club = w.models.ForeignKey(Club, w.models.CASCADE)

        class Meta:
            app_label = "shop"

    w.tables(Club, Seat)
    Seat.objects.create(club=Club.objects.create())
    assert Club.objects.count() == 0 and Seat.objects.get().club.shown is False
    assert Seat.objects.filter(club__shown=False).count() == 1


def claim_soft_delete(w):
    class Folder(w.models.Model):
        class Meta:
            app_label = "shop"

    class Note(w.models.Model):
        folder = w.models.ForeignKey(Folder, w.models.CASCADE)
        gone = w.models.BooleanField(default=False)

        class Meta:
            app_label = "shop"

        def delete(self, *args, **kwargs):
            self.gone = True
            self.save()

    w.tables(Folder, Note)
    folder = Folder.objects.create()
    Note.objects.create(folder=folder).delete()
    assert Note.objects.count() == 1
    folder.delete()
    assert Note.objects.count() == 0


@needs(django=(5, 0))
def claim_db_default(w):
    class Job(w.models.Model):
        attempts = w.models.IntegerField(db_default=3)

        class Meta:
            app_label = "shop"

    w.tables(Job)
    job = Job()
    assert type(job.attempts).__name__ == "DatabaseDefault"
    job.save()
    assert job.attempts == 3


@needs(django=(6, 0))
def claim_generated_field(w):
    class Line(w.models.Model):
        qty = w.models.IntegerField()
        double = w.models.GeneratedField(expression=w.F("qty") * 2, output_field=w.models.IntegerField(),
                                         db_persist=True)

        class Meta:
            app_label = "shop"

    w.tables(Line)
    line = Line.objects.create(qty=2)
    assert line.double == 4
    line.qty = 5
    line.save()
    assert line.double == 10
    Line.objects.update(qty=7)
    assert Line.objects.filter(double=14).count() == 1


@needs(django=(5, 2))
def claim_composite_primary_keys(w):
    class Bill(w.models.Model):
        pk = w.models.CompositePrimaryKey("tenant", "number")
        tenant, number = w.models.IntegerField(), w.models.IntegerField()

        class Meta:
            app_label = "shop"

    w.tables(Bill)
    bill = Bill.objects.create(tenant=7, number=1)
    assert Bill.objects.get(pk=(7, 1)).pk == (7, 1) and Bill.objects.aggregate(n=w.Count("pk")) == {"n": 1}
    w.raises(ValueError, Bill.objects.aggregate, n=w.models.Max("pk"))
    bill.number = 2
    bill.save()
    assert Bill.objects.count() == 2


def claim_model_inheritance_types(w):
    class Place(w.models.Model):
        name = w.models.CharField(max_length=9)

        class Meta:
            app_label = "shop"

    class Cafe(Place):
        seats = w.models.IntegerField()

        class Meta:
            app_label = "shop"

    w.tables(Place, Cafe)
    with w.queries() as sent:
        Cafe.objects.create(name="a", seats=2)
    assert sum(query["sql"].startswith("INSERT") for query in sent) == 2
    with w.queries() as sent:
        assert type(Place.objects.get()) is Place
        Cafe.objects.get()
    assert len(sent) == 2 and "JOIN" in sent[1]["sql"]
    w.raises(ValueError, Cafe.objects.bulk_create, [Cafe(name="b", seats=3)])


def claim_db_constraints_vs_validation(w):
    class Room(w.models.Model):
        size = w.models.PositiveIntegerField()

        class Meta:
            app_label = "shop"
            constraints = [w.models.UniqueConstraint(fields=["size"], name="one", condition=w.Q(size__gt=3))]

    w.tables(Room)
    Room.objects.bulk_create([Room(size=1), Room(size=1), Room(size=9)])
    with w.transaction.atomic():
        w.raises(w.IntegrityError, Room(size=9).save)
        w.transaction.set_rollback(True)


def claim_bulk_create(w):
    calls = []
    w.post_save.connect(lambda **named: calls.append(1), sender=w.Review, weak=False, dispatch_uid="bulk")
    book, = books(w, "a")
    with w.queries() as sent:
        made = w.Review.objects.bulk_create(w.Review(book=book, stars=n, rating=n) for n in range(50))
    w.post_save.disconnect(sender=w.Review, dispatch_uid="bulk")
    assert sum(query["sql"].startswith("INSERT") for query in sent) == 1 and calls == []
    assert all(review.created for review in made)


def claim_database_transactions(w):
    def break_inside():
        with w.transaction.atomic():
            try:
                w.Coupon.objects.create(code="a")
            except w.IntegrityError:
                w.Coupon.objects.count()

    w.Coupon.objects.create(code="a")
    w.raises(w.TransactionManagementError, break_inside)


def claim_database_transactions__error_around_the_inner_block(w):
    w.Coupon.objects.create(code="a")
    with w.transaction.atomic():
        try:
            with w.transaction.atomic():
                w.Coupon.objects.create(code="a")
        except w.IntegrityError:
            assert w.Coupon.objects.count() == 1


def claim_database_transactions__cursor_error_passes_unmarked(w):
    w.Coupon.objects.create(code="a")
    with w.transaction.atomic():
        with w.connection.cursor() as cursor:
            w.raises(w.IntegrityError, cursor.execute, "INSERT INTO library_coupon (code) VALUES ('a')")
        assert w.Coupon.objects.count() == 1


def claim_atomic_vs_on_commit(w):
    ran = []
    with w.TestCase.captureOnCommitCallbacks(execute=True):
        w.transaction.on_commit(lambda: ran.append("outer"))
        try:
            with w.transaction.atomic():
                w.transaction.on_commit(lambda: ran.append("inner"))
                raise KeyError
        except KeyError:
            pass
        assert ran == []
    assert ran == ["outer"]


def claim_get_or_create_races(w):
    tag, created = w.Author.objects.get_or_create(name__iexact="ANN", defaults={"country": "NO"})
    assert created and tag.name == ""
    person, created = w.Person.objects.get_or_create(name="Bo")
    assert created and w.Person.objects.get_or_create(name="Bo") == (person, False)


def claim_optimistic_locking(w):
    article = w.Article.objects.create(body="a", version=1)
    write = lambda body: w.Article.objects.filter(pk=article.pk, version=1).update(
        body=body, version=w.F("version") + 1)
    assert (write("b"), write("c")) == (1, 0)


def claim_raw_sql_safely(w):
    books(w, "Dune")
    found = w.Book.objects.raw("SELECT id, title FROM shop_book WHERE title = %s", ["Dune"])
    with w.queries() as sent:
        assert found[0].title == "Dune"
        found[0].pages
    assert len(sent) == 2
    w.raises(w.FieldDoesNotExist, list, w.Book.objects.raw("SELECT title FROM shop_book"))


def library(w):
    """Ann has a long German and a short English book, Bo a long English one, Cy none."""
    ann, bo, cy = (w.Author.objects.create(name=name) for name in ("Ann", "Bo", "Cy"))
    for author, language, pages in ((ann, "en", 100), (ann, "de", 900), (bo, "en", 900)):
        w.Book.objects.create(author=author, language=language, pages=pages)


def names(queryset):
    return [author.name for author in queryset.order_by("name")]


def claim_multi_valued_filters(w):
    library(w)
    authors = w.Author.objects
    assert names(authors.filter(books__language="en", books__pages__gt=300)) == ["Bo"]
    chained = authors.filter(books__language="en").filter(books__pages__gt=300)
    assert names(chained) == ["Ann", "Bo"] and str(chained.query).count("JOIN") == 2
    assert names(authors.exclude(books__language="en", books__pages__gt=300)) == ["Cy"]
    both = w.Book.objects.filter(author=w.OuterRef("pk"), language="en", pages__gt=300)
    assert names(authors.filter(~w.Exists(both))) == ["Ann", "Cy"]


def claim_multi_valued_filters__counts_multiply(w):
    author = w.Author.objects.create()
    books(w, "a", "b", "c", author=author, pages=900)
    assert w.Author.objects.annotate(n=w.Count("books")).filter(books__pages__gt=300)[0].n == 9


def claim_exclude_and_null(w):
    class Paper(w.models.Model):
        pages = w.models.IntegerField(null=True)

        class Meta:
            app_label = "shop"

    w.tables(Paper)
    for pages in (100, 900, None):
        Paper.objects.create(pages=pages)
    assert Paper.objects.exclude(pages__gt=500).count() == 2
    assert Paper.objects.filter(pages__lte=500).count() == 1
    assert Paper.objects.annotate(n=w.F("pages") + 1).exclude(n__gt=500).count() == 1
    assert Paper.objects.filter(pages=None).count() == 1
    assert Paper.objects.filter(pages__in=[None]).count() == 0


def claim_exclude_and_null__not_in_with_null(w):
    library(w)
    w.Book.objects.create(author=None)
    assert names(w.Author.objects.exclude(pk__in=w.Book.objects.values("author"))) == []
    mine = w.Book.objects.filter(author=w.OuterRef("pk"))
    assert names(w.Author.objects.filter(~w.Exists(mine))) == ["Cy"]


def claim_join_duplicates(w):
    author = w.Author.objects.create()
    for pages in (400, 500):
        w.Book.objects.create(author=author, pages=pages)
    joined = w.Author.objects.filter(books__pages__gt=300)
    assert len(joined) == joined.count() == 2
    assert len(joined.distinct()) == 1
    assert len(joined.distinct().order_by("books__pages")) == 2
    long = w.Book.objects.filter(author=w.OuterRef("pk"), pages__gt=300)
    assert w.Author.objects.filter(w.Exists(long)).count() == 1


def claim_one_to_one_vs_unique_key(w):
    class Owner(w.models.Model):
        class Meta:
            app_label = "shop"

    class Profile(w.models.Model):
        owner = w.models.OneToOneField(Owner, w.models.CASCADE, related_name="profile")

        class Meta:
            app_label = "shop"

    class Badge(w.models.Model):
        owner = w.models.ForeignKey(Owner, w.models.CASCADE, unique=True)

        class Meta:
            app_label = "shop"

    w.tables(Owner, Profile, Badge)
    owner = Owner.objects.create()
    w.raises(Profile.DoesNotExist, lambda: owner.profile)
    assert not hasattr(Owner.objects.get(), "profile")
    Profile.objects.create(owner=Owner.objects.get())
    with w.queries() as sent:
        Owner.objects.select_related("profile").get().profile
    assert len(sent) == 1
    assert "fields.W342" in [warning.id for warning in Badge.check()]


def claim_self_relations_and_trees(w):
    class Category(w.models.Model):
        parent = w.models.ForeignKey("self", w.models.CASCADE, null=True, related_name="children")
        friends = w.models.ManyToManyField("self")

        class Meta:
            app_label = "shop"
            db_table = "category"

    w.tables(Category)
    root = Category.objects.create()
    child = Category.objects.create(parent=root)
    leaf = Category.objects.create(parent=child)
    Category.objects.create()
    root.parent = leaf
    root.save()
    branch = Category.objects.raw("WITH RECURSIVE branch AS (SELECT * FROM category WHERE id = %s UNION "
                                  "SELECT c.* FROM category c JOIN branch ON c.parent_id = branch.id) "
                                  "SELECT * FROM branch", [child.pk])
    assert {node.pk for node in branch} == {root.pk, child.pk, leaf.pk}
    root.friends.add(leaf)
    assert list(leaf.friends.all()) == [root]


def claim_overriding_save(w):
    class Shop(w.models.Model):
        name, slug = w.models.CharField(max_length=9), w.models.CharField(max_length=9)

        class Meta:
            app_label = "shop"

        def save(self, **kwargs):
            self.slug = w.slugify(self.name)
            super().save(**kwargs)

    w.tables(Shop)
    shop = Shop.objects.create(name="A")
    shop.name = "B"
    shop.save(update_fields=["name"])
    assert shop.slug == "b" and Shop.objects.get().slug == "a"
    Shop.objects.update(name="C")
    Shop.objects.bulk_create([Shop(name="D")])
    assert list(Shop.objects.order_by("pk").values_list("slug", flat=True)) == ["a", ""]


def claim_update_fields_and_auto_now(w):
    doc = w.Document.objects.create(title="Old", author=w.Author.objects.create())
    before = doc.updated
    doc.title = "New"
    doc.save(update_fields=["title"])
    assert w.Document.objects.get(updated=before).title == "New"
    doc.save(update_fields=["title", "updated"])
    assert doc.updated > before
    w.Document.objects.update(title="x")
    assert w.Document.objects.get().updated == doc.updated
    with w.queries() as sent:
        doc.save(update_fields=[])
    assert len(sent) == 0
    doc.pk = 99
    w.raises(w.DatabaseError, doc.save, update_fields=["title"])


@needs(django=(4, 2))
def claim_update_fields_and_auto_now__update_or_create(w):
    doc = w.Document.objects.create(title="Old", author=w.Author.objects.create())
    with w.queries() as sent:
        w.Document.objects.update_or_create(pk=doc.pk, defaults={"title": "New"})
    update = next(query["sql"] for query in sent if query["sql"].startswith("UPDATE"))
    assert '"title"' in update and '"updated"' in update and '"body"' not in update


def claim_database_views(w):
    class Sales(w.models.Model):
        language = w.models.CharField(max_length=2, primary_key=True)
        total = w.models.IntegerField()

        class Meta:
            app_label = "shop"
            managed = False
            db_table = "sales"

    with w.connection.cursor() as cursor:
        cursor.execute("CREATE VIEW sales AS SELECT language, SUM(pages) AS total FROM shop_book GROUP BY language")
    library(w)
    assert Sales.objects.get(language="en").total == 1000


def claim_inspectdb_legacy_database(w):
    from io import StringIO

    from django.core.management import call_command

    printed = StringIO()
    call_command("inspectdb", "shop_book", stdout=printed)
    assert "managed = False" in printed.getvalue() and "models.DO_NOTHING" in printed.getvalue()


def claim_default_auto_field(w):
    class Plain(w.models.Model):
        class Meta:
            app_label = "shop"

    assert type(Plain._meta.pk).__name__ == "BigAutoField" and Plain._meta.pk.auto_created


def claim_what_are_models(w):
    class Mapped(w.models.Model):
        class Meta:
            app_label = "shop"
            managed = False

    class Twin(w.Tag):
        class Meta:
            app_label = "shop"
            proxy = True

    assert Mapped._meta.db_table == "shop_mapped" and Twin._meta.db_table == w.Tag._meta.db_table


def claim_jsonfield_querying(w):
    class Item(w.models.Model):
        data = w.models.JSONField(default=dict, null=True)

        class Meta:
            app_label = "shop"

    w.tables(Item)
    for data in ({"size": "M", "tags": ["new"]}, {"size": 5, "color": None}, {}):
        Item.objects.create(data=data)
    count = lambda **lookup: Item.objects.filter(**lookup).count()
    assert count(data__size="M") == count(data__tags__0="new") == count(data__size=5) == 1
    assert count(data__size="5") == count(data__sise="M") == 0
    assert (count(data__color__isnull=True), count(data__color=None)) == (2, 1)
    w.raises(w.NotSupportedError, count, data__contains={"size": "M"})


def claim_jsonfield_querying__exclude_loses_rows_without_the_key(w):
    class Item(w.models.Model):
        data = w.models.JSONField(default=dict)

        class Meta:
            app_label = "shop"

    w.tables(Item)
    for data in ({"size": "M"}, {"size": "L"}, {}):
        Item.objects.create(data=data)
    assert Item.objects.exclude(data__size="M").count() == 1


def claim_generic_foreign_keys(w):
    from django.contrib.contenttypes.fields import GenericForeignKey
    from django.contrib.contenttypes.models import ContentType

    class Remark(w.models.Model):
        content_type = w.models.ForeignKey(ContentType, w.models.CASCADE)
        object_id = w.models.PositiveBigIntegerField()
        target = GenericForeignKey()

        class Meta:
            app_label = "shop"

    w.tables(Remark)
    book, tag = w.Book.objects.create(), w.Tag.objects.create()
    for target in (book, tag, book):
        Remark.objects.create(target=target)
    w.raises(w.FieldError, Remark.objects.filter, target=book)
    ContentType.objects.get_for_models(w.Book, w.Tag)
    with w.queries() as sent:
        [remark.target for remark in Remark.objects.prefetch_related("target")]
    assert len(sent) == 3
    tag.delete()
    assert [remark.target for remark in Remark.objects.filter(content_type__model="tag")] == [None]


@needs(django=(6, 1))
def claim_database_level_on_delete(w):
    class Sensor(w.models.Model):
        class Meta:
            app_label = "shop"

    class Reading(w.models.Model):
        sensor = w.models.ForeignKey(Sensor, w.models.DB_CASCADE)

        class Meta:
            app_label = "shop"

    class Mixed(w.models.Model):
        sensor = w.models.ForeignKey(Sensor, w.models.DB_CASCADE)
        tag = w.models.ForeignKey(w.Tag, w.models.PROTECT)

        class Meta:
            app_label = "shop"

    w.tables(Sensor, Reading)
    assert "ON DELETE CASCADE" in w.connection.schema_editor().table_sql(Reading)[0]
    assert "models.E050" in [error.id for error in Mixed.check()]
    sensor = Sensor.objects.create()
    Reading.objects.create(sensor=sensor)
    with w.queries() as sent:
        assert sensor.delete() == (1, {"shop.Sensor": 1})
    assert len(sent) == 1


def claim_prevent_duplicate_records(w):
    class Plan(w.models.Model):
        name, ended = w.models.CharField(max_length=9), w.models.IntegerField(null=True)

        class Meta:
            app_label = "shop"
            constraints = [w.models.UniqueConstraint(fields=["name"], name="one_active",
                                                     condition=w.Q(ended__isnull=True))]

    w.tables(Plan)
    plan, created = Plan.objects.get_or_create(name="gold", ended=None)
    assert created and Plan.objects.get_or_create(name="gold", ended=None) == (plan, False)
    Plan.objects.create(name="gold", ended=1)
    Plan.objects.create(name="gold", ended=1)
    with w.transaction.atomic():
        w.raises(w.IntegrityError, Plan.objects.create, name="gold")
        w.transaction.set_rollback(True)


def claim_select_for_update(w):
    with w.queries() as sent:
        list(w.Account.objects.select_for_update())
    assert "FOR UPDATE" not in sent[0]["sql"]


def claim_custom_manager_vs_model_methods(w):
    class Lending(w.models.Manager):
        def lend(self, label):
            return self.create(label=label)

    class Loaned(w.models.Model):
        person = w.models.ForeignKey(w.Person, w.models.CASCADE, related_name="loaned")
        label = w.models.CharField(max_length=9)
        objects = Lending()

        class Meta:
            app_label = "shop"

    w.tables(Loaned)
    person = w.Person.objects.create(name="Ann")
    assert person.loaned.lend("x").person == person


def claim_custom_fields_and_lookups(w):
    class Upper(w.models.Transform):
        lookup_name, function = "big", "UPPER"

    w.models.CharField.register_lookup(Upper)
    try:
        w.Person.objects.create(name="ann")
        assert w.Person.objects.filter(name__big__startswith="AN").order_by("name__big").count() == 1
    finally:
        w.models.CharField._unregister_lookup(Upper)


def claim_database_router(w):
    from django.db import router

    class Replica:
        def db_for_read(self, model, **hints):
            return "replica"

        def allow_migrate(self, db, app_label, **hints):
            return db == "default"

    with w.override_settings(DATABASE_ROUTERS=[Replica()]):
        assert router.db_for_read(w.Book) == w.Book.objects.all().db == "replica"
        assert router.db_for_write(w.Book) == w.Book.objects.using("default").db == "default"
        assert router.allow_migrate("replica", "shop") is False


def claim_join_duplicates__sums(w):
    book, = books(w, "a", pages=10)
    for _ in range(2):
        w.Review.objects.create(book=book, stars=5, rating=5)
    assert w.Book.objects.filter(reviews__stars=5).aggregate(n=w.Sum("pages")) == {"n": 20}
