"""`khabar import`: files and folders in, a summary and a report out. One bad file never stops the run."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from khabar.archive.actions import NoSuchEdition, NoSuchSection, bring_in
from khabar.archive.outcome import Outcome
from khabar.archive.reading.results import MAX_BYTES

OK, FAILED, USAGE = 0, 1, 2


def run(paths: Sequence[Path], options: argparse.Namespace) -> int:
    """Import every file below `paths`. Returns 0 if anything came in or was known, 1 if all was refused, 2 for
    options that fit no part of the site."""
    outcomes: list[Outcome] = []
    try:
        for path in files_below(paths):
            outcome = import_file(path, options)
            outcomes.append(outcome)
            print(_line(outcome), flush=True)
    except (NoSuchSection, NoSuchEdition) as error:
        kind = "section" if isinstance(error, NoSuchSection) else "edition"
        print(f"khabar import: no {kind} {error.args[0]!r} here")
        return USAGE
    finally:
        if options.report:
            write_report(options.report, outcomes)
    counts = Counter(outcome.status for outcome in outcomes)
    print(", ".join(f"{counts[status]} {status}" for status in ("imported", "unchanged", "refused")))
    return FAILED if counts["refused"] and counts["refused"] == len(outcomes) else OK


def files_below(paths: Sequence[Path]) -> Iterator[Path]:
    """Every file named or inside a folder named, in order; hidden files and links out of the folder are left out."""
    for path in paths:
        if path.is_dir():
            found = (file for file in path.rglob("*") if file.is_file() and not file.is_symlink())
            yield from sorted(file for file in found if not file.name.startswith("."))
        else:
            yield path


def import_file(path: Path, options: argparse.Namespace) -> Outcome:
    """One file; whatever is wrong with it becomes the outcome's reason."""
    try:
        details = path.stat()
        if details.st_size > MAX_BYTES:
            return Outcome(str(path), "refused", f"too large ({details.st_size // 1_000_000} MB)")
        content = path.read_bytes()
    except OSError as error:
        return Outcome(str(path), "refused", error.strerror or str(error))
    return bring_in(
        content,
        name=str(path),
        captured_at=datetime.fromtimestamp(details.st_mtime, UTC),
        section=options.section or "",
        edition=options.edition or "",
        publish=options.publish,
    )


def _line(outcome: Outcome) -> str:
    what = outcome.reason if outcome.status == "refused" else f"{outcome.id} {outcome.url}".strip()
    return f"{outcome.status:<10} {outcome.path}: {what}"


def write_report(path: Path, outcomes: Sequence[Outcome]) -> None:
    """The report for machines: `{"files": [{path, status, reason, id, url, fields}]}`."""
    report = {"files": [asdict(outcome) for outcome in outcomes]}
    path.write_text(json.dumps(report, ensure_ascii=False, indent=2, default=str) + "\n", "utf-8")
