"""Measure: run one of the programs in benchmarks/, or list them."""

from __future__ import annotations

import argparse
import runpy
import sys

from khabar.config.environment import checkout
from khabar.config.exits import CommandFailed, Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="the benchmark; without it all are listed")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("arguments", nargs="*", metavar="ARGUMENT", help="handed on to the benchmark")


def run(options: argparse.Namespace) -> Exit:
    folder = checkout() / "benchmarks"
    programs = {path.stem: path for path in sorted(folder.glob("[a-z]*.py"))}
    if options.name is None:
        for name in programs:
            print(name)
        return Exit.OK
    if options.name not in programs:
        raise CommandFailed(f"no benchmark {options.name!r}; there are: {', '.join(programs)}", Exit.USAGE)
    path = programs[options.name]
    sys.argv = [str(path), *(["--json"] if options.json else []), *options.arguments]
    sys.path.insert(0, str(folder.parent))
    runpy.run_path(str(path), run_name="__main__")
    return Exit.OK
