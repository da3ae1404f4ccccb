"""CSV with a head row, as spreadsheets write it: any of three delimiters, names of columns in Arabic or English."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from khabar.channels.reading.entries import Entry, Reading, UnfitFile
from khabar.channels.zones import NoSuchTime, moment
from khabar.text.dates import parse_date
from khabar.text.digits import to_latin
from khabar.text.folding import fold

_NAMES = {
    "date": "date|day|التاريخ|اليوم",
    "start": "start|starts|begin|begins|from|time|البداية|البدء|من|الوقت|يبدأ",
    "end": "end|ends|stop|until|to|النهاية|إلى|حتى|ينتهي",
    "minutes": "duration|minutes|length|المدة|الدقائق",
    "title": "title|programme|program|name|show|العنوان|البرنامج|الاسم",
    "description": "description|desc|summary|الوصف|نبذة|الملخص",
    "live": "live|مباشر",
    "repeat": "repeat|rerun|إعادة|معاد",
}
COLUMNS = {fold(name): column for column, names in _NAMES.items() for name in names.split("|")}
_YES = {fold(word) for word in "1|yes|y|true|x|نعم|صح|✓|live|repeat|مباشر|إعادة".split("|")}
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*(am|pm|ص|م|صباحا|مساء)?")
_SHORTEST, _LONGEST = 1, 24 * 60


class Unreadable(ValueError):
    """A cell can't be read; the message, for people, says which and why."""


def read(data: bytes, zone: ZoneInfo, found: Reading) -> None:
    """Add the rows to `found`. Raises UnfitFile."""
    text = _decoded(data)
    rows = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    last: datetime | None = None
    try:
        columns = _columns(next(rows))
        for cells in rows:
            row = {column: cells[place].strip() for place, column in columns.items() if place < len(cells)}
            if any(row.values()):
                last = _take(row, _("row %(number)s") % {"number": rows.line_num}, zone, last, found)
    except (csv.Error, StopIteration) as error:
        raise UnfitFile(_("The table can’t be read: %(error)s") % {"error": error}) from error


def _decoded(data: bytes) -> str:
    """UTF-8 or UTF-16 with their marks, else UTF-8, else Windows' Arabic. Raises UnfitFile for what is no text."""
    marks = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    for encoding in (marks.get(data[:2], "utf-8-sig"), "cp1256"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnfitFile(_("This is neither XMLTV nor a CSV table."))


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _columns(head: list[str]) -> dict[int, str]:
    """Which column stands where. Raises UnfitFile if one is missing that must be there."""
    columns = {place: COLUMNS[fold(name).strip()] for place, name in enumerate(head) if fold(name).strip() in COLUMNS}
    missing = {"start", "title"} - set(columns.values())
    if missing:
        raise UnfitFile(
            _("The first row must name the columns: date, start, end, title, description. Missing: %(names)s")
            % {"names": ", ".join(sorted(missing))}
        )
    return columns


def _take(row: dict[str, str], place: str, zone: ZoneInfo, last: datetime | None, found: Reading) -> datetime | None:
    """Add a row, or say why not; when it begins."""
    try:
        starts_at, day, zoned = _start(row, zone, last)
        ends_at = _end(row, starts_at, day, zone)
    except NoSuchTime as error:
        found.refuse(place, _("%(time)s doesn’t exist on that day: the clocks go forward over it.") % {"time": error})
    except Unreadable as error:
        found.refuse(place, str(error))
    else:
        found.without_zone += not zoned
        live, repeat = (fold(row.get(name, "")) in _YES for name in ("live", "repeat"))
        words = row.get("title", ""), row.get("description", "")
        found.take(Entry(place, starts_at, ends_at, *words, is_live=live, is_repeat=repeat))
        return starts_at
    return last


def _start(row: dict[str, str], zone: ZoneInfo, last: datetime | None) -> tuple[datetime, date | None, bool]:
    """When it begins, the day of its clock (None for a whole moment), and whether the row names a zone."""
    written = row.get("start", "")
    whole = _whole(written)
    if whole is not None:
        return (moment(whole, zone, after=last), None, False) if whole.tzinfo is None else (whole, None, True)
    day = _day(row.get("date", ""))
    return moment(datetime.combine(day, _clock(written)), zone, after=last), day, False


def _end(row: dict[str, str], starts_at: datetime, day: date | None, zone: ZoneInfo) -> datetime | None:
    """When it ends, None where the row leaves that open; an end on the clock before the start is tomorrow's."""
    minutes, written = to_latin(row.get("minutes", "")), row.get("end", "")
    if minutes:
        if not minutes.isdigit() or not _SHORTEST <= int(minutes[:6]) <= _LONGEST:
            raise Unreadable(_("The duration “%(text)s” is no number of minutes.") % {"text": minutes[:40]})
        return starts_at + timedelta(minutes=int(minutes))
    if not written:
        return None
    whole = _whole(written)
    if whole is not None:
        return moment(whole, zone, after=starts_at) if whole.tzinfo is None else whole
    begins = starts_at.astimezone(zone)
    clock = _clock(written)
    ends = datetime.combine(day or begins.date(), clock)
    if ends <= begins.replace(tzinfo=None) and moment(ends, zone, after=starts_at) <= starts_at:
        ends += timedelta(days=1)
    return moment(ends, zone, after=starts_at)


def _whole(written: str) -> datetime | None:
    """A cell that holds day and time, with or without a zone."""
    text = to_latin(written)
    if len(text) < len("2026-11-25 1:00") or not text[:4].isdigit():
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found


def _day(written: str) -> date:
    if not written:
        raise Unreadable(_("It has no date."))
    found = parse_date(written)
    if found is None or found.first is None:
        raise Unreadable(
            _("The date “%(text)s” can’t be read, or day and month could be either; write it as 2026-11-25.")
            % {"text": written[:40]}
        )
    return found.first


def _clock(written: str) -> time:
    """A time of day. Raises Unreadable."""
    match = _CLOCK.fullmatch(fold(to_latin(written)).strip())
    if match is not None:
        hour, minute, half = int(match[1]), int(match[2]), match[4]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half in ("pm", "م", "مساء") else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute, int(match[3] or 0) % 60)
    raise Unreadable(_("The time “%(text)s” can’t be read; write it as 18:30.") % {"text": written[:40]})


def example() -> Iterator[str]:
    """A short table to begin with, as a spreadsheet opens it."""
    yield "date,start,end,title,description,live\r\n"
    yield "2026-11-25,18:00,18:30,The news at six,The day in half an hour,yes\r\n"
    yield "2026-11-25,18:30,20:00,The long evening,,\r\n"
