"""XMLTV: `<programme start="20261125180000 +0300" stop="…" channel="…"><title>…`.

Declarations of entities are refused, whatever they do; of the document type nothing is ever loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zoneinfo import ZoneInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khabar.channels.reading.entries import Entry, Reading, UnfitFile
from khabar.channels.zones import NoSuchTime, moment
from khabar.text.digits import to_latin

DEEPEST = 12
_START = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
_TIME = re.compile(r"(?P<digits>\d{8}|\d{10}|\d{12}|\d{14})(?:\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d))?")


def looks_like(data: bytes) -> bool:
    return _START.match(data) is not None


def read(data: bytes, zone: ZoneInfo, channel: str, found: Reading) -> None:
    """Add the programmes of `channel`, or of the only channel, to `found`. Raises UnfitFile."""
    channels: set[str] = set()
    last: datetime | None = None
    for number, element in enumerate(_programmes(data), 1):
        named = (element.get("channel") or "").strip()
        channels.add(named)
        if not channel and len(channels) > 1:
            raise UnfitFile(
                _("The file has several channels (%(names)s); say in the channel’s settings which one is meant.")
                % {"names": ", ".join(sorted(channels))}
            )
        if channel and named != channel:
            continue
        last = _take(element, _("programme %(number)s") % {"number": number}, zone, last, found)
    if channel and channel not in channels:
        names = ", ".join(sorted(channels)[:20]) or "–"
        raise UnfitFile(
            _("The file has no channel “%(channel)s”, only: %(names)s") % {"channel": channel, "names": names}
        )


def _programmes(data: bytes) -> Iterator[Element]:
    """Each programme, with nothing else kept in memory. Raises UnfitFile for what is hostile or broken."""
    parents: list[Any] = []
    try:
        for event, element in iterparse(BytesIO(data), events=("start", "end"), forbid_entities=True):
            if event == "start":
                if not parents and element.tag != "tv":
                    raise UnfitFile(_("This is an XML file, but no XMLTV: it doesn’t begin with <tv>."))
                parents.append(element)
                if len(parents) > DEEPEST:
                    raise UnfitFile(_("The file is nested deeper than any schedule."))
                continue
            parents.pop()
            if len(parents) == 1:
                if element.tag == "programme":
                    yield element
                parents[0].clear()
    except DefusedXmlException as error:
        raise UnfitFile(_("The file declares entities, which no schedule needs; it was not opened.")) from error
    except (ParseError, LookupError, ValueError) as error:
        if isinstance(error, UnfitFile):
            raise
        raise UnfitFile(_("The XML is broken: %(error)s") % {"error": error}) from error


def _take(element: Element, place: str, zone: ZoneInfo, last: datetime | None, found: Reading) -> datetime | None:
    """Add a programme, or say why not; when it begins."""
    try:
        starts_at, zoned = _moment(element.get("start") or "", zone, last)
        stop = element.get("stop") or ""
        ends_at = _moment(stop, zone, starts_at)[0] if stop else None
    except NoSuchTime as error:
        found.refuse(place, _("%(time)s doesn’t exist on that day: the clocks go forward over it.") % {"time": error})
        return last
    except ValueError:
        found.refuse(place, _("Its times can’t be read: “%(time)s”.") % {"time": (element.get("start") or "")[:40]})
        return last
    found.without_zone += not zoned
    found.take(
        Entry(
            place,
            starts_at,
            ends_at,
            _text(element, "title"),
            _text(element, "desc") or _text(element, "sub-title"),
            is_live=element.find("live") is not None,
            is_repeat=element.find("previously-shown") is not None,
        )
    )
    return starts_at


def _moment(written: str, zone: ZoneInfo, after: datetime | None) -> tuple[datetime, bool]:
    """A moment, and whether the file names its zone. Raises ValueError, or NoSuchTime."""
    match = _TIME.fullmatch(to_latin(written).strip())
    if match is None:
        raise ValueError(written)
    digits = match["digits"].ljust(14, "0")
    clock = datetime.strptime(digits, "%Y%m%d%H%M%S")
    named = match["zone"]
    if named is None:
        return moment(clock, zone, after=after), False
    if named.isalpha():
        return clock.replace(tzinfo=UTC), True
    sign, hours, minutes = -1 if named[0] == "-" else 1, int(named[1:3]), int(named[-2:])
    offset = timezone(sign * timedelta(hours=hours, minutes=minutes))
    return clock.replace(tzinfo=offset).astimezone(UTC), True


def _text(element: Element, tag: str) -> str:
    """The text in the edition's language, else the first."""
    found = element.findall(tag)
    own = [each for each in found if (each.get("lang") or "")[:2] == (get_language() or "")[:2]]
    return next(((each.text or "").strip() for each in [*own, *found] if (each.text or "").strip()), "")
