"""Where a picture is used. Wagtail's index knows of links; apps above add what they keep otherwise, in `ready()`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from khabar.pictures.models import Picture


@dataclass(frozen=True)
class Use:
    """Something that shows a picture, as the desk names it; `url` is empty where readers have none."""

    kind: str
    title: str
    url: str = ""


Finder = Callable[[int], list[Use]]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Let `finder(number of a picture)` add uses. It must cost the same however many pictures there are."""
    if finder not in _finders:
        _finders.append(finder)


def uses_of(picture: Picture, most: int) -> list[Use]:
    """The first uses of a picture, at most so many."""
    found = [use for finder in _finders for use in finder(picture.pk)]
    linked = (_linked(item) for item, _references in picture.get_usage()[:most])
    return list(islice((*found, *linked), most))


def _linked(item: Any) -> Use:
    return Use(
        kind=str(item._meta.verbose_name),
        title=item.get_admin_display_title() if hasattr(item, "get_admin_display_title") else str(item),
        url=item.url if getattr(item, "live", False) and hasattr(item, "url") else "",
    )
