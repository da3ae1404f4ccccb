"""Bring pages of the past in as articles: bare page text or saved HTML, files or folders.

Articles come in as drafts unless --publish is given. Running twice over the same files changes nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from khabar.config.exits import CommandFailed, Exit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder with files")
    parser.add_argument("--section", help="the section's name in addresses, such as `world`")
    parser.add_argument("--edition", help="the edition's language code (default: detected in each file)")
    parser.add_argument("--publish", action="store_true", help="publish what comes in, as of its own date")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write a report as JSON")


def run(options: argparse.Namespace) -> Exit:
    from khabar.config.start import require_migrated, start_with_database

    missing = [str(path) for path in options.paths if not path.exists()]
    if missing:
        raise CommandFailed(f"no such file or folder: {', '.join(missing)}", Exit.USAGE)
    start_with_database()
    require_migrated()
    from khabar.archive import command

    return Exit(command.run(options.paths, options))
