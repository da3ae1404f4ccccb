from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from django.db.models import QuerySet
from django.utils import timezone

from khabar.pictures.licences import SOON
from khabar.pictures.models import Picture
from khabar.pictures.renditions import SHOWN
from khabar.text.folding import fold


def uncredited(numbers: Collection[int]) -> list[str]:
    """Titles of those pictures that name neither photographer nor agency; no query for no numbers."""
    if not numbers:
        return []
    found = Picture.objects.filter(pk__in=numbers, photographer="", agency="")
    return list(found.values_list("title", flat=True))


def with_licence(pictures: QuerySet[Picture], state: str) -> QuerySet[Picture]:
    """Those whose licence is `over`, or ends `soon`; all of them for anything else."""
    now = timezone.now()
    if state == "over":
        return pictures.filter(usable_until__lte=now)
    return pictures.filter(usable_until__gt=now, usable_until__lte=now + SOON) if state == "soon" else pictures


def with_ending_licence(numbers: Collection[int]) -> list[Picture]:
    """Those of the pictures whose licence is over or ends soon; no query for no numbers."""
    if not numbers:
        return []
    ending = Picture.objects.filter(pk__in=numbers, usable_until__lte=timezone.now() + SOON)
    return list(ending.only("title", "usable_until").order_by("pk"))


def pictures_numbered(numbers: Collection[int]) -> dict[int, Picture]:
    """Pictures by number, with what pages show of them; no query for no numbers."""
    if not numbers:
        return {}
    return {picture.pk: picture for picture in Picture.objects.filter(pk__in=numbers).only(*SHOWN)}


MOST_WORDS = 8
COUNTED = 10_000
"""Up to where a listing says how many pictures there are."""


def with_words(
    pictures: QuerySet[Picture], text: str, column: Literal["words", "credit_words"] = "words"
) -> QuerySet[Picture]:
    """Those of `pictures` in whose title, caption, credit, place or day all words stand, in any spelling."""
    for word in fold(text).split()[:MOST_WORDS]:
        pictures = pictures.filter(**{f"{column}__contains": word})
    return pictures
