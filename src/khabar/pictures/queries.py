from __future__ import annotations

from collections.abc import Collection

from khabar.pictures.models import Picture
from khabar.pictures.renditions import SHOWN


def uncredited(numbers: Collection[int]) -> list[str]:
    """Titles of those pictures that name neither photographer nor agency; no query for no numbers."""
    if not numbers:
        return []
    found = Picture.objects.filter(pk__in=numbers, photographer="", agency="")
    return list(found.values_list("title", flat=True))


def pictures_numbered(numbers: Collection[int]) -> dict[int, Picture]:
    """Pictures by number, with what pages show of them; no query for no numbers."""
    if not numbers:
        return {}
    return {picture.pk: picture for picture in Picture.objects.filter(pk__in=numbers).only(*SHOWN)}
