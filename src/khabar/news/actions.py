from __future__ import annotations

import logging
from datetime import datetime
from urllib.parse import quote, unquote

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from khabar.design.announcing import tags_of
from khabar.edge.actions import announce
from khabar.edge.store import address_tag
from khabar.news.models import Byline, FormerAddress, NewsPage
from khabar.news.queries import address_digest
from khabar.news.signals import items_written
from khabar.sections.models import Section

logger = logging.getLogger(__name__)

AT_ONCE = 200


def give_former_address(item: NewsPage, path: str) -> FormerAddress:
    """Let an address of another system, of any length, redirect to `item`. The first item to claim it keeps it."""
    with transaction.atomic():
        former, created = FormerAddress.objects.get_or_create(
            digest=address_digest(path), defaults={"path": path, "page_id": item.pk}
        )
        if created:  # somebody may have asked for it before, and been told that nothing is there
            announce(address_tag(quote(unquote(path.partition("?")[0]))), why="former address")
    return former


def settle_in_section(item: NewsPage) -> None:
    """Bring the section and edition of an item into step with its place in the tree, by one row."""
    section = Section.objects.get(path=item.path[: -item.steplen])
    with transaction.atomic():
        NewsPage.objects.filter(pk=item.pk).update(section=section, edition=section.edition)
        item.section, item.edition = section, section.edition
        if item.live:
            announce(*tags_of(item), why="item moved")
    items_written.send(NewsPage, numbers=[item.pk])


def mark_updated(item: NewsPage, at: datetime | None = None) -> None:
    """Show readers that `item` has changed in substance, at `at` or now."""
    moment = at or timezone.now()
    with transaction.atomic():
        NewsPage.objects.filter(pk=item.pk).update(updated_at=moment, substantive_change=False)
        announce(*tags_of(item), why="item updated")
    item.updated_at = moment
    items_written.send(NewsPage, numbers=[item.pk])


def restate_bylines(person_id: int) -> int:
    """Bring what items say of their author into step with the author's page; how many had to change."""
    signed = NewsPage.objects.filter(pk__in=Byline.objects.filter(person_id=person_id).values("page"))
    changed = 0
    for item in signed.iterator(chunk_size=AT_ONCE):
        before = item.byline
        item.derive_byline()
        if item.byline != before:
            with transaction.atomic():
                NewsPage.objects.filter(pk=item.pk).update(byline=item.byline, byline_text=item.byline_text)
                announce(f"item:{item.pk}", why="byline restated")
            items_written.send(NewsPage, numbers=[item.pk])
            changed += 1
    return changed


def publish_due(now: datetime | None = None) -> int:
    """Publish every revision whose time has come and take down every page whose time is over; how many there were.

    Wagtail's own command does the same and is documented to run hourly; the worker's beat calls this to the second.
    """
    moment = now or timezone.now()
    due = Revision.objects.filter(approved_go_live_at__lte=moment).order_by("approved_go_live_at", "pk")
    over = Page.objects.live().filter(expire_at__lte=moment).order_by("expire_at", "pk")
    return sum(map(_publish_on_time, due[:AT_ONCE])) + sum(map(_take_down_on_time, over[:AT_ONCE]))


def _publish_on_time(revision: Revision) -> bool:
    try:
        with transaction.atomic():
            revision.publish(log_action=True)
    except Exception:
        # Left in place it would fail again every second, and stand before what can be published.
        logger.exception("Revision %s can't be published; it is a draft again", revision.pk)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        items_written.send(NewsPage, numbers=[int(revision.object_id)])
        return False
    return True


def _take_down_on_time(page: Page) -> bool:
    try:
        with transaction.atomic():
            page.specific.unpublish(set_expired=True, log_action=True)
    except Exception:
        logger.exception("Page %s can't be taken down", page.pk)
        return False
    return True


def next_due() -> datetime | None:
    """When the next item goes live or comes down; None if nothing is scheduled."""
    going_live = (
        Revision.objects.filter(approved_go_live_at__isnull=False)
        .order_by("approved_go_live_at")
        .values_list("approved_go_live_at", flat=True)
        .first()
    )
    expiring = (
        Page.objects.live()
        .filter(expire_at__isnull=False)
        .order_by("expire_at")
        .values_list("expire_at", flat=True)
        .first()
    )
    return min((moment for moment in (going_live, expiring) if moment is not None), default=None)
