#!/usr/bin/env python3
"""Each check finds its mistake, names entry and part, and says what to do; a good bank passes them all."""

import sys

sys.dont_write_bytecode = True

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import good_bank

HERE = Path(__file__).resolve().parent

# What a contributor wrote, what he should have written, and what check_bank.py must say.
MISTAKES = [
    # attributes
    ('level="junior" tags="tr', 'level="guru" tags="tr', "row-locks: level: `guru` is not a level; write one"),
    ('topic="models" level="junior" tags="tr', 'topic="views" level="junior" tags="tr',
     "row-locks: topic: `views` is not a topic of the bank"),
    ('tags="transactions"', 'tags="a b c d e"', "row-locks: tags: 5 tags; give 1 to 4"),
    ('tags="transactions"', 'tags="Locks"', "row-locks: tags: `Locks` is doubled or not lower-case"),
    ('minutes="5"', 'minutes="90"', "row-locks: minutes: `90`; give the talking time"),
    ('minutes="5"', 'minutes="5" hint="x"', "row-locks: hint: unknown attribute; remove it"),
    ('id="row-locks"', 'id="Row_Locks"', "Row_Locks: id: not lower-case words"),
    ('aliases="lazy"', 'aliases="row-locks"', "row-locks: id: `row-locks` is taken by lazy-query"),
    # parts
    ("<memory-aid>One key, one changing room.</memory-aid>", "", "row-locks: memory-aid: missing; write it"),
    ("<memory-aid>One key, one changing room.</memory-aid>", "<memory-aid></memory-aid>",
     "row-locks: memory-aid: empty; write it"),
    ("<short>Lock", "<short>x.</short><short>Lock", "row-locks: short: given 2 times; keep one"),
    ("<prompt>How", "<hint>x</hint><prompt>How", "row-locks: hint: unknown part; remove it"),
    ("<keywords>row lock; transaction</keywords>\n    <interview>", "<interview>", "row-locks: keywords: missing"),
    ("<short>Lock the row inside a transaction, then decide.</short>",
     "<short>" + "Lock it. " * 40 + "</short>", "row-locks: short: 359 characters; cut 19"),
    ("row lock; transaction", "row lock", "row-locks: keywords: 1 keyword; give 2 to 6"),
    ("row lock; transaction", "row lock; <b>transaction</b>", "row-locks: keywords: <b> in keywords"),
    ("<p>The second", "<ul>" + "<li>x</li>" * 13 + "</ul><p>The second", "row-locks: explanation: 13 list items"),
    # explanation
    ("<p>The second", "Stray<p>The second", "row-locks: explanation: text outside a block, `Stray`; wrap it in <p>"),
    ("<p>The second", "<h1>x</h1><p>The second", "row-locks: explanation: unknown block <h1>"),
    ("<p>The second", "<p><em>x</em> The second", "row-locks: explanation: <em> inside text"),
    ("<p>The second", "<p><b></b>The second", "row-locks: explanation: empty <b>; fill or remove it"),
    ("<p>The second", '<p><a href="x">x</a> The second', "row-locks: explanation: link without an https address"),
    ('kind="tip"', 'kind="aside"', "lazy-query: explanation: note without a kind"),
    ("<li>No query so far.</li>", "<li>No<ul><li>query</li></ul></li>", "lazy-query: explanation: list 3 deep"),
    ("</ul></li>", "</ul>more</li>", "lazy-query: explanation: text after a nested list"),
    # interview
    ("<look-for>Keeps the transaction short</look-for>", "", "row-locks: interview: 1 look-for; give 2 to 4"),
    ("<red-flag>Checks in Python alone</red-flag>", "<red-flag></red-flag>", "row-locks: interview: empty <red-flag>"),
    ("<follow-up>What happens", "<hint>x</hint><follow-up>What happens", "row-locks: interview: unknown part <hint>"),
    # links and sources
    ('ref="row-locks"', 'ref="row-lock"', "lazy-query: see-also: no entry `row-lock`; correct the id"),
    ('ref="row-locks"', 'ref="lazy"', "lazy-query: see-also: points at its own entry"),
    ('<see-also ref="row-locks"/>', '<see-also ref="row-locks"/><see-also ref="row-locks"/>',
     "lazy-query: see-also: `row-locks` given twice"),
    ('href="https://www.post', 'href="http://www.post', "is no https address; give the primary page"),
    ('checked="18"', 'checked="lately"', "row-locks: source: checked=`lately`; give the version or year"),
    ('checked="18"', 'checked="17"', "row-locks: source: page of 18 checked with 17; make them agree"),
    (">Explicit locking<", "><", "row-locks: source: without a title"),
    # code
    ("sum([1, 2])", "sum([1, 2]", "lazy-query: code-block: python: line 1: '(' was never closed; make"),
    ("total = ", "total_of_all_the_numbers_that_somebody_wrote_into_this_list_of_two_numbers = ",
     "lazy-query: code-block: line of 88 columns"),
    ("total = sum([1, 2])", "\n".join("x = 1" for _ in range(21)), "lazy-query: code-block: 22 lines of code; keep 20"),
    ("total = ", "total =\t", "lazy-query: code-block: tab; indent with spaces"),
    ("sum([1, 2])", "sum([1, 2])  ", "lazy-query: code-block: blanks at the end"),
    ('lang="python"', 'lang="perl"', "lazy-query: code-block: language `perl` is unknown"),
    ("{% endfor %}", "", "lazy-query: code-block: django: `{% endfor %}` missing; balance the tags"),
    ("{{ book }}", "{{ book }", "lazy-query: code-block: django: `{{` without `}}`"),
    ("FOR UPDATE", "FOR UPDATE)", "row-locks: code-block: sql: `)` without its opening"),
    ("WHERE id = 1", "WHERE id = '1", "row-locks: code-block: sql: open '"),
    # wording
    ("Look at what was sent.", "Look at the behaviour.",
     "lazy-query: explanation: `behaviour` is British; write it with `behavior`"),
    ("Look at what was sent.", "Simply look.", "lazy-query: explanation: `Simply` is filler"),
    ("Look at what was sent.", "Look at at it.", "lazy-query: explanation: `at at` doubles a word"),
    ("Look at what was sent.", "Don't look.", "lazy-query: explanation: `'` outside code; write ’"),
    ("Look at what was sent.", "A release comes every eight months.", "name the yearly cycle from Django 2028"),
    ("One key, one changing room.", "One key, one changing room", "row-locks: memory-aid: ends with"),
    ("One key, one changing room.", "Lock the row inside a transaction, then decide.",
     "row-locks: memory-aid: repeats the"),
    # entries against each other
    ("How do you keep two buyers from one seat?", "When does a query reach the database?",
     "row-locks: prompt: same as that of lazy-query; merge the two"),
    ("The second buyer waits until the first one commits, and reads the new value.",
     "Filters are collected. Iterating, counting or a test for truth sends them.",
     "row-locks: explanation: says the same as lazy-query"),
]

