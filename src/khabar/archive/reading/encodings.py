"""Bytes of unknown encoding become text: marks first, then UTF-8, then the most plausible reading."""

from __future__ import annotations

import codecs
import re
import unicodedata

from .results import MAX_BYTES, NotAnArticle

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BINARY_SIGNATURES = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"BM\xf8",
    b"\x7fELF", b"ID3", b"OggS", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!", b"MZ\x90", b"SQLite format 3",
)  # fmt: skip
WIDE = ("utf-16-le", "utf-16-be")
NARROW = ("windows-1256", "iso8859-6", "windows-1252")
CHARSET = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w-]{2,30})", re.IGNORECASE)
DECLARED_WITHIN = 8_192
# Codecs of writing only: Python knows others ("idna", "zip") that are slow or no text at all.
KNOWN_CHARSET = re.compile(
    r"utf-?8|(?:windows|cp|x-cp)-?125\d|iso-?8859-?\d{1,2}|koi8-[ru]|gb\w{1,6}|big5|euc-\w{2}|shift_jis"
)
MOST_BROKEN = 0.01
SAMPLE = 40_000
LEAST_PLAUSIBLE = 0.35

# Shares of the commonest letters in running Arabic; the rest of the alphabet counts as a plain letter.
COMMON_ARABIC = dict.fromkeys("الينموترب", 1.6) | dict.fromkeys("دعسقفكحجةهىأإش", 1.1)


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    Knows UTF-8, UTF-16 and UTF-32 by their mark, UTF-8 and UTF-16 without one, windows-1256,
    ISO-8859-6 and windows-1252. Raises NotAnArticle for what is empty, binary or too large.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise NotAnArticle("empty")
    if len(data) > MAX_BYTES:
        raise NotAnArticle("too large")
    for mark, name in MARKS:
        if data.startswith(mark):
            return _checked(data.decode(name, "replace").removeprefix("\ufeff"), name)
    if data.startswith(BINARY_SIGNATURES):
        raise NotAnArticle("binary")
    if 0 in data[:SAMPLE]:
        return _most_plausible(data, WIDE)
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= MOST_BROKEN * (len(data) - len(text)):
        return _checked(text, "utf-8")
    return _most_plausible(data, NARROW)


def decode_html(data: bytes) -> str:
    """The text of an HTML page: by its mark, as UTF-8 where it is, by the charset it declares, or as `decode` does.

    Browsers save pages as UTF-8 and leave the old declaration in them, so valid UTF-8 comes before what is declared.
    Raises NotAnArticle as `decode` does.
    """
    declared = CHARSET.search(data[:DECLARED_WITHIN])
    marked = data.startswith(tuple(mark for mark, _ in MARKS))
    if marked or not declared or 0 in data[:SAMPLE] or len(data) > MAX_BYTES:
        return decode(data)[0]
    name = declared.group(1).decode("ascii").lower()
    text = data.decode("utf-8", "replace")
    if "\ufffd" in text and KNOWN_CHARSET.fullmatch(name):
        try:
            text = data.decode("windows-1252" if name == "iso-8859-1" else name, "replace")
        except LookupError:
            return decode(data)[0]
    return decode(data)[0] if text.count("\ufffd") > MOST_BROKEN * len(text) else _checked(text, name)[0]


def plausibility(text: str) -> float:
    """How much a text looks like writing, from 0 (noise) to about 1.5 (Arabic with its usual letters)."""
    text = text[:SAMPLE]
    if not text:
        return 0.0
    total = 0.0
    previous = ""
    for character in text:
        script = _script(character)
        total += _worth(character, script)
        if {script, previous} == {"arabic", "latin"}:
            total -= 2.0
        previous = script
    return total / len(text)


def _most_plausible(data: bytes, names: tuple[str, ...]) -> tuple[str, str]:
    readings = []
    for name in names:
        text = data.decode(name, "replace")
        readings.append((plausibility(text), text, name))
    score, text, name = max(readings, key=lambda reading: reading[0])
    if score < LEAST_PLAUSIBLE:
        raise NotAnArticle("binary")
    return _checked(text, name)


def _checked(text: str, name: str) -> tuple[str, str]:
    if not text.strip():
        raise NotAnArticle("empty")
    sample = text[:SAMPLE]
    strange = sum(1 for character in sample if _script(character) == "control")
    if strange > len(sample) * 0.02:
        raise NotAnArticle("binary")
    return text, name


def _script(character: str) -> str:
    if character in "\t\n\r\f":
        return "space"
    if "\u0600" <= character <= "\u06ff" and character.isalpha():
        return "arabic"
    category = unicodedata.category(character)
    if category in ("Cc", "Cn", "Co", "Cs") or character == "\ufffd":
        return "control"
    if character.isalpha():
        return "latin" if character < "\u0250" else "letter"
    return "space" if character.isspace() else "mark"


def _worth(character: str, script: str) -> float:
    if script == "arabic":
        return COMMON_ARABIC.get(character, 0.5)
    if script == "control":
        return -4.0
    if script == "latin":
        return 1.0 if character.isascii() else 0.3
    if script == "letter":
        return 0.4
    if script == "space":
        return 0.8
    return 0.5 if character.isascii() or character in "،؛؟«»“”‘’…–—" else -0.5
