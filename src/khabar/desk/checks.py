"""Checks before publishing that need to know what else there is."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from khabar.design.publishing import Warned
from khabar.desk.outside_links import addresses_in, broken_among
from khabar.desk.queries import asked_in_review, discarded_among, namesake_of
from khabar.news.models import NewsPage


def of_headline(item: NewsPage) -> Iterator[Warned]:
    """The same headline on another item of the edition, in whatever spelling."""
    other = namesake_of(item.title, item.edition or item.locale.language_code, item.pk)
    if other:
        text = _("Item %(number)s has the same headline: is it the same piece of news?")
        yield Warned("title", text % {"number": other.pk})


def of_outside_links(item: NewsPage) -> Iterator[Warned]:
    """Links to other sites that led nowhere when the job last asked; nothing where links aren't checked."""
    if not settings.CHECK_LINKS:
        return
    for address in broken_among(addresses_in(str(item.serializable_data().get("body", "")))):
        yield Warned("body", _("A link leads nowhere: %(address)s") % {"address": address})


def of_review(item: NewsPage) -> Iterator[Warned]:
    """What the editor asked for, until the item is submitted again."""
    asked = asked_in_review(item.pk) if item.pk else ""
    if asked:
        yield Warned("title", _("The editor asks for changes: %(comment)s") % {"comment": asked})


def of_trash(item: NewsPage) -> dict[str, str]:
    """What is in the trash is not published from there."""
    if item.pk and discarded_among([item.pk]):
        return {"title": _("This is in the trash. Restore it before you publish it.")}
    return {}
