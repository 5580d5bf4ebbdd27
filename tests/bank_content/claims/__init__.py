"""What entries say that a piece of code does, asserted: one module a topic, one function a claim.

    def claim_get_vs_filter__slice(w):
        book = w.Book.objects.create(title="Dune")
        with w.queries() as sent:
            w.Book.objects.filter(pk=book.pk)[:1].get()
        assert len(sent) == 1

The function is named after its entry (`get-vs-filter`), with `__what` where an entry has several.  `w` holds the names
of sample_context.py and those of run_claims.World; what a claim stores is rolled back.  A model it declares says
`class Meta: app_label = "shop"` and gets its table from `w.tables`.  `claims.needs` marks what the reference system
cannot run.
"""
