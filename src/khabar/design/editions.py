"""An edition is one typed object: language, direction, digits, calendar, months, quotation marks, type scale.

Sizes are CSS pixels: `Step.phone` holds up to 390 px of width, `Step.desktop` from 1,240 px, growing evenly
between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.utils.translation import get_language

from khabar.text.digits import Numbering

Direction = Literal["rtl", "ltr"]
Script = Literal["arab", "latn"]
Typeface = Literal["sans", "serif"]
"""Of headlines; serif means Naskh in Arabic."""
FrontLayout = Literal["columns", "picture", "headlines"]


@dataclass(frozen=True)
class Step:
    """One step of a type scale: size on a phone, size on a desktop, line height as a multiple of the size."""

    phone: float
    desktop: float
    line: float


@dataclass(frozen=True)
class TypeScale:
    """The sizes of one script, from the lead headline of a front down to fine print."""

    display: Step
    headline: Step
    title: Step
    heading: Step
    small: Step
    standfirst: Step
    text: Step
    ui: Step
    fine: Step


@dataclass(frozen=True)
class Fonts:
    """Font files (names without ending) of every first view, and those that running text needs besides.

    Together at most 60 KB.
    """

    first_view: tuple[str, ...]
    running_text: tuple[str, ...]


FONTS: dict[tuple[Script, Typeface], Fonts] = {
    ("arab", "sans"): Fonts(("plex-arabic-700", "plex-arabic-400"), ("naskh-400", "naskh-digits-400")),
    ("arab", "serif"): Fonts(("naskh-700", "naskh-400", "naskh-digits-700", "naskh-digits-400"), ()),
    ("latn", "sans"): Fonts(("plex-400", "plex-600"), ("serif-400",)),
    ("latn", "serif"): Fonts(("serif-display-600", "plex-400", "plex-600"), ("serif-400",)),
}


@dataclass(frozen=True)
class Quotes:
    """Quotation marks, outer and inner."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


@dataclass(frozen=True)
class Edition:
    """What the pages of one edition have in common, whatever their content."""

    code: str
    language: str
    name: str
    """The edition's name in its own language, as the edition switch shows it."""
    territory: str
    """Locale for Open Graph, e.g. `ar_AR`."""
    direction: Direction
    script: Script
    numbering: Numbering
    months: Literal["gulf", "levant", "maghreb", "english"]
    hijri: bool
    hijri_adjust: int
    """Days (-1, 0, 1) by which the announced Hijri date differs from Umm al-Qura."""
    quotes: Quotes
    comma: str
    """What stands between the items of a list, with its space."""
    credit_separator: str
    """What stands between photographer and agency."""
    type: TypeScale
    typeface: Typeface
    front: FrontLayout = "columns"

    @property
    def fonts(self) -> Fonts:
        return FONTS[self.script, self.typeface]

    @property
    def home(self) -> str:
        """Path of the edition's front page: `/` for the first edition, `/en/` for another."""
        return "/" if self.code == settings.EDITIONS[0] else f"/{self.code}/"


ARABIC_TYPE = TypeScale(
    display=Step(29, 44, 1.36),
    headline=Step(28, 42, 1.4),
    title=Step(23, 27, 1.42),
    heading=Step(19, 20, 1.5),
    small=Step(17, 17, 1.55),
    standfirst=Step(18, 20, 1.65),
    text=Step(18, 20, 1.74),
    ui=Step(15, 15, 1.6),
    fine=Step(13, 13, 1.6),
)

LATIN_TYPE = TypeScale(
    display=Step(28, 43, 1.12),
    headline=Step(27, 41, 1.15),
    title=Step(22, 27, 1.2),
    heading=Step(18, 19, 1.28),
    small=Step(16, 16, 1.32),
    standfirst=Step(17, 19, 1.42),
    text=Step(17, 19, 1.6),
    ui=Step(14, 14, 1.45),
    fine=Step(12.5, 12.5, 1.45),
)

EDITIONS: dict[str, Edition] = {
    "ar": Edition(
        code="ar",
        language="ar",
        name="العربية",
        territory="ar_AR",
        direction="rtl",
        script="arab",
        numbering="latn",
        months="gulf",
        hijri=True,
        hijri_adjust=0,
        quotes=Quotes("«", "»", "“", "”"),
        comma="، ",
        credit_separator=" / ",
        type=ARABIC_TYPE,
        typeface="sans",
    ),
    "en": Edition(
        code="en",
        language="en",
        name="English",
        territory="en_GB",
        direction="ltr",
        script="latn",
        numbering="latn",
        months="english",
        hijri=True,
        hijri_adjust=0,
        quotes=Quotes("“", "”", "‘", "’"),
        comma=", ",
        credit_separator=" / ",
        type=LATIN_TYPE,
        typeface="serif",
    ),
}


def get_edition(code: str) -> Edition:
    """The edition of a language code (`en-gb` finds `en`); the first edition for a language that has none."""
    return EDITIONS.get(code) or EDITIONS.get(code.split("-")[0]) or EDITIONS[settings.EDITIONS[0]]


def current() -> Edition:
    """The edition of the active language, without the outlet's wishes (those are in the template context)."""
    return get_edition(get_language() or settings.LANGUAGE_CODE)
