"""Two sections, an item of each kind, and what changes when somebody gets through a door."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision, TaskState, WorkflowState

from khabar.accounts.actions import entrust, hire
from khabar.accounts.models import User
from khabar.accounts.roles import CHIEF, EDITOR, PICTURE_EDITOR, REPORTER
from khabar.desk.models import Discarded
from tests.fixtures.newsroom import Newsroom

ROLES = {"reporter": REPORTER, "section editor": EDITOR, "picture editor": PICTURE_EDITOR, "chief editor": CHIEF}
KINDS = ("draft", "live", "waiting", "scheduled", "locked", "alias")


@dataclass
class World:
    """Sections `here`, where the section editor publishes, and `there`; items of `me` and of a colleague."""

    newsroom: Newsroom
    role: str
    items: dict[tuple[str, bool, str], Any] = field(default_factory=dict)
    state: tuple[Any, ...] = ()
    """Of everything, before a door is tried."""

    def __post_init__(self) -> None:
        self.sections = {place: self.newsroom.section(place) for place in ("here", "there")}
        self.colleague = hire("colleague", password=None, role=REPORTER)
        self.me = self._me()

    def _me(self) -> User | None:
        if self.role == "nobody":
            return None
        me = hire("me", password=None, role=ROLES.get(self.role, ""), administrator=self.role == "administrator")
        if self.role == "section editor":
            entrust(me, [self.sections["here"]])
        return me

    def item(self, kind: str, *, own: bool, place: str) -> Any:
        """An item that `me` or the colleague wrote; made when first asked for."""
        key = (kind, own, place)
        if key not in self.items:
            owner = self.me if own else self.colleague
            item = self.newsroom.article(f"{kind} {own} {place}", section=self.sections[place], publish=False)
            type(item).objects.filter(pk=item.pk).update(owner=owner)
            item.refresh_from_db()
            getattr(self, f"_{kind}")(item, owner)
            self.items[key] = Page.objects.get(pk=item.pk).specific if kind != "alias" else self._alias(item)
            self.state = everything()
        return self.items[key]

    def _draft(self, item: Any, owner: Any) -> None:
        item.save_revision(user=owner)  # a second one, to compare and go back to

    def _live(self, item: Any, owner: Any) -> None:
        item.save_revision(user=owner).publish()

    def _waiting(self, item: Any, owner: Any) -> None:
        item.get_workflow().start(item, owner)

    def _scheduled(self, item: Any, owner: Any) -> None:
        item.go_live_at = tomorrow()
        item.save_revision(user=owner).publish()

    def _locked(self, item: Any, owner: Any) -> None:
        editor = hire("locker", password=None, role=CHIEF)
        Page.objects.filter(pk=item.pk).update(locked=True, locked_by=editor, locked_at=timezone.now())

    def _alias(self, item: Any, owner: Any = None) -> Any:
        if owner is not None:
            return None
        alias = item.create_alias(update_slug=f"alias-{item.pk}")
        Page.objects.filter(pk=alias.pk).update(owner=item.owner)
        return Page.objects.get(pk=alias.pk).specific


def tomorrow() -> datetime:
    return timezone.now() + timedelta(days=1)


def everything() -> tuple[Any, ...]:
    """What only somebody may change who may at least write the item."""
    columns = ("pk", "path", "draft_title", "latest_revision_id", "owner_id", "alias_of_id", "go_live_at", "locale_id")
    states = WorkflowState.objects.order_by("pk").values_list("pk", "status")
    return (
        list(Page.objects.order_by("pk").values_list(*columns)),
        list(states),
        Revision.objects.count(),
        list(Discarded.objects.order_by("pk").values_list("pk")),
        in_public(),
    )


def in_public() -> tuple[Any, ...]:
    """What only somebody may change who may publish: what readers get now or later, and who may work on it."""
    live = Page.objects.filter(live=True).order_by("pk").values_list("pk", "path", "title", "expire_at", "slug")
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False).order_by("pk").values_list("pk")
    judged = TaskState.objects.filter(status__in=("approved", "rejected")).order_by("pk").values_list("pk")
    locked = Page.objects.filter(locked=True).order_by("pk").values_list("pk")
    return tuple(map(list, (live, scheduled, judged, locked))), PageViewRestriction.objects.count()
