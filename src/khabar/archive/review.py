"""An import as the review shows it: the file's lines beside the fields that were read from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khabar.archive.models import Original
from khabar.archive.reading import decode
from khabar.archive.reading.encodings import decode_html
from khabar.archive.reading.results import NotAnArticle
from khabar.archive.reviewing import NEEDED, WRITES
from khabar.archive.translation import days_in_words

LABELS: dict[str, str | Promise] = {
    "headline": gettext_lazy("Headline"),
    "standfirst": gettext_lazy("Standfirst"),
    "byline": gettext_lazy("Byline"),
    "date": gettext_lazy("First appeared"),
    "place": gettext_lazy("Place"),
    "event_days": gettext_lazy("Date of the event"),
    "credit": gettext_lazy("Credit of a lost picture"),
    "sources": gettext_lazy("Sources"),
    "address": gettext_lazy("Original address"),
    "body": gettext_lazy("Text"),
}
LISTS = ("sources",)
LONG = ("standfirst", "body")
MOST_LINES, LONGEST_LINE = 2_000, 2_000
DOUBTFUL = 0.7
_LINE = re.compile(r"line(?:s)? ([0-9]{1,6})")


@dataclass(frozen=True)
class Shown:
    """A field as it was read, and as it stands now."""

    name: str
    label: str | Promise
    value: str
    origin: str
    line: int | None
    """The line of the file it came from, where it is known."""
    percent: int
    doubtful: bool
    long: bool
    fixed: bool
    """Whether it can only be accepted or refused."""
    needed: bool
    refused: bool


@dataclass(frozen=True)
class Proposal:
    """Something the page suggests and no item takes over by itself."""

    kind: str
    text: str
    beside: str
    percent: int
    line: int | None


def shown(original: Original, edition: str) -> list[Shown]:
    """The fields of an item that were read or can be added, in the order of the form."""
    return [_shown(original, name, edition) for name in WRITES if name in original.fields or name != "event_days"]


def _shown(original: Original, name: str, edition: str) -> Shown:
    read = original.fields.get(name, {})
    confidence = float(read.get("confidence") or 0)
    return Shown(
        name=name,
        label=LABELS[name],
        value=as_text(name, original.now(name), edition),
        origin=str(read.get("origin", "")),
        line=_line_of(read),
        percent=round(confidence * 100),
        doubtful=bool(read) and confidence < DOUBTFUL,
        long=name in LONG,
        fixed=name == "event_days",
        needed=name in NEEDED,
        refused=name in original.corrections and not original.corrections[name],
    )


def as_text(name: str, value: Any, edition: str) -> str:
    """A field's value as somebody edits it."""
    if not value:
        return ""
    if name == "event_days":
        return days_in_words(value, edition)
    if name == "body":
        return "\n\n".join(map(str, value))
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def from_text(name: str, text: str) -> Any:
    """What somebody wrote, as a value of the field. None for nothing."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return None
    if name == "body":
        return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    if name in LISTS:
        return [line.strip() for line in text.split("\n") if line.strip()]
    return text


def proposals(original: Original) -> list[Proposal]:
    """What the page suggests: words somebody said, stories it belongs to, a poll, other headlines."""
    fields = original.fields
    found = [
        Proposal(_("Quotation"), quoted["text"], quoted["speaker"], _percent(fields["quotations"]), None)
        for quoted in original.field("quotations") or []
    ]
    for name, kind in (("storylines", _("Story")), ("poll", _("Poll")), ("related", _("Other headline"))):
        value = original.field(name)
        for one in value if isinstance(value, list) else [value] if value else []:
            found.append(Proposal(kind, _text_of(one), "", _percent(fields[name]), _line_of(fields[name])))
    return found


def _text_of(value: Any) -> str:
    if isinstance(value, Mapping):
        return " · ".join(str(part) for part in value.values() if part)
    return str(value)


def _percent(field: Mapping[str, Any]) -> int:
    return round(float(field.get("confidence") or 0) * 100)


def _line_of(field: Mapping[str, Any]) -> int | None:
    found = _LINE.search(str(field.get("origin", "")))
    return int(found[1]) if found else None


@dataclass(frozen=True)
class Source:
    """The file's lines by number; `whole` is false where they had to be cut."""

    lines: list[tuple[int, str]]
    whole: bool


def source_of(original: Original) -> Source:
    """The original as text, bounded for the screen."""
    content = bytes(original.content)
    try:
        text = decode(content)[0] if original.encoding else decode_html(content)
    except NotAnArticle:
        text = ""
    lines = text.splitlines()
    shown = [(number, line[:LONGEST_LINE]) for number, line in enumerate(lines[:MOST_LINES], 1) if line.strip()]
    return Source(shown, len(lines) <= MOST_LINES and all(len(line) <= LONGEST_LINE for line in lines))
