"""A page's text as lines with the few features by which its article is told from its frame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.text.bidi import strip_controls
from khabar.text.folding import fold

from .language import FUNCTION_WORDS
from .results import NotAnArticle

MAX_LINES = 20_000
WRAP_WIDTHS = range(50, 121)
LEAST_FULL_LINES = 6

BULLETS = "•·▪▫◦●○■□‣⁃*-–—+>»›✓✔➤►▶"
SENTENCE_ENDS = ".!?؟…。"
CLOSERS = "\"'”’»)]›"
ARROWS = ("→", "←", "»", "›", "➔", "⟶", "›››", ">>", ">>>", "<<")
SENTENCE_BREAK = re.compile(r"[.!?؟][\"”’»)]? (?=\S)|[،؛;:] ")
IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)")
LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}\)")
LINK_NUMBER = re.compile(r"\[\d{1,3}\]")
PICTURE = re.compile(r"\[(?:[\w-]{1,60}\.(?:jpe?g|png|gif|webp|avif)|image|photo|img|inline|صورة)\]\s?", re.IGNORECASE)
EMPHASIS = re.compile(r"\*\*|__")
SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
NOT_WORDS = re.compile(r"[\W_]+")
NOT_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `key` is its folded words (equal keys mean a repeated line), `heading` its markup level or 0."""

    number: int
    text: str
    key: str
    words: int
    block: int
    bullet: bool = False
    picture: bool = False
    heading: int = 0
    function_words: int = 0

    @property
    def ends_sentence(self) -> bool:
        """Whether it closes with a full stop, question or exclamation mark, behind closing quotes or not."""
        return self.text.rstrip(CLOSERS).endswith(tuple(SENTENCE_ENDS))

    @property
    def leads_in(self) -> bool:
        """Whether it announces what follows: "Three things were agreed:"."""
        return self.words >= 4 and self.text.endswith(":")

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running copy: sentences, not a label, a headline or a row of links."""
        if self.words < 8 or self.function_words / self.words < 0.06:
            return False
        if self.ends_sentence:
            return True
        return self.words >= 25 or (self.words >= 16 and bool(SENTENCE_BREAK.search(self.text)))

    @property
    def is_sentence(self) -> bool:
        """Whether it is prose or at least a short closed sentence."""
        return self.is_prose or self.leads_in or (self.words >= 3 and self.ends_sentence)

    @property
    def is_number(self) -> bool:
        """Whether it has figures and signs only, as a table's cell has."""
        return not any(character.isalpha() for character in self.text)


def key_of(text: str) -> str:
    """Folded words without punctuation."""
    return NOT_WORDS.sub(" ", fold(text)).strip()


@lru_cache(maxsize=4096)
def letters_of(text: str) -> str:
    """Folded words without punctuation and numbers: the form in which labels are looked up."""
    return NOT_LETTERS.sub(" ", fold(text)).strip()


def split_lines(text: str) -> list[Line]:
    """The non-empty lines of a page, cleaned of markup and controls, hard-wrapped paragraphs joined again.

    Raises NotAnArticle for more lines than a page has.
    """
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise NotAnArticle("too large")
    text = strip_controls(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""))
    has_link_numbers = len(LINK_NUMBER.findall(text)) >= 3
    lines: list[Line] = []
    for number, block, content in _paragraphs(text):
        pieces = _unlinked(content) if has_link_numbers else [content]
        lines += [line for piece in pieces if (line := _line(number, piece, block))]
    return lines


def _paragraphs(text: str) -> Iterator[tuple[int, int, str]]:
    """Each line's number, its block (lines without a blank one between) and content, wrapped lines joined."""
    raw = [SPACES.sub(" ", line).rstrip() for line in text.split("\n")]
    width = _wrap_width(raw)
    pending: list[str] = []
    start = block = 0
    for number, content in enumerate([*raw, ""], 1):
        if pending and not (content.strip() and _continues(pending[-1], content, width)):
            yield start, block, " ".join(part.strip() for part in pending)
            pending = []
        if not content.strip():
            block += 1
            continue
        start = start if pending else number
        pending.append(content)


def _continues(line: str, following: str, width: int) -> bool:
    """Whether `following` goes on where `line` was broken: its first word had no room left on the line."""
    first = following.strip().split(" ", 1)[0]
    return 0 < width < len(line) + 1 + len(first) and first[:1] not in BULLETS


def _wrap_width(raw: Sequence[str]) -> int:
    """The column at which a program broke the page's paragraphs, or 0 if none did."""
    longest = max(map(len, raw), default=0)
    if longest not in WRAP_WIDTHS:
        return 0
    full = sum(1 for line in raw if len(line) > longest * 0.85)
    return longest if full >= LEAST_FULL_LINES else 0


def _unlinked(content: str) -> list[str]:
    """A text browser's "[3]Home | [4]News" taken apart at its links; a single one stays in its line."""
    pieces = LINK_NUMBER.split(content)
    return pieces if len(pieces) > 2 else ["".join(pieces)]


def _line(number: int, content: str, block: int) -> Line | None:
    text, heading = _without_heading_marks(content.strip())
    picture = bool(PICTURE.match(text)) or text.startswith("![")
    text = PICTURE.sub("", text, count=1) if picture else text
    text = LINK.sub(r"\1", IMAGE.sub(r"\1", text)) if "](" in text else text
    text = EMPHASIS.sub("", text).strip(" |")
    bare = text.lstrip(BULLETS + " ")
    bullet = bare != text and text[len(text) - len(bare) - 1] == " "
    text = bare if bullet else text
    key = key_of(text)
    if not key:
        return None
    words = key.split()
    return Line(
        number=number,
        text=text,
        key=key,
        words=len(words),
        block=block,
        bullet=bullet,
        picture=picture,
        heading=heading,
        function_words=sum(1 for word in words if word in FUNCTION_WORDS),
    )


def _without_heading_marks(text: str) -> tuple[str, int]:
    """A heading's text and level where it is marked as in Markdown, level 0 otherwise."""
    marks = len(text) - len(text.lstrip("#"))
    if 1 <= marks <= 6 and text[marks : marks + 1] == " ":
        return text[marks:].strip(), marks
    return text, 0
