def claim_queryset_laziness(w):
    w.Book.objects.create(title="Dune", pages=900)
    with w.queries() as sent:
        books = w.Book.objects.filter(pages__gt=300).order_by("title")
        assert len(sent) == 0
        assert [book.title for book in books] == [book.title for book in books] == ["Dune"]
    assert len(sent) == 1


def claim_get_vs_filter(w):
    for title in ("Dune", "Dune", "Emma"):
        w.Book.objects.create(title=title)
    w.raises(w.Book.DoesNotExist, w.Book.objects.get, title="Ulysses")
    w.raises(w.Book.MultipleObjectsReturned, w.Book.objects.get, title="Dune")
    assert len(w.Book.objects.filter(title="Ulysses")) == 0
