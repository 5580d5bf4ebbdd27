"""Checks every #include of src/ against the module table.

usage: include_table.py TABLE SRC

TABLE has a line for each module: name|modules it may include|foreign headers it owns (both separated by `,`).
Foreign headers of a library may stand only in .cpp files of their owners; standard and POSIX headers anywhere.
"""

import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
POSIX = {"fcntl.h", "unistd.h", "sys/stat.h", "sys/types.h"}
EVERYWHERE = {"fmt/"}  # text formatting is everyone's


def read_table(path):
    modules = {}
    for line in pathlib.Path(path).read_text().splitlines():
        name, may, owns = line.split("|")
        modules[name] = (set(filter(None, may.split(","))), list(filter(None, owns.split(","))))
    return modules


def is_standard(header):
    return "." not in header and "/" not in header or header in POSIX


def owners(modules, header):
    return {name for name, (_, owns) in modules.items() if any(header.startswith(own) for own in owns)}


def problems(modules, src):
    for path in sorted(src.rglob("*")):
        if path.suffix not in (".h", ".cpp") or path.parent == src:
            continue
        module = path.relative_to(src).parts[0]
        if module not in modules:
            yield f"{path}: module `{module}` is not in the table"
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            quote, header = found.groups()
            where = f"{path}:{number}"
            if quote == '"':
                other = header.split("/")[0]
                if other != module and other not in modules[module][0]:
                    yield f"{where}: `{module}` may not include `{header}`"
            elif not is_standard(header) and not any(header.startswith(each) for each in EVERYWHERE):
                if module not in owners(modules, header):
                    yield f"{where}: <{header}> has owner {sorted(owners(modules, header)) or 'none'}, not `{module}`"
                elif path.suffix == ".h":
                    yield f"{where}: <{header}> may stand only in .cpp files"


def cycles(modules):
    done = set()

    def visit(name, trail):
        if name in trail:
            yield " -> ".join([*trail[trail.index(name):], name])
        elif name not in done:
            for other in sorted(modules[name][0]):
                yield from visit(other, [*trail, name])
            done.add(name)

    for name in modules:
        yield from visit(name, [])


def main():
    modules = read_table(sys.argv[1])
    found = [*problems(modules, pathlib.Path(sys.argv[2])), *(f"cycle: {each}" for each in cycles(modules))]
    print("\n".join(found) or f"{len(modules)} modules, no include outside the table")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
