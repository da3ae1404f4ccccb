"""Bytes of unknown encoding become text: marks first, then UTF-8, then the most plausible reading."""

import codecs
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
