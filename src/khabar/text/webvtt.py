"""Captions: WebVTT (and its elder SubRip) read strictly and written anew, so that nothing but words and times remains.

What is kept of a cue: its times, its words, who speaks, and bold, italic and underlined. Styles, regions, comments,
positions and anything else that a file may hold are dropped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from khabar.text.bidi import strip_controls

MOST_LETTERS, MOST_CUES, LONGEST_CUE = 400_000, 6_000, 1_000
_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_TAG = re.compile(r"<(/?)([^\s>.]*)(?:\.[^\s>]*)?(?:\s+([^>]*))?>")
_KEPT = ("b", "i", "u")
_SKIPPED = ("NOTE", "STYLE", "REGION")
PAUSE, LONGEST_PARAGRAPH = 2.5, 60


class BadCaptions(ValueError):
    """A text is no captions; `line` is where (from 1), `reason` one of the codes of `REASONS`."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason, self.line = reason, line


class BadTime(ValueError):
    """A text is no time."""


REASONS = ("empty", "too_long", "no_times", "backwards", "too_many")


@dataclass(frozen=True)
class Cue:
    """Words shown from `start` to `end` (seconds). `text` is plain, with line breaks; `voice` who speaks, if said.

    `markup` are the same words as WebVTT writes them, with bold, italic and underlined.
    """

    start: float
    end: float
    text: str
    voice: str = ""
    markup: str = ""


def read(source: str) -> list[Cue]:
    """The cues of a WebVTT or SubRip text in the order of their times. Raises BadCaptions."""
    source = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if len(source) > MOST_LETTERS:
        raise BadCaptions("too_long", 1)
    cues = list(_cues(source.split("\n")))
    if not cues:
        raise BadCaptions("empty", 1)
    return sorted(cues, key=lambda cue: cue.start)


def _cues(lines: Sequence[str]) -> Iterator[Cue]:
    found = 0
    for number, block in _blocks(lines):
        if block[0].startswith("WEBVTT") and number == 1:
            continue
        if block[0].split(" ")[0].strip() in _SKIPPED:
            continue
        at = next((index for index, line in enumerate(block[:2]) if "-->" in line), None)
        match = _TIMES.fullmatch(block[at]) if at is not None else None
        if at is None or match is None:
            raise BadCaptions("no_times", number)
        start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
        if end <= start:
            raise BadCaptions("backwards", number + at)
        found += 1
        if found > MOST_CUES:
            raise BadCaptions("too_many", number)
        cue = _cue(start, end, "\n".join(block[at + 1 :]))
        if cue.text:
            yield cue


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that aren't blank, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []
    if block:
        yield len(lines) - len(block) + 1, block


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _cue(start: float, end: float, payload: str) -> Cue:
    voice, open_tags, words, markup, position = "", [], [], [], 0
    payload = strip_controls(payload)[:LONGEST_CUE]
    for tag in _TAG.finditer(payload):
        words.append(piece := html.unescape(payload[position : tag.start()]))
        markup.append(_escaped(piece))
        position = tag.end()
        closing, name, said = tag[1], tag[2].lower(), tag[3] or ""
        if name == "v" and not closing and not voice:
            voice = " ".join(html.unescape(said).split())
        elif name in _KEPT and not closing:
            open_tags.append(name)
            markup.append(f"<{name}>")
        elif name in _KEPT and open_tags and open_tags[-1] == name:
            markup.append(f"</{open_tags.pop()}>")
    words.append(piece := html.unescape(payload[position:]))
    markup += [_escaped(piece), *(f"</{name}>" for name in reversed(open_tags))]
    return Cue(start, end, "".join(words).strip(), voice, "".join(markup).strip())


def _escaped(text: str) -> str:
    # An arrow would be read as times, and an empty line would end the cue.
    return re.sub(r"\n\s*\n", "\n", html.escape(text, quote=False))


def write(cues: Iterable[Cue]) -> str:
    """WebVTT that says what the cues say."""
    parts = ["WEBVTT"]
    for cue in cues:
        words = cue.markup or _escaped(cue.text)
        voice = f"<v {_escaped(cue.voice)}>" if cue.voice else ""
        parts.append(f"{clock(cue.start)} --> {clock(cue.end)}\n{voice}{words}")
    return "\n\n".join(parts) + "\n"


def clock(seconds: float) -> str:
    """`00:01:05.250`, as WebVTT writes times."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def short_clock(seconds: float) -> str:
    """`01:05` or `1:01:05`, as people write times."""
    whole = int(seconds)
    hours = f"{whole // 3600}:" if whole >= 3600 else ""
    return f"{hours}{whole // 60 % 60:02}:{whole % 60:02}"


def seconds_of(text: str) -> int:
    """Whole seconds of `1:05`, `01:05` or `1:01:05`, in any digits. Raises BadTime for anything else."""
    parts = text.strip().split(":")
    if not 2 <= len(parts) <= 3 or not all(part.strip().isdigit() and len(part) <= 3 for part in parts):
        raise BadTime(text)
    numbers = [int(part) for part in parts]
    if any(number > 59 for number in numbers[1:]):
        raise BadTime(text)
    total = 0
    for number in numbers:
        total = total * 60 + number
    return total


def transcript(cues: Sequence[Cue]) -> list[Cue]:
    """The cues as paragraphs: parted where somebody else speaks, at a pause, and after a sentence that came late."""
    paragraphs: list[Cue] = []
    for cue in cues:
        text = " ".join(cue.text.split())
        last = paragraphs[-1] if paragraphs else None
        if last is None or _parts(last, cue):
            paragraphs.append(Cue(cue.start, cue.end, text, cue.voice))
        else:
            paragraphs[-1] = replace(last, end=cue.end, text=f"{last.text} {text}")
    return paragraphs


def _parts(last: Cue, cue: Cue) -> bool:
    if (cue.voice and cue.voice != last.voice) or cue.start - last.end > PAUSE:
        return True
    return len(last.text.split()) >= LONGEST_PARAGRAPH and last.text.endswith((".", "!", "?", "؟", "…", "»", "”"))
