"""From what a reader found on a page to copy as the newsroom files it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html import escape
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import override

from khabar.archive.reading import Reading
from khabar.archive.reading.names import names_in
from khabar.articles.copy import Copy, Signature
from khabar.design.editions import get_edition
from khabar.text.dates import format_date

# A leap year: only the day and the month of such a date are ever shown.
ANY_YEAR = 2000


def copy_of(reading: Reading, edition: str) -> Copy:
    """The copy of a page of the past. Proposals (quotations, storylines, poll, related) stay with the original."""
    days = reading.value("event_days")
    start, end = _known_days(days)
    address = str(reading.value("address", ""))
    return Copy(
        edition=edition,
        headline=str(reading.value("headline", "")),
        standfirst=str(reading.value("standfirst", ""))[:500],
        body=[{"type": "paragraph", "value": f"<p>{escape(text)}</p>"} for text in reading.value("body", [])],
        bylines=_bylines(reading.value("byline")),
        place=str(reading.value("place", ""))[:80],
        event_start=start,
        event_end=end,
        event_text="" if start or not days else days_in_words(days, edition),
        sources=tuple((str(name)[:120], "") for name in reading.value("sources", [])[:12]),
        lost_credit=str(reading.value("credit", ""))[:300],
        from_archive=True,
        first_appeared=first_appeared(reading.value("date")),
        original_address=address if len(address) <= 2000 else "",
        former_paths=_former_paths(address),
    )


def _bylines(found: Any) -> tuple[Signature, ...]:
    names = found if isinstance(found, list) else names_in(str(found or ""))
    return tuple(Signature(str(name)[:120]) for name in names[:8])


def _known_days(days: Any) -> tuple[date | None, date | None]:
    """First and last day where the year is known; a year is never invented."""
    if not days or days["first"]["year"] is None:
        return None, None
    first, last = days["first"], days["last"]
    start = date(first["year"], first["month"], first["day"])
    if last == first:
        return start, None
    return start, date(last["year"] or first["year"], last["month"], last["day"])


def days_in_words(days: Any, edition: str) -> str:
    """Days without a year in the edition's words: «18–21 سبتمبر»."""
    style = get_edition(edition)
    first, last = days["first"], days["last"]

    def written(day: dict[str, Any]) -> str:
        text = format_date(
            date(ANY_YEAR, day["month"], day["day"]), language=style.language, months=style.months, numbering="latn"
        )
        return text.replace(str(ANY_YEAR), "").strip(" ,،")

    with override(edition):
        if last == first:
            return written(first)
        if last["month"] == first["month"]:
            return written(last).replace(str(last["day"]), f"{first['day']}–{last['day']}", 1)
        return f"{written(first)} – {written(last)}"


def first_appeared(found: Any) -> datetime | None:
    """The day of first publication, at noon UTC so that it is the same day in most time zones; None if not known."""
    try:
        moment = datetime.fromisoformat(str(found or ""))
    except ValueError:
        return None
    if moment.tzinfo is not None:
        try:
            return moment.astimezone(UTC)
        except OverflowError:
            return None
    return moment.replace(hour=12, tzinfo=UTC) if len(str(found)) == 10 else moment.replace(tzinfo=UTC)


def _former_paths(address: str) -> tuple[str, ...]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    if parts.scheme not in ("http", "https") or parts.path in ("", "/"):
        return ()
    return (f"{parts.path}?{parts.query}" if parts.query else parts.path,)
