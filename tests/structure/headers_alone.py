"""Compiles every header by itself: each must include what it uses.

usage: headers_alone.py COMPILER SRC LIST
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys


def main():
    compiler, src, listing = sys.argv[1:]
    headers = pathlib.Path(listing).read_text().split("\n")

    def check(header):
        command = [compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wno-pragma-once-outside-header", "-I", src,
                   "-x", "c++", header]
        return header, subprocess.run(command, capture_output=True, text=True)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for header, result in pool.map(check, filter(None, headers)):
            if result.returncode:
                failed += 1
                print(f"{header} does not compile alone:\n{result.stderr}")
    print(f"{len(headers)} headers, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