# Code that is wrong in languages the good bank does not use.
WRONG_CODE = [
    ("html", "<p><b>x</p>", "</p> without its opening"),
    ("html", "<div>", "<div> is never closed"),
    ("json", "{'a': 1}", "make the sample parse"),
    ("toml", "[a", "make the sample parse"),
    ("ini", "a = 1", "make the sample parse"),
    ("yaml", "a:\n   b: 1", "odd indent"),
    ("yaml", "a: [1", "`]` missing"),
    ("yaml", "a:1", "neither key nor item"),
    ("nginx", "server {\n  listen 80\n}", "without `;`"),
    ("nginx", "server {", "`}` missing"),
    ("dockerfile", "FORM python:3.14", "unknown instruction `FORM`"),
    ("sh", "echo \"x", "open \""),
    ("javascript", "f(`x`", "`)` missing"),
]
RIGHT_CODE = [
    ("html", "<p>x<br><img src=\"a\"></p>"), ("json", "[1]"), ("toml", "[a]\nb = 1"), ("ini", "[a]\nb = 1"),
    ("yaml", "a:\n  - b: 1\n  - c: [1, 2]  # it's\n  - \"d\""), ("nginx", "server {\n  listen 80;  # x\n}"),
    ("dockerfile", "FROM a\nRUN b && \\\n    c\n# it's"),
    ("sh", "# it's\necho 'a \"b'"), ("javascript", "f(`x`, 'y');"),
    ("sql", "SELECT 1; -- it's"), ("text", "any ) thing"),
]


