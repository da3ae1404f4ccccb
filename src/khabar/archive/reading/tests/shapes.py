"""Pages with the copy of layouts.toml and lines of a test's own around it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from khabar.archive.reading import read_page
from khabar.archive.reading.results import Reading

HERE = Path(__file__).parent
MASTHEADS = {"ar": ["البوصلة", "الرئيسية", "سياسة", "اقتصاد"], "en": ["The Compass", "Home", "World", "Business"]}
FEET = {
    "ar": ["كلمات مفتاحية", "نوران", "الأكثر قراءة", "كتلة السهل تقاطع الجلسة", "جميع الحقوق محفوظة © البوصلة 2023"],
    "en": ["Topics", "Nouran", "Most read", "Kerania raises bridge tolls for the third time", "© 2023 The Compass"],
}
DATES = {"ar": "18 سبتمبر 2023", "en": "September 18, 2023"}


def table(name: str) -> dict[str, Any]:
    """A table of cases beside this file."""
    return tomllib.loads((HERE / name).read_text("utf-8"))


COPIES = {language: table("layouts.toml")[language] for language in ("ar", "en")}


def paragraphs(language: str) -> list[str]:
    """The five paragraphs of the copy."""
    return [COPIES[language][str(number)] for number in range(1, 6)]


def headline(language: str) -> str:
    """The headline over them."""
    return str(COPIES[language]["h"])


def standfirst(language: str) -> str:
    """A closed sentence that sums them up."""
    return str(COPIES[language]["s"]).rstrip(".") + "."


def read(language: str, above: Sequence[str], body: Sequence[str], below: Sequence[str] = ()) -> Reading:
    """What the reader finds on a page with masthead, headline, these lines and a foot."""
    lines = [*MASTHEADS[language], headline(language), *above, *body, *below, *FEET[language]]
    return read_page("\n".join(lines))
