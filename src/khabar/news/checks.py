"""What an editor should look at before a piece of news is published, whatever its kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khabar.design.publishing import Warned
from khabar.people.models import Person
from khabar.pictures.licences import licence_text
from khabar.text.folding import fold

if TYPE_CHECKING:
    from khabar.news.models import NewsPage

LONG_HEADLINE, CARD_HEADLINE, LONG_STANDFIRST = 110, 80, 300
"""In letters: what a headline on a phone, a card and a paragraph under a headline have room for."""


def warnings_of(item: NewsPage) -> Iterator[Warned]:
    yield from _of_headline(item)
    yield from _of_picture(item)
    signed = list(item.bylines.all())
    if not signed and not item.from_archive:
        yield Warned("bylines", _("Nobody has signed it."))
    yield from without_page("bylines", {entry.name.strip() for entry in signed if not entry.person_id}, item)
    hidden = [entry.person.title for entry in signed if entry.person_id and entry.person and not entry.person.live]
    for name in hidden:
        yield Warned(
            "bylines", _("The page of %(name)s isn’t published: the name will stand without a link.") % {"name": name}
        )


def _of_headline(item: NewsPage) -> Iterator[Warned]:
    if len(item.title) > LONG_HEADLINE:
        yield Warned("title", _("The headline is long: on a phone it fills half the screen."))
    elif len(item.title) > CARD_HEADLINE and not item.short_headline:
        yield Warned("short_headline", _("The headline is long for cards. Write a short one for them."))
    if not item.standfirst.strip():
        yield Warned("standfirst", _("There is no standfirst: cards and shared links will show the headline alone."))
    elif len(item.standfirst) > LONG_STANDFIRST:
        yield Warned("standfirst", _("The standfirst is longer than a short paragraph."))


def _of_picture(item: NewsPage) -> Iterator[Warned]:
    picture = item.lead_picture
    if picture is None:
        if not item.lost_credit:
            yield Warned("lead_picture", _("There is no lead picture."))
        return
    if not picture.description.strip():
        yield Warned("lead_picture", _("The lead picture has no description for readers who can’t see it."))
    if ending := licence_text(picture):
        yield Warned("lead_picture", f"{ending} {_('From then on readers see this without the picture.')}")


def without_page(field: str, names: Collection[str], item: NewsPage) -> Iterator[Warned]:
    """Names that stand for nobody's page, and whether somebody of that name has one. One query for all."""
    wanted = {fold(name): name for name in names if name}
    if not wanted:
        return
    people = Person.objects.filter(locale=item.locale_id, title__in=wanted.values()).values_list("title", flat=True)
    known = {fold(title) for title in people}
    for folded, name in wanted.items():
        if folded in known:
            text = _("%(name)s has a page here. Choose the page instead of writing the name.")
        else:
            text = _("%(name)s has no page here: what they say and write won’t be gathered anywhere.")
        yield Warned(field, text % {"name": name})
