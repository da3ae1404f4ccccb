from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PagePermissionTester

from khabar.fronts.announcing import announce_front
from khabar.fronts.changes import changes
from khabar.fronts.models import Front, FrontVersion
from khabar.fronts.plan import BadPlan, Placement, Plan
from khabar.news.models import NewsPage
from khabar.text.bidi import strip_controls

if TYPE_CHECKING:
    from khabar.accounts.models import User

MOST_STEPS = 30
"""Steps back in a draft."""
MOST_VERSIONS = 300
"""Versions kept of a front; older ones go when a new one goes live."""
AT_ONCE = 50


class DraftMoved(Exception):
    """Somebody changed the draft since the editor last saw it."""


def may_edit_front(user: User | None, page: Page) -> bool:
    """A front belongs to who may publish in its page's part of the tree; None is the house itself, which may do all.

    Not to who may publish the page itself: that is a matter of the edition's structure (`design.structure`).
    """
    return user is None or bool(PagePermissionTester(user, page).can_publish())


def place_item(
    page: Page,
    user: User | None,
    item: int,
    slot: str,
    *,
    starts: datetime | None = None,
    ends: datetime | None = None,
) -> Front:
    """Put an item into a slot of the draft, or move it there with its words, picture and times.

    Raises BadPlan for a slot there is none of, and for an item that isn't published in the front's edition.
    """
    if not NewsPage.objects.published().in_edition(page.locale.language_code).filter(pk=item).exists():
        raise BadPlan(f"item {item} can't be on this front")

    def put(plan: Plan, now: datetime) -> Plan:
        known = plan.of(item) or Placement(slot, item)
        new = replace(known, slot=slot, starts=starts or known.starts, ends=ends or known.ends)
        return plan.place(new, now)

    return _edit(page, user, put)


def alter_placement(
    page: Page,
    user: User | None,
    item: int,
    *,
    slot: str,
    headline: str,
    picture: int | None,
    starts: datetime | None,
    ends: datetime | None,
) -> Front:
    """Give an item on the draft other words, another picture, other times or another slot. Raises BadPlan."""

    def alter(plan: Plan, now: datetime) -> Plan:
        if plan.of(item) is None:
            raise BadPlan(f"item {item} isn't on this front")
        words = strip_controls(headline).strip()
        return plan.place(Placement(slot, item, words, picture, starts, ends), now)

    return _edit(page, user, alter)


def remove_item(page: Page, user: User | None, item: int) -> Front:
    """Take an item off the draft; its slot fills itself."""
    return _edit(page, user, lambda plan, now: plan.without(item))


def show_picture_rail(page: Page, user: User | None, shown: bool) -> Front:
    return _edit(page, user, lambda plan, now: replace(plan, picture_rail=shown))


def take_back_step(page: Page, user: User | None) -> Front:
    """Undo the last change of the draft; harmless where there is none."""
    with transaction.atomic():
        front = _locked(page, user)
        if front.steps:
            front.draft = front.steps.pop()
            _save_draft(front, user)
    return front


def discard_draft(page: Page, user: User | None) -> Front:
    """Throw the draft away; what is live stays."""
    with transaction.atomic():
        front = _locked(page, user)
        front.draft, front.steps = None, []
        _save_draft(front, user)
    return front


def bring_back_version(page: Page, user: User | None, number: int) -> Front:
    """Make an earlier version the draft. Raises FrontVersion.DoesNotExist."""
    with transaction.atomic():
        front = _locked(page, user)
        version = front.versions.get(number=number)
        _push_step(front)
        front.draft = version.plan
        _save_draft(front, user)
    return front


def publish_front(
    page: Page, user: User | None, serial: int | None = None, now: datetime | None = None
) -> FrontVersion | None:
    """Let the draft go live; None if it says what is live already. Raises DraftMoved if it isn't number `serial`."""
    moment = now or timezone.now()
    with transaction.atomic():
        front = _locked(page, user)
        if serial is not None and serial != front.serial:
            raise DraftMoved
        plan = front.draft_plan.current(moment)
        front.draft, front.steps = None, []
        _save_draft(front, user)
        if plan.as_data() == front.live_plan.as_data():
            return None
        return _go_live(front, plan, user, moment)


def undo_publication(page: Page, user: User | None, now: datetime | None = None) -> FrontVersion | None:
    """Let the version before the live one go live again; doing it twice goes two back.

    Before the first version the front filled itself, and before that there is nothing: None.
    """
    moment = now or timezone.now()
    with transaction.atomic():
        front = _locked(page, user)
        live = front.versions.filter(number=front.number).first()
        if live is None or live.origin == 0:
            return None
        before = front.versions.filter(number__lt=live.origin).order_by("-number").first()
        if before is None and live.origin > 1:
            return None  # it was pruned
        plan = Plan.read(before.plan).current(moment) if before else Plan()
        return _go_live(front, plan, user, moment, origin=before.origin if before else 0)


def announce_due(now: datetime | None = None) -> int:
    """Announce the fronts on which something starts or ends by now; how many there were."""
    moment = now or timezone.now()
    due = Front.objects.filter(next_change_at__lte=moment).select_related("page__locale").order_by("next_change_at")
    count = 0
    for front in due[:AT_ONCE]:
        with transaction.atomic():
            announce_front(front.page.specific)
            front.next_change_at = front.live_plan.next_change(moment)
            front.save(update_fields=["next_change_at"])
        count += 1
    return count


def _locked(page: Page, user: User | None) -> Front:
    """The front of a page, for this transaction alone. Raises PermissionDenied."""
    if not may_edit_front(user, page):
        raise PermissionDenied
    Front.objects.get_or_create(page_id=page.pk)
    return Front.objects.select_for_update().get(page_id=page.pk)


def _edit(page: Page, user: User | None, change: Callable[[Plan, datetime], Plan]) -> Front:
    with transaction.atomic():
        front = _locked(page, user)
        before = front.draft_plan
        after = change(before, timezone.now())
        if after.as_data() != before.as_data():
            _push_step(front)
            front.draft = after.as_data()
            _save_draft(front, user)
    return front


def _push_step(front: Front) -> None:
    front.steps = [*front.steps, front.draft][-MOST_STEPS:]


def _save_draft(front: Front, user: User | None) -> None:
    front.serial += 1
    front.drafted_at, front.drafted_by = timezone.now(), user
    front.save(update_fields=["draft", "steps", "serial", "drafted_at", "drafted_by"])


def _go_live(front: Front, plan: Plan, user: User | None, moment: datetime, origin: int | None = None) -> FrontVersion:
    """Write the plan as the live one, with a version and a line in the page's history, and tell the edge."""
    changed = changes(front.live_plan, plan, _titles(front.live_plan, plan))
    front.live, front.number = plan.as_data(), front.number + 1
    front.next_change_at = plan.next_change(moment)
    front.save(update_fields=["live", "number", "next_change_at"])
    version = FrontVersion.objects.create(
        front=front,
        number=front.number,
        origin=front.number if origin is None else origin,
        plan=front.live,
        changes=changed,
        made_at=moment,
        made_by=user,
    )
    front.versions.filter(number__lte=front.number - MOST_VERSIONS).delete()
    page = front.page.specific
    log(instance=page, action="khabar_fronts.publish" if origin is None else "khabar_fronts.undo", user=user)
    announce_front(page)
    return version


def _titles(*plans: Plan) -> dict[int, str]:
    """The headlines of all items of some plans, by one query."""
    numbers = {placement.item for plan in plans for placement in plan}
    return dict(NewsPage.objects.filter(pk__in=numbers).values_list("pk", "title"))
