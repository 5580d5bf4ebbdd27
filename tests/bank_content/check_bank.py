#!/usr/bin/env python3
"""Whether every entry of the bank keeps the standard for content; see decks/README.md.

    check_bank.py [BANK.xml]

Reports each fault as `file:line: entry: part: what is seen; what to do` and exits with 1 if there is any.
"""

import sys

sys.dont_write_bytecode = True

import re
from pathlib import Path

from bank import DJANGO, Bank, Findings, fold, plain, run
from code_samples import check_code
from wording import check_wording

ORDER = ["prompt", "short", "explanation", "memory-aid", "keywords", "interview", "see-also", "source"]
ATTRIBUTES = {"id", "topic", "level", "tags", "minutes", "aliases"}
INLINE = {"b", "i", "code", "kbd", "sup", "sub", "a", "br"}
NOTES = {"caveat", "tip", "version", "example"}
BUDGETS = {"prompt": 190, "short": 340, "memory-aid": 190, "explanation": 1250}
INTERVIEW = {"follow-up": (1, 3), "look-for": (2, 4), "red-flag": (1, 2)}
LIST_ITEMS, LIST_DEPTH, KEYWORDS, TAGS, MINUTES = 12, 2, (2, 6), (1, 4), (2, 15)
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
VERSION = re.compile(r"\d+(\.\d+)+|\d{1,4}")
ALIKE = 0.4  # share of common five-word runs above which two entries say the same


def counted(number, noun):
    return f"{number} {noun}" + ("" if number == 1 else "s")


def check_attributes(bank, entry, findings):
    say = lambda part, words: findings.entry(entry, part, words)
    for name in sorted(set(entry.element.keys()) - ATTRIBUTES):
        say(name, "unknown attribute; remove it")
    if not IDENTIFIER.fullmatch(entry.id):
        say("id", "not lower-case words joined with `-`; rename it")
    if entry.level not in bank.levels:
        say("level", f"`{entry.level}` is not a level; write one of {', '.join(bank.levels)}")
    if entry.topic not in bank.topics:
        say("topic", f"`{entry.topic}` is not a topic of the bank; write one of {', '.join(bank.topics)}")
    elif entry.topic != entry.path.stem:
        say("topic", f"`{entry.topic}` in the file of `{entry.path.stem}`; move the entry to {entry.topic}.xml")
    if not TAGS[0] <= len(entry.tags) <= TAGS[1]:
        say("tags", f"{counted(len(entry.tags), 'tag')}; give {TAGS[0]} to {TAGS[1]}")
    for tag in entry.tags:
        if not IDENTIFIER.fullmatch(tag) or entry.tags.count(tag) > 1:
            say("tags", f"`{tag}` is doubled or not lower-case words joined with `-`; mend it")
    minutes = entry.element.get("minutes") or ""
    if not minutes.isdigit() or not MINUTES[0] <= int(minutes) <= MINUTES[1]:
        say("minutes", f"`{minutes}`; give the talking time, {MINUTES[0]} to {MINUTES[1]}")


def check_presence(entry, findings):
    """Returns whether all parts are there, so that the other checks have something to read."""
    tags = [child.tag for child in entry.element]
    before = findings.count
    for child in entry.element:
        if child.tag not in ORDER:
            findings.entry(entry, child.tag, "unknown part; remove it", child)
    known = [ORDER.index(tag) for tag in tags if tag in ORDER]
    if known != sorted(known):
        findings.entry(entry, "parts", f"out of order; write them as {', '.join(ORDER)}")
    for part in ORDER:
        count = tags.count(part)
        if count == 0 and part != "see-also":
            findings.entry(entry, part, "missing; write it")
        if count > 1 and part not in ("see-also", "source"):
            findings.entry(entry, part, f"given {count} times; keep one")
    return findings.count == before


