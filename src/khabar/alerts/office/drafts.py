"""Alerts that apps above suggest: `?entry=12` fills the form with what `entry` makes of number 12."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from khabar.alerts.models import LONGEST_TEXT, Alert
from khabar.news.models import NewsPage

Draft = Callable[[int], Alert | None]
_drafts: dict[str, Draft] = {}


def register(name: str, draft: Draft) -> None:
    """Let `draft(number)` give an alert that isn't saved, or None where there is nothing to alert to. Raises ValueError
    if the name is taken by another one."""
    if _drafts.setdefault(name, draft) is not draft:
        raise ValueError(f"alerts are drafted of {name!r} already")


def drafted(asked: Mapping[str, str]) -> Alert | None:
    """The alert that an address asks for."""
    for name, draft in _drafts.items():
        number = asked.get(name, "")
        if number.isascii() and number.isdigit() and len(number) < 19:
            return draft(int(number))
    return None


def of_item(number: int) -> Alert | None:
    item = NewsPage.objects.published().filter(pk=number).first()
    return Alert(item=item, edition=item.edition, text=item.card_headline[:LONGEST_TEXT]) if item else None


register("item", of_item)