def run(script, *arguments):
    done = subprocess.run([sys.executable, "-B", HERE / script, *map(str, arguments)], capture_output=True,
                          encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


class InFolder(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def bank(self, old="", new="", **texts):
        shutil.rmtree(self.folder / "small", ignore_errors=True)
        entries = texts.pop("entries", good_bank.ENTRIES)
        self.assertIn(old, entries, "the mistake no longer fits good_bank.py")
        return good_bank.write(self.folder, entries=entries.replace(old, new, 1) if old else entries, **texts)


class CheckBank(InFolder):
    def findings(self, *arguments, **options):
        import check_bank
        from contextlib import redirect_stdout
        from io import StringIO

        path, said = self.bank(*arguments, **options), StringIO()
        with redirect_stdout(said):
            code = check_bank.main([path])
        return code, said.getvalue()

    def test_a_good_bank_passes(self):
        self.assertEqual(self.findings(), (0, "2 entries keep the standard\n"))

    def test_each_mistake_is_found_with_its_place_and_cure(self):
        for old, new, expected in MISTAKES:
            with self.subTest(expected):
                code, said = self.findings(old, new)
                self.assertEqual(code, 1)
                self.assertIn(expected, said)
                self.assertRegex(said.splitlines()[0], r"small(/models)?\.xml:\d+: ")

    def test_most_mistakes_are_said_once(self):
        many = [said for old, new, said in MISTAKES if len(self.findings(old, new)[1].splitlines()) > 2]
        self.assertLess(len(many), 4, many)

    def test_code_of_every_language_is_judged(self):
        for language, code, expected in WRONG_CODE:
            with self.subTest(code):
                self.assertIn(expected, self.code_findings(language, code)[1])
        for language, code in RIGHT_CODE:
            with self.subTest(code):
                self.assertEqual(self.code_findings(language, code)[0], 0)

    def code_findings(self, language, code):
        return self.findings('lang="sql">\nSELECT * FROM seat WHERE id = 1 FOR UPDATE;',
                             f'lang="{language}"><![CDATA[\n{code}\n]]>')

    def test_an_entry_in_the_file_of_another_topic_is_found(self):
        bank = good_bank.BANK.replace("</topics>", '<topic id="views" title="Views"/></topics>')
        code, said = self.findings('topic="models" level="junior" tags="tr', 'topic="views" level="junior" tags="tr',
                                   bank=bank)
        self.assertIn("row-locks: topic: `views` in the file of `models`; move the entry to views.xml", said)

    def test_files_and_topics_are_counted(self):
        bank = good_bank.BANK.replace("</topics>", '<topic id="views" title="Views"/></topics>')
        self.assertIn("no entry on `views`", self.findings(bank=bank)[1])
        bank = good_bank.BANK.replace("</bank>", '<include href="small/models.xml"/></bank>')
        self.assertIn("a file is included twice", self.findings(bank=bank)[1])
        self.bank()
        (self.folder / "small" / "more.xml").write_text("<questions/>", encoding="utf-8")
        self.assertIn("more.xml is not included", run("check_bank.py", self.folder / "small.xml")[1])


class Reading(InFolder):
    def test_broken_markup_is_one_line_with_a_place(self):
        code, said = run("check_bank.py", self.bank("</prompt>", ""))
        self.assertEqual(code, 1)
        self.assertRegex(said, r"^\S*small/models\.xml:\d+: mismatched tag; correct the markup\n$")

    def test_a_missing_file_is_named(self):
        code, said = run("check_bank.py", self.bank(bank=good_bank.BANK.replace("small/models", "small/model")))
        self.assertEqual(code, 1)
        self.assertIn("model.xml: No such file or directory; correct the `include`", said)


class Originality(InFolder):
    def texts(self, text):
        (self.folder / "texts").mkdir(exist_ok=True)
        (self.folder / "texts" / "a.md").write_text(text, encoding="utf-8")
        return run("originality.py", self.folder / "texts", self.bank())

    def test_seven_common_words_are_found(self):
        code, said = self.texts("He said: the second BUYER waits until\nthe first one, then goes.")
        self.assertEqual(code, 1)
        self.assertIn("row-locks: explanation: `the second buyer waits until the first one` is also in a.md", said)

    def test_six_common_words_and_code_are_not(self):
        self.assertEqual(self.texts("buyer waits until the first one")[0], 0)
        self.assertEqual(self.texts("```\nThe second buyer waits until the first one\n```")[0], 0)

    def test_an_empty_folder_is_an_error(self):
        (self.folder / "none").mkdir()
        self.assertIn("no files to compare with", run("originality.py", self.folder / "none", self.bank())[1])


@unittest.skipUnless(shutil.which("hunspell"), "hunspell is not installed")
class Spelling(InFolder):
    def spelling(self, words, *mistake):
        (self.folder / "words.txt").write_text(words, encoding="utf-8")
        return run("spelling.py", self.bank(*mistake), self.folder / "words.txt")

    def test_a_misspelled_word_is_found(self):
        code, said = self.spelling("", "The second buyer", "The secnod buyer")
        self.assertEqual(code, 1)
        self.assertIn("row-locks: explanation: `secnod` is misspelled or new; correct it or add it to words.txt", said)

    def test_listed_words_and_code_are_right(self):
        self.assertEqual(self.spelling("secnod  # a word\n", "The second buyer", "The secnod buyer")[0], 0)
        self.assertEqual(self.spelling("", "The second buyer", "The <code>secnod</code> buyer")[0], 0)

    def test_a_listed_word_nobody_needs_is_reported(self):
        self.assertIn("blockchain: word: no entry needs it; remove the line", self.spelling("blockchain\n")[1])


class RequiredIds(InFolder):
    def test_ids_and_aliases_count_and_a_missing_one_is_named(self):
        ids = self.folder / "ids.txt"
        ids.write_text("# promised\nlazy\nrow-locks\n", encoding="utf-8")
        self.assertEqual(run("required_ids.py", self.bank(), ids)[0], 0)
        ids.write_text("row-lock\n", encoding="utf-8")
        code, said = run("required_ids.py", self.bank(), ids)
        self.assertEqual(code, 1)
        self.assertIn("ids.txt:1: row-lock: id: no such entry (is it now `row-locks`?); write it", said)


class TopicDecks(InFolder):
    def deck(self, name, slot):
        (self.folder / f"{name}.xml").write_text(f"<deck><select>{slot}</select></deck>", encoding="utf-8")

    def test_missing_stray_and_wrong_decks_are_named(self):
        bank = self.bank()
        self.deck("django-junior", '<questions level="junior"/>')
        self.deck("django-senior", '<questions level="junior"/>')
        self.deck("topic-views", '<questions topic="views"/>')
        code, said = run("topic_decks.py", bank, self.folder)
        self.assertEqual(code, 1)
        self.assertIn('django-senior: select: not one slot with level="senior"; correct it', said)
        self.assertIn('topic-models: deck: missing; write one that selects topic="models"', said)
        self.assertIn("topic-views: deck: of no topic of the bank; rename or remove it", said)
        self.assertNotIn("django-junior", said)


class Balance(InFolder):
    def test_thin_cells_are_reported(self):
        code, said = run("balance.py", self.bank('level="junior" tags="tr', 'level="senior" tags="tr'))
        self.assertEqual(code, 1)
        self.assertIn("models: senior: 1 of 3 entries; write more or judge the level again", said)
        self.assertIn("no `essential` entry of level senior; tag some", said)
        self.assertIn("2 of 220; write more", said)


class RunSamples(InFolder):
    def test_a_failing_sample_is_named(self):
        code, said = run("run_samples.py", self.bank("sum([1, 2])", "sum(nothing)"))
        if code == 77:
            self.skipTest("Django is not installed")
        self.assertEqual(code, 1)
        self.assertIn("lazy-query: code-block: line 2: NameError: name 'nothing' is not defined; mend the sample", said)


class RunClaims(InFolder):
    def claims(self, text, topic="models", *options):
        (self.folder / f"{topic}.py").write_text("from claims.needs import needs\n" + text, encoding="utf-8")
        code, said = run("run_claims.py", *options, "--bank", self.bank(), "--claims", self.folder)
        if code == 77:
            self.skipTest("Django is not installed")
        return code, said

    def test_claims_that_hold_are_counted(self):
        code, said = self.claims("def claim_lazy_query(w): assert 1\ndef claim_row_locks__one(w): assert 1\n")
        self.assertEqual((code, said[:16]), (0, "2 claims hold wi"))

    def test_a_claim_that_fails_is_named_with_its_line(self):
        code, said = self.claims("def claim_lazy_query(w):\n    with w.queries() as sent: w.Book.objects.count()\n"
                                 "    assert len(sent) == 2\n")
        self.assertEqual(code, 1)
        self.assertIn("models.py:4: claim_lazy_query: AssertionError: assert len(sent) == 2; correct the entry", said)

    def test_a_claim_of_no_entry_of_another_topic_or_given_twice_is_found(self):
        for text, topic, expected in [
                ("def claim_lazy(w): pass\n", "models", "claim_lazy: no entry `lazy`; correct the name"),
                ("def claim_row_locks(w): pass\n", "views", "`row-locks` is of topic models; move the claim"),
                ("def claim_row_locks(w): pass\n" * 2, "models", "claim_row_locks: defined 2 times; add __what")]:
            with self.subTest(expected):
                code, said = self.claims(text, topic)
                self.assertEqual(code, 1)
                self.assertIn(expected, said)
                (self.folder / f"{topic}.py").unlink()

    def test_a_claim_that_needs_more_is_listed_with_the_reason(self):
        code, said = self.claims("@needs(django=(99, 0))\ndef claim_row_locks(w): assert 0\n", "models", "-v")
        self.assertEqual(code, 0)
        self.assertIn("claim_row_locks: Django 99.0", said)
        self.assertIn("0 claims hold", said)

    def test_what_a_claim_stores_or_declares_does_not_reach_the_next(self):
        text = """
def claim_lazy_query(w):
    class Shelf(w.models.Model):
        label = w.models.TextField()
        books = w.models.ManyToManyField(w.Book)
        class Meta: app_label = "shop"
    w.tables(Shelf)
    Shelf.objects.create(label="a").books.add(w.Book.objects.create())
    assert (Shelf.objects.count(), w.Book.objects.count()) == (1, 1)
"""
        code, said = self.claims(text + text.replace("lazy_query", "row_locks"))
        self.assertEqual(code, 0, said)


if __name__ == "__main__":
    unittest.main()
