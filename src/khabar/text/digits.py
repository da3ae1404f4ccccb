"""Digits of the three sets that Arabic script is written with."""

from typing import Literal

Numbering = Literal["latn", "arab", "arabext"]

DIGITS: dict[Numbering, str] = {
    "latn": "0123456789",
    "arab": "٠١٢٣٤٥٦٧٨٩",
    "arabext": "۰۱۲۳۴۵۶۷۸۹",
}

_ALL = "".join(DIGITS.values())
_TABLES = {numbering: str.maketrans(_ALL, digits * len(DIGITS)) for numbering, digits in DIGITS.items()}


def to_latin(s: str) -> str:
    """Return `s` with Arabic-Indic and Eastern Arabic-Indic digits as 0–9."""
    return s.translate(_TABLES["latn"])


def localize(s: str, numbering: Numbering) -> str:
    """Return `s` with every digit of the three sets in the set named by its CLDR code.

    Raises KeyError for another code.
    """
    return s.translate(_TABLES[numbering])


def grouped(number: int, numbering: Numbering) -> str:
    """A whole number with its thousands apart: 1,204 or ١٬٢٠٤."""
    text = f"{number:,}"
    return text if numbering == "latn" else localize(text, numbering).replace(",", "٬")
