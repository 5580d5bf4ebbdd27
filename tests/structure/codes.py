"""Checks the table of diagnostic codes against the sources and the tests.

usage: codes.py SRC TESTS

In the sources a code is a word in quotes that a message follows.  Every such word must have a row in src/diag/codes.cpp
and every row must be used.  Every row must have a test that names the code or quotes the longest fixed part of one of its
messages, so that each message is seen by a test.
"""

import pathlib
import re
import sys

WORD = r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"'
QUOTED = r'(?:std::string\()?(?:"[^" ]+ [^"]*"\s*)+'
MESSAGE = rf'(fmt::format\(\s*(?:"[^"]*"\s*)+|{QUOTED}|std::move\((?:message|text)\)|message(?=[,)])|what(?=,)|error\.what\(\))'
CALL = r'(?:(?<!_subcommand)\(|(?:Fault|Refusal)\{|return \{)\s*'
REPORTED = re.compile(
    rf'(?:{CALL}(?:[^;{{}}]{{1,60}} \? {WORD}\s*:\s*)?{WORD},\s*(?:\w+ (?:== 0 )?\? )?{MESSAGE}|, {WORD},\s*(fmt::format\(\s*(?:"[^"]*"\s*)+))')
COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
ROW = re.compile(r'\{"([a-z0-9-]+)",')


def joined(text):
    """Literals that C++ joins, joined."""
    return re.sub(r'"\s*\n\s*(?:R?)"', "", text)


def reports(sources):
    for path, text in sources.items():
        for found in REPORTED.finditer(text):
            first, second, words, third, formatted = found.groups()
            message = joined(words or formatted)
            if message.startswith("fmt") and " " not in "".join(re.findall(r'"([^"]*)"', message)):
                continue  # a value, as `set("page", fmt::format("{}", page))`
            line = text.count("\n", 0, found.start()) + 1
            for code in filter(None, (first, second, third)):
                yield code, f"{path}:{line}", message


def longest_part(message):
    words = re.sub(r"\{\{|\}\}", "", "".join(re.findall(r'"([^"]*)"', message)))
    return max(re.split(r"\{[^}]*\}|\\.", words), key=len, default="")


def main():
    src, tests = map(pathlib.Path, sys.argv[1:])
    sources = {path: COMMENT.sub("", path.read_text()) for path in sorted(src.rglob("*")) if path.suffix in (".h", ".cpp")}
    rows = ROW.findall(sources.pop(src / "diag" / "codes.cpp"))
    tested = joined("\n".join(path.read_text() for path in sorted(tests.rglob("*")) if path.suffix in (".cpp", ".h", ".txt")))
    problems = []
    if rows != sorted(set(rows)):
        problems.append("src/diag/codes.cpp: rows are not in alphabetical order, or one is there twice")
    messages = {}
    for code, where, message in reports(sources):
        messages.setdefault(code, []).append((where, longest_part(message)))
    problems += [f"{found[0][0]}: `{code}` has no row in src/diag/codes.cpp"
                 for code, found in messages.items() if code not in rows]
    quoted_words = set(re.findall(WORD, "\n".join(sources.values())))
    problems += [f"src/diag/codes.cpp: nothing reports `{code}`" for code in rows if code not in quoted_words]
    for code in filter(messages.__contains__, rows):
        named = re.search(rf"(?<![\w-]){re.escape(code)}(?![\w-])", tested)
        quoted = any(len(part) >= 8 and part in tested for _, part in messages[code])
        if not named and not quoted:
            problems.append(f"src/diag/codes.cpp: no test sees `{code}` ({messages[code][0][1]!r})")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