def check_budgets(entry, findings):
    for part, most in BUDGETS.items():
        length = len(entry.text(part))
        if length == 0:
            findings.entry(entry, part, "empty; write it", entry.part(part))
        elif length > most:
            findings.entry(entry, part, f"{length} characters; cut {length - most}", entry.part(part))
    keywords = [word for word in entry.text("keywords").split(";") if word.strip()]
    if not KEYWORDS[0] <= len(keywords) <= KEYWORDS[1]:
        findings.entry(entry, "keywords", f"{counted(len(keywords), 'keyword')}; give {KEYWORDS[0]} to {KEYWORDS[1]}, "
                                          "separated by `;`", entry.part("keywords"))
    items = len(list(entry.part("explanation").iter("li")))
    if items > LIST_ITEMS:
        findings.entry(entry, "explanation", f"{items} list items; keep {LIST_ITEMS}", entry.part("explanation"))


def check_inline(entry, element, part, findings, blocks=()):
    for child in element:
        if child.tag in blocks:
            continue
        if child.tag not in INLINE:
            findings.entry(entry, part, f"<{child.tag}> inside text; use only {', '.join(sorted(INLINE))}", child)
        elif child.tag == "a" and not (child.get("href") or "").startswith("https://"):
            findings.entry(entry, part, "link without an https address; add `href`", child)
        elif child.tag != "br" and not fold("".join(child.itertext())):
            findings.entry(entry, part, f"empty <{child.tag}>; fill or remove it", child)
        check_inline(entry, child, part, findings)


def check_list(entry, element, depth, findings):
    if depth > LIST_DEPTH:
        findings.entry(entry, "explanation", f"list {depth} deep; flatten it to {LIST_DEPTH}", element)
    for item in element:
        if item.tag != "li":
            findings.entry(entry, "explanation", f"<{item.tag}> in a list; wrap it in <li>", item)
        check_inline(entry, item, "explanation", findings, blocks=("ul", "ol"))
        for place, child in enumerate(item):
            if child.tag not in ("ul", "ol"):
                continue
            if place != len(item) - 1 or fold(child.tail or ""):
                findings.entry(entry, "explanation", "text after a nested list; end the item with the list", child)
            check_list(entry, child, depth + 1, findings)


def check_explanation(entry, findings):
    explanation = entry.part("explanation")
    stray = fold((explanation.text or "") + " ".join(child.tail or "" for child in explanation))
    if stray:
        findings.entry(entry, "explanation", f"text outside a block, `{stray[:30]}`; wrap it in <p>", explanation)
    for block in explanation:
        if block.tag in ("p", "note"):
            check_inline(entry, block, "explanation", findings)
        elif block.tag in ("ul", "ol"):
            check_list(entry, block, 1, findings)
        elif block.tag != "code-block":
            findings.entry(entry, "explanation", f"unknown block <{block.tag}>; use p, ul, ol, note or code-block",
                           block)
        if block.tag == "note" and block.get("kind") not in NOTES:
            findings.entry(entry, "explanation", f"note without a kind; give one of {', '.join(sorted(NOTES))}", block)


def check_interview(entry, findings):
    interview = entry.part("interview")
    for child in interview:
        if child.tag not in INTERVIEW:
            findings.entry(entry, "interview", f"unknown part <{child.tag}>; use {', '.join(INTERVIEW)}", child)
        check_inline(entry, child, "interview", findings)
        if not plain(child):
            findings.entry(entry, "interview", f"empty <{child.tag}>; write it", child)
    for part, (least, most) in INTERVIEW.items():
        count = len(interview.findall(part))
        if not least <= count <= most:
            findings.entry(entry, "interview", f"{counted(count, part)}; give {least} to {most}", interview)


def check_links(entry, names, findings):
    seen = set()
    for link in entry.parts("see-also"):
        ref = link.get("ref") or ""
        if ref not in names:
            findings.entry(entry, "see-also", f"no entry `{ref}`; correct the id or remove the link", link)
        elif names[ref] is entry:
            findings.entry(entry, "see-also", "points at its own entry; remove it", link)
        elif ref in seen:
            findings.entry(entry, "see-also", f"`{ref}` given twice; keep one", link)
        seen.add(ref)


