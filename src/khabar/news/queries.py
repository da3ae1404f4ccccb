from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote

from django.db.models import Q
from wagtail.query import PageQuerySet

from khabar.news import columns, kinds
from khabar.news.cursors import Cursor

if TYPE_CHECKING:
    from khabar.news.models import NewsPage
    from khabar.sections.models import Section


class NewsQuerySet(PageQuerySet):  # type: ignore[misc]
    """The vocabulary of lists: `NewsPage.objects.published().in_section(s).newest().for_cards()`."""

    def published(self) -> Self:
        """Live items, archive items without a known date included."""
        return self.filter(live_at__isnull=False)

    def dated(self) -> Self:
        """Items whose time is known: what fronts, latest and news sitemaps show."""
        from khabar.news.models import UNDATED

        return self.filter(live_at__gt=UNDATED)

    def in_edition(self, edition: str) -> Self:
        return self.filter(edition=edition)

    def in_section(self, *sections: Section) -> Self:
        numbers = [section.pk for section in sections if section.pk]  # one that is previewed may have none yet
        return self.filter(section=numbers[0]) if len(numbers) == 1 else self.filter(section__in=numbers)

    def tagged(self, tag_id: int) -> Self:
        return self.filter(tagged_items__tag_id=tag_id)

    def signed_by(self, person_id: int) -> Self:
        from khabar.news.models import Byline

        # Not by a join: a name that stands twice above an item would list it twice.
        return self.filter(pk__in=Byline.objects.filter(person_id=person_id).values("page"))

    def newest(self) -> Self:
        return self.order_by("-live_at", "-pk")

    def after(self, cursor: Cursor | None) -> Self:
        """The items that follow `cursor` in newest-first order."""
        if cursor is None:
            return self
        # The first condition is implied by the second; it lets both databases use the index as a range.
        return self.filter(live_at__lte=cursor.live_at).filter(
            Q(live_at__lt=cursor.live_at) | Q(live_at=cursor.live_at, pk__lt=cursor.number)
        )

    def between(self, start: datetime, end: datetime) -> Self:
        return self.filter(live_at__gte=start, live_at__lt=end)

    def without(self, numbers: Iterable[int]) -> Self:
        """Without a few named items. Never with an unbounded list: NOT IN over thousands takes seconds."""
        return self.exclude(pk__in=list(numbers))

    def for_cards(self) -> Self:
        """With all a card shows, in one query."""
        return self.select_related("section", "lead_picture").only(*columns.CARD).annotate(phase=kinds.phase())

    def for_links(self) -> Self:
        """With a headline and an address, and nothing else."""
        return self.select_related("section").only(*columns.ADDRESS)

    def with_kind(self) -> Self:
        """With the columns of every kind joined, so that `kinds.specific` needs no second query."""
        return self.select_related("section", "lead_picture", *kinds.accessors())


def address_digest(path: str) -> str:
    """SHA-256 (hex) of an address, however it is percent-encoded, under which former addresses are kept."""
    return hashlib.sha256(unquote(path).encode("utf-8", "surrogatepass")).hexdigest()


def item_formerly_at(path: str) -> NewsPage | None:
    """The published item that had this address before, on this site or another system."""
    from khabar.news.models import NewsPage

    return NewsPage.objects.published().for_links().filter(former_addresses__digest=address_digest(path)).first()
