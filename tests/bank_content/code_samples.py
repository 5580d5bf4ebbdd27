"""Whether the code of an entry is well formed, each language as far as the standard library can tell."""

import ast
import configparser
import json
import re
import tomllib
from html.parser import HTMLParser

WIDTH, LINES = 76, 20
OPENING = {"(": ")", "[": "]", "{": "}"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TEMPLATE_PAIRS = {"autoescape", "block", "blocktranslate", "blocktrans", "cache", "comment", "filter", "for", "if",
                  "ifchanged", "language", "localize", "localtime", "partialdef", "spaceless", "timezone",
                  "verbatim", "with"}
DOCKER = {"ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "RUN", "SHELL",
          "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"}


def check_code(entry, findings):
    total = 0
    for block in entry.code_blocks():
        say = lambda words, block=block: findings.entry(entry, "code-block", words, block)
        language, code = block.get("lang") or "", source_of(block)
        total += len(code.split("\n"))
        if len(block):
            say("elements inside; escape `<` as `&lt;`")
        check_lines(code, say)
        if language not in CHECKS:
            say(f"language `{language}` is unknown; write one of {', '.join(sorted(CHECKS))}")
        else:
            fault = CHECKS[language](code)
            if fault:
                say(f"{language}: {fault}")
    if total > LINES:
        findings.entry(entry, "code-block", f"{total} lines of code; keep {LINES}")


def source_of(block):
    return "".join(block.itertext()).strip("\n")


def check_lines(code, say):
    if not code.strip():
        say("empty; write the sample or remove it")
    for line in code.split("\n"):
        if len(line) > WIDTH:
            say(f"line of {len(line)} columns, `{line.strip()[:30]}`; break it at {WIDTH}")
        if "\t" in line:
            say("tab; indent with spaces")
        if line != line.rstrip():
            say(f"blanks at the end of `{line.strip()[:30]}`; remove them")


def python(code):
    try:
        ast.parse(code)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}; make the sample parse"


def data_in(load):
    def check(code):
        try:
            load(code)
        except (ValueError, configparser.Error) as error:
            return f"{str(error).splitlines()[0]}; make the sample parse"
    return check


def ini(code):
    configparser.RawConfigParser(allow_no_value=True).read_string(code)


def brackets(code, comment, quotes="\"'"):
    """Unbalanced brackets or quotes, strings and comments left out; None if all is well."""
    code = re.sub(comment, "", code, flags=re.M) if comment else code
    code = re.sub("|".join(rf"{quote}(?:\\.|[^{quote}\\\n])*{quote}" for quote in quotes), "", code)
    for quote in quotes:
        if quote in code:
            return f"open {quote}; close it"
    expected = []
    for character in code:
        if character in OPENING:
            expected.append(OPENING[character])
        elif character in OPENING.values() and (not expected or expected.pop() != character):
            return f"`{character}` without its opening; balance the brackets"
    if expected:
        return f"`{expected[-1]}` missing; balance the brackets"


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.fault = [], None

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.fault = self.fault or f"</{tag}> without its opening; balance the elements"


def html(code):
    tags = Tags()
    tags.feed(code)
    tags.close()
    if tags.fault or tags.open:
        return tags.fault or f"<{tags.open[-1]}> is never closed; balance the elements"


def template(code):
    for opening, closing in (("{%", "%}"), ("{{", "}}"), ("{#", "#}")):
        if code.count(opening) != code.count(closing):
            return f"`{opening}` without `{closing}`; balance them"
    expected = []
    for tag in re.findall(r"{%\s*(\w+)", code):
        if tag in TEMPLATE_PAIRS or re.search(rf"\bend{tag}\b", code):
            expected.append(f"end{tag}")
        elif tag.startswith("end") and (not expected or expected.pop() != tag):
            return f"`{{% {tag} %}}` without its opening; balance the tags"
    if expected:
        return f"`{{% {expected[-1]} %}}` missing; balance the tags"
    return html(re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", code, flags=re.S))


def sql(code):
    return brackets(code, r"--.*$", quotes="'\"")


def shell(code):
    return brackets(code, r"(^|\s)#.*$")


def javascript(code):
    return brackets(code, r"//.*$", quotes="\"'`")


def nginx(code):
    for line in code.split("\n"):
        statement = re.sub(r"\s#.*$|^#.*$", "", line).strip()
        if statement and statement[-1] not in "{};":
            return f"`{statement[:30]}` without `;`; end the directive"
    return brackets(code, r"#.*$")


def yaml(code):
    for line in code.split("\n"):
        statement = re.sub(r"(^|\s)#.*$", "", line)
        if (len(statement) - len(statement.lstrip())) % 2:
            return f"odd indent at `{statement.strip()[:30]}`; indent by two"
        if statement.strip() and not re.match(r"\s*(- )*\s*([\w.\"'${}/-]+\s*:(\s|$)|- |[^:]*$)", statement):
            return f"`{statement.strip()[:30]}` is neither key nor item; put a blank after the colon"
    return brackets(re.sub(r"\${{.*?}}", "", code), r"(^|\s)#.*$", quotes='"')


def dockerfile(code):
    for statement in re.sub(r"\\\n", " ", code).split("\n"):
        word = statement.split(" ")[0]
        if statement.strip() and not statement.startswith("#") and word not in DOCKER:
            return f"unknown instruction `{word}`; correct it"


CHECKS = {"python": python, "html": html, "django": template, "sql": sql, "sh": shell, "yaml": yaml,
          "json": data_in(json.loads), "dockerfile": dockerfile, "nginx": nginx, "ini": data_in(ini),
          "text": lambda code: None, "toml": data_in(tomllib.loads), "javascript": javascript}
