"""Compiled message catalogues, made from the translations' sources when they are older than these."""

from __future__ import annotations

from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_catalogues(folder: Path = LOCALE) -> list[Path]:
    """Write each `.mo` that is missing or older than its `.po`, and return what was written.

    Babel does it, so that a machine without gettext's programs can run the site. Fuzzy entries are left out.
    """
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with open(source, "rb") as file:
            catalogue = read_po(file)
        unfinished = target.with_suffix(".mo.new")
        with open(unfinished, "wb") as file:
            write_mo(file, catalogue)
        unfinished.replace(target)
        written.append(target)
    return written
