"""Direct quotations in a body, with the speakers that their introducing words name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .results import Quotation
from .speakers import full_name, speaker_after, speaker_before

PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "‟": "”", "‘": "’", "「": "」"}
LEAST_WORDS = 4
CONTEXT = 220
LONGEST = 6000
MOST_SPEAKERS = 50
SENTENCE_ENDS = ".!?؟…"


@dataclass(frozen=True, slots=True)
class Span:
    """A quotation's place in its paragraph, marks included."""

    start: int
    end: int
    text: str


def find_quotations(paragraphs: Sequence[str]) -> list[Quotation]:
    """The direct quotations of a body, in order; words in marks that nobody is said to have said are left out."""
    found: list[Quotation] = []
    known: dict[str, str] = {}
    speaker = ""
    for index, paragraph in enumerate(paragraphs):
        previous: Span | None = None
        follows_quotation = False
        for span in quoted_spans(paragraph):
            before = _before(paragraph, span, previous)
            after = _after(paragraph, span)
            named = speaker_before(before, speaker) or speaker_after(after, speaker)
            if named is None and (follows_quotation or _stands_alone(paragraph, span, found, index)):
                named = speaker
            follows_quotation = named is not None
            previous = span
            if named is None:
                continue
            if named and named not in known:
                known[named] = full_name(named, paragraphs) if len(known) < MOST_SPEAKERS else named
            speaker = known[named] if named else speaker
            if len(span.text.split()) >= LEAST_WORDS:
                found.append({"text": span.text, "speaker": speaker, "paragraph": index})
    return found


def quoted_spans(paragraph: str) -> Iterator[Span]:
    """Stretches between quotation marks; one left open (a quotation of several paragraphs) runs to the end."""
    position = 0
    while position < len(paragraph):
        closing = PAIRS.get(paragraph[position])
        if closing is None or not _opens(paragraph, position):
            position += 1
            continue
        end = _closing(paragraph, position, closing)
        if end < 0 and (position > 0 or closing == "’"):
            position += 1
            continue
        stop = end if end >= 0 else len(paragraph)
        text = paragraph[position + 1 : stop].strip().rstrip("،,")
        yield Span(position, stop + 1, text)
        position = stop + 1


def _opens(paragraph: str, position: int) -> bool:
    mark = paragraph[position]
    if mark in '"‘':
        return position == 0 or not paragraph[position - 1].isalnum()
    return True


def _closing(paragraph: str, position: int, closing: str) -> int:
    limit = position + LONGEST
    end = paragraph.find(closing, position + 1, limit)
    while end >= 0 and closing == "’" and paragraph[end + 1 : end + 2].isalnum():
        end = paragraph.find(closing, end + 1, limit)
    return end


def _before(paragraph: str, span: Span, previous: Span | None) -> str:
    """The words of the sentence that lead up to a quotation."""
    start = max(span.start - CONTEXT, previous.end if previous else 0, 0)
    context = paragraph[start : span.start]
    cut = max(context.rfind(f"{end} ") for end in SENTENCE_ENDS)
    return context[cut + 1 :].strip() if cut >= 0 else context.strip()


def _after(paragraph: str, span: Span) -> str:
    """The words that follow a quotation in its sentence; none where the quotation closed it."""
    context = paragraph[span.end : span.end + CONTEXT]
    if span.text.endswith(".") and context.strip()[:1] not in ("،", ",", "–", "—", ""):
        return context if context.lstrip()[:1].islower() else ""
    for index, character in enumerate(context):
        if character in SENTENCE_ENDS or character in PAIRS:
            return context[:index]
    return context


def _stands_alone(paragraph: str, span: Span, found: Sequence[Quotation], index: int) -> bool:
    """Whether a quotation fills its paragraph and goes on from one just before it."""
    fills = span.start == 0 and span.end >= len(paragraph) - 2
    return fills and bool(found) and index - found[-1]["paragraph"] <= 1
