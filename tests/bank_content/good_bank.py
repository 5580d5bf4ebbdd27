"""A bank of two entries without a fault, for tests to break in one place at a time."""

from pathlib import Path

BANK = """<?xml version="1.0" encoding="UTF-8"?>
<bank id="small" title="Small" xml:lang="en">
  <levels><level id="junior" title="Junior"/><level id="senior" title="Senior"/></levels>
  <topics><topic id="models" title="Models"/></topics>
  <include href="small/models.xml"/>
</bank>
"""

ENTRIES = """<?xml version="1.0" encoding="UTF-8"?>
<questions xml:lang="en">
  <question id="lazy-query" topic="models" level="junior" tags="querysets essential" minutes="3" aliases="lazy">
    <prompt>When does a query reach the database?</prompt>
    <short>As soon as somebody needs a row, and not before.</short>
    <explanation>
      <p>Filters are collected. Iterating, counting or a test for truth sends them.</p>
      <ul>
        <li><b>Cheap:</b> a chain of filters.<ul><li>No query so far.</li></ul></li>
        <li><b>Dear:</b> a loop over related rows.</li>
      </ul>
      <code-block lang="python">
total = sum([1, 2])
</code-block>
      <code-block lang="django">
{% for book in books %}&lt;b>{{ book }}&lt;/b>{% endfor %}
</code-block>
      <note kind="tip">Look at what was sent.</note>
    </explanation>
    <memory-aid>A shopping list buys nothing until you reach the till.</memory-aid>
    <keywords>lazy evaluation; result cache</keywords>
    <interview>
      <follow-up>What fills the cache?</follow-up>
      <look-for>Names iteration</look-for>
      <look-for>Names the result cache</look-for>
      <red-flag>Thinks that every filter runs a query</red-flag>
    </interview>
    <see-also ref="row-locks"/>
    <source href="https://docs.djangoproject.com/en/6.1/ref/models/querysets/" checked="6.1">QuerySet reference</source>
  </question>
  <question id="row-locks" topic="models" level="junior" tags="transactions" minutes="5">
    <prompt>How do you keep two buyers from one seat?</prompt>
    <short>Lock the row inside a transaction, then decide.</short>
    <explanation>
      <p>The second buyer waits until the first one commits, and reads the new value.</p>
      <code-block lang="sql">
SELECT * FROM seat WHERE id = 1 FOR UPDATE;
</code-block>
    </explanation>
    <memory-aid>One key, one changing room.</memory-aid>
    <keywords>row lock; transaction</keywords>
    <interview>
      <follow-up>What happens without the lock?</follow-up>
      <look-for>Sees the gap between reading and writing</look-for>
      <look-for>Keeps the transaction short</look-for>
      <red-flag>Checks in Python alone</red-flag>
    </interview>
    <source href="https://www.postgresql.org/docs/18/explicit-locking.html" checked="18">Explicit locking</source>
  </question>
</questions>
"""


def write(folder, bank=BANK, entries=ENTRIES):
    """The path of the bank, written below `folder`."""
    folder = Path(folder)
    (folder / "small").mkdir()
    (folder / "small" / "models.xml").write_text(entries, encoding="utf-8")
    (folder / "small.xml").write_text(bank, encoding="utf-8")
    return folder / "small.xml"
