"""A coverage to write in, for these tests."""

from __future__ import annotations

from typing import Any

from khabar.live.actions import Words, file_coverage, write
from khabar.live.models import Coverage, Entry
from khabar.live.writing import blocks_from
from tests.fixtures.newsroom import Newsroom

WORDS = {"ar": "بدأ إخلاء الضفة الشرقية.", "en": "The east bank is being evacuated."}


def cover(newsroom: Newsroom, **fields: Any) -> Coverage:
    """A published coverage, still to come."""
    given = {"title": "الفيضان ساعة بساعة" if newsroom.edition == "ar" else "The flood, hour by hour"} | fields
    return file_coverage(newsroom.section(), **given)


def words(text: str = WORDS["en"], **said: Any) -> Words:
    return Words(blocks_from(text), **said)


def report(coverage: Coverage, text: str = WORDS["en"], **options: Any) -> Entry:
    """An entry of the house's own."""
    title = options.pop("title", "")
    return write(coverage, words(text, title=title), **{"user": None, **options})
