"""The labels of a page's frame: which one a line is, or opens with."""

from __future__ import annotations

import re
import tomllib
from enum import Enum
from functools import lru_cache
from importlib.resources import files

from .lines import Line, letters_of


class Label(Enum):
    """What a label stands over, or says of the rest of its line. Each is a table of labels.toml."""

    COMMENTS = "comments"
    MORE = "more"
    READ_ALSO = "read_also"
    TAGS = "tags"
    SHARE = "share"
    NAVIGATION = "navigation"
    AD = "ad"
    NEWSLETTER = "newsletter"
    LEGAL = "legal"
    STORIES = "stories"
    VIDEOS = "videos"
    POLL = "poll"
    SOURCE = "source"
    CREDIT = "credit"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    SUMMARY = "summary"
    POINTS = "points"
    NOTICE = "notice"
    TITLE = "title"
    END = "end"


Labels = frozenset[Label]
NONE: Labels = frozenset()
ANY: Labels = frozenset(Label)

MOST_WORDS = 7
LONGEST_OPENING = 5
LONGEST_LABEL = 45
LONGEST_TRAIL = 300
TRAIL = re.compile(r"\s?[>›»|•·]\s?|\s/\s|(?<=[^\W\d])/(?=[^\W\d])")
COLONS = ":：|»>›–—-,،/"
BEFORE_COMMAS = frozenset(
    letters_of(label)
    for label in (
        "image source",
        "image caption",
        "media caption",
        "author",
        "role",
        "published",
        "صدر الصورة",
        "مصدر الصورة",
        "التعليق على الصورة",
        "شرح الصورة",
        "تعليق الصورة",
    )
)
PARTING = "–—-/"
SLASHED = frozenset({Label.SOURCE, Label.CREDIT})
LONGEST_CALL = 140
QUOTED = re.compile('["“”«»]')
HOUSE_CALL = re.compile(
    r"\b(?:join|follow|subscribe to|sign up (?:to|for)|download|like|support) (?:us|our)\b|\bnot responsible for the content\b"
    r"|(?<!\w)(?:ل|ب|في|إلى|على|عبر)?\s?(?:قناتنا|قنواتنا|صفحتنا|نشرتنا|تطبيقنا|حسابنا|حساباتنا)(?!\w)|اضغط هنا|انقر هنا",
    re.IGNORECASE,
)


def _vocabulary() -> tuple[dict[str, Labels], dict[str, Labels]]:
    tables = tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))
    whole: dict[str, Labels] = {}
    openings: dict[str, Labels] = {}
    for label in Label:
        for language, phrases in tables[label.value].items():
            known = openings if language == "openings" else whole
            for phrase in phrases:
                known[letters_of(phrase)] = known.get(letters_of(phrase), NONE) | {label}
    return whole, openings


WHOLE, OPENINGS = _vocabulary()


@lru_cache(maxsize=8192)
def labels_of(text: str) -> Labels:
    """Every label that a whole line may be, numbers and punctuation aside ("Comments (12)")."""
    if len(text) > 2 * LONGEST_LABEL:
        return NONE
    key = letters_of(text)
    if key in WHOLE:
        return WHOLE[key]
    words = key.split()
    if len(words) <= MOST_WORDS:
        for length in range(min(len(words), LONGEST_OPENING), 0, -1):
            found = OPENINGS.get(" ".join(words[:length]))
            if found:
                return found
    return NONE


def is_label(line: Line, *labels: Label) -> bool:
    """Whether a line is one of these labels, or any label if none is named."""
    return not labels_of(line.text).isdisjoint(labels or ANY)


def is_trail(text: str) -> bool:
    """Whether a line is a row of links: "Home > News > Courts", "World | Politics | Sport"."""
    if len(text) > LONGEST_TRAIL:
        return False
    parts = [part for part in TRAIL.split(text) if part.strip()]
    known = [bool(labels_of(part)) for part in parts]
    led = len(parts) > 1 and known[0] and any(mark in text for mark in ">›»/")
    return led or (len(parts) > 1 and sum(known) * 2 > len(parts))


def opens_a_notice(text: str) -> bool:
    """Whether a sentence is the house speaking to its reader ("We use cookies …"), not part of the article."""
    words = letters_of(text[: 2 * LONGEST_LABEL]).split()
    return any(Label.NOTICE in OPENINGS.get(" ".join(words[:length]), NONE) for length in range(1, LONGEST_OPENING))


def is_house_call(text: str) -> bool:
    """Whether a short line asks the reader to join, follow or subscribe, outside quotation marks."""
    short = len(text) <= LONGEST_CALL and not QUOTED.search(text)
    return short and HOUSE_CALL.search(text) is not None


def after_label(text: str, *labels: Label) -> str | None:
    """What follows one of these labels and a colon, bar or dash ("Source: RT" gives "RT"), or None."""
    for index, character in enumerate(text[:LONGEST_LABEL]):
        if character in ",،" and letters_of(text[:index]) not in BEFORE_COMMAS:
            continue
        if character == "/" and SLASHED.isdisjoint(labels):
            continue
        if character not in COLONS or (character in PARTING and character != "/" and text[index - 1 : index] != " "):
            continue
        if not WHOLE.get(letters_of(text[:index]), NONE).isdisjoint(labels or ANY):
            return text[index + 1 :].lstrip(COLONS + " ").rstrip(" :،,|–—-/") or None
    return None
