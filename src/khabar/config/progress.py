"""Progress of long work: a bar for people, nothing where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[int, int], None]


def say(text: str = "") -> None:
    """One line to the person who started the command."""
    print(text, flush=True)


@contextmanager
def progress(title: str) -> Iterator[Advance]:
    """A bar titled `title`; call what it yields with (done, total) as often as you like."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
    say(f"{title}: done")