def check_sources(entry, findings):
    seen = set()
    for source in entry.parts("source"):
        href, checked = source.get("href") or "", source.get("checked") or ""
        if not href.startswith("https://"):
            findings.entry(entry, "source", f"`{href}` is no https address; give the primary page", source)
        if href in seen:
            findings.entry(entry, "source", f"`{href}` given twice; keep one", source)
        seen.add(href)
        if not VERSION.fullmatch(checked):
            findings.entry(entry, "source", f"checked=`{checked}`; give the version or year it was checked with",
                           source)
        page = re.search(r"(?:djangoproject\.com/en|docs\.python\.org|postgresql\.org/docs)/(\d[\d.]*)/", href)
        notes = re.search(r"/releases/(\d[\d.]*)/", href)
        versions = [found[1] for found in (page, notes) if found]
        if versions and checked not in versions:
            findings.entry(entry, "source", f"page of {versions[0]} checked with {checked}; make them agree", source)
        if not plain(source):
            findings.entry(entry, "source", "without a title; name the page", source)


def runs(text, length=5):
    words = re.findall(r"[a-z0-9_]+", text.lower())
    return {tuple(words[i:i + length]) for i in range(len(words) - length + 1)}


def check_repetition(bank, findings):
    """Ids, prompts and answers of the whole bank against each other."""
    names, prompts, answers = {}, {}, []
    for entry in bank.entries:
        for name in [entry.id, *entry.aliases]:
            if name in names:
                findings.entry(entry, "id", f"`{name}` is taken by {names[name].id}; rename or merge")
            names.setdefault(name, entry)
        prompt = entry.text("prompt").lower()
        if prompt and prompt in prompts:
            findings.entry(entry, "prompt", f"same as that of {prompts[prompt].id}; merge the two")
        prompts[prompt] = entry
        answers.append((entry, runs(entry.text("short") + " . " + entry.text("explanation"))))
    for i, (entry, mine) in enumerate(answers):
        for other, theirs in answers[:i]:
            if mine and theirs and len(mine & theirs) / min(len(mine), len(theirs)) > ALIKE:
                findings.entry(entry, "explanation", f"says the same as {other.id}; merge the two or part them")


def check_files(bank, findings):
    included = {file.resolve() for file in bank.files}
    if len(included) != len(bank.files):
        findings.add(bank.path, 1, "bank", "include", "a file is included twice; keep one")
    for file in sorted((bank.path.parent / bank.path.stem).glob("*.xml")):
        if file.resolve() not in included:
            findings.add(bank.path, 1, "bank", "include", f"{file.name} is not included; add it or remove the file")
    covered = {entry.topic for entry in bank.entries}
    for topic in bank.topics:
        if topic not in covered:
            findings.add(bank.path, 1, "bank", "topics", f"no entry on `{topic}`; write one or remove the topic")


def check_entry(bank, entry, names, findings):
    check_attributes(bank, entry, findings)
    if not check_presence(entry, findings):
        return
    check_budgets(entry, findings)
    for part in ("prompt", "short", "memory-aid"):
        check_inline(entry, entry.part(part), part, findings)
    for child in entry.part("keywords"):
        findings.entry(entry, "keywords", f"<{child.tag}> in keywords; write plain text", child)
    check_explanation(entry, findings)
    check_interview(entry, findings)
    check_links(entry, names, findings)
    check_sources(entry, findings)
    check_code(entry, findings)
    check_wording(entry, findings)


def main(arguments):
    bank = Bank(Path(arguments[0]) if arguments else DJANGO)
    findings = Findings()
    check_files(bank, findings)
    check_repetition(bank, findings)
    names = bank.names()
    for entry in bank.entries:
        check_entry(bank, entry, names, findings)
    return findings.exit(f"{len(bank.entries)} entries keep the standard")


if __name__ == "__main__":
    run(main)
